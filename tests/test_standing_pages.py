"""Pages set in vertical columns: the head is at the top of the page, columns go in tiers, lines over two tiers are parted."""

from __future__ import annotations

from pipeline.document import Page
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

EM, PITCH = 30, 44
TIERS = (200, 540)
TEXT = (
    "河灣鎮的渡口昨天換了",
    "新船第一班船載着趕早",
    "集的人過了江船長說往",
    "後每半小時開一班雨天",
    "也不停鎮上的老人記得",
    "從前過江要等一頓飯的",
    "工夫如今一袋煙就到了",
    "渡口的燈也換成了亮的",
)
LOWER = tuple(text[::-1] for text in TEXT)


def standing(text: str, right: float, top: float) -> Span:
    return Span(Box(right - EM, top, right, top + EM * len(text)).quad(), text, 0.99, vertical=True)


def level(text: str, left: float, top: float, em: float) -> Span:
    return Span(Box(left, top, left + em * len(text), top + em).quad(), text, 0.99)


def page(*, merged: int | None = None) -> Page:
    spans = [
        level("地方要聞", 480, 40, 44),
        level("第三版", 820, 40, 40),
        level("中華民國八十四年五月二十三日", 60, 50, 22),
    ]
    for n, (upper, lower) in enumerate(zip(TEXT, LOWER, strict=True)):
        right = 900 - n * PITCH
        if n == merged:
            box = Box(right - EM, TIERS[0], right, TIERS[1] + EM * len(lower))
            spans.append(Span(box.quad(), upper + lower, 0.95, vertical=True))
        else:
            spans += [standing(upper, right, TIERS[0]), standing(lower, right, TIERS[1])]
    return layout(Sheet(1000, 1000, tuple(spans), (), (), ()))


def told(found: Page) -> str:
    return "".join(p.text for a in found.articles for p in a.paragraphs)


def test_columns_go_from_right_to_left_in_tiers() -> None:
    assert told(page()) == "".join(TEXT + LOWER)


def test_a_line_over_two_tiers_is_parted() -> None:
    assert told(page(merged=4)) == "".join(TEXT + LOWER)


def test_the_head_is_read_at_the_top() -> None:
    head = page().masthead
    assert (head.page_number, head.section) == ("3", "地方要聞")


def test_polygons_begin_at_the_upper_left_corner_of_the_page() -> None:
    found = page()
    first = next(x for x in found.lines if x.text == TEXT[0])
    assert first.vertical
    assert tuple(map(round, first.polygon[0])) == (900 - EM, TIERS[0])
