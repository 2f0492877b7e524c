"""The drawing that layout tests are drawn with."""

from __future__ import annotations

import pytest
from drawing import PITCH, TYPE, draw, stories

from pipeline.geometry import Box

PAGE = """
    A===============   | D====
    ================   | DDDDD
      AAAAA   AAAAAA   | DDDD.
    AAAAAAA   AAAAA.   | -----
    #######     AAAA   | E::
    #######   AAAAAA   | :::
    aaaa      AAAAAA   | :::
    AAAAAAA   AAAA.    | EEE
    +--------------+
    |F~~~~~~       |
    | FFFFFFFFFFFF |
    +--------------+
"""


def test_everything_drawn_is_on_the_sheet() -> None:
    sheet = draw(PAGE)
    assert len(sheet.spans) == 18
    assert [p.box for p in sheet.pictures] == [Box(TYPE, 5 * PITCH, 8 * TYPE, 7 * PITCH)]
    assert [r.horizontal for r in sheet.rules] == [True, False]
    assert [f.box.left for f in sheet.frames] == [1.5 * TYPE]
    assert (sheet.width, sheet.height) == (28 * TYPE, 14 * PITCH)


def test_type_sizes_differ_by_style() -> None:
    by_text = {s.text: s for s in draw(PAGE).spans}
    told = stories(PAGE)
    assert by_text[told["A"].headline[0]].box.height == 2 * PITCH - TYPE / 2
    assert by_text[told["A"].body[0]].box.height == TYPE
    assert by_text[told["A"].caption[0]].box.height < TYPE < by_text[told["F"].deck[0]].box.height
    assert by_text[told["E"].headline[0]].vertical


def test_text_is_as_wide_as_drawn_and_never_repeats() -> None:
    spans = draw(PAGE).spans
    assert len({s.text for s in spans}) == len(spans)
    assert all(len(s.text) == round(s.box.width / TYPE) for s in spans if s.box.height == TYPE)


def test_body_runs_through_the_stacks_from_left_to_right() -> None:
    by_text = {s.text: s.box for s in draw(PAGE).spans}
    body = [by_text[text] for text in stories(PAGE)["A"].body]
    assert [round(b.left / TYPE) for b in body] == [3, 1, 1, 11, 11, 13, 11, 11, 11]
    assert stories(PAGE)["A"].body[-1].endswith("。")


def test_a_digit_gives_a_stack_its_turn() -> None:
    art = """
        1AAAA 2AAAA
        AAAAA AAAAA
        ##### #####
        3AAAA 4AAAA
    """
    by_text = {s.text: s.box for s in draw(art).spans}
    body = [by_text[text] for text in stories(art)["A"].body]
    assert [round(b.top / PITCH) for b in body] == [1, 2, 1, 2, 4, 4]


def test_english_has_words_and_spaces() -> None:
    told = stories("A========\nAAAAAAAA\nAAAAAAA.", english=True)["A"]
    assert " " in told.body[0]
    assert told.body[1].endswith(".")


def test_a_headline_that_changes_width_is_refused() -> None:
    with pytest.raises(ValueError, match="continues no headline"):
        draw("A=====\n====")


def test_an_empty_drawing_is_an_empty_sheet() -> None:
    assert draw("").spans == ()
