"""Decks over the middle one of three columns: they stand on its axis, within its edges, in type like its own.

What tells them is the row: the column begins higher than its neighbours on both sides, by just these lines, right under a headline.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import ends_sentence
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import TypeSize

COLUMN = 4  # lines at the least
MOST = 3  # lines over the middle column: a deck, and who wrote it
LEVEL = 0.5  # body heights by which the tops of a row differ
GUTTER = 3.0  # body heights from column to column at the most
UNDER = 3.0  # body heights from the headline at the most
AXIS = 1.5  # body heights by which headline and column are out of line
DISPLAY = 1.5  # body heights of the headline at the least


def parted_over_rows(blocks: Sequence[Block], body: TypeSize) -> list[Block]:
    """The blocks; what stands over the row of columns that one is a part of is a block of its own."""
    parts: list[Block] = []
    for block in blocks:
        count = _lines_over_row(block, blocks, body)
        pieces = (block.lines[:count], block.lines[count:]) if count else (block.lines,)
        parts += [Block(piece, block.frame) for piece in pieces]
    return parts


def _lines_over_row(block: Block, blocks: Sequence[Block], body: TypeSize) -> int:
    if block.vertical or len(block.lines) < COLUMN + 1:
        return 0
    slack = LEVEL * body.body
    beside = [
        b for b in blocks if b is not block and len(b.lines) >= COLUMN and b.frame == block.frame and not b.vertical
    ]
    left = [b.box.top for b in beside if -slack < block.left - b.right < GUTTER * body.body]
    right = [b.box.top for b in beside if -slack < b.left - block.right < GUTTER * body.body]
    for count in range(1, min(MOST, len(block.lines) - COLUMN) + 1):
        top = block.lines[count].box.top
        level = all(any(abs(t - top) < slack for t in tops) for tops in (left, right))
        said = any(ends_sentence(x.text) for x in block.lines[:count])
        if level and not said and _is_headed(block, blocks, body):
            return count
    return 0


def _is_headed(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """A headline wider than the column stands right over it, on its axis."""
    return any(
        b.size > DISPLAY * body.body
        and not b.vertical
        and b.box.width > block.box.width
        and -body.body < block.box.top - b.box.bottom < UNDER * body.body
        and abs(b.box.x - (block.left + block.right) / 2) < AXIS * body.body
        for b in blocks
    )
