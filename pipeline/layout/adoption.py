"""Small display lines that belong to a heading: kickers, decks, bylines."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import pairwise

from pipeline.cues import byline, column_label, ends_sentence, is_jump_line, is_subtitle_dash, signature, split_credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.cuts import DECK, DECK_LINES, MOST, OFF, set_wider
from pipeline.layout.kinds import (
    DISPLAY,
    FALLS,
    LABEL,
    SUBTITLE_MARKS,
    Kind,
    column_below,
    indented_both,
    opens,
    runs_down_from,
    said,
    signed,
    titled_in_capitals,
)
from pipeline.layout.middle_columns import stands_over_row
from pipeline.layout.typesize import TypeSize, text_width

CAPITALS = 1.0  # capitals as high as whole lines of body, descenders included, are of larger type
DECKS = 15.0  # body heights that the decks of a heading may take
STANDS_OUT, SLIGHTLY = 1.22, 1.1  # times the type of its own column: the heading of a small story
BANNER = 2.0  # times the width of a column: a headline over several
SLACK = 0.2  # of its height by which the box of large type is too high
GUTTER = 3.0  # body heights from column to column at the most
WHITE = 0.4  # body heights of white over a kicker, besides that between the lines of the column above it
LEVEL, COLUMN = 0.5, 4  # body heights by which the tops of columns differ, and lines that show that one begins there
WITHIN = 1.2  # body heights from a heading in capitals to a deck in capitals
LARGER = 1.05  # of decks that are hardly larger than body

Test = Callable[[Block, Sequence[Block], Sequence[Kind], TypeSize], bool]


def adopt_decks(blocks: Sequence[Block], kinds: list[Kind], body: TypeSize) -> None:
    """Small display lines that stand under or over a heading belong to it."""
    for n, block in enumerate(blocks):
        if kinds[n] is Kind.BODY and _is_capital_heading(block, blocks, kinds, body):
            kinds[n] = Kind.HEADING
    changed = True
    while changed:
        changed = False
        for n, block in enumerate(blocks):
            if kinds[n] is Kind.BODY and len(block.lines) <= MOST and _joins_heading(n, blocks, kinds, body):
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
            or (block.box.top > other.box.top and _ends_heading(block, other, blocks, kinds, body))
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
    """Told by its mark; or by larger type, close by, on the axis or the left edge of the heading."""
    few, ratio = len(block.lines) <= 2, block.size / body.body
    if _is_marked(block) and few:
        return True
    narrow = block.box.width < 1.15 * max(heading.box.width, 1.0) or ratio >= (1.2 if few else 1.3)
    placed = _centred(block, heading, body) or abs(block.box.left - heading.box.left) < 1.2 * body.body
    close = -block.box.y_overlap(heading.box) <= 2.2 * body.body
    return (placed or _is_marked(block) or ratio >= 1.35) and (
        ratio >= DECK and narrow and close and (block.justified < 0.9 or few)
    )


def _in_capitals_too(block: Block, heading: Block, body: TypeSize) -> bool:
    """Capitals right under a heading in capitals and on its axis, no higher: a deck, be it as low as body type."""
    below = -block.box.y_overlap(heading.box) < WITHIN * body.body and block.box.y > heading.box.bottom
    both = titled_in_capitals(block) and in_capitals(said(heading)) and block.size < heading.size
    return below and both and _centred(block, heading, body)


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
    """A line of body type alone over a headline, on its axis or its left edge: no last line of a column above."""
    named = text_width(block.text) <= LABEL or column_label(block.text)
    if named or len(block.lines) > 1 or heading.size < DISPLAY * body.body or heading.box.top < block.box.y:
        return False
    placed = _centred(block, heading, body) or abs(block.box.left - heading.box.left) < 0.8 * body.body
    inside = block.box.width < 1.15 * heading.box.width
    close = heading.box.top - block.box.bottom < 1.2 * body.body
    said = ends_sentence(block.text) or byline(block.text) or is_jump_line(block.text) or signature(block.text)
    over = any(
        b is not block
        and -0.5 * body.body < block.box.top - b.box.bottom < min(body.body, _white(b) + WHITE * body.body)
        and b.box.x_overlap(block.box) > 0.3 * min(b.box.width, block.box.width)
        for b in blocks
    )
    return placed and inside and close and not said and not over


def _white(block: Block) -> float:
    """Between the lines of a column; as much as there may be if it has one line alone."""
    gaps = sorted(below.box.top - above.box.bottom for above, below in pairwise(block.lines))
    return gaps[len(gaps) // 2] if gaps else math.inf


def _ends_heading(block: Block, heading: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Under the heading, in any type: a byline, or lines that their place tells from the column that begins below."""
    named = len(block.lines) == 1 and _centred(block, heading, body) and bool(signature(block.text))
    if named or signed(block):
        return -block.box.y_overlap(heading.box) < 2.5 * body.body
    if (body.cjk and "。" in block.text) or _is_cut_off(block, heading, blocks, kinds):
        return False
    tests: tuple[Test, ...] = ()
    if _centred(block, heading, body):
        tests = (indented_both, _before_opening, _set_off, _is_centred_text, _on_other_axis, _over_row)
    if _centred(block, heading, body) or abs(block.left - heading.left) < body.body:
        tests = (*tests, _before_byline)
    if not body.cjk and heading.box.width > BANNER * block.box.width:
        tests = (*tests, _before_opening)  # the decks of a banner drop into one of the columns under it
    if _alone(block, heading, blocks):
        tests = (*tests, _set_wider)
        if len(block.lines) <= DECK_LINES and all(_centred(Block((x,)), heading, body) for x in block.lines):
            tests = (*tests, _over_no_column)
    return any(told(block, blocks, kinds, body) for told in (*tests, _tapers))


def _is_cut_off(block: Block, heading: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """Text stands between the two: the line is a crosshead near the top of a column."""
    return any(
        kind is Kind.BODY
        and b is not block
        and heading.box.bottom <= b.box.y < block.box.top
        and b.box.x_overlap(block.box) > 0.5 * block.box.width
        for b, kind in zip(blocks, kinds, strict=True)
    )


def _centred(block: Block, heading: Block, body: TypeSize) -> bool:
    return abs(block.box.x - heading.box.x) < 1.2 * body.body


def _before_opening(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], _: TypeSize) -> bool:
    """The column right below opens a story (a dateline, a byline), and these lines do not: they belong to its heading."""
    below = column_below(block, blocks, kinds)
    indented = len(block.lines) > 1 and block.lines[0].box.left > block.lines[1].box.left + 0.5 * block.size
    return below is not None and not indented and opens(below) and not opens(block)


def _before_byline(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A byline stands right below, over the column or over a picture on top of it."""
    return not (ends_sentence(block.text) or opens(block)) and any(
        signed(b)
        and kinds[n] in (Kind.BODY, Kind.HEADING)
        and -0.5 * body.body < b.box.top - block.box.bottom < 1.5 * body.body
        and b.box.x_overlap(block.box) > 0
        for n, b in enumerate(blocks)
        if b is not block
    )


def _set_off(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A line or two with white below, before the column begins: no text starts like that, a deck does (or a byline)."""
    if any(byline(x.text) for x in block.lines):
        return False
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) > 2 or below.box.top - block.box.bottom <= body.body:
        return False
    last = block.lines[-1].box  # short and flush left it ends a paragraph: what follows is a crosshead
    ends = last.left < below.left + 0.7 * body.body and last.right < below.right - 2 * body.body
    return not (len(block.lines) > 1 and ends)


def _is_centred_text(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Lines of unlike length on the axis of the column below; in a paragraph the first and the last line lean to one side."""
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) < 2:
        return False
    margins = [(x.box.left - below.left, below.right - x.box.right) for x in block.lines]
    centred = all(abs(left - right) < 0.8 * body.body for left, right in margins)
    return centred and sum(min(m) > 0.35 * body.body for m in margins) > 0.5 * len(margins)


def _on_other_axis(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A line or two over an edge of a column that begins right below, or over a gutter: no line of any of them, nor a sentence."""
    under = [
        b
        for b, kind in zip(blocks, kinds, strict=True)
        if kind is Kind.BODY
        and b is not block
        and -0.5 * body.body < b.box.top - block.box.bottom < FALLS * body.body
        and b.box.x_overlap(block.box) > 0
    ]
    if len(block.lines) > 2 or not under or "。" in block.text or opens(block) or split_credit(block.text)[1]:
        return False
    below, columns = max(under, key=lambda b: b.box.x_overlap(block.box)), Box.union(b.box for b in under)
    juts = max(below.left - block.left, block.right - below.right) > OFF * below.em
    fills = block.left < columns.left + body.body and block.right > columns.right - body.body and len(under) > 1
    return juts and not fills and not any(byline(x.text) for x in block.lines)


def _over_row(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """In type and width like the middle one of three columns, and over it."""
    columns = [b for b, kind in zip(blocks, kinds, strict=True) if kind is Kind.BODY]
    return not ends_sentence(block.text) and not opens(block) and stands_over_row(block, columns, body)


def _over_no_column(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Nothing that it could be the beginning of is near below, but a picture."""
    near = any(
        kind is Kind.BODY
        and b is not block
        and b.box.x_overlap(block.box) > 0
        and -0.5 * body.body < b.box.top - block.box.bottom < FALLS * body.body
        for b, kind in zip(blocks, kinds, strict=True)
    )
    return body.cjk and not (near or ends_sentence(block.text) or opens(block) or split_credit(block.text)[1])


def _alone(block: Block, heading: Block, blocks: Sequence[Block]) -> bool:
    """Nothing else stands level with it under the heading; beside a crosshead on top of a column other columns go on."""
    return not any(
        b is not block
        and b is not heading
        and b.box.x_overlap(heading.box) > 0
        and b.box.y_overlap(block.box) > 0.5 * min(b.box.height, block.box.height)
        for b in blocks
    )


def _set_wider(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Chinese type that is larger than that of the column below, be it by little."""
    below = column_below(block, blocks, kinds)
    said = ends_sentence(block.text) or opens(block) or any(byline(x.text) for x in block.lines)
    return body.cjk and below is not None and len(block.lines) <= DECK_LINES and not said and set_wider(block, below)


def _tapers(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """An inverted pyramid: all lines centred on the column below, the last one off both of its edges."""
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) < 2:
        return False
    middle, last = (below.left + below.right) / 2, block.lines[-1].box
    centred = all(abs(x.box.x - middle) < 0.8 * body.body for x in block.lines)
    # Narrow margins will do for larger type only: what is centred in body type may be a crosshead.
    white = (0.8 if block.size > LARGER * body.body else 1.5) * body.body
    return centred and last.left > below.left + white and last.right < below.right - white
