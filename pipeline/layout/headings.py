"""Headings: display blocks that stand together, told apart into kicker, headline and subtitle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from pipeline.cues import briefs_label, byline, column_label, is_subtitle_dash, signature
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals, in_rows
from pipeline.layout.cuts import DECK
from pipeline.layout.kinds import DISPLAY, FALLS, LABEL, Kind, runs_down_from
from pipeline.layout.typesize import TypeSize, is_wide, text_width, type_height
from pipeline.sheet import Rule, Sheet
from pipeline.textline import TextLine

ASCENDERS, DESCENDERS = frozenset("bdfhklßäöüé"), frozenset("gjpqyQ,;")
LOWER = 6.0  # body heights that a vertical deck may begin, or a byline stand, below the end of its headline
BYLINE_MARKS = frozenset("□■口")
UNBALANCED = 0.55  # of the row below it: what is shorter is no row of a headline
ALIKE = 0.82  # of the largest type: the least of the same headline
EDGE = 0.5  # heights by which the ends of two rows are apart that fill one width
BANNER, HIGHER = 2.0, 1.5  # times the width and the type of a headline under it
AS_WIDE = 0.8  # of the widest of a row of headlines: as wide as that one
LEVEL = 1.5  # times its type: the tops of headlines in a row, whose lines may begin each lower than the one to its left
LARGE_DECK = 1.8  # body heights; what is larger and heads a column is a headline


@dataclass(frozen=True)
class Heading:
    """The lines of each role from top to bottom; vertical ones from right to left.

    ``labels``: the name of the column (栏目) over a kicker; it is no part of the heading.
    """

    kicker: tuple[TextLine, ...]
    headline: tuple[TextLine, ...]
    subtitle: tuple[TextLine, ...]
    frame: int
    labels: tuple[TextLine, ...] = ()

    @property
    def lines(self) -> tuple[TextLine, ...]:
        return self.kicker + self.headline + self.subtitle

    @cached_property
    def box(self) -> Box:
        """Of the lines that run as the headline does: a deck that runs down from a level one stands among its columns."""
        return Box.union(line.box for line in self.lines if line.rising == self.headline[0].rising)

    @property
    def vertical(self) -> bool:
        return self.headline[0].vertical


def group_headings(matter: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> tuple[Heading, ...]:
    """Every block of display type is in exactly one heading; body between two blocks keeps them apart."""
    blocks = [b for b, k in zip(matter, kinds, strict=True) if k is Kind.HEADING]
    columns = [b for b, k in zip(matter, kinds, strict=True) if k is Kind.BODY]
    n = len(blocks)
    pairs = [
        (i, j)
        for i in range(n)
        for j in range(n)
        if i != j
        and (
            _stacked(blocks[i], blocks[j], blocks, columns, sheet, body)
            or _beside(blocks[i], blocks[j], blocks, columns, sheet, body)
            or _signs(blocks[i], blocks[j], body)
            or runs_down_from(blocks[i], blocks[j], body)
        )
    ]
    if not n:
        return ()
    rows, cols = ([p[0] for p in pairs], [p[1] for p in pairs])
    graph = csr_array(([1] * len(pairs), (rows, cols)), shape=(n, n))
    count, label = connected_components(graph, directed=False)
    return tuple(
        _with_roles([b for b, home in zip(blocks, label, strict=True) if home == group]) for group in range(count)
    )


def _stacked(
    above: Block, below: Block, blocks: Sequence[Block], columns: Sequence[Block], sheet: Sheet, body: TypeSize
) -> bool:
    """``below`` stands right under ``above`` and nothing parts them."""
    if above.frame != below.frame or above.vertical or below.vertical or below.box.y <= above.box.y:
        return False
    shared = above.box.x_overlap(below.box)
    gap = below.box.top - above.box.bottom
    aside = below.size > 1.25 * above.size and _set_aside(above, below, body)
    if aside or _heads_column_under(above, below, blocks, body):
        return False
    staggered = max(above.size, below.size) < 1.25 * min(above.size, below.size) and gap < 0.8 * below.size
    least = 0.2 if staggered or is_subtitle_dash(below.lines[0].text) else 0.6
    if gap < below.size < 0.6 * above.size and not _heads_another(below, blocks):
        least = 0.3  # a subtitle set off to one side
    if shared < least * min(above.box.width, below.box.width):
        return False
    reach = (
        FALLS if below.size < DECK * body.body else 2.4
    )  # what has the size of body was taken for a deck within FALLS
    if gap > max(reach * body.body, 1.1 * min(above.size, below.size)):
        return False
    between = Box(
        max(above.box.left, below.box.left),
        min(above.box.bottom, below.box.top),
        min(above.box.right, below.box.right),
        max(above.box.bottom, below.box.top),
    )
    if any(_parts(rule, between, above, below) for rule in sheet.rules if rule.horizontal):
        return False
    return not any(c.box.overlap(between) > 0.2 * between.area for c in columns)


def _heads_column_under(banner: Block, head: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """One of several headlines level with one another under a banner, and not the widest, or the rightmost of those: that leads on from it."""
    row = [
        b
        for b in blocks
        if b.size >= DISPLAY * body.body
        and banner.size > HIGHER * b.size
        and banner.box.width > BANNER * b.box.width
        and abs(b.box.top - head.box.top) < LEVEL * head.size
        and (b is head or b.box.x_overlap(head.box) <= 0)
        and b.box.x_overlap(banner.box) > 0.8 * b.box.width
        and b.frame == head.frame
    ]
    if head not in row or len(row) < 2:
        return False
    widest = max(b.box.width for b in row)
    return head is not max((b for b in row if b.box.width > AS_WIDE * widest), key=lambda b: b.box.x)


def _set_aside(kicker: Block, headline: Block, body: TypeSize) -> bool:
    """Both edges lie to the same side of those below: the line has another axis, as the headline of a picture above it has."""
    left, right = kicker.box.left - headline.box.left, kicker.box.right - headline.box.right
    return min(left, right) > 3 * body.body or max(left, right) < -3 * body.body


def _heads_another(block: Block, blocks: Sequence[Block]) -> bool:
    """A larger line stands right under the block, which is its kicker."""
    return any(
        b.size > 1.2 * block.size
        and 0 < b.box.y - block.box.y < 1.5 * (block.size + b.size)
        and b.box.x_overlap(block.box) > 0.3 * block.box.width
        for b in blocks
    )


def _parts(rule: Rule, between: Box, above: Block, below: Block) -> bool:
    """A rule parts two headings unless it is a dash, much shorter than the wider of the two."""
    inside = between.top - 2 <= rule.box.y <= between.bottom + 2 and rule.box.x_overlap(between) > 0
    return inside and rule.box.width > 0.6 * max(above.box.width, below.box.width)


def _beside(
    left: Block, right: Block, blocks: Sequence[Block], columns: Sequence[Block], sheet: Sheet, body: TypeSize
) -> bool:
    """A smaller block of several short lines, or a vertical one, set close beside a headline of the same orientation."""
    if left.frame != right.frame or left.box.left >= right.box.left or left.vertical != right.vertical:
        return False
    small, large = sorted((left, right), key=lambda b: b.size)
    unlike = large.size >= 1.6 * small.size and len(small.lines) >= 2
    if not left.vertical and (not unlike or _heads_its_own(small, large, blocks, columns, sheet, body)):
        return False
    gap = -left.box.x_overlap(right.box)
    if not -body.body < gap < 2.5 * body.body:
        return False
    if left.box.y_overlap(right.box) < _least_shared(left, right, body):
        return False
    if any(
        not r.horizontal
        and left.box.right - 2 <= r.box.x <= right.box.left + 2
        and r.box.y_overlap(small.box) > 0.5 * small.box.height
        for r in sheet.rules
    ):
        return False
    inner, outer = sorted(
        (left.box.x, right.box.x)
    )  # of two that overlap, the wider one may reach farther on both sides
    return not any(
        c.box.x_overlap(Box(inner, 0, outer, 1)) > 0
        and c.box.y_overlap(small.box) > 0
        and c.box.left > left.box.right - body.body
        and c.box.right < right.box.left + body.body
        for c in columns
    )


def _least_shared(left: Block, right: Block, body: TypeSize) -> float:
    """Pixels of height that two blocks side by side share at least; vertical lines are staggered, and decks hang lower."""
    staggered = left.vertical and not left.lines[0].rising
    if staggered and max(left.size, right.size) < 1.3 * min(left.size, right.size):
        return -1.5 * min(left.size, right.size)
    if staggered and left.size < right.size and left.box.top > right.box.top:
        return -LOWER * body.body
    return 0.7 * min(left.box.height, right.box.height)


def _signs(head: Block, byline_block: Block, body: TypeSize) -> bool:
    """A vertical byline under a vertical headline, in the same slot between columns."""
    if not (head.vertical and byline_block.vertical and head.frame == byline_block.frame):
        return False
    head_box, box = head.box, byline_block.box
    under = head_box.x_overlap(box) > 0.5 * box.width and -body.body < box.top - head_box.bottom < LOWER * body.body
    text = byline_block.text
    signed = byline(text) or signature(text) or text[:1] in BYLINE_MARKS
    return under and bool(signed) and byline_block.size < 0.8 * head.size


def _heads_its_own(
    small: Block, large: Block, blocks: Sequence[Block], columns: Sequence[Block], sheet: Sheet, body: TypeSize
) -> bool:
    """A larger line of its own stands right under the block, or a picture, or a column whose top those of the large one do not share."""
    if _heads_another(small, blocks):
        return True
    if any(_under(small, p.box, body) and not _under(large, p.box, body) for p in sheet.pictures):
        return True
    own, others = (
        [c.box.top for c in columns if _under(head, c.box, body) and not _under(other, c.box, body)]
        for head, other in ((small, large), (large, small))
    )
    if not own:
        return False
    level = any(abs(top - min(own)) < body.body for top in others)
    return small.size >= LARGE_DECK * body.body or not level


def _under(head: Block, column: Box, body: TypeSize) -> bool:
    """The column begins right under the block."""
    shared = head.box.x_overlap(column) > 0.6 * min(head.box.width, column.width)
    return shared and -body.body < column.top - head.box.bottom < 4 * body.body


def _with_roles(group: Sequence[Block]) -> Heading:
    """The largest type is the headline; what is smaller is kicker above it, or before it, and subtitle below or after it."""
    lines = [line for block in group for line in block.lines]
    vertical = sum(line.vertical for line in lines) * 2 > len(lines)
    size = {line.number: display_size(line) for line in lines}
    largest = max(size.values())
    lead = max(lines, key=lambda x: size[x.number])
    alike = 0.7 if in_capitals(lead.text) else ALIKE  # capitals of two sizes are rarely a headline and its deck
    main = [
        x
        for x in lines
        if (x is lead or not byline(x.text))
        and (
            size[x.number] >= alike * largest
            or _spaced_to_fit(x, lead)
            or size[x.number] / _reach(x.text) >= 0.9 * largest / _reach(lead.text)
        )
        and x.vertical == vertical
        and _has_capitals(x.text) == _has_capitals(lead.text)
    ]
    main = _unbroken(main, lead, lines) or [lead]
    if not in_capitals(lead.text):  # a headline in capitals may be hardly larger than its decks in small letters
        capitals = [x for x in lines if in_capitals(x.text) and x.box.y < lead.box.y]
        if capitals and max(size[x.number] for x in capitals) >= 0.75 * largest:
            main = capitals
    name = [] if vertical else _name_over(in_rows(main))
    main = [x for x in main if x not in name]
    edge = Box.union(x.box for x in main)
    kicker: list[TextLine] = []
    subtitle: list[TextLine] = []
    for line in lines:
        if any(line is x for x in (*main, *name)):
            continue
        before = _comes_before(line, edge, rising=lead.rising) if vertical else line.box.y < edge.top + 0.25 * largest
        (kicker if before else subtitle).append(line)
    rows = in_reading_order(kicker)
    named = bool(rows) and (column_label(rows[0].text) or (len(rows) > 1 and _names_column(rows[0], rows[1])))
    labels = (*name, *(rows[:1] if named else ()))
    return Heading(
        rows[1:] if named else rows, in_reading_order(main), in_reading_order(subtitle), group[0].frame, labels
    )


def _spaced_to_fit(row: TextLine, lead: TextLine) -> bool:
    """Rows of ideographs of one height from edge to edge: the shorter one of a headline is spaced wider."""
    if not all(map(is_wide, row.text + lead.text)) or row.vertical != lead.vertical:
        return False
    low, high = sorted((type_height(row), type_height(lead)))
    a, b = row.box, lead.box
    ends = (a.top - b.top, a.bottom - b.bottom) if lead.vertical else (a.left - b.left, a.right - b.right)
    return low >= ALIKE * high and max(map(abs, ends)) < EDGE * high


def _name_over(rows: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    """The name of a column over a headline of its size: a few characters that are known for one, or stand on another axis."""
    if len(rows) < 2 or len(rows[0]) > 1:
        return []
    first, below = rows[0][0], Box.union(x.box for x in rows[1])
    short = text_width(first.text) <= min(LABEL, UNBALANCED * sum(text_width(x.text) for x in rows[1]))
    # What begins where the row below does is the first row of a headline that is set flush.
    aside = abs(first.box.x - below.x) > below.height and first.box.left > below.left + below.height
    known = column_label(first.text) or briefs_label(first.text)
    return [first] if short and all(map(is_wide, first.text)) and (aside or known) else []


def _has_capitals(text: str) -> bool:
    """As ``in_capitals``, but the last word of a headline may be alone on its line, however short (OUT.)."""
    return in_capitals(text) or (text.isupper() and not any(map(is_wide, text)))


def _unbroken(main: Sequence[TextLine], lead: TextLine, lines: Sequence[TextLine]) -> list[TextLine]:
    """The rows of the headline that follow one another: what comes after a deck is a deck, in whatever type."""
    alike = [x for x in lines if x.vertical == lead.vertical]
    rows = [[x] for x in sorted(alike, key=_turn)] if lead.vertical else in_rows(alike)
    at = next(n for n, row in enumerate(rows) if lead in row)
    inside = [all(x in main for x in row) for row in rows]
    first = last = at
    while first > 0 and inside[first - 1]:
        first -= 1
    while last + 1 < len(rows) and inside[last + 1]:
        last += 1
    return [x for row in rows[first : last + 1] for x in row if x in main]


def _names_column(first: TextLine, kicker: TextLine) -> bool:
    """A few characters on a row of their own, no larger than the kicker below."""
    short = text_width(first.text) <= LABEL and all(map(is_wide, first.text))
    return short and kicker.box.top > first.box.y and first.box.height < 1.2 * kicker.box.height


def display_size(line: TextLine) -> float:
    """Height and advance of the type in one figure: boxes give both, each somewhat off."""
    if not any(map(is_wide, line.text)):
        return line.box.height * (
            1.25 if in_capitals(line.text) else 1.0
        )  # Latin type is condensed at will: only its height tells
    along, across = (line.box.height, line.box.width) if line.vertical else (line.box.width, line.box.height)
    advance = along / max(1.0, text_width(line.text))
    return math.sqrt(across * min(max(advance, 0.6 * across), 1.5 * across))


def _reach(text: str) -> float:
    """How high a close box of Latin display type is, as a share of that of letters with ascenders and descenders.

    About a fifth of the height of such letters is below the line, and a quarter above the height of an x. 1 for Chinese.
    """
    if any(map(is_wide, text)):
        return 1.0
    above = any(c.isupper() or c.isdigit() or c in ASCENDERS for c in text)
    below = any(c in DESCENDERS for c in text)
    return 1.0 - (0 if above else 0.25) - (0 if below else 0.2)


def in_reading_order(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Rows from top to bottom, each from left to right; vertical lines from right to left, or as they rise."""
    level = [x for row in in_rows([x for x in lines if not x.vertical]) for x in row]
    return (*level, *sorted((x for x in lines if x.vertical), key=_turn))


def _turn(line: TextLine) -> float:
    """The order of vertical lines: from right to left, unless they run up."""
    return line.box.x if line.rising else -line.box.x


def _comes_before(line: TextLine, headline: Box, *, rising: bool) -> bool:
    """A vertical line is read before all of a vertical headline."""
    return line.box.x < headline.left if rising else line.box.x > headline.right
