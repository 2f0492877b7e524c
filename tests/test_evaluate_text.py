"""Tests of what counts as the same text, and of characters and words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.text import comparable, graphemes, words


def test_width_quotes_dashes_and_spaces_do_not_count() -> None:
    assert comparable("“新 桥”——（二），ｆｉｎ…") == comparable('"新桥"――(二),fin...')


def test_different_letters_do_count() -> None:
    assert comparable("末班") != comparable("未班")


@given(st.text())
def test_comparable_text_has_no_space(text: str) -> None:
    assert not any(c.isspace() for c in comparable(text))
    assert comparable(f" {text}\n") == comparable(text)


def test_a_letter_with_marks_is_one_character() -> None:
    assert graphemes("q\u0303e\u0301") == ["q\u0303", "é"]


@given(st.text())
def test_graphemes_are_the_text(text: str) -> None:
    assert "".join(graphemes(text)) == comparable(text)


def test_words_are_whole_and_ideographs_single() -> None:
    assert words("The mill's wheel, 3.5 m: 河湾２号") == ["The", "mill's", "wheel", "3.5", "m", "河", "湾", "2", "号"]
