"""What stands right under a heading and is no text: a byline, or lines that their place tells from the column that begins below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.cues import byline, ends_sentence, signature, split_credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.cuts import DECK_LINES, OFF, set_off, set_wider
from pipeline.layout.kinds import FALLS, Kind, column_below, indented_both, opens, signed
from pipeline.layout.middle_columns import stands_over_row
from pipeline.layout.typesize import TypeSize

BANNER = 2.0  # times the width of a column: a headline over several
HEADLINE = 1.8  # body heights
LARGER = 1.05  # of decks that are hardly larger than body

Test = Callable[[Block, Sequence[Block], Sequence[Kind], TypeSize], bool]


def ends_heading(block: Block, heading: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Under the heading, in any type: a byline, or lines that their place tells from the column that begins below."""
    named = len(block.lines) == 1 and centred(block, heading, body) and bool(signature(block.text))
    if named or signed(block):
        return -block.box.y_overlap(heading.box) < 2.5 * body.body
    if (body.cjk and "。" in block.text) or _is_cut_off(block, heading, blocks, kinds):
        return False
    tests: tuple[Test, ...] = ()
    if centred(block, heading, body):
        tests = (indented_both, _before_opening, _set_off, _is_centred_text, _on_other_axis, _over_row)
    if centred(block, heading, body) or abs(block.left - heading.left) < body.body:
        tests = (*tests, _before_byline)
    if not body.cjk and heading.box.width > BANNER * block.box.width:
        tests = (*tests, _before_opening)  # the decks of a banner drop into one of the columns under it
    if _alone(block, heading, blocks):
        tests = (*tests, _set_apart)
        # The titles of a rail of pointers are small, and what stands under them is all that they have.
        flush = heading.size > HEADLINE * body.body and all(
            abs(x.box.left - heading.left) < body.body for x in block.lines
        )
        if len(block.lines) <= DECK_LINES and (flush or all(centred(Block((x,)), heading, body) for x in block.lines)):
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


def centred(block: Block, heading: Block, body: TypeSize) -> bool:
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
    in_middle = all(abs(left - right) < 0.8 * body.body for left, right in margins)
    return in_middle and sum(min(m) > 0.35 * body.body for m in margins) > 0.5 * len(margins)


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


def _set_apart(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Chinese type that is larger than that of the column below, be it by little, or set off from it."""
    below = column_below(block, blocks, kinds)
    said = ends_sentence(block.text) or opens(block) or any(byline(x.text) for x in block.lines)
    if not body.cjk or below is None or len(block.lines) > DECK_LINES or said:
        return False
    return set_wider(block, below) or (len(below.lines) > 1 and set_off(block, below))


def _tapers(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """An inverted pyramid: all lines centred on the column below, the last one off both of its edges."""
    below = column_below(block, blocks, kinds)
    if below is None or len(block.lines) < 2:
        return False
    middle, last = (below.left + below.right) / 2, block.lines[-1].box
    in_middle = all(abs(x.box.x - middle) < 0.8 * body.body for x in block.lines)
    # Narrow margins will do for larger type only: what is centred in body type may be a crosshead.
    white = (0.8 if block.size > LARGER * body.body else 1.5) * body.body
    return in_middle and last.left > below.left + white and last.right < below.right - white
