"""A page as plain text, against the golden file and piece by piece."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from made_pages import made_page

from pipeline.document import Image, Jump, Masthead, Page, Paragraph, Role
from pipeline.export.text import page_to_text

PAGE = made_page()
GOLDEN = Path(__file__).parent / "golden" / "page.txt"


def _whole() -> Page:
    """A page with all that an article may have, and a second one without a headline."""
    first = replace(
        PAGE.articles[0],
        kicker="河湾新城",
        headline="石桥今日通车",
        subtitle="两岸居民步行过河",
        byline="林小舟",
        paragraphs=(
            Paragraph("本报讯 石桥今日上午通车。", Role.BODY, ()),
            Paragraph("两年完成", Role.SUBHEAD, ()),
            Paragraph("石桥长三百米，\n由当地工匠修建。", Role.BODY, ()),
            Paragraph("下一步", Role.SUBHEAD, ()),
        ),
        images=(Image(None, "石桥全景", "沈一帆 摄"), Image(None, None, None)),
        continued_from=Jump("上接第一版", "1"),
        continues_to=Jump("下转第三版", "3"),
    )
    second = replace(PAGE.articles[1], headline=None, paragraphs=(Paragraph("One paragraph.", Role.BODY, ()),))
    return replace(PAGE, articles=(first, second))


def test_the_golden_page() -> None:
    assert page_to_text(_whole()).decode() == GOLDEN.read_text(encoding="utf-8")


def test_a_paragraph_is_one_line() -> None:
    article = replace(PAGE.articles[0], paragraphs=(Paragraph("a\nb\u2028c  d", Role.BODY, ()),))
    assert "a b c d" in page_to_text(replace(PAGE, articles=(article,))).decode().splitlines()


def test_an_empty_page_is_an_empty_file() -> None:
    assert page_to_text(replace(PAGE, articles=(), masthead=Masthead())) == b""


def test_what_no_file_may_hold_is_replaced() -> None:
    article = replace(PAGE.articles[0], headline="a\ud800b")
    assert b"a?b" in page_to_text(replace(PAGE, articles=(article,)))
