"""Capitals under capitals: rows of one headline, its decks, and the place with which a dateline begins."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.layout.adoption import adopt_decks
from pipeline.layout.blocks import Block
from pipeline.layout.classify import classify
from pipeline.layout.cuts import cut_runs
from pipeline.layout.headings import with_roles
from pipeline.layout.kinds import Kind
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

BODY = TypeSize(body=20.0, cjk=False)


def _line(text: str, left: float, top: float, right: float, height: float) -> TextLine:
    box = Box(left, top, right, top + height)
    return TextLine(int(top * 1000 + left), text, box, box.quad(), 0.99)


HEAD = (_line("LIGHTHOUSE", 60, 100, 260, 25), _line("LAMP IS MENDED", 30, 130, 290, 25))
COLUMN = tuple(
    _line(text, left, 225 + n * 26, 320, 20)
    for n, (text, left) in enumerate(
        [
            ("The keepers of the tower", 20),
            *[("went up the stair with oil and", 0)] * 4,
            ("came down again at night.", 0),
        ]
    )
)


@pytest.mark.parametrize(
    ("right", "top", "height", "decks"),
    [
        (255, 170, 21, 1),  # lower, closer, and white for a dash over it
        (255, 156, 21, 0),  # no white: a row of the headline
        (300, 170, 21, 0),  # as wide as the rows above
    ],
)
def test_a_deck_in_capitals_is_lower_and_closer_under_white(
    right: float, top: float, height: float, decks: int
) -> None:
    deck = _line("WORK OF A WINTER", 20 + (300 - right) / 2, top, right + (300 - right) / 2, height)
    heading = with_roles([Block((*HEAD, deck))])
    assert len(heading.subtitle) == decks
    assert len(heading.headline) == 3 - decks


def test_a_deck_in_capitals_as_low_as_body_type_belongs_to_its_headline() -> None:
    deck = _line("WORK OF A WINTER", 60, 172, 260, 17)
    blocks = [Block(HEAD), Block((deck,)), Block(COLUMN)]
    kinds = [Kind.HEADING, Kind.BODY, Kind.BODY]
    adopt_decks(blocks, kinds, BODY)
    assert kinds == [Kind.HEADING, Kind.HEADING, Kind.BODY]


def test_the_place_of_a_dateline_is_no_row_of_the_headline() -> None:
    place = _line("PORTHAVEN,", 20, 170, 130, 20)
    pieces = cut_runs([Block((*HEAD, place))], BODY)
    assert [len(p.lines) for p in pieces] == [2, 1]


def test_one_word_alone_may_be_the_first_row_of_a_headline() -> None:
    pieces = cut_runs([Block(HEAD)], BODY)
    assert [len(p.lines) for p in pieces] == [2]


def test_short_lines_of_one_length_in_display_type_are_a_headline() -> None:
    texts = ("On the Moor,", "A Gate That", "No Shepherd", "Would Open")
    head = Block(tuple(_line(t, 0, 100 + n * 42, 230 - n, 34) for n, t in enumerate(texts)))
    sheet = Sheet(width=900, height=900, spans=(), rules=(), frames=(), pictures=())
    column = Block(tuple(_line("went up the stair with oil and", 0, 275 + n * 26, 320, 20) for n in range(6)))
    assert classify([head, column], sheet, (), BODY) == (Kind.HEADING, Kind.BODY)
