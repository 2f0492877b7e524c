"""A page as Markdown."""

from __future__ import annotations

from dataclasses import replace

from made_pages import made_page

from pipeline.document import Image, Jump, Masthead, Page, Paragraph, Role
from pipeline.export.markdown import page_to_markdown

PAGE = made_page()


def _text(page: Page) -> str:
    return page_to_markdown(page).decode()


def test_an_article_is_a_section_with_its_parts_in_order() -> None:
    article = replace(
        PAGE.articles[0],
        kicker="引题",
        headline="主题",
        subtitle="副题",
        byline="记者",
        paragraphs=(
            Paragraph("一段。", Role.BODY, ()),
            Paragraph("小标题", Role.SUBHEAD, ()),
            Paragraph("二段。", Role.BODY, ()),
        ),
        images=(Image(None, "说明", "摄影"),),
        continued_from=Jump("上接第一版", "1"),
        continues_to=Jump("下转第三版", "3"),
    )
    assert _text(replace(PAGE, articles=(article,), masthead=Masthead())) == (
        "*引题*\n\n## 主题\n\n**副题**\n\n*记者*\n\n(上接第一版)\n\n一段。\n\n### 小标题\n\n二段。\n\n"
        "> [image] 说明 — 摄影\n\n(下转第三版)\n"
    )


def test_the_masthead_comes_first() -> None:
    assert _text(PAGE).startswith("# 河湾日报\n\n2026-11-23 · page 1\n\n")


def test_what_markdown_would_take_for_its_own_is_escaped() -> None:
    article = replace(
        PAGE.articles[0],
        headline="*A* [b] <c>",
        paragraphs=tuple(Paragraph(t, Role.BODY, ()) for t in ("# 1", "1. one", "- dash", "a_b", "-5 degrees")),
    )
    lines = _text(replace(PAGE, articles=(article,))).split("\n\n")
    assert r"## \*A\* \[b\] \<c\>" in lines
    assert [x for x in (r"\# 1", r"1\. one", r"\- dash", r"a\_b", "-5 degrees") if x not in lines] == []


def test_an_empty_page_is_an_empty_file() -> None:
    assert _text(replace(PAGE, articles=(), masthead=Masthead())) == ""
