"""Small display lines that belong to a heading: kickers, decks, bylines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cues import byline, column_label, ends_sentence, is_jump_line, is_subtitle_dash, signature
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.cuts import DECK, MOST
from pipeline.layout.kinds import (
    DISPLAY,
    FALLS,
    LABEL,
    SUBTITLE_MARKS,
    Kind,
    column_below,
    opens,
    runs_down_from,
    said,
    signed,
    titled_in_capitals,
)
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.layout.under_headings import centred, ends_heading

CAPITALS = 1.0  # capitals as high as whole lines of body, descenders included, are of larger type
DECKS = 15.0  # body heights that the decks of a heading may take
STANDS_OUT, SLIGHTLY = 1.22, 1.1  # times the type of its own column: the heading of a small story
SLACK = 0.2  # of its height by which the box of large type is too high
GUTTER = 3.0  # body heights from column to column at the most
WHITE = 0.4  # body heights of white over a kicker, besides that between the lines of the column above it
LEVEL, COLUMN = 0.5, 4  # body heights by which the tops of columns differ, and lines that show that one begins there
INDENT = 0.8  # ems by which a paragraph begins behind its other lines
ALIKE = 1.15  # times the type of another line of one row
WITHIN = 1.2  # body heights from a heading in capitals to a deck in capitals


def adopt_decks(blocks: Sequence[Block], kinds: list[Kind], body: TypeSize) -> None:
    """Small display lines that stand under or over a heading belong to it."""
    for n, block in enumerate(blocks):
        if kinds[n] is Kind.BODY and _is_capital_heading(block, blocks, kinds, body):
            kinds[n] = Kind.HEADING
    changed = True
    while changed:
        changed = False
        for n, block in enumerate(blocks):
            if (
                kinds[n] is Kind.BODY
                and (len(block.lines) <= MOST or block.centred)
                and _joins_heading(n, blocks, kinds, body)
            ):
                kinds[n] = Kind.HEADING
                changed = True
    for n, block in enumerate(blocks):
        if kinds[n] is Kind.BODY and (
            _stands_out(block, blocks, kinds, body) or _heads_row(block, blocks, kinds, body)
        ):
            kinds[n] = Kind.HEADING


def _is_capital_heading(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Capitals as high as whole lines of body over a column, with no more than decks between."""
    if len(block.lines) > 3 or block.size < CAPITALS * body.body or not titled_in_capitals(block):
        return False
    below = column_below(block, blocks, kinds)
    return (
        below is not None
        and block.frame == below.frame
        and below.box.top - block.box.bottom < DECKS * body.body
        and not signature(said(block))
    )


def _stands_out(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Two lines or a few more, clearly larger than the column that they stand over; one alone is a crosshead unless a story opens below.

    Where one does, two Latin lines need be larger by little.
    """
    if len(block.lines) > 6 or block.size <= SLIGHTLY * body.body:
        return False
    below = column_below(block, blocks, kinds)
    if below is None:
        return False
    little = not body.cjk and len(block.lines) > 1 and opens(below) and not ends_sentence(block.text)
    least = SLIGHTLY if little else STANDS_OUT
    return (
        block.size > least * body.body
        and block.frame == below.frame
        and block.box.width < 1.15 * below.box.width
        and len(block.lines) >= (1 if opens(below) else 2)
        and (block.justified < 0.75 or len(block.lines) <= 3)
        and block.size > least * below.size
        and below.box.top - block.box.bottom < 3 * body.body
    )


def _heads_row(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Clearly larger than the columns that begin level with one another right under it: a headline over all of them.

    A story opens in one of that row; or in Latin script the line begins at the edge of the first of them.
    """
    if block.vertical or len(block.lines) > 2 or block.size < STANDS_OUT * body.body or ends_sentence(block.text):
        return False
    columns = [
        b
        for b, kind in zip(blocks, kinds, strict=True)
        if kind is Kind.BODY
        and b is not block
        and b.frame == block.frame
        and len(b.lines) > 2
        and -0.5 * body.body < b.box.top - block.box.bottom < 3 * body.body
    ]
    under = sorted((b for b in columns if b.box.x_overlap(block.box) > body.body), key=lambda b: b.left)
    if len(under) < 2 or any(abs(b.box.top - under[0].box.top) >= body.body for b in under):
        return False
    if not body.cjk and abs(block.left - under[0].left) < body.body and block.right < under[-1].right + body.body:
        return True
    row, reach = list(under), Box.union(b.box for b in under)
    for b in sorted(columns, key=lambda b: -b.box.x_overlap(reach)):
        if b not in row and -b.box.x_overlap(reach) < GUTTER * body.body and abs(b.box.top - reach.top) < body.body:
            row.append(b)
            reach = Box.union((reach, b.box))
    within = reach.left - body.body < block.box.left and block.box.right < reach.right + body.body
    return within and any(opens(b) for b in row)


def _joins_heading(n: int, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """The block is a kicker, a deck or the byline of a heading that stands right over or under it."""
    block = blocks[n]
    if (not body.cjk and opens(block)) or (body.cjk and _tops_column(block, blocks, kinds, body)):
        return False
    headings = [b for b, kind in zip(blocks, kinds, strict=True) if kind is Kind.HEADING and b.frame == block.frame]
    return any(runs_down_from(block, other, body) for other in headings) or any(
        not other.vertical
        and _stands_by(block, other, body)
        and (
            _is_deck(_with_parts(block, blocks, body), other, body)
            or _in_capitals_too(block, other, body)
            or _is_kicker(block, _with_mates(other, blocks, kinds), blocks, body)
            or (block.box.top > other.box.top and ends_heading(block, other, blocks, kinds, body))
        )
        for other in headings
    )


def _tops_column(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """On top of a column, with columns close beside it that begin level with it: a crosshead, or the first line of that column."""
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) > 1 or below.box.top - block.box.bottom > body.body:
        return False
    within = below.left - body.body < block.box.left and block.box.right < below.right + body.body
    return within and any(
        kind is Kind.BODY
        and len(b.lines) >= COLUMN
        and b.frame == block.frame
        and abs(b.box.top - block.box.top) < LEVEL * body.body
        and 0 < -b.box.x_overlap(below.box) < GUTTER * body.body
        for b, kind in zip(blocks, kinds, strict=True)
    )


def _stands_by(block: Block, heading: Block, body: TypeSize) -> bool:
    """Over or under the heading, within its width but for what a mark allows."""
    least = 0.3 if _is_marked(block) else 0.8
    inside = block.box.x_overlap(heading.box) > least * min(block.box.width, heading.box.width)
    sunk = max(0.3 * body.body, SLACK * heading.size)
    return inside and -sunk <= -block.box.y_overlap(heading.box) <= FALLS * body.body


def _is_marked(block: Block) -> bool:
    text = block.lines[0].text
    return is_subtitle_dash(text) or text[:1] in SUBTITLE_MARKS


def _is_deck(block: Block, heading: Block, body: TypeSize) -> bool:
    """Told by its mark; or by larger type or the byline under it, close by, on the axis or the left edge of the heading."""
    few, ratio = len(block.lines) <= 2, block.size / body.body
    if _is_marked(block) and few:
        return True
    if body.cjk and _leads_in(block):
        return False
    narrow = block.box.width < 1.15 * max(heading.box.width, 1.0) or ratio >= (1.2 if few else 1.3)
    placed = centred(block, heading, body) or abs(block.box.left - heading.box.left) < 1.2 * body.body
    close = -block.box.y_overlap(heading.box) <= 2.2 * body.body
    signs = few and len(block.lines) > 1 and byline(block.lines[-1].text) is not None
    if placed and narrow and close and signs:
        return True
    return (placed or _is_marked(block) or ratio >= 1.35) and (
        ratio >= DECK and narrow and close and (block.justified < 0.9 or few or block.centred)
    )


def _leads_in(block: Block) -> bool:
    """The first paragraph of a story, which may be set larger and wider than its columns: it opens like one, or is indented and told in sentences."""
    if opens(block) and not signed(block):
        return True
    first, *others = block.lines
    indented = bool(others) and all(first.box.left > x.box.left + INDENT * block.em for x in others)
    return indented and "。" in block.text


def _in_capitals_too(block: Block, heading: Block, body: TypeSize) -> bool:
    """Capitals right under a heading in capitals and on its axis, no higher: a deck, be it as low as body type."""
    below = -block.box.y_overlap(heading.box) < WITHIN * body.body and block.box.y > heading.box.bottom
    both = titled_in_capitals(block) and in_capitals(said(heading)) and block.size < heading.size
    return below and both and centred(block, heading, body)


def _with_parts(block: Block, blocks: Sequence[Block], body: TypeSize) -> Block:
    """The line with those of its type that stand level with it, an em or two apart: parts of one deck of Chinese."""
    if not body.cjk or len(block.lines) > 1 or block.size < DECK * body.body:
        return block
    parts = [
        b
        for b in blocks
        if len(b.lines) == 1
        and not b.vertical
        and max(b.size, block.size) < 1.1 * min(b.size, block.size)
        and b.box.y_overlap(block.box) > 0.8 * min(b.box.height, block.box.height)
        and -b.box.x_overlap(block.box) < 2 * block.size
    ]
    return Block(tuple(x for b in parts for x in b.lines), block.frame) if len(parts) > 1 else block


def _with_mates(heading: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> Block:
    """The heading with the others of its size that stand level with it, an em or two apart: parts of one headline."""
    mates = [
        b
        for b, kind in zip(blocks, kinds, strict=True)
        if kind is Kind.HEADING
        and not b.vertical
        and len(b.lines) == len(heading.lines)
        and max(b.size, heading.size) < 1.1 * min(b.size, heading.size)
        and b.box.y_overlap(heading.box) > 0.8 * heading.box.height
        and -b.box.x_overlap(heading.box) < 2 * heading.size
    ]
    return Block(tuple(x for b in mates for x in b.lines), heading.frame) if len(mates) > 1 else heading


def _is_kicker(block: Block, heading: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """A line or two of body type alone over a headline, within its width or hardly wider on its axis or left edge.

    It is no last line of a column above, and none of a row of teasers that runs on beside the headline.
    """
    named = text_width(block.text) <= LABEL or column_label(block.text)
    if named or len(block.lines) > 2 or heading.size < DISPLAY * body.body or heading.box.top < block.box.y:
        return False
    edge = 0.8 * body.body
    within = heading.box.left - edge < block.box.left and block.box.right < heading.box.right + edge
    placed = centred(block, heading, body) or abs(block.box.left - heading.box.left) < edge
    placed = placed or (within and not _is_of_row(block, heading, blocks, body))
    inside = block.box.width < 1.35 * heading.box.width
    close = heading.box.top - block.box.bottom < 1.2 * body.body
    asks = body.cjk and block.text.rstrip().endswith(("？", "?", "！", "!"))
    said = "。" in block.text or (ends_sentence(block.text) and not asks) or is_jump_line(block.text)
    signs = byline(block.text) or signature(block.text)
    over = any(
        b is not block
        and -0.5 * body.body < block.box.top - b.box.bottom < min(body.body, _white(b) + WHITE * body.body)
        and b.box.x_overlap(block.box) > 0.3 * min(b.box.width, block.box.width)
        for b in blocks
    )
    return placed and inside and close and not (said or signs or over)


def _is_of_row(block: Block, heading: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Other lines stand level with it outside the width of the headline: one close by, or several."""
    level = [
        b
        for b in blocks
        if len(b.lines) == 1
        and b.box.y_overlap(block.box) > 0.5 * block.size
        and b.box.x_overlap(heading.box) <= 0
        and max(b.size, block.size) < ALIKE * min(b.size, block.size)
    ]
    return len(level) > 1 or any(-b.box.x_overlap(block.box) < GUTTER * body.body for b in level)


def _white(block: Block) -> float:
    """Between the lines of a column; as much as there may be if it has one line alone."""
    gaps = sorted(below.box.top - above.box.bottom for above, below in pairwise(block.lines))
    return gaps[len(gaps) // 2] if gaps else math.inf
