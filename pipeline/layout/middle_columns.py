"""Decks over the middle one of three columns: they stand on its axis, within its edges, in type like its own.

What tells them is the row: the column begins higher than its neighbours on both sides, by just these lines, right under a headline.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import ends_sentence
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import TypeSize
from pipeline.textline import TextLine

COLUMN = 4  # lines at the least
MOST = 3  # lines over the middle column: a deck, and who wrote it
WITHIN = 0.8  # of its width that a deck shares with the column
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


def stands_over_row(block: Block, columns: Sequence[Block], body: TypeSize) -> bool:
    """Whether a block of a few lines stands right over a column that has neighbours level with it on both sides."""
    return len(block.lines) <= MOST and any(
        -LEVEL * body.body < c.box.top - block.box.bottom < body.body
        and c.box.x_overlap(block.box) > WITHIN * block.box.width
        and _in_row(c, c.box.top, columns, body)
        and not any(_runs_on(x, c) for x in block.lines)
        for c in columns
        if c is not block and len(c.lines) >= COLUMN and c.frame == block.frame
    )


def _lines_over_row(block: Block, blocks: Sequence[Block], body: TypeSize) -> int:
    if block.vertical or len(block.lines) < COLUMN + 1:
        return 0
    for count in range(1, min(MOST, len(block.lines) - COLUMN) + 1):
        said = any(ends_sentence(x.text) or _runs_on(x, block) for x in block.lines[:count])
        if not said and _in_row(block, block.lines[count].box.top, blocks, body) and _is_headed(block, blocks, body):
            return count
    return 0


def _runs_on(line: TextLine, column: Block) -> bool:
    """From edge to edge with a comma in it: the column itself, of which the first line came apart."""
    fills = line.box.left < column.left + column.em and line.box.right > column.right - column.em
    return fills and any(mark in line.text for mark in "，、；,;")


def _in_row(column: Block, top: float, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Whether columns on both sides of this one begin level with this place in it."""
    slack = LEVEL * body.body
    level = [
        b
        for b in blocks
        if b is not column
        and not b.vertical
        and b.frame == column.frame
        and len(b.lines) >= COLUMN
        and abs(b.box.top - top) < slack
    ]
    left = any(-slack < column.left - b.right < GUTTER * body.body for b in level)
    return left and any(-slack < b.left - column.right < GUTTER * body.body for b in level)


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
