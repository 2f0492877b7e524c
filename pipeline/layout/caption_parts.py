"""Of the blocks that begin under a picture, the rows of its caption apart from the column that goes on below them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from pipeline.layout.blocks import Block, in_rows
from pipeline.layout.caption_ends import (
    COLUMN,
    FEW_ROWS,
    Row,
    begins_within,
    closes,
    ends_with_credit,
    is_another_text,
    stands_over_row,
)
from pipeline.layout.near_pictures import BETWEEN, in_rows_too, picture_above
from pipeline.layout.signed_rows import with_signed_rows
from pipeline.layout.typesize import TypeSize, weighted_median
from pipeline.sheet import Picture

WHITE = 0.2  # body heights of white below a caption, over that between lines


def part_captions(blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> tuple[Block, ...]:
    """The blocks; of those that begin under a picture, the rows of the caption apart from the column that goes on."""
    parts: list[Block] = []
    pictures = in_rows_too(pictures, body)
    apart = _with_rows_apart(with_signed_rows(blocks, pictures, body), pictures, body)
    for block in apart:
        picture = picture_above(block, pictures, body)
        parts += _parted(block, picture, apart, body) if picture else [block]
    return tuple(parts)


def _with_rows_apart(blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> list[Block]:
    """The blocks; a row under a picture that was taken for the first lines of the columns below it is a block of its own.

    White below it in each of them, more than between their lines, says that it runs over them all. So does what stands
    at the end of a caption's row, apart from it.
    """
    left = list(blocks)
    for picture in pictures:
        under = [b for b in left if picture_above(b, [picture], body) is not None]
        lead = min(under, key=lambda b: (round(b.box.top / body.body), b.box.left), default=None)
        if lead is None:
            continue
        row = [b for b in under if abs(b.lines[0].box.y - lead.lines[0].box.y) < 0.4 * body.body]
        pieces = sorted((b for b in row if len(b.lines) == 1 or _is_set_off(b, body)), key=lambda b: b.box.left)
        if len(pieces) < 2 or len(pieces) < len(row) or not any(len(b.lines) > 1 for b in pieces):
            continue
        if any(-a.lines[0].box.x_overlap(b.lines[0].box) > BETWEEN * body.body for a, b in pairwise(pieces)):
            continue
        left = [b for b in left if b not in pieces]
        left.append(Block(tuple(b.lines[0] for b in pieces), lead.frame))
        left += [Block(b.lines[1:], b.frame) for b in pieces if len(b.lines) > 1]
    return left


def _is_set_off(block: Block, body: TypeSize) -> bool:
    """More white under the first line than between those below."""
    gaps = [b.box.top - a.box.bottom for a, b in pairwise(block.lines)]
    return len(gaps) >= COLUMN - 1 and gaps[0] > weighted_median(gaps[1:], [1.0] * (len(gaps) - 1)) + WHITE * body.body


def _parted(block: Block, picture: Picture, blocks: Sequence[Block], body: TypeSize) -> list[Block]:
    rows = in_rows(block.lines)
    for n in range(1, min(FEW_ROWS + 1, len(rows))):
        left, right = _edges(rows[n:], block)
        if (
            ends_with_credit(rows[:n])
            or is_another_text(rows[:n], rows[n:])
            or (n < COLUMN and stands_over_row(block, rows[n][0].box.top, picture, blocks, body))
            or closes(rows[:n], rows[n:], left, right, body)
        ):
            if begins_within(block):
                break
            head, rest = rows[:n], rows[n:]
            return [Block(tuple(x for row in part for x in row), block.frame) for part in (head, rest)]
    return [block]


def _edges(rows: Sequence[Row], block: Block) -> tuple[float, float]:
    """Those of a column of some rows; else those of all that stands under the picture."""
    column = block if len(rows) < COLUMN else Block(tuple(x for row in rows for x in row), block.frame)
    return column.left, column.right
