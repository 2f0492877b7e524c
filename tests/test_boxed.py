"""Boxes in a column that tell no story: a list of what stands on other pages, and the weather."""

from __future__ import annotations

from drawing import draw, stories, worded

from pipeline.document import ArticleKind, Page, Role
from pipeline.layout import layout

BOX_IN_A_COLUMN = """
    A================
    =================
      AAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    +----------------+
    | I{name}       |
    | ={name}       |
    | JJJJJJJJJJJ    |
    | KKKKKKKKKKK    |
    | LLLLLLLLLLL    |
    +----------------+
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAA
    AAAAAAAAAA.
"""
INDEX = ("渡口夜航增班……3", "石桥图书入村……5", "春耕工坊开课……7")
WEATHER = ("市区：多云，4~17℃", "山区：阴，2~11℃", "偏东风2～3级")


def _page(name: str, lines: tuple[str, ...]) -> Page:
    """The page with this name over these lines in its box."""
    art = _art(name)
    told = stories(art)
    drawn = (*told["I"].headline, *(told[letter].body[0] for letter in "JKL"))
    return layout(worded(draw(art), dict(zip(drawn, (name, *lines), strict=True))), as_printed=True)


def _art(name: str) -> str:
    return BOX_IN_A_COLUMN.format(name="=" * (2 * len(name) - 1))


def _flows_on(page: Page, name: str) -> bool:
    """Whether the column around the box is one article."""
    told = stories(_art(name))["A"]
    return (told.headline[0], "".join(told.body)) in [(a.headline, a.text.replace("\n", "")) for a in page.articles]


def test_an_index_is_a_teaser_with_an_entry_a_paragraph_and_the_column_around_it_flows_on() -> None:
    page = _page("导读", INDEX)
    (index,) = [a for a in page.articles if a.kind is ArticleKind.REFER]
    assert (index.headline, tuple(p.text for p in index.paragraphs)) == ("导读", INDEX)
    assert len(page.articles) == 2
    assert _flows_on(page, "导读")


def test_a_forecast_is_furniture_and_no_article_and_the_column_around_it_flows_on() -> None:
    page = _page("今日天气", WEATHER)
    assert [(f.kind, f.text) for f in page.furniture] == [(Role.RULE_TEXT, x) for x in ("今日天气", *WEATHER)]
    assert len(page.articles) == 1
    assert _flows_on(page, "今日天气")


def test_other_lines_in_a_frame_are_a_story() -> None:
    lines = ("渡口夜里增开列车三次", "石桥图书今年送到山村", "春耕工坊明天开始上课。")
    page = _page("夜渡", lines)
    (story,) = [a for a in page.articles if a.headline == "夜渡"]
    assert story.text.replace("\n", "") == "".join(lines)
    assert story.kind is not ArticleKind.REFER
    assert not page.furniture
