"""Heads of items that a short rule tells: a dash over them ends the item above, one under them parts them from their text."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import ends_sentence
from pipeline.layout.blocks import Block
from pipeline.layout.kinds import PYRAMID, Kind, column_below, indented_both, opens, signed, titled_in_capitals
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Rule, Sheet

ITEM = 1.1  # times the type of a brief: that of its title
AXIS = 1.5  # body heights by which a title or a dash is off the axis of its column
LEADS = 3.0  # body heights from a title over a dash to the column
DASH = 0.6  # times the width of its column: a longer rule parts more than items


def _last_over(block: Block, blocks: Sequence[Block]) -> Block | None:
    over = [b for b in blocks if b.box.y < block.box.y and b.box.x_overlap(block.box) > 0.5 * block.box.width]
    return max(over, key=lambda b: b.box.bottom, default=None)


def is_dashed_off(block: Block, blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> bool:
    """A short rule on the axis of the column stands right over the line: what was above has ended, and an item begins."""
    last = _last_over(block, blocks)
    if last is None or len(last.lines) < 2 or not ends_sentence(last.text):
        return False
    return any(
        r.horizontal
        and last.box.bottom - 0.3 * body.body < r.box.y < block.box.top + 0.3 * body.body
        and r.box.width < DASH * last.box.width
        and abs(r.box.x - last.box.x) < 1.5 * body.body
        for r in sheet.rules
    )


def is_underlined(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
    """On the axis of a column, with such a dash between the two: larger type, or capitals that are too long for a crosshead."""
    if len(block.lines) > 2:
        return False
    below = column_below(block, blocks, kinds)
    if below is None or below.frame != block.frame or not (len(below.lines) > PYRAMID or opens(below)):
        return False
    larger = block.size > ITEM * below.size and not (ends_sentence(block.text) or signed(block) or opens(block))
    long = titled_in_capitals(block) and not indented_both(block, blocks, kinds, body)
    if not (larger or long):
        return False
    axis = (below.left + below.right) / 2
    return (
        below.box.top - block.box.bottom < LEADS * body.body
        and abs(block.box.x - axis) < AXIS * body.body
        and block.right < below.right + body.body
        and any(_is_dash(r, block.box.bottom, below, body) for r in sheet.rules)
    )


def _is_dash(rule: Rule, top: float, below: Block, body: TypeSize) -> bool:
    """A short rule on the axis of the column, between this height and its top."""
    between = top - 0.3 * body.body < rule.box.y < below.box.top + 0.3 * body.body
    short = rule.horizontal and rule.box.width < DASH * below.box.width
    return between and short and abs(rule.box.x - (below.left + below.right) / 2) < AXIS * body.body


def heads_filler(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
    """Under such a dash, a line or two of larger type or in capitals right over a column, however much of its width they take."""
    if len(block.lines) > 2:
        return False
    below, over = column_below(block, blocks, kinds), _last_over(block, blocks)
    if below is None:
        return False
    capitals = titled_in_capitals(block) and (len(below.lines) > PYRAMID or opens(below))
    return (
        any(b is over and kind is Kind.BODY for b, kind in zip(blocks, kinds, strict=True))
        and (capitals or (block.size > ITEM * below.size and not ends_sentence(block.text)))
        and below.box.top - block.box.bottom < body.body
        and not opens(block)
        and is_dashed_off(block, blocks, sheet, body)
    )
