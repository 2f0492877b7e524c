"""Kinds of blocks, and what is asked of a block again and again when they are told."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from pipeline.cues import breaks_off_in_byline, byline, byline_in_run, goes_on_below, jump_from, salutation
from pipeline.layout.blocks import Block, is_capital_title, is_centred
from pipeline.layout.typesize import TypeSize


class Kind(Enum):
    BODY = auto()
    HEADING = auto()  # display type
    LABEL = auto()  # the standing title of a column (栏目), reversed over the headline of a story
    TITLE = auto()  # a small centred line: a crosshead, or the heading of a short item
    CAPTION = auto()
    QUOTE = auto()  # a sentence of the story that interrupts its columns in large type


# In body heights. Between DECK and DISPLAY the company decides: beside a heading it is one of its decks.
DISPLAY = 1.5
LABEL = 5.0  # ems; the name of a column is no longer
LARGER = 1.2  # the least type of a deck that runs down from a level headline
FALLS = 3.5  # a deck follows within this
RAGGED = 0.4  # a column has more lines than this share flush on both sides, a deck of some lines fewer
PYRAMID = 4  # lines of a deck at the most
QUOTES = frozenset("\"“”‘’'")
SUBTITLE_MARKS = frozenset("■□●◆◇▲▶►")


def said(block: Block) -> str:
    return " ".join(x.text for x in block.lines)


def titled_in_capitals(block: Block) -> bool:
    """Capitals that may be a title; what a comma ends is the place that a dateline begins with, and TO THE EDITOR opens a letter.

    A quotation that goes on below is the name of a book or a play with which an entry begins.
    """
    text = said(block)
    quoted = text[:1] in QUOTES and not any(mark in text[1:] for mark in QUOTES)
    return is_capital_title(text) and not (quoted or text.rstrip().endswith(",") or salutation(text))


def opens(block: Block) -> bool:
    """A story begins, or what came over from another page."""
    text = "".join(x.text for x in block.lines[:2])
    return any(byline_in_run(text)) or jump_from(text) is not None


def signed(block: Block) -> bool:
    """A byline on each line, or one on two: a name, and under it what its bearer is (Clara Voss / Harbour correspondent)."""
    texts = [x.text for x in block.lines]
    named = all(byline(x) or breaks_off_in_byline(x) for x in texts)
    return named or (len(texts) == 2 and goes_on_below(*texts))


def indented_both(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """All lines keep off both edges of the column that stands below."""
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) > 4:
        return False
    margin = 0.7 * body.body
    return all(x.box.left > below.left + margin and x.box.right < below.right - margin for x in block.lines)


def runs_down_from(deck: Block, headline: Block, body: TypeSize) -> bool:
    """On a page that was laid down, a line of larger type that runs with the columns, before all of those under a level headline."""
    if deck.lines[0].rising or not headline.lines[0].rising or len(deck.lines) > 1 or deck.frame != headline.frame:
        return False
    under = -body.body < deck.box.left - headline.box.right < FALLS * body.body
    first = -body.body < deck.box.top - headline.box.top and deck.box.bottom - headline.box.top < FALLS * body.body
    return under and first and LARGER * body.body < deck.size < headline.size


def column_below(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> Block | None:
    middle = block.box.y
    under = [
        b
        for k, b in zip(kinds, blocks, strict=True)
        if k is Kind.BODY
        and b.box.top >= middle
        and b is not block
        and b.box.x_overlap(block.box) > 0.6 * min(block.box.width, b.box.width)
        and (len(b.lines) >= 3 or opens(b))
        and b.justified >= RAGGED
        and not _is_pyramid(b)
    ]
    return min(under, key=lambda b: b.box.top, default=None)


def _is_pyramid(block: Block) -> bool:
    """A few lines, the last of which is short and stands over the middle of the others: a deck, however even its other lines."""
    return len(block.lines) <= PYRAMID and is_centred(block.lines[-1], block)
