"""Boxes in a column that tell no story: a list of what stands on other pages, and the weather."""

from __future__ import annotations

from drawing import draw, stories, worded

from pipeline.document import ArticleKind, Page, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

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


POINTERS = ("A3 本埠", "渡口夜航增班", "A5社会", "石桥图书入村", "第8版·健康", "春耕工坊开课")


def _rail(pointers: tuple[str, ...]) -> Page:
    """A story with columns, and pointers with white between them down its left side."""
    spans = [_at(text, 60, 60 + 100 * (n // 2) + 28 * (n % 2), 20) for n, text in enumerate(pointers)]
    spans += [_at("新灯照渡口", 300, 40, 60)]
    spans += [_at(text, left, 130 + 28 * n, 20) for left in (300, 660) for n, text in enumerate(LINES)]
    return layout(Sheet(1060, 460, tuple(spans)))


def _at(text: str, left: float, top: float, em: float) -> Span:
    bare = text.lstrip("　")
    left += em * (len(text) - len(bare))
    return Span(Box(left, top, left + em * len(bare), top + em).quad(), bare, 0.99)


LINES = (
    "　　河湾渡口的新灯昨夜点亮，附近的",
    "船工说，从此雾天也看得清石阶。灯塔",
    "由三名老师傅轮流照看，每夜添油两次",
    "，天亮才熄，来往的客商不必再等天明",
) * 2


def test_pages_with_their_sections_down_the_side_are_one_teaser() -> None:
    page = _rail(POINTERS)
    (rail,) = [a for a in page.articles if a.kind is ArticleKind.REFER]
    assert [p.text for p in rail.paragraphs] == ["A3 本埠渡口夜航增班", "A5社会石桥图书入村", "第8版·健康春耕工坊开课"]
    assert [a.headline for a in page.articles if a is not rail] == ["新灯照渡口"]


def test_names_without_a_page_down_the_side_are_none() -> None:
    names = ("本埠", "渡口夜航增班", "社会", "石桥图书入村", "健康", "春耕工坊开课")
    assert not [a for a in _rail(names).articles if a.kind is ArticleKind.REFER]
