"""Crossheads and the headings of short items: small titles over columns, and which of the two they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.cues import briefs_label, byline, byline_in_run, ends_sentence, is_jump_line, salutation
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.cuts import MOST
from pipeline.layout.flush import is_flush_head, is_repeated, item_mark
from pipeline.layout.kinds import (
    DISPLAY,
    PYRAMID,
    Kind,
    column_below,
    indented_both,
    opens,
    said,
    signed,
    titled_in_capitals,
)
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Rule, Sheet

TOLD = (Kind.BODY, Kind.TITLE, Kind.HEADING)
HABIT = 3  # small headings in capitals that stand under a dash show how the page sets them
FEW = 3  # lines of a column under its title
ALIKE = 1.1  # times the type of a heading level with it
ITEM = 1.1  # times the type of a brief: that of its title
GUTTER = 4.0  # body heights from one column to the next at the most
AXIS = 1.5  # body heights by which a title or a dash is off the axis of its column
INSET = 0.7  # ems by which a deck keeps off both edges of its column
LEADS = 3.0  # body heights from a title over a dash to the column
DASH = 0.6  # times the width of its column: a longer rule parts more than items


def tell_small_titles(blocks: Sequence[Block], kinds: list[Kind], sheet: Sheet, body: TypeSize) -> None:
    """Small lines over columns are titles, or headings where an item of its own begins."""
    groups = _briefs(blocks, kinds, sheet, body)
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
    dashed = [n for n in titles if _is_dashed_off(blocks[n], blocks, sheet, body)]
    capitals = [n for n in titles if titled_in_capitals(blocks[n])]
    habit = len(set(capitals) & set(dashed)) >= max(
        HABIT, 0.6 * len(capitals)
    )  # where there is no room for a dash, too
    briefs = {n: _spread(area, titles, blocks, kinds, sheet, body) for n, area in groups.items()}
    heads = [
        n
        for n in range(len(blocks))
        if kinds[n] is Kind.BODY
        and (
            _heads_brief(n, titles, blocks, briefs.values(), body)
            or _heads_filler(blocks[n], blocks, kinds, sheet, body)
            or _is_underlined(blocks[n], blocks, kinds, sheet, body)
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
        if kinds[n] in (Kind.BODY, Kind.TITLE) and (decks := _decks_under(block, blocks, kinds, sheet.rules, body))
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
    if below is None or not between or not all(_is_inset(b, below) for b in between):
        return []
    first = min(between, key=lambda b: b.box.top)
    return between if _begins_in_capitals(block, blocks, kinds, rules, body, first) else []


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
    larger = len(block.lines) <= 2 and any(block.size > ITEM * b.size for b in under) and not ends_sentence(block.text)
    flush = any(len(b.lines) > 1 and _is_flush(block, b) for b in under)
    return n in titles or larger or flush


def _briefs(blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> dict[int, Box]:
    """By their numbers, the areas under the names of groups of short items (简讯): all of a frame, else as wide as the name's columns go."""
    areas: dict[int, Box] = {}
    for n, block in enumerate(blocks):
        if kinds[n] not in (Kind.BODY, Kind.HEADING) or not briefs_label(block.text):
            continue
        if block.frame >= 0 and not sheet.frames[block.frame].tinted:
            areas[n] = sheet.frames[block.frame].box
            continue
        band = sheet.frames[block.frame].box if block.frame >= 0 else block.box.grown(body.body, 0)
        under = [
            b.box for b in blocks if b.box.x_overlap(band) > 0 and 0 < b.box.top - block.box.bottom < 5 * body.body
        ]
        width = Box.union((band, *under))
        ends = [
            b.box.top
            for b, kind in zip(blocks, kinds, strict=True)
            if kind is Kind.HEADING
            and b.size > DISPLAY * body.body
            and b.box.top > block.box.bottom + 2 * body.body
            and b.box.x_overlap(width) > 0
        ]
        ends += [
            r.box.top for r in sheet.rules if r.box.top > block.box.bottom + 2 * body.body and _crosses(r, width, body)
        ]
        areas[n] = Box(width.left, block.box.bottom, width.right, min(ends, default=float(sheet.height)))
    return areas


def _crosses(rule: Rule, area: Box, body: TypeSize) -> bool:
    """From edge to edge and on past one of them: it parts the page, not the items."""
    juts = max(area.left - rule.box.left, rule.box.right - area.right) > GUTTER * body.body
    return rule.horizontal and juts and rule.box.x_overlap(area) > 0.8 * area.width


def _spread(
    area: Box, titles: Sequence[int], blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize
) -> Box:
    """The area with the columns beside it, as long as each of them holds such titles, flush left, and no large heading."""
    reach = GUTTER * body.body
    while True:
        wider = area
        for strip in (Box(area.right, area.top, area.right + reach, area.bottom), _left_of(area, reach)):
            beside = [n for n, b in enumerate(blocks) if _starts_in(b.box, strip, area, body)]
            walled = any(not r.horizontal and r.box.overlap(strip) > 0 for r in sheet.rules)
            large = any(kinds[n] is Kind.HEADING and blocks[n].size > DISPLAY * body.body for n in beside)
            flush = any(n in titles and not _centred_over(n, blocks, kinds) for n in beside)
            if flush and not walled and not large:
                wider = Box.union(
                    (wider, *(Box(blocks[n].box.left, area.top, blocks[n].box.right, area.bottom) for n in beside))
                )
        if wider == area:
            return area
        area = wider


def _left_of(area: Box, reach: float) -> Box:
    return Box(area.left - reach, area.top, area.left, area.bottom)


def _starts_in(box: Box, strip: Box, area: Box, body: TypeSize) -> bool:
    """Next to the area, with the near edge within the strip beside it."""
    edge = box.left if strip.left >= area.right else box.right
    return strip.left - body.body < edge < strip.right + body.body and area.top < box.y < area.bottom


def _centred_over(n: int, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    below = column_below(blocks[n], blocks, kinds)
    return below is not None and blocks[n].box.left > below.left + below.em


def _heads_item(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """A story opens below (本报讯), or the text with the words of the line: it heads a brief, as no crosshead does."""
    below = column_below(block, blocks, kinds)
    if below is None or signed(block):
        return False
    repeated = is_repeated(said(block), below.text) and not _centred_over(blocks.index(block), blocks, kinds)
    return opens(below) or repeated


def _last_over(block: Block, blocks: Sequence[Block]) -> Block | None:
    over = [b for b in blocks if b.box.y < block.box.y and b.box.x_overlap(block.box) > 0.5 * block.box.width]
    return max(over, key=lambda b: b.box.bottom, default=None)


def _is_dashed_off(block: Block, blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> bool:
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


def _is_underlined(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
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


def _heads_filler(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
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
        and _is_dashed_off(block, blocks, sheet, body)
    )


def _titles_column(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """One or two lines right above a column: a byline, or centred ones that are short enough for a title."""
    below = column_below(block, blocks, kinds)
    if below is None or below.frame != block.frame or below.box.top - block.box.bottom > 2.5 * body.body:
        return False
    if signed(block):
        return True
    if text_width(block.text) > 1.8 * below.box.width / max(below.em, 1.0):
        return False
    centred = abs(block.box.x - (below.left + below.right) / 2) < 1.5 * body.body
    return (centred and indented_both(block, blocks, kinds, body)) or _is_flush(block, below)


def _is_flush(block: Block, below: Block) -> bool:
    """Short lines at the left edge of a column that begins with an indent."""
    short = block.lines[-1].box.right < below.right - below.em
    return short and is_flush_head(block.lines, below.lines[0], below.left, below.em)
