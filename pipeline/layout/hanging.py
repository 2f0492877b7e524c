"""Columns that belong to a heading although they do not stand under it.

From a vertical heading hang the columns that begin level with it, one beside the other on one of its sides; where none does,
those that it stands halfway down of, if a text begins on top of them without a heading of its own. A level heading may
stand over the later columns of its story alone: then the first one begins level with it on its left, or the last one on its right.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from pipeline.cues import byline_in_run, ends_sentence
from pipeline.geometry import Box
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

# In body heights.
GUTTER = 3.0  # from the heading to its first column, and between columns, at the most
CELL = 6.0  # from a level heading, centred in a cell of its own, to its first column
LEVEL = 2.5  # a column begins so much higher or lower than its heading
LONGER = 0.25  # of the height of the heading: so much further down than it and its first column others reach
BARE = 8.0  # white below a heading that heads what stands beside it
OWN = 3.5  # a level heading so close over a column is that column's own
SIDE = 5.0  # from a heading to the side of a box of its own

MOSTLY = 0.6  # of the width of the wider one of a heading and the picture over it


def hang_beside(
    strips: Sequence[Strip],
    headings: Sequence[Heading],
    titling: AbstractSet[int],
    unheaded: AbstractSet[int],
    sheet: Sheet,
    body: TypeSize,
) -> dict[int, int]:
    """The index of the heading for each strip that hangs from a vertical one, or from a level one on its left with nothing below.

    A strip hangs from the nearest. ``titling``: vertical headings that are titles of pictures; ``unheaded``: strips that may
    well have no heading above them.
    """
    hung: dict[int, tuple[float, int]] = {}
    for h, heading in enumerate(headings):
        if h in titling or not (heading.vertical or _is_bare(heading.box, strips, sheet, body)):
            continue
        here = [n for n, s in enumerate(strips) if s.frame == heading.frame]
        place, pictured = _with_picture(heading, sheet, body)
        level = [
            n
            for n in here
            if _level(strips[n].box, place, sheet, body)
            and not _has_own(strips[n].box, heading, headings, body)
            and not (pictured and strips[n].box.top < heading.box.top and not (n in unheaded and _dated(strips[n])))
        ]
        higher = [
            n for n in here if n in unheaded and heading.vertical and _begins_above(strips[n].box, heading.box, body)
        ]
        nearest = _nearest_run(heading, place, level, strips, headings, sheet, body)
        if not nearest:
            nearest = _nearest_run(heading, heading.box, higher, strips, headings, sheet, body)
            first = min((strips[n] for _, n in nearest), key=lambda s: s.box.left, default=None)
            nearest = nearest if first is not None and _opens(first) else []
        for far, n in nearest:
            if n not in hung or far < hung[n][0]:
                hung[n] = (far, h)
    return {n: h for n, (_, h) in hung.items()}


def _with_picture(heading: Heading, sheet: Sheet, body: TypeSize) -> tuple[Box, bool]:
    """Where a level heading stands, with the picture right over it that its story opens with; and whether there is one."""
    box = heading.box
    over = [
        p.box
        for p in sheet.pictures
        if not heading.vertical
        and -body.body < box.top - p.box.bottom < LEVEL * body.body
        and p.box.x_overlap(box) > MOSTLY * max(p.box.width, box.width)
    ]
    return (Box.union((box, *over)), True) if over else (box, False)


def _nearest_run(
    heading: Heading,
    place: Box,
    free: Sequence[int],
    strips: Sequence[Strip],
    headings: Sequence[Heading],
    sheet: Sheet,
    body: TypeSize,
) -> list[tuple[float, int]]:
    """Of the ``free`` strips those that follow one another on the nearer side: (distance from the heading, strip).

    Those of both sides where the text of the left ones goes on in the right ones.
    """
    boxes = [strips[n].box for n in free]
    open_sides, ruled_sides = (
        [
            _run(heading, place, boxes, headings, sheet, body, right=right, ruled=ruled)
            for right in ((False, True) if heading.vertical else (True,))
        ]
        for ruled in (False, True)
    )
    sides = open_sides if any(open_sides) else ruled_sides  # a rule at its side may be part of a heading
    runs = [[(far, free[k]) for far, k in run] for run in sides if run]
    if len(runs) == len(sides) > 1 and _goes_on_beyond(*([strips[n] for _, n in run] for run in runs)):
        return [*runs[0], *runs[1]]
    return min(runs, key=lambda run: run[0][0], default=[])


def _goes_on_beyond(left: Sequence[Strip], right: Sequence[Strip]) -> bool:
    """A text begins left of a vertical heading and goes on right of it; of both sides the nearest column comes first."""
    breaks_off = not ends_sentence(left[0].last.text) and not _opens(right[0])
    dated = _dated(left[-1]) and not _dated(right[0])
    return _opens(left[-1]) and (breaks_off or dated) and not right[0].titles


def _begins_above(column: Box, heading: Box, body: TypeSize) -> bool:
    """The column begins above the heading and goes down beside it."""
    return column.top < heading.top and column.bottom > heading.top + LEVEL * body.body


def _opens(strip: Strip) -> bool:
    """A text begins on top of the column."""
    return strip.indented or _dated(strip)


def flanking(
    heading: Box,
    under: Sequence[int],
    strips: Sequence[Strip],
    free: Sequence[int],
    under_pictures: AbstractSet[int],
    feet: Sequence[float],
    sheet: Sheet,
    body: TypeSize,
) -> list[int]:
    """Of the ``free`` strips those beside a level heading that its story begins or ends in; ``under`` are the ones below it.

    Left of it a text begins, and the first column under it goes on with one (but under a heading in a box of its own, or right of
    a dateline, it may open a paragraph); right of it one goes on (what stands under a picture may go on with the column above
    that). All end level; ``feet`` says where the column of each strip does. No rule stands between but where others part the columns
    under the heading from each other.
    """
    if not under:
        return []
    em = body.body
    first = min(under, key=lambda n: strips[n].box.left)
    last = max(under, key=lambda n: strips[n].box.right)
    row = sorted((strips[n].box for n in under), key=lambda b: b.left)
    ruled = any(_walled(a, b, sheet) for a, b in pairwise(row))  # as the page sets all columns: no end of a story
    found = []
    for n in free:
        box, strip = strips[n].box, strips[n]
        walled = not ruled and any(_walled(box, strips[k].box, sheet) for k in (first, last))
        if walled or abs(box.top - heading.top) > 1.5 * em:
            continue
        begins, ahead = _opens(strip), strips[first]
        left = -0.5 * em < ahead.box.left - box.right < GUTTER * em and abs(feet[first] - feet[n]) < 2 * em
        right = -0.5 * em < box.left - strips[last].box.right < GUTTER * em
        right = right and abs(feet[last] - feet[n]) < 2 * em
        dated = _dated(strip) and not (ahead.titles or _dated(ahead))
        goes_on = dated or not (ahead.titles or _opens(ahead)) or _has_sides(heading, sheet, em)
        if (left and begins and goes_on) or (right and not begins and n not in under_pictures):
            found.append(n)
    return found


def _dated(strip: Strip) -> bool:
    return any(byline_in_run("".join(x.text for x in strip.column.lines[:3])))


def _walled(a: Box, b: Box, sheet: Sheet) -> bool:
    """A rule stands between the two where they stand side by side; the side of a box over one of them does not."""
    low, high = min(a.right, b.right), max(a.left, b.left)
    top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
    return any(
        not r.horizontal
        and low - 2 <= r.box.x <= high + 2
        and min(r.box.bottom, bottom) - max(r.box.top, top) > 0.5 * (bottom - top) > 0
        for r in sheet.rules
    )


def _has_sides(heading: Box, sheet: Sheet, em: float) -> bool:
    """Rules stand on both sides of the heading, no higher than a box around it."""
    sides = [
        r.box
        for r in sheet.rules
        if not r.horizontal
        and r.box.y_overlap(heading) > 0.7 * heading.height
        and r.box.height < heading.height + 2 * SIDE * em
    ]
    return any(heading.left - SIDE * em < r.x < heading.left for r in sides) and any(
        heading.right < r.x < heading.right + SIDE * em for r in sides
    )


def _is_bare(heading: Box, strips: Sequence[Strip], sheet: Sheet, body: TypeSize) -> bool:
    """No column and no picture begins under the heading."""
    below = [s.box for s in strips] + [p.box for p in sheet.pictures]
    return not any(
        b.x_overlap(heading) > 0.3 * min(b.width, heading.width)
        and -body.body < b.top - heading.bottom < BARE * body.body
        for b in below
    )


def _level(column: Box, heading: Box, sheet: Sheet, body: TypeSize) -> bool:
    """The column begins level with the heading, or under a picture that does."""
    if abs(column.top - heading.top) < LEVEL * body.body:
        return True
    over = [p.box for p in sheet.pictures if p.box.x_overlap(column) > 0.6 * column.width and p.box.bottom < column.y]
    lowest = max(over, key=lambda b: b.bottom, default=None)
    return (
        lowest is not None
        and abs(lowest.top - heading.top) < LEVEL * body.body
        and column.top < min(lowest.bottom + 2 * LEVEL * body.body, heading.bottom)
    )


def _has_own(column: Box, vertical: Heading, headings: Sequence[Heading], body: TypeSize) -> bool:
    return any(
        h is not vertical
        and not h.vertical
        and h.box.x_overlap(column) > 0.4 * min(column.width, h.box.width)
        and -body.body < column.top - h.box.bottom < OWN * body.body
        for h in headings
    )


def _run(
    heading: Heading,
    place: Box,
    columns: Sequence[Box],
    headings: Sequence[Heading],
    sheet: Sheet,
    body: TypeSize,
    *,
    right: bool,
    ruled: bool,
) -> list[tuple[float, int]]:
    """The columns on one side as far as they follow one another: (distance from the heading, index).

    ``ruled``: a rule between the heading and the first of them does not matter.
    """
    walls = [r.box for r in sheet.rules if not r.horizontal] + [h.box for h in headings if h is not heading]
    pictures = [p.box for p in sheet.pictures if p.box.y_overlap(place) > 0]
    edge, lowest = place, place.bottom
    found: list[tuple[float, int]] = []
    while True:
        ahead = [(_gap(edge, c, right=right), n) for n, c in enumerate(columns) if n not in [k for _, k in found]]
        reach = CELL if edge is place and not heading.vertical else GUTTER
        near = min(((far, n) for far, n in ahead if -body.body < far < reach * body.body), default=None)
        if near is None:
            over = [p for p in pictures if -body.body < _gap(edge, p, right=right) < GUTTER * body.body]
            if not over:
                return found
            pictures.remove(over[0])
            edge = over[0]
            continue
        column = columns[near[1]]
        if found and column.bottom > lowest + max(LEVEL * body.body, LONGER * place.height):
            return found  # columns of one story end level, but for the last one
        lowest = max(lowest, column.bottom) if not found else lowest
        passed = ruled and not found
        if not passed and any(_stands_between(w, edge, column, place) for w in walls):
            return found
        found.append((abs(_gap(place, column, right=right)), near[1]))
        edge = column


def _gap(edge: Box, other: Box, *, right: bool) -> float:
    return other.left - edge.right if right else edge.left - other.right


def _stands_between(wall: Box, a: Box, b: Box, heading: Box) -> bool:
    low, high = min(a.right, b.right), max(a.left, b.left)
    return low - 2 <= wall.x <= high + 2 and wall.y_overlap(heading) > 0.5 * min(heading.height, b.height)
