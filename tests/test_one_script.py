"""A character of the other script, unsurely read among those of the page, is the page's own."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.recognition.one_script import in_one_script
from pipeline.sheet import Span

TRADITIONAL = "漁業學會與農會聯辦講習，講題爲養魚與選種，會後參觀網箱。" * 4
SIMPLIFIED = "渔业学会与农会联办讲习，讲题为养鱼与选种，会后参观网箱。" * 4


def _last(page: str, text: str, confidence: float) -> str:
    spans = [
        Span(Box(0, 40 * n, 400, 40 * n + 24).quad(), said, sure, vertical=False, reverse=False)
        for n, (said, sure) in enumerate([(page, 0.999), (text, confidence)])
    ]
    return in_one_script(spans)[-1].text


def test_a_character_of_the_other_script_is_that_of_the_page() -> None:
    assert _last(TRADITIONAL, "漁獲减少三成", 0.93) == "漁獲減少三成"
    assert _last(SIMPLIFIED, "渔獲减少三成", 0.93) == "渔获减少三成"


def test_what_was_surely_read_is_printed_so() -> None:
    assert _last(SIMPLIFIED, "记者陳昇", 0.99) == "记者陳昇"


def test_what_the_page_prints_elsewhere_is_printed_so() -> None:
    assert _last(TRADITIONAL + "恒昌行", "恒昌漁業减產", 0.9) == "恒昌漁業減產"
    assert _last(TRADITIONAL, "恒昌漁業减產", 0.9) == "恆昌漁業減產"


def test_a_line_in_the_other_script_stays_in_it() -> None:
    assert _last(SIMPLIFIED, "漁業學會", 0.9) == "漁業學會"
    assert _last(SIMPLIFIED, "南岸日報", 0.9) == "南岸日報"


def test_one_character_in_a_line_that_tells_nothing_else_is_that_of_the_page() -> None:
    assert _last(TRADITIONAL, "坐船比走山路要紧", 0.97) == "坐船比走山路要緊"


def test_what_is_written_in_many_ways_stays_as_it_was_read() -> None:
    assert _last(TRADITIONAL, "床上說里程", 0.9) == "床上說里程"


def test_pages_in_both_scripts_or_in_none_say_nothing() -> None:
    assert _last(TRADITIONAL + SIMPLIFIED, "漁獲减少", 0.9) == "漁獲减少"
    assert _last("三十日", "漁獲减少", 0.9) == "漁獲减少"
