"""Paragraphs that begin with the same mark, under the name of a group."""

from __future__ import annotations

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

ITEMS = ["北岸的渡船昨天起改在上午七点", "南坡上栽下的新林已有三千多亩", "西街的水管修通以后家家有了水"]
END = "，众人都说好。"


def han(text: str, left: float, top: float, size: float = 20.0) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


def read(*first: str) -> Page:
    box = [han("简　讯", 180, 60, 40)]
    for n, text in enumerate(first):
        box += [han(text, 140, 130 + 60 * n), han(END, 100, 160 + 60 * n)]
    rest = [han(ITEMS[n % 3], left, 500 + n * 30) for left in (100, 420, 740) for n in range(20)]
    return layout(Sheet(1200, 1300, (*box, *rest)))


def test_each_is_a_story_of_its_own() -> None:
    page = read(*(f"△{text}" for text in ITEMS))
    assert [a.text for a in page.articles][:2] == [f"△{text}{END}" for text in ITEMS[:2]]


def test_entries_of_a_survey_stay_together() -> None:
    page = read("△北岸：渡船改在上午七点开出", "△南坡：栽下的新林有三千多亩", "△西街：水管修通家家有了清水")
    assert sum("众人都说好" in a.text for a in page.articles) == 1


def test_two_marks_may_stand_in_a_story() -> None:
    page = read(*(f"△{text}" for text in ITEMS[:2]))
    assert sum("众人都说好" in a.text for a in page.articles) == 1
