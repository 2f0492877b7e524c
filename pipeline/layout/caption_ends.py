"""Where a caption ends, in rows of lines: with a credit, short of its edge, at white, or where another text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cues import byline_in_run, credit, ends_sentence, split_credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import TypeSize, weighted_median
from pipeline.sheet import Picture
from pipeline.textline import TextLine

Row = Sequence[TextLine]
_ENDED = re.compile(r"\b[a-z]{4,}[.!?][\"”’']?$")  # no abbreviation

FEW_ROWS = 6  # of a caption that only its place tells
COLUMN = 3  # rows that show the edges of a column
JUTS = 2.5  # body heights that a caption reaches over the edge of the column that goes on below
LEVEL = 0.4  # body heights between the beginnings of columns that are level


def closes(rows: Sequence[Row], below: Sequence[Row], left: float, right: float, body: TypeSize) -> bool:
    """The rows end, and what follows between the two edges is no next paragraph of theirs."""
    last, first = Box.union(x.box for x in rows[-1]), Box.union(x.box for x in below[0])
    gaps = [b[0].box.top - a[0].box.bottom for a, b in pairwise([*rows, *below[:6]]) if b is not below[0]]
    usual = weighted_median(gaps, [1.0] * len(gaps)) if gaps else 0.3 * body.body
    if first.top - last.bottom > max(usual, 0.0) + 0.45 * body.body:
        return True
    if last.right > right + JUTS * body.body:
        return True
    short, flush = last.right < right - 1.5 * body.body, first.left < left + 0.7 * body.body
    return short and flush and first.right > right - 1.5 * body.body


def comes_to_an_end(rows: Sequence[Row], right: float, body: TypeSize) -> bool:
    """The last row stops short or with a sentence; else the text goes on in another column."""
    last = rows[-1][-1]
    return last.box.right < right - 1.5 * body.body or ends_sentence(last.text)


def ends_with_credit(rows: Sequence[Row]) -> bool:
    last = "".join(x.text for x in rows[-1])
    return bool(credit(last) or split_credit(" ".join(x.text for row in rows[-2:] for x in row))[1])


def begins_within(block: Block) -> bool:
    """A small letter begins no caption: the sentence of a column goes on."""
    return block.text[:1].islower()


def stands_over_row(block: Block, top: float, picture: Picture, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Alone on top of one of the columns under the picture: the others begin level with what is below it, at ``top``.

    ##################
    cccccccc
    aaaaaaaa  bbbbbbbb
    aaaaaaaa  bbbbbbbb
    """
    others = [
        b.box
        for b in blocks
        if b.box.x_overlap(block.box) <= 0
        and b.box.x_overlap(picture.box) > 0.7 * b.box.width
        and picture.box.y < b.box.top < top + LEVEL * body.body
    ]
    return bool(others) and all(b.top > top - LEVEL * body.body for b in others)


def is_another_text(rows: Sequence[Row], below: Sequence[Row]) -> bool:
    """A story begins below, which says where or by whom it was written; or a sentence goes on there, when the last one was at its end."""
    if any(byline_in_run("".join(x.text for row in below[:2] for x in row))):
        return True
    return below[0][0].text[:1].islower() and _ENDED.search(rows[-1][-1].text) is not None
