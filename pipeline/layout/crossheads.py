"""Crossheads in display type: short lines that a story's column goes on below, however large they are set."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import briefs_label, byline, ends_sentence, opens_mid_sentence
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.kinds import Kind, opens, titled_in_capitals
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Sheet

REACH = 2.5  # body heights from the column above, and to the one below
TINY, DISPLAY = 3.0, 1.2  # ems of a line that is no headline; the size, in body heights, that tells it from body
PICTURED = 4.0  # body heights from a picture, over a caption
LARGEST = 2.2  # body heights; what is longer and larger is a headline
GUTTER = 4.0  # body heights to the columns beside
BESIDE = 2.0  # body heights that these go on below it at the least
HIGHER = 1.1  # times the type of the column below it: what is larger is a headline
WAITING = (",", ":", ";")
EDGE = 1.2  # body heights by which the edges of two pieces of one column differ


def is_crosshead(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
    """Whether a Chinese line stands over the middle of a column that was above it already and in which no story opens.

    A line of some length must have columns of the same story on both sides of it: they begin level with its own one and go on.
    One of Latin capitals that are no higher than the text is told by the sentence that it breaks.
    """
    if not body.cjk:
        return _breaks_sentence(block, blocks, sheet, body)
    if (
        block.size < DISPLAY * body.body
        or block.vertical
        or len(block.lines) > 1
        or ends_sentence(block.text)
        or byline(block.text)
        or briefs_label(block.text)
    ):
        return False
    if text_width(block.text) <= TINY:
        return _heads_piece(block, blocks, kinds, sheet, body)
    column = _interrupted(block, blocks, kinds, body)
    if column is None or _ruled(column.box, block.box, sheet):
        return False
    centred = abs(block.box.x - (column.left + column.right) / 2) < 1.5 * body.body
    return (
        centred
        and block.size < LARGEST * body.body
        and all(_passes(block, column, blocks, kinds, sheet, body, right=right) for right in (False, True))
    )


def _breaks_sentence(block: Block, blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> bool:
    """A line of capitals between two pieces of one column, the upper one of which stops short of the end of a sentence."""
    if block.vertical or len(block.lines) > 1 or not titled_in_capitals(block):
        return False
    near = [b for b in blocks if b is not block and b.frame == block.frame and _covers(b, block)]
    over = [b for b in near if -body.body < block.box.top - b.box.bottom < body.body and b.box.y < block.box.y]
    under = [b for b in near if -body.body < b.box.top - block.box.bottom < body.body and len(b.lines) > 2]
    if len(over) != 1 or not under:
        return False
    above, below = over[0], under[0]
    last, edge = above.lines[-1], EDGE * body.body
    waits = last.text.rstrip().endswith(WAITING) or (last.box.right > below.right - edge and last.text[-1:].isalnum())
    return (
        waits
        and not in_capitals(last.text)
        and block.size < HIGHER * below.size
        and abs(above.left - below.left) < edge
        and (len(above.lines) > 2 or opens_mid_sentence(above.text))
        and not _ruled(above.box, block.box, sheet)
        and not opens(below)
    )


def _heads_piece(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
    """A column goes on under a line of a few characters: below another piece of it, below a picture, or level with a neighbour."""
    below = _below(block, _texts(block, blocks, kinds), body)
    if below is None or opens(below) or not -body.body < block.box.left - below.left:
        return False
    if _interrupted(block, blocks, kinds, body) is not None:
        return True
    level = any(
        -body.body < -b.box.x_overlap(below.box) < GUTTER * body.body and abs(b.box.top - block.box.top) < body.body
        for b in _texts(block, blocks, kinds)
    )
    pictured = any(
        -body.body < block.box.top - p.box.bottom < PICTURED * body.body
        and p.box.x_overlap(below.box) > 0.6 * below.box.width
        for p in sheet.pictures
    )
    return level or pictured


def _texts(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> list[Block]:
    return [
        b
        for b, kind in zip(blocks, kinds, strict=True)
        if kind is Kind.BODY and b is not block and b.frame == block.frame
    ]


def _below(block: Block, texts: Sequence[Block], body: TypeSize) -> Block | None:
    under = [b for b in texts if -body.body < b.box.top - block.box.bottom < REACH * body.body and _covers(b, block)]
    return min(under, key=lambda b: b.box.top, default=None)


def _interrupted(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> Block | None:
    """The piece of column that ends right over the line, if another piece of it goes on right below."""
    texts = _texts(block, blocks, kinds)
    over = [b for b in texts if -body.body < block.box.top - b.box.bottom < REACH * body.body and _covers(b, block)]
    above = max(over, key=lambda b: b.box.bottom, default=None)
    below = _below(block, texts, body)
    if above is None or below is None or opens(below):
        return None
    same = abs(above.left - below.left) < EDGE * body.body and abs(above.right - below.right) < EDGE * body.body
    return above if same else None


def _covers(column: Block, block: Block) -> bool:
    return column.box.x_overlap(block.box) > 0.6 * block.box.width


def _ruled(above: Box, box: Box, sheet: Sheet) -> bool:
    return any(
        r.horizontal and above.bottom - 2 <= r.box.y <= box.top + 2 and r.box.x_overlap(above) > 0.3 * above.width
        for r in sheet.rules
    )


def _passes(
    block: Block,
    above: Block,
    blocks: Sequence[Block],
    kinds: Sequence[Kind],
    sheet: Sheet,
    body: TypeSize,
    *,
    right: bool,
) -> bool:
    """On this side a column that begins level with that of the line, or a picture, goes on past it."""

    def beside(box: Box) -> bool:
        gap = box.left - above.right if right else above.left - box.right
        level = box.top < block.box.top - BESIDE * body.body and box.bottom > block.box.bottom + BESIDE * body.body
        return -body.body < gap < GUTTER * body.body and level

    columns = any(
        kind is Kind.BODY and beside(b.box) and abs(b.box.top - above.box.top) < EDGE * body.body
        for b, kind in zip(blocks, kinds, strict=True)
    )
    return columns or any(beside(p.box) for p in sheet.pictures)
