"""Crossheads of a page that rules its items off: capitals no larger than the text, which no rule parts from the column above.

The rule says that an item begins; what stands in the grid of the lines without one only breaks its column.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import ends_sentence
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.kinds import Kind, column_below, indented_both, titled_in_capitals
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Rule, Sheet

HABIT = 5  # headings under a rule show how the page parts its items, ...
MOST = 0.8  # ... if it is this share of those that stand under a text
LINES = 2  # of a crosshead at the most
HIGHER = 1.1  # times the type of its column: a heading
CLOSE = 0.6  # body heights of white over a crosshead and under it at the most: it stands among the lines of its column
NEAR = 3.0  # body heights from the text above to a heading under its rule


def unruled_crossheads(blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> tuple[int, ...]:
    """The numbers of the blocks; none where the page has no such habit."""
    rules = [r for r in sheet.rules if r.horizontal]
    capitals = [n for n, b in enumerate(blocks) if kinds[n] is not Kind.CAPTION and titled_in_capitals(b)]
    over = {n: text for n in capitals if (text := _text_over(blocks[n], blocks, kinds, body)) is not None}
    ruled = {n for n, text in over.items() if any(_parts(r, text.box, blocks[n].box) for r in rules)}
    small = {n for n in over if n not in ruled and _is_small(blocks[n], over[n], blocks, kinds, body)}
    habit = len(ruled) >= max(HABIT, MOST * (len(over) - len(small)))
    return tuple(sorted(small)) if habit else ()


def _text_over(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> Block | None:
    """The column that ends right over the block."""
    over = [
        (b, kind)
        for b, kind in zip(blocks, kinds, strict=True)
        if b.box.y < block.box.y and b.box.x_overlap(block.box) > 0.5 * block.box.width
    ]
    last, kind = max(over, key=lambda x: x[0].box.bottom, default=(block, Kind.HEADING))
    near = block.box.top - last.box.bottom < NEAR * body.body
    text = kind is Kind.BODY and (len(last.lines) > LINES or ends_sentence(last.text))
    return last if text and near else None


def _is_small(block: Block, above: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) > LINES or block.size > HIGHER * below.size:
        return False
    close = max(block.box.top - above.box.bottom, below.box.top - block.box.bottom) < CLOSE * body.body
    return close and indented_both(block, blocks, kinds, body)


def _parts(rule: Rule, above: Box, block: Box) -> bool:
    between = above.bottom - 0.3 * block.height < rule.box.y < block.top + 0.3 * block.height
    return between and rule.box.x_overlap(above) > 0.3 * above.width
