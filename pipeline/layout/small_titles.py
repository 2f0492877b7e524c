"""Crossheads and the headings of short items: small titles over columns, and which of the two they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.cues import byline, byline_in_run, ends_sentence, is_jump_line, salutation
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.brief_areas import brief_areas, is_indented_over, spread
from pipeline.layout.cuts import MOST
from pipeline.layout.dashed_heads import heads_filler, is_dashed_off, is_underlined
from pipeline.layout.flush import DEEPEST, is_flush_head, is_repeated, item_mark, names_item
from pipeline.layout.kinds import (
    DISPLAY,
    Kind,
    column_below,
    indented_both,
    opens,
    said,
    signed,
    titled_in_capitals,
)
from pipeline.layout.openings import heads_opening
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Rule, Sheet

TOLD = (Kind.BODY, Kind.TITLE, Kind.HEADING)
HABIT = 3  # small headings in capitals that stand under a dash show how the page sets them
FEW = 3  # lines of a column under its title
ALIKE = 1.1  # times the type of a heading level with it
ITEM = 1.1  # times the type of a brief: that of its title
AXIS = 1.5  # body heights by which a title or a dash is off the axis of its column
INDENT, FULL = 1.2, 0.5  # ems of the indent of a paragraph at the least, and off the right edge of a full line
INSET = 0.7  # ems by which a deck keeps off both edges of its column


def tell_small_titles(blocks: Sequence[Block], kinds: list[Kind], sheet: Sheet, body: TypeSize) -> None:
    """Small lines over columns are titles, or headings where an item of its own begins."""
    groups = brief_areas(blocks, kinds, sheet, body)
    for n, block in enumerate(blocks):
        if kinds[n] is Kind.CAPTION and any(_holds_no_picture(area, block, sheet) for area in groups.values()):
            kinds[n] = Kind.BODY
    titles = [
        n
        for n, block in enumerate(blocks)
        if kinds[n] is Kind.BODY
        and len(block.lines) <= 2
        and not salutation(block.text)
        and not (body.cjk and byline_in_run(block.text)[1])  # a dateline that the indent sets on the axis
        and _titles_column(block, blocks, kinds, body)
    ]
    dashed = [n for n in titles if is_dashed_off(blocks[n], blocks, sheet, body)]
    capitals = [n for n in titles if titled_in_capitals(blocks[n])]
    habit = len(set(capitals) & set(dashed)) >= max(
        HABIT, 0.6 * len(capitals)
    )  # where there is no room for a dash, too
    briefs = {n: spread(area, titles, blocks, kinds, sheet, body) for n, area in groups.items()}
    heads = [
        n
        for n in range(len(blocks))
        if kinds[n] is Kind.BODY
        and (
            _heads_brief(n, titles, blocks, briefs.values(), body)
            or heads_filler(blocks[n], blocks, kinds, sheet, body)
            or is_underlined(blocks[n], blocks, kinds, sheet, body)
        )
    ]
    told = [m for m, kind in enumerate(kinds) if m in heads or kind is Kind.HEADING]
    names = [n for n, area in briefs.items() if any(area.holds(blocks[m].box.x, blocks[m].box.y) for m in told)]
    for n in {*titles, *heads}:
        item = n in heads or n in dashed or (habit and n in capitals) or _heads_item(blocks[n], blocks, kinds)
        kinds[n] = Kind.HEADING if item else Kind.TITLE
    decked = [
        m
        for n, block in enumerate(blocks)
        if kinds[n] in TOLD and (decks := _decks_under(block, blocks, kinds, sheet.rules, body))
        for m, other in enumerate(blocks)
        if other is block or any(other is deck for deck in decks)
    ]
    for n in (
        *names,
        *decked,
        *_like_others(blocks, kinds, sheet.rules, body),
        *_marked_like_others(blocks, kinds, body),
        *_level_like_others(blocks, kinds, body),
    ):
        kinds[n] = Kind.HEADING


def _like_others(blocks: Sequence[Block], kinds: Sequence[Kind], rules: Sequence[Rule], body: TypeSize) -> list[int]:
    """Capitals over columns that heights alone do not tell, where most of such lines on the page were told to be headings.

    The boxes of one type differ by a tenth in height: how the page sets its items says more than each of them. One of
    two lines is told by that alone, as a crosshead takes one.
    """
    capitals = [
        n for n, b in enumerate(blocks) if kinds[n] in TOLD and _begins_in_capitals(b, blocks, kinds, rules, body)
    ]
    told = sum(kinds[n] is Kind.HEADING or len(blocks[n].lines) > 1 for n in capitals)
    return [n for n in capitals if kinds[n] is not Kind.HEADING] if told >= max(HABIT, 0.5 * len(capitals)) else []


def _marked_like_others(blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> list[int]:
    """Lines over a text that begin with the mark of an item (▲), as headings of the page do."""
    marks = {item_mark(b.text) for b, kind in zip(blocks, kinds, strict=True) if kind is Kind.HEADING} - {""}
    return [
        n
        for n, b in enumerate(blocks)
        if kinds[n] in (*TOLD, Kind.CAPTION)
        and item_mark(b.text) in marks
        and len(b.lines) == 1
        and any(b.size > ITEM * other.size for other in _right_under(b, blocks, body))
    ]


def _level_like_others(blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> list[int]:
    """A line of Chinese over a column, level with a heading over another one and of its type: boxes differ by a few hundredths in height."""
    heads = [b for b, kind in zip(blocks, kinds, strict=True) if kind is Kind.HEADING and not b.vertical]
    return [
        n
        for n, b in enumerate(blocks)
        if body.cjk
        and kinds[n] in (Kind.BODY, Kind.TITLE)
        and len(b.lines) == 1
        and b.size > ITEM * body.body
        and any(len(column.lines) >= FEW and column.size < b.size / ITEM for column in _right_under(b, blocks, body))
        and any(
            h.frame == b.frame
            and abs(h.box.y - b.box.y) < 0.5 * b.size
            and max(h.size, b.size) < ALIKE * min(h.size, b.size)
            and h.box.x_overlap(b.box) < 0
            and any(len(column.lines) >= FEW for column in _right_under(h, blocks, body))
            for h in heads
        )
    ]


def _right_under(block: Block, blocks: Sequence[Block], body: TypeSize) -> list[Block]:
    return [
        b
        for b in blocks
        if b is not block
        and -0.5 * body.body < b.box.top - block.box.bottom < 2 * body.body
        and b.box.x_overlap(block.box) > 0.6 * min(block.box.width, b.box.width)
    ]


def _begins_in_capitals(
    block: Block,
    blocks: Sequence[Block],
    kinds: Sequence[Kind],
    rules: Sequence[Rule],
    body: TypeSize,
    first: Block | None = None,
) -> bool:
    """A few lines of small capitals right over a column and on its axis, under the end of another one or a rule over its column.

    ``first`` is what stands right under them, if that is not the column.
    """
    text = said(block)
    named = titled_in_capitals(block) or (in_capitals(text) and indented_both(block, blocks, kinds, body))
    if len(block.lines) > MOST or not named:
        return False
    below = column_below(block, blocks, kinds)
    if below is None or below.frame != block.frame:
        return False
    return (
        block.size < DISPLAY * body.body
        and block.em > below.em
        and (first or _address_under(block, below, blocks)).box.top - block.box.bottom < body.body
        and abs(block.box.x - (below.left + below.right) / 2) < AXIS * body.body
        and not is_jump_line(text)
        and _is_set_off_above(block, below, blocks, kinds, rules)
    )


def _is_set_off_above(
    block: Block, below: Block, blocks: Sequence[Block], kinds: Sequence[Kind], rules: Sequence[Rule]
) -> bool:
    """The text over the block has ended, or a rule over its column parts the two, or nothing stands there."""
    over = [
        (b, kind)
        for b, kind in zip(blocks, kinds, strict=True)
        if b.box.y < block.box.y and b.box.x_overlap(block.box) > 0.5 * block.box.width
    ]
    lowest = max((b.box.bottom for b, _ in over), default=0.0)
    return not over or any(
        (kind is Kind.BODY and (ends_sentence(b.text) or is_jump_line(b.lines[-1].text)))
        or any(_parts(r, b.box, block.box, below) for r in rules)
        for b, kind in over
        if b.box.bottom == lowest
    )


def _parts(rule: Rule, above: Box, block: Box, column: Block) -> bool:
    """From edge to edge of the column between the two."""
    between = rule.horizontal and above.bottom - 2 <= rule.box.y <= block.top + 2
    return between and rule.box.x_overlap(column.box) > 0.9 * column.box.width


def _address_under(block: Block, below: Block, blocks: Sequence[Block]) -> Block:
    """Who sent the report, or whom a letter is to, on a line between its title and the column; the column if there is no such line."""
    between = _between(block, below, blocks)
    named = len(between) == 1 and (byline(between[0].text) or salutation(between[0].text))
    return between[0] if named else below


def _between(block: Block, below: Block, blocks: Sequence[Block]) -> list[Block]:
    return [
        b
        for b in blocks
        if block.box.bottom < b.box.y < below.box.top and b.box.x_overlap(below.box) > 0.5 * b.box.width
    ]


def _decks_under(
    block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], rules: Sequence[Rule], body: TypeSize
) -> list[Block]:
    """All that stands between small capitals and their column, if it is set on the axis of both as decks are."""
    below = column_below(block, blocks, kinds)
    between = _between(block, below, blocks) if below is not None else []
    if below is None or not between:
        return []
    rows = sorted(between, key=lambda b: b.box.top)
    # The first rows of a deck may fill the column over an opening, if the last one shows that it is set on an axis.
    if not all(_is_inset(b, below) for b in (rows[-1:] if opens(below) else rows)):
        return []
    return rows if _begins_in_capitals(block, blocks, kinds, rules, body, rows[0]) else []


def _is_inset(deck: Block, column: Block) -> bool:
    """Off both edges of the column, and alike."""
    left, right = deck.left - column.left, column.right - deck.right
    return min(left, right) > INSET * column.em and abs(left - right) < INSET * column.em


def _holds_no_picture(area: Box, block: Block, sheet: Sheet) -> bool:
    """The block is in the area, where there is nothing that it could describe."""
    return area.holds(block.box.x, block.box.y) and not any(area.overlap(p.box) > 0 for p in sheet.pictures)


def _heads_brief(n: int, titles: Sequence[int], blocks: Sequence[Block], briefs: Iterable[Box], body: TypeSize) -> bool:
    """In such an area: a small title, or a line or two of larger type or at the edge, right over an item however short."""
    block = blocks[n]
    if not any(area.holds(block.box.x, block.box.y) for area in briefs):
        return False
    under = _right_under(block, blocks, body)
    if len(block.lines) == 1 and any(_begins_text(block, b) for b in under):
        return False
    larger = len(block.lines) <= 2 and any(block.size > ITEM * b.size for b in under) and not ends_sentence(block.text)
    flush = any(len(b.lines) > 1 and _is_flush(block, b) for b in under)
    return n in titles or larger or flush


def _begins_text(block: Block, below: Block) -> bool:
    """From the indent of a paragraph to the right edge of the text below: its first line, in a box that came out too high."""
    indent = block.box.left - below.left
    return INDENT * below.em < indent < DEEPEST * below.em and abs(below.right - block.box.right) < FULL * below.em


def _heads_item(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """A story opens below (本报讯), or the text with the words of the line: it heads a brief, as no crosshead does."""
    below = column_below(block, blocks, kinds)
    if below is None or signed(block):
        return False
    repeated = is_repeated(said(block), below.text) and not is_indented_over(blocks.index(block), blocks, kinds)
    return opens(below) or repeated


def _titles_column(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """One or two lines right above a column: a byline, or centred ones that are short enough for a title."""
    below = column_below(block, blocks, kinds)
    if below is None or below.frame != block.frame or below.box.top - block.box.bottom > 2.5 * body.body:
        return False
    if signed(block) or (len(block.lines) == 1 and heads_opening(block.lines[0], below, blocks)):
        return True
    if _fills_column(block, below):
        return True
    if text_width(block.text) > 1.8 * below.box.width / max(below.em, 1.0):
        return False
    centred = abs(block.box.x - (below.left + below.right) / 2) < 1.5 * body.body
    return (centred and indented_both(block, blocks, kinds, body)) or _is_flush(block, below)


def _fills_column(block: Block, below: Block) -> bool:
    """A line of larger Chinese type nearly from edge to edge of a column that begins with an indent."""
    if len(block.lines) > 1 or block.vertical or not names_item(block.text):
        return False
    indented = below.lines[0].box.left - below.left > INDENT * below.em
    within = block.box.left > below.left - FULL * below.em and block.box.right < below.right + FULL * below.em
    larger = block.size * block.em > ITEM**2 * below.size * below.em
    return larger and indented and within


def _is_flush(block: Block, below: Block) -> bool:
    """Short lines at the left edge of a column that begins with an indent."""
    short = block.lines[-1].box.right < below.right - below.em
    return short and is_flush_head(block.lines, below.lines[0], below.left, below.em)
