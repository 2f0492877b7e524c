"""What a block is, told from its type and its place: body, heading, small title, caption."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from pipeline.cues import (
    briefs_label,
    byline,
    byline_in_run,
    column_label,
    credit,
    ends_sentence,
    is_jump_line,
    is_subtitle_dash,
    jump_from,
    signature,
)
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, is_capital_title
from pipeline.layout.captions import is_caption
from pipeline.layout.runs import DECK, DECK_LINES, MOST, set_wider
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Sheet


class Kind(Enum):
    BODY = auto()
    HEADING = auto()  # display type
    LABEL = auto()  # the standing title of a column (栏目), reversed over the headline of a story
    TITLE = auto()  # a small centred line: a crosshead, or the heading of a short item
    CAPTION = auto()


# In body heights. Between DECK and DISPLAY the company decides: beside a heading it is one of its decks.
DISPLAY = 1.5
CAPITALS = 1.0  # capitals as high as whole lines of body, descenders included, are of larger type
DECKS = 15.0  # body heights that the decks of a heading may take
STANDS_OUT = 1.22  # times the type of its own column: the heading of a small story
LABEL = 5.0  # ems; the name of a column is no longer
HABIT = 3  # small headings in capitals that stand under a dash show how the page sets them
TITLE = 4.0  # ems of a title at the edge of its column, at the least
ITEM = 1.1  # times the type of a brief: that of its title
DASH = 0.6  # times the width of its column: a longer rule parts more than items
LARGER = 1.05  # of decks that are hardly larger than body
RAGGED = 0.4  # a column has more lines than this share flush on both sides, a deck of some lines fewer
FALLS = 3.5  # a deck follows within this
SUBTITLE_MARKS = frozenset("■□●◆◇▲▶►")


def classify(blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> tuple[Kind, ...]:
    """One kind a block."""
    kinds = [_by_type(block, body) for block in blocks]
    for n, block in enumerate(blocks):
        open_to_doubt = kinds[n] is not Kind.HEADING or (block.size < 1.6 * body.body and not body.cjk)
        if open_to_doubt and is_caption(block, blocks, sheet.pictures, body):
            kinds[n] = Kind.CAPTION
    for n, block in enumerate(blocks):
        if kinds[n] is Kind.BODY and _signs_caption(block, blocks, kinds, body):
            kinds[n] = Kind.CAPTION
    _adopt_decks(blocks, kinds, sheet, body)
    for n, block in enumerate(blocks):
        if kinds[n] is Kind.HEADING and (
            briefs_label(block.text) or _is_label(block, blocks, kinds, body) or _fills_band(block, blocks, sheet)
        ):
            kinds[n] = Kind.LABEL
    return tuple(kinds)


def _signs_caption(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A credit alone right under a caption."""
    return (
        len(block.lines) == 1
        and credit(block.text) is not None
        and any(
            kind is Kind.CAPTION
            and -0.5 * body.body < block.box.top - other.box.bottom < 1.2 * body.body
            and other.box.x_overlap(block.box) > 0.6 * block.box.width
            for kind, other in zip(kinds, blocks, strict=True)
        )
    )


def _is_label(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A few characters, light on dark, with a headline that is not reversed right below."""
    short = text_width(block.text) <= LABEL or column_label(block.text)
    if len(block.lines) > 1 or not block.lines[0].reverse or not short:
        return False
    return any(
        kind is Kind.HEADING
        and not other.lines[0].reverse
        and other.box.x_overlap(block.box) > 0.5 * block.box.width
        and -0.5 * body.body < other.box.top - block.box.bottom < 3 * body.body
        for kind, other in zip(kinds, blocks, strict=True)
    )


def _fills_band(block: Block, blocks: Sequence[Block], sheet: Sheet) -> bool:
    """A few characters alone in a tinted band hardly higher than they are."""
    if block.frame < 0 or len(block.lines) > 1 or text_width(block.text) > LABEL:
        return False
    band = sheet.frames[block.frame]
    alone = all(b is block or b.frame != block.frame for b in blocks)
    return alone and band.tinted and band.box.height < 2 * block.box.height < band.box.width


def _by_type(block: Block, body: TypeSize) -> Kind:
    ratio = block.size / body.body
    running = len(block.lines) >= 4 and block.justified >= 0.6
    if block.vertical:
        return Kind.HEADING if ratio >= DISPLAY * 0.9 or len(block.lines) <= 2 else Kind.BODY
    if ratio >= 2.2 or (ratio >= DISPLAY and not running and not _is_told(block, body)):
        return Kind.HEADING
    capitals = len(block.lines) <= 3 and is_capital_title(_said(block))
    return Kind.HEADING if capitals and ratio >= 1.12 else Kind.BODY


def _is_told(block: Block, body: TypeSize) -> bool:
    """Chinese that ends with a full stop: the last words of a paragraph, in a box that came out too high."""
    return body.cjk and block.text.rstrip("”’」』）)").endswith("。")


def _adopt_decks(blocks: Sequence[Block], kinds: list[Kind], sheet: Sheet, body: TypeSize) -> None:
    """Small display lines that stand under or over a heading belong to it; other lone centred lines are titles."""
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
        if kinds[n] is Kind.BODY and _stands_out(block, blocks, kinds, body):
            kinds[n] = Kind.HEADING
    titles = [
        n
        for n, block in enumerate(blocks)
        if kinds[n] is Kind.BODY and len(block.lines) <= 2 and _titles_column(block, blocks, kinds, body)
    ]
    dashed = [n for n in titles if _is_dashed_off(blocks[n], blocks, sheet, body)]
    capitals = [n for n in titles if is_capital_title(_said(blocks[n]))]
    habit = len(set(capitals) & set(dashed)) >= max(
        HABIT, 0.6 * len(capitals)
    )  # where there is no room for a dash, too
    briefs = _briefs(blocks, kinds, sheet, body)
    heads = [n for n in range(len(blocks)) if kinds[n] is Kind.BODY and _heads_brief(n, titles, blocks, briefs, body)]
    for n in {*titles, *heads}:
        item = n in heads or n in dashed or (habit and n in capitals) or _heads_item(blocks[n], blocks, kinds)
        kinds[n] = Kind.HEADING if item else Kind.TITLE


def _heads_brief(n: int, titles: Sequence[int], blocks: Sequence[Block], briefs: Sequence[Box], body: TypeSize) -> bool:
    """In such an area: a small title, or a line or two of larger type right over an item."""
    block = blocks[n]
    if not any(area.holds(block.box.x, block.box.y) for area in briefs):
        return False
    under = [
        b
        for b in blocks
        if b is not block
        and -0.5 * body.body < b.box.top - block.box.bottom < 2 * body.body
        and b.box.x_overlap(block.box) > 0.6 * min(block.box.width, b.box.width)
    ]
    larger = len(block.lines) <= 2 and any(block.size > ITEM * b.size for b in under) and not ends_sentence(block.text)
    return n in titles or larger


def _briefs(blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> list[Box]:
    """The areas under the names of groups of short items (简讯): all of a frame, else as wide as the name's columns go."""
    areas = []
    for block in blocks:
        if not briefs_label(block.text):
            continue
        if block.frame >= 0 and not sheet.frames[block.frame].tinted:
            areas.append(sheet.frames[block.frame].box)
            continue
        band = sheet.frames[block.frame].box if block.frame >= 0 else block.box.grown(4 * body.body, 0)
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
        areas.append(Box(width.left, block.box.bottom, width.right, min(ends, default=float(sheet.height))))
    return areas


def _said(block: Block) -> str:
    return " ".join(x.text for x in block.lines)


def _is_capital_heading(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Capitals as high as whole lines of body over a column, with no more than decks between."""
    below = _column_below(block, blocks, kinds)
    text = _said(block)
    return (
        below is not None
        and block.frame == below.frame
        and below.box.top - block.box.bottom < DECKS * body.body
        and block.size >= CAPITALS * body.body
        and len(block.lines) <= 3
        and is_capital_title(text)
        and not signature(text)
    )


def _stands_out(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Two lines or a few more, clearly larger than the column that they stand over; one alone is a crosshead unless a story opens below."""
    below = _column_below(block, blocks, kinds)
    return (
        below is not None
        and block.frame == below.frame
        and block.box.width < 1.15 * below.box.width
        and (1 if _opens(below) else 2) <= len(block.lines) <= 6
        and (block.justified < 0.75 or len(block.lines) <= 3)
        and block.size > STANDS_OUT * max(body.body, below.size)
        and below.box.top - block.box.bottom < 3 * body.body
    )


def _joins_heading(n: int, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """The block is a kicker, a deck or the byline of a heading that stands right over or under it."""
    block = blocks[n]
    if not body.cjk and _opens(block):
        return False
    return any(
        kind is Kind.HEADING
        and other.frame == block.frame
        and not other.vertical
        and _stands_by(block, other, body)
        and (
            _is_deck(block, other, body)
            or _is_kicker(block, other, blocks, body)
            or (block.box.top > other.box.top and _ends_heading(block, other, blocks, kinds, body))
        )
        for other, kind in zip(blocks, kinds, strict=True)
    )


def _stands_by(block: Block, heading: Block, body: TypeSize) -> bool:
    """Over or under the heading, within its width but for what a mark allows."""
    least = 0.3 if _is_marked(block) else 0.8
    inside = block.box.x_overlap(heading.box) > least * min(block.box.width, heading.box.width)
    return inside and -0.3 * body.body <= -block.box.y_overlap(heading.box) <= FALLS * body.body


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
        and -0.5 * body.body < block.box.top - b.box.bottom < body.body
        and b.box.x_overlap(block.box) > 0.3 * min(b.box.width, block.box.width)
        for b in blocks
    )
    return placed and inside and close and not said and not over


def _ends_heading(block: Block, heading: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Under the heading, in any type: a byline, or lines that their place tells from the column that begins below."""
    if all(byline(x.text) for x in block.lines):
        return -block.box.y_overlap(heading.box) < 2.5 * body.body
    tests = (_indented_both, _before_opening, _set_off, _is_centred_text) if _centred(block, heading, body) else ()
    if _alone(block, heading, blocks):
        tests = (*tests, _set_wider)
    return any(told(block, blocks, kinds, body) for told in (*tests, _tapers))


def _centred(block: Block, heading: Block, body: TypeSize) -> bool:
    return abs(block.box.x - heading.box.x) < 1.2 * body.body


def _before_opening(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], _: TypeSize) -> bool:
    """The column right below opens a story (a dateline, a byline), and these lines do not: they belong to its heading."""
    below = _column_below(block, blocks, kinds)
    indented = len(block.lines) > 1 and block.lines[0].box.left > block.lines[1].box.left + 0.5 * block.size
    return below is not None and not indented and _opens(below) and not _opens(block)


def _set_off(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A line or two with white below, before the column begins: no text starts like that, a deck does (or a byline)."""
    if any(byline(x.text) for x in block.lines):
        return False
    below = _column_below(block, blocks, kinds)
    if below is None or len(block.lines) > 2 or below.box.top - block.box.bottom <= body.body:
        return False
    last = block.lines[-1].box  # short and flush left it ends a paragraph: what follows is a crosshead
    ends = last.left < below.left + 0.7 * body.body and last.right < below.right - 2 * body.body
    return not (len(block.lines) > 1 and ends)


def _is_centred_text(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Lines of unlike length on the axis of the column below; in a paragraph the first and the last line lean to one side."""
    below = _column_below(block, blocks, kinds)
    if below is None or len(block.lines) < 2:
        return False
    margins = [(x.box.left - below.left, below.right - x.box.right) for x in block.lines]
    centred = all(abs(left - right) < 0.8 * body.body for left, right in margins)
    return centred and sum(min(m) > 0.35 * body.body for m in margins) > 0.5 * len(margins)


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
    below = _column_below(block, blocks, kinds)
    said = ends_sentence(block.text) or _opens(block) or any(byline(x.text) for x in block.lines)
    return body.cjk and below is not None and len(block.lines) <= DECK_LINES and not said and set_wider(block, below)


def _tapers(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """An inverted pyramid: all lines centred on the column below, the last one off both of its edges."""
    below = _column_below(block, blocks, kinds)
    if below is None or len(block.lines) < 2:
        return False
    middle, last = (below.left + below.right) / 2, block.lines[-1].box
    centred = all(abs(x.box.x - middle) < 0.8 * body.body for x in block.lines)
    # Narrow margins will do for larger type only: what is centred in body type may be a crosshead.
    white = (0.8 if block.size > LARGER * body.body else 1.5) * body.body
    return centred and last.left > below.left + white and last.right < below.right - white


def _heads_item(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """A story opens below (本报讯): the line heads a brief, as no crosshead does."""
    below = _column_below(block, blocks, kinds)
    return below is not None and _opens(below) and not all(byline(x.text) for x in block.lines)


def _is_dashed_off(block: Block, blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> bool:
    """A short rule on the axis of the column stands right over the line: what was above has ended, and an item begins."""
    over = [b for b in blocks if b.box.y < block.box.y and b.box.x_overlap(block.box) > 0.5 * block.box.width]
    last = max(over, key=lambda b: b.box.bottom, default=None)
    if last is None or len(last.lines) < 2 or not ends_sentence(last.text):
        return False
    return any(
        r.horizontal
        and last.box.bottom - 0.3 * body.body < r.box.y < block.box.top + 0.3 * body.body
        and r.box.width < DASH * last.box.width
        and abs(r.box.x - last.box.x) < 1.5 * body.body
        for r in sheet.rules
    )


def _opens(block: Block) -> bool:
    """A story begins, or what came over from another page."""
    text = "".join(x.text for x in block.lines[:2])
    return any(byline_in_run(text)) or jump_from(text) is not None


def _indented_both(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """All lines keep off both edges of the column that stands below."""
    below = _column_below(block, blocks, kinds)
    if below is None or len(block.lines) > 4:
        return False
    margin = 0.7 * body.body
    return all(x.box.left > below.left + margin and x.box.right < below.right - margin for x in block.lines)


def _column_below(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> Block | None:
    under = [
        b
        for k, b in zip(kinds, blocks, strict=True)
        if k is Kind.BODY
        and b is not block
        and b.box.top >= block.box.y
        and (len(b.lines) >= 3 or _opens(b))
        and b.justified >= RAGGED
        and b.box.x_overlap(block.box) > 0.6 * min(block.box.width, b.box.width)
    ]
    return min(under, key=lambda b: b.box.top, default=None)


def _titles_column(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """One or two lines right above a column: a byline, or centred ones that are short enough for a title."""
    below = _column_below(block, blocks, kinds)
    if below is None or below.frame != block.frame or below.box.top - block.box.bottom > 2.5 * body.body:
        return False
    if all(byline(line.text) for line in block.lines):
        return True
    if text_width(block.text) > 1.8 * below.box.width / max(below.em, 1.0):
        return False
    centred = abs(block.box.x - (below.left + below.right) / 2) < 1.5 * body.body
    return (centred and _indented_both(block, blocks, kinds, body)) or (body.cjk and _is_flush(block, below))


def _is_flush(block: Block, below: Block) -> bool:
    """One short line at the left edge of a column that begins with an indent."""
    line, em = block.lines[0].box, below.em
    indented = 1.3 * em < below.lines[0].box.left - below.left < 3.2 * em
    flush = abs(line.left - below.left) < 0.6 * em and line.right < below.right - em
    titled = len(block.lines) == 1 and text_width(block.text) >= TITLE and not ends_sentence(block.text)
    return titled and flush and indented
