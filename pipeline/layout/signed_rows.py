"""Rows of a caption that end with a credit at the right edge of the picture, with white before it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.near_pictures import picture_above
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture
from pipeline.textline import TextLine

MOST = 6  # rows from the picture to the credit
END = 1.5  # body heights between the right edges of the two


def with_signed_rows(blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> list[Block]:
    """The blocks; a credit with what stands level at its left, from the picture on, is a block, whatever goes on below."""
    left = list(blocks)
    told = [b for b in blocks if not b.lines[0].vertical and picture_above(b, pictures, body) is not None]
    first = {b.lines[0].number for b in told}
    for signed in blocks if told else ():
        who = signed.lines[0]
        under = (b for b in left if b is not signed and b.lines[0].number in first)
        found = next(((b, n) for b in under if (n := _rows(b, who, pictures, body))), None)
        end = _end(who, *found) if found else 0
        if found is None or not end:
            continue
        block, n = found
        left[left.index(block)] = Block((*block.lines[:n], who, *block.lines[n:end]), block.frame)
        left.remove(signed)
        left += [
            Block(lines, b.frame) for lines, b in ((block.lines[end:], block), (signed.lines[1:], signed)) if lines
        ]
    return left


def _end(who: TextLine, block: Block, n: int) -> int:
    """How many lines of the block are left of the credit or before its end, which may stand in the row below; 0 if it is none."""
    if credit(who.text) is not None:
        return n
    below = block.lines[n : n + 1]
    return n + 1 if any(credit(who.text + x.text) is not None for x in below) else 0


def _rows(block: Block, who: TextLine, pictures: Sequence[Picture], body: TypeSize) -> int:
    """How many lines of the block, which is below a picture, the credit ends; 0 if none does.

    ##############
    ##############
    aaaaaaaaaaaaaa      aaaaaa   credit
    aaa     credit      bbbb  bbbb  bbb
    """
    for n, line in enumerate(block.lines[:MOST], start=1):
        if line.box.y_overlap(who.box) > 0.5 * min(line.box.height, who.box.height):
            return n if line.box.right < who.box.left and _are_under_one(block, who.box, pictures, body) else 0
    return 0


def _are_under_one(block: Block, box: Box, pictures: Sequence[Picture], body: TypeSize) -> bool:
    """The block begins under the narrowest picture that the credit stands below and ends with."""
    over = [p.box for p in pictures if p.box.bottom < box.bottom and abs(box.right - p.box.right) < END * body.body]
    over = [p for p in over if box.top - p.bottom < 2 * MOST * body.body]
    return bool(over) and min(over, key=lambda p: p.width).left - body.body < block.box.left
