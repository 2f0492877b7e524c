"""Which blocks of display type are one heading: kickers and decks stand over, under and beside their headline, and nothing parts them."""

from __future__ import annotations

from collections.abc import Sequence

from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from pipeline.cues import byline, is_subtitle_dash, signature
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.column_names import is_ruled_off
from pipeline.layout.cuts import DECK
from pipeline.layout.headings import Heading, with_roles
from pipeline.layout.kinds import DISPLAY, FALLS, Kind, runs_down_from
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Rule, Sheet

LOWER = 6.0  # body heights that a vertical deck may begin, or a byline stand, below the end of its headline
BYLINE_MARKS = frozenset("□■口")
PEN_NAME = (2, 3)  # characters; nothing in such a name says that it is one, but where it stands does
BANNER, HIGHER = 2.0, 1.5  # times the width and the type of a headline under it
AS_WIDE = 0.8  # of the widest of a row of headlines: as wide as that one
LEVEL = 1.5  # times its type: the tops of headlines in a row, whose lines may begin each lower than the one to its left
BESIDE = 2.0  # times its type from a banner to its picture
SMALLER = 1.15  # times the type of the kicker below it: the title of a picture, under which that opens a story
PRINTED = 2.0  # times the type of its kicker and deck: a headline in a picture
# Body heights from a picture with a headline in it to the kicker over it, to the deck under it, and to the edges of the columns.
OVER, UNDER, ASIDE = 1.5, 5.0, 3.0
ALIKE = 1.15  # times the type of the other row of a headline
ENDS = 1.5  # body heights by which the edges of a plate differ, and from it to its lower edge
LARGE_DECK = 1.8  # body heights; what is larger and heads a column is a headline


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
            or _frames_picture(blocks[i], blocks[j], blocks, columns, sheet, body)
        )
    ]
    if not n:
        return ()
    rows, cols = ([p[0] for p in pairs], [p[1] for p in pairs])
    graph = csr_array(([1] * len(pairs), (rows, cols)), shape=(n, n))
    count, label = connected_components(graph, directed=False)
    return tuple(
        with_roles([b for b, home in zip(blocks, label, strict=True) if home == group]) for group in range(count)
    )


def _stacked(
    above: Block, below: Block, blocks: Sequence[Block], columns: Sequence[Block], sheet: Sheet, body: TypeSize
) -> bool:
    """``below`` stands right under ``above`` and nothing parts them."""
    if above.frame != below.frame or above.vertical or below.vertical or below.box.y <= above.box.y:
        return False
    gap = below.box.top - above.box.bottom
    reach = (
        FALLS if below.size < DECK * body.body else 2.4
    )  # what has the size of body was taken for a deck within FALLS
    if gap > max(reach * body.body, 1.1 * min(above.size, below.size)):
        return False
    aside = below.size > 1.25 * above.size and _set_aside(above, below, body)
    if (
        aside
        or _heads_column_under(above, below, blocks, body)
        or _heads_beside_picture(above, below, blocks, sheet, body)
        or _names_picture(above, below, blocks, sheet, body)
    ):
        return False
    staggered = max(above.size, below.size) < 1.25 * min(above.size, below.size) and gap < 0.8 * below.size
    least = 0.2 if staggered or is_subtitle_dash(below.lines[0].text) else 0.6
    names = byline(below.text) is not None
    if below.size < 0.6 * above.size and (names or gap < below.size) and not _heads_another(below, blocks):
        least = 0.3  # a subtitle or byline set off to one side
    if above.box.x_overlap(below.box) < least * min(above.box.width, below.box.width):
        return _goes_on_lower(above, below, columns, body)
    between = Box(
        max(above.box.left, below.box.left),
        min(above.box.bottom, below.box.top),
        min(above.box.right, below.box.right),
        max(above.box.bottom, below.box.top),
    )
    rules = [r for r in sheet.rules if r.horizontal]
    # A rule under a headline over all columns has the byline below it, which has no other headline.
    if not names and any(
        (_parts(r, between, above, below) or is_ruled_off(above.box, r.box, below.box))
        and not _edges_plate(r.box, below, rules, body)
        for r in rules
    ):
        return False
    return not any(c.box.overlap(between) > 0.2 * between.area for c in columns)


def _edges_plate(over: Box, headline: Block, rules: Sequence[Rule], body: TypeSize) -> bool:
    """A rule as long as that over a headline closes its plate right under it; its kicker stands on the plate or over it."""
    return headline.size > DISPLAY * body.body and any(
        abs(r.box.left - over.left) < ENDS * body.body
        and abs(r.box.right - over.right) < ENDS * body.body
        and abs(r.box.y - headline.box.bottom) < ENDS * body.body
        and r.box.y > headline.box.y
        for r in rules
    )


def _goes_on_lower(above: Block, below: Block, columns: Sequence[Block], body: TypeSize) -> bool:
    """The second row of a headline begins about where the first one ends, over columns that begin level with those under the first.

    HHHHHHHH
           HHHHHHHHH
    aaaaaaa  aaaaaaa
    """
    alike = max(above.size, below.size) < ALIKE * min(above.size, below.size) and above.size > LARGE_DECK * body.body
    near = -0.3 * below.size < below.box.top - above.box.bottom < 0.8 * below.size
    ahead = below.box.left > above.box.x and -above.box.x_overlap(below.box) < below.size
    if not (alike and near and ahead):
        return False
    under = [
        min(
            (c.box.top for c in columns if c.box.top > row.box.y and c.box.x_overlap(row.box) > body.body), default=None
        )
        for row in (above, below)
    ]
    return all(top is not None and -body.body < top - below.box.bottom < FALLS * body.body for top in under)


def _frames_picture(
    head: Block, other: Block, blocks: Sequence[Block], columns: Sequence[Block], sheet: Sheet, body: TypeSize
) -> bool:
    """``head`` is printed in a picture or right over it, far larger than what stands right over the picture, or over the columns below it.

    These are its kicker and its deck if the columns are as wide as the picture, with what is boxed beside them: those of the story that it opens.
    """
    if head.size < PRINTED * other.size or other.vertical:
        return False
    for picture in (p.box for p in sheet.pictures):
        over = (
            -body.body < picture.top - head.box.bottom < OVER * body.body
            and head.box.x_overlap(picture) > 0.9 * picture.width
        )
        printed = over or head.box.overlap(picture) > 0.8 * head.box.area
        within = printed and other.box.overlap(picture) < 0.2 * other.box.area
        if not within or other.box.x_overlap(picture) < 0.9 * other.box.width:
            continue
        low = [
            b
            for b in blocks
            if PRINTED * b.size <= head.size
            and 0 < b.box.y - picture.bottom < UNDER * body.body
            and b.box.x_overlap(picture) > 0.9 * b.box.width
        ]
        foot = max((b.box.bottom for b in low), default=picture.bottom)
        opened = [
            c.box for c in columns if -body.body < c.box.top - foot < FALLS * body.body and c.box.x_overlap(picture) > 0
        ]
        if not low or not opened:
            continue
        boxed = [f.box for f in sheet.frames if -body.body < f.box.top - foot < FALLS * body.body]
        hull = Box.union((*opened, *(b for b in boxed if b.x_overlap(picture) > 0)))
        as_wide = max(abs(hull.left - picture.left), abs(hull.right - picture.right)) < ASIDE * body.body
        if as_wide and (
            other in low or (picture.y - other.box.y > 0 and picture.top - other.box.bottom < OVER * body.body)
        ):
            return True
    return False


def _heads_column_under(banner: Block, head: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """One of several headlines level with one another under a banner, and not the widest, or the rightmost of those: that leads on from it."""
    row = [
        b
        for b in blocks
        if banner.size > HIGHER * b.size
        and banner.box.width > BANNER * b.box.width
        and abs(b.box.top - head.box.top) < LEVEL * head.size
        and (b is head or b.box.x_overlap(head.box) <= 0)
        and b.box.x_overlap(banner.box) > 0.8 * b.box.width
        and b.frame == head.frame
    ]
    if head not in row or head.size < DISPLAY * body.body or len(row) < 2:
        return False
    widest = max(b.box.width for b in row)
    return head is not max((b for b in row if b.box.width > AS_WIDE * widest), key=lambda b: b.box.x)


def _heads_beside_picture(banner: Block, head: Block, blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> bool:
    """A narrower headline under one end of a banner, or the kicker of one, while the picture of the banner stands under the rest.

    BBBBBBBBBBBBBBBBBB
    ###########  kkkkk
    ###########  HHHHH
    """
    large = head.size > LARGE_DECK * body.body or _heads_another(head, blocks)
    if banner.box.width < BANNER * head.box.width or not large:
        return False
    return any(
        p.box.x_overlap(banner.box) > 0.5 * banner.box.width
        and p.box.x_overlap(head.box) <= 0
        and banner.box.y < p.box.y
        and head.box.top - head.box.height < p.box.bottom
        and p.box.top - banner.box.bottom < BESIDE * banner.size
        for p in sheet.pictures
    )


def _names_picture(title: Block, kicker: Block, blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> bool:
    """A line right under a picture and within its sides, over the smaller kicker of a larger headline, with white between: photo news.

    ############
    TTTTTTTT

    kkkkkkkk
    HHHHHHHH
    """
    em = body.body
    smaller = title.size > SMALLER * kicker.size and kicker.box.top - title.box.bottom > em
    if not smaller or not _heads_another(kicker, blocks):
        return False
    return any(
        -0.5 * em < title.box.top - p.box.bottom < OVER * em
        and p.box.left - em < title.box.left
        and title.box.right < p.box.right + em
        for p in sheet.pictures
    )


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
    if not -body.body < -left.box.x_overlap(right.box) < 2.5 * body.body:
        return False
    small, large = sorted((left, right), key=lambda b: b.size)
    unlike = large.size >= 1.6 * small.size and len(small.lines) >= 2
    if not left.vertical and (not unlike or _heads_its_own(small, large, blocks, columns, sheet, body)):
        return False
    if left.box.y_overlap(right.box) < _least_shared(left, right, body) or _in_two_tiers(left, right, sheet):
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


def _in_two_tiers(left: Block, right: Block, sheet: Sheet) -> bool:
    """A level rule ends one of them and goes on over the other one."""
    upper, lower = sorted((left.box, right.box), key=lambda b: b.top)
    return any(
        r.horizontal and upper.bottom <= r.box.y <= lower.top and min(r.box.x_overlap(b) for b in (upper, lower)) > 0
        for r in sheet.rules
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
    signed = byline(text) or signature(text) or text[:1] in BYLINE_MARKS or len(text) in PEN_NAME
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
