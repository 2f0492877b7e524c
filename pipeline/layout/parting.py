"""Spans that run over a gutter are parted there: the detector reaches over it where two lines happen to stand level.

Where at least three rows near by break off and begin again at the same place, there is a gutter, and no line of body type crosses it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import dist

import numpy as np
import numpy.typing as npt

from pipeline.cues import byline, byline_in_run, ends_sentence, is_subtitle_dash, points_at_picture, split_credit
from pipeline.geometry import Box, Point, Quad
from pipeline.layout.typesize import is_wide, text_width, weighted_median
from pipeline.scripts import has_han
from pipeline.sheet import Picture, Rule, Span

_LATIN = re.compile(r"[A-Za-z.@]{4}")
NEAR = 7.0  # rows this many line heights away bear witness
OVER = 2.0  # a line of columns that go on below a picture stands this near above it
CAPTION = 3.0  # as high may a caption be
WITNESSES = 3
SURE, SHARP = 5, 0.25  # so many of them whose edges lie within so many body heights leave no doubt
ALIKE = 0.85  # of the wider of the two columns beside it
FAR = 16.0  # line heights away from which these bear witness
ITEMS, COLUMNS = 2, 3  # rules of one width that part short items at the least, and columns of one at the most
WIDE = 12.0  # body heights; what is narrower is of one column
LEVEL, LEANING = (
    0.5,
    0.4,
)  # body heights that two lines of one row share at the least; where a page leans they share less
CLASH = 0.5  # body heights by which boxes of level lines of two columns run into one another
DASH = 0.3  # of the width of a line: the rule that stands between decks
MARGIN, TAIL = 4.0, 1.5  # body heights of a line on either side of a gutter; of the last word of a column
INDENT = 3.2
EDGE = 0.2  # of the rows of a column at most are at its edge within what a page leans
SLIGHTLY = 1.05  # the same for the height of a deck that white sets off
FOLLOWS = 0.5  # body heights from one row of a text to the next at the most
SET_OFF = 1.3  # leadings between a deck and the columns below it
LARGER = 1.16  # times the height and the advance of the rows near by: a deck over several columns, not a line of body


def part_at_gutters(
    spans: Sequence[Span], pictures: Sequence[Picture], body: float, rules: Sequence[Rule] = ()
) -> tuple[Span, ...]:
    """All spans, those of body type that cross a gutter in two pieces. ``body`` is the height of body type in pixels.

    The rows above a picture say nothing of the caption below it, nor do the columns that go on below the caption; a level rule
    ends the view. Where the edges on both sides of a gutter are sharp, its rows bear witness farther away.
    """
    boxes = np.array([s.box.as_tuple() for s in spans]).reshape(-1, 4)
    leaning = _gaps(spans, body)
    gaps = leaning[leaning[:, 7] >= LEVEL * body]
    level = [r.box for r in rules if r.horizontal]
    parts: list[Span] = []
    for span in spans:
        place = span.box
        small = not span.vertical and place.height <= 1.5 * body and place.width >= WIDE * body
        crosses = small and _well_within(place, leaning, body, TAIL).any()
        if not crosses or _runs_over(span) or _is_dashed(place, level, body):
            parts.append(span)
            continue
        near, below = _in_view(place, gaps, pictures, level, body), _beyond(place, gaps, pictures, body)
        witnesses = np.concatenate([near, below, _in_items(place, gaps, pictures, level, body)])
        # Above a picture no rows tell the pieces of a line from lines of two columns, so that white is left between them.
        leads = not _goes_on_below(place, boxes, body)
        pieces = _parted(span, place, witnesses, body, place.height if len(below) else 0.0, leads=leads)
        if len(pieces) == 1 or _is_one_column(place, witnesses, boxes, body):
            seen = leaning[:0] if any(map(is_wide, span.text)) else _in_view(place, leaning, pictures, level, body)
            edges = _sharp(place, seen, body)
            doubt = not len(edges) or _runs_through_words(place, edges, spans, body)
            pieces = [span] if doubt else _parted(span, place, edges, body, 0.0, leads=leads, sharp=True)
        parts += pieces
    return tuple(parts)


def _is_one_column(box: Box, gaps: npt.NDArray[np.float64], boxes: npt.NDArray[np.float64], body: float) -> bool:
    """More rows near by run unbroken from edge to edge of the line than break off within it: words that stand far apart."""
    left, top, right, bottom = boxes.T
    near = (abs((top + bottom) / 2 - box.y) < NEAR * body) & (bottom - top < 1.5 * body)
    full = near & (abs(left - box.left) < body) & (abs(right - box.right) < body)
    broken = gaps[_well_within(box, gaps, body) & (abs(gaps[:, 2] - box.y) < NEAR * body)]
    return bool(full.sum() > _count_rows(broken[:, 2], body))


def _sharp(box: Box, gaps: npt.NDArray[np.float64], body: float) -> npt.NDArray[np.float64]:
    """The gaps of a gutter that the box crosses: lines end at one place on the left, and on the right begin at another.

    White between words lies at one place in a few rows by chance, but hardly begins and ends there (that between ideographs
    may, as they stand in a grid). None if there is doubt, or the two are not of one width, as the columns of a story are.
    """
    inside = gaps[_well_within(box, gaps, body, TAIL) & (abs(gaps[:, 2] - box.y) < FAR * body)]
    left, right, y = inside[:, 0], inside[:, 1], inside[:, 2]
    best = inside[:0]
    for one in inside:
        ends = abs(left - one[0]) < SHARP * body
        begins = abs(right - one[1]) < SHARP * body
        if _count_rows(y[ends & begins], body) > max(SURE - 1, _count_rows(best[:, 2], body)):
            best = inside[ends & begins]
    if not len(best):
        return best
    widths = np.median(best[:, 0] - best[:, 3]), np.median(best[:, 4] - best[:, 1])
    return best if min(widths) > ALIKE * max(widths) else best[:0]


def _runs_through_words(box: Box, edges: npt.NDArray[np.float64], spans: Sequence[Span], body: float) -> bool:
    """The gutter would go through a word of this row or one like it near by: a text of wider measure than the columns."""
    x = float(np.median((edges[:, 0] + edges[:, 1]) / 2))
    rows = [
        s
        for s in spans
        if abs(s.box.y - box.y) < FAR * body
        and abs(s.box.left - box.left) < INDENT * body
        and abs(s.box.right - box.right) < body
    ]
    return any(not _breaks(s.text, _letter_at(s.text, (x - s.box.left) / s.box.width), " -") for s in rows)


def _count_rows(heights: npt.NDArray[np.float64], body: float) -> int:
    return len(np.unique(np.round(heights / body)))


def _runs_over(span: Span) -> bool:
    """Such a line runs over columns: a subtitle with its dash, a caption, or a byline."""
    pictured = points_at_picture(span.text) is not None or bool(split_credit(span.text)[1])
    return pictured or byline(span.text) is not None or is_subtitle_dash(span.text)


def _is_dashed(box: Box, level: Sequence[Box], body: float) -> bool:
    """A short rule right under the middle of the line: it parts a deck from others, and lines of two columns have none."""
    return any(
        rule.width < DASH * box.width and abs(rule.x - box.x) < body and abs(rule.y - box.bottom) < body
        for rule in level
    )


def _gaps(spans: Sequence[Span], body: float) -> npt.NDArray[np.float64]:
    """(left, right, y, outer left, outer right) of the white between spans of body type that stand level side by side.

    And the height and the advance of the type on its sides, and the height that these share.
    """
    level = [s for s in spans if not s.vertical and s.box.height < 1.5 * body]
    small = sorted(((s.box, s) for s in level), key=lambda pair: pair[0].top)
    found = []
    for n, (upper, first) in enumerate(small):
        for lower, second in small[n + 1 : n + 40]:
            if lower.top > upper.bottom - LEANING * body:
                break
            a, b = (upper, lower) if upper.left < lower.left else (lower, upper)
            if -CLASH * body < b.left - a.right < 3 * body:
                height, advance = ((one + other) / 2 for one, other in zip(_type(first), _type(second), strict=True))
                found.append((a.right, b.left, upper.y, a.left, b.right, height, advance, upper.bottom - lower.top))
    return np.array(found).reshape(-1, 8)


def _in_view(
    box: Box, gaps: npt.NDArray[np.float64], pictures: Sequence[Picture], rules: Sequence[Box], body: float
) -> npt.NDArray[np.float64]:
    """The gaps that bear witness about the box: under a picture only those between the two, and none beyond a level rule."""
    for rule in rules:
        if abs(rule.y - box.y) < NEAR * body and rule.x_overlap(box) > 0.9 * box.width:
            gaps = gaps[(gaps[:, 2] > rule.y) == (box.y > rule.y)]
    for picture in pictures:
        under = -body < box.top - picture.box.bottom < NEAR * body
        if under and box.x_overlap(picture.box) > 0.9 * box.width:
            gaps = gaps[(gaps[:, 2] > picture.box.bottom) & (gaps[:, 2] < box.top)]
    return gaps


def _in_items(
    box: Box, gaps: npt.NDArray[np.float64], pictures: Sequence[Picture], rules: Sequence[Box], body: float
) -> npt.NDArray[np.float64]:
    """The gaps of the items over and under the one of the box, as if they stood near by: a few rows of one item tell little.

    Short items one below another have the same columns, two or three, and the rules between them are all as wide as these.
    """
    around = [
        r
        for r in rules
        if abs(r.y - box.y) < FAR * body and r.left - body < box.left and box.right < r.right + body
        if WIDE * body < r.width < COLUMNS * WIDE * body
    ]
    for rule in around:
        ys = sorted(r.y for r in around if max(abs(r.left - rule.left), abs(r.right - rule.right)) < body)
        if len(ys) < ITEMS:
            continue
        item = max(below - above for above, below in pairwise(ys))
        group = Box(rule.left - body, ys[0] - item, rule.right + body, ys[-1] + item)
        y = gaps[:, 2]
        within = (gaps[:, 3] > group.left) & (gaps[:, 4] < group.right) & (y > group.top) & (y < group.bottom)
        others = within & (abs(y - box.y) < FAR * body) & (np.searchsorted(ys, y) != np.searchsorted(ys, box.y))
        # Rules with nothing of those columns between them are the edges of a box.
        if not {*range(1, len(ys))} <= {*np.searchsorted(ys, y[within]).tolist()}:
            continue
        if any(p.box.overlap(group) > 0 for p in pictures) or not group.holds(box.x, box.y):
            continue
        found: npt.NDArray[np.float64] = gaps[others]
        if not len(found) or found[:, 3].min() > rule.left + body or found[:, 4].max() < rule.right - body:
            continue
        found[:, 2] = np.clip(found[:, 2], box.y - NEAR * body + 1, box.y + NEAR * body - 1)
        return found
    return gaps[:0]


def _beyond(
    box: Box, gaps: npt.NDArray[np.float64], pictures: Sequence[Picture], body: float
) -> npt.NDArray[np.float64]:
    """The gaps below the pictures that a box stands over, as if neither they nor their caption interrupted its columns."""
    over = [p.box for p in pictures if -body < p.box.top - box.bottom < OVER * body and box.x_overlap(p.box) > 0]
    if sum(box.x_overlap(picture) for picture in over) <= 0.9 * box.width:
        return gaps[:0]
    place = Box.union(over)
    within = (gaps[:, 2] > place.bottom) & (gaps[:, 3] > place.left - body) & (gaps[:, 4] < place.right + body)
    below = gaps[within]
    below[:, 2] = np.maximum(below[:, 2] - place.height - CAPTION * body, box.y + 0.6 * body)
    return below


def _parted(
    span: Span,
    box: Box,
    gaps: npt.NDArray[np.float64],
    body: float,
    white: float,
    *,
    leads: bool,
    sharp: bool = False,
) -> list[Span]:
    """``white`` is the width of what is left out between the pieces; ``leads``: no row like this one follows;
    ``sharp``: the gaps leave no doubt, however far away they are.
    """
    if box.width < WIDE * body:
        return [span]
    left, right, y, start, stop, heights, advances, _ = gaps.T
    near = (abs(y - box.y) < (FAR if sharp else NEAR) * body) & (abs(y - box.y) > 0.5 * body)
    inside = near & _well_within(box, gaps, body)
    if not (box.right - stop[inside] < body).any():
        inside = near & sharp & _beside_end(span, box, gaps, body)
    if not _begins_with_column(box, start[inside], body):
        return [
            span
        ]  # what runs over columns by mistake begins and ends where they do, or with the last word of a column
    middle = (left + right) / 2
    for n in np.flatnonzero(inside)[np.argsort(middle[inside], kind="stable")]:
        x = middle[n]
        # Where a paragraph begins on the right the white is wider, and begins at the same place.
        alike = (abs(middle - x) < 0.6 * body) | ((abs(left - left[n]) < 0.6 * body) & (right > right[n]))
        agree = inside & (left < x + 0.3 * body) & (right > x - 0.3 * body) & alike
        if agree.sum() >= WITNESSES:
            height, advance = _type(span)
            larger = height > LARGER * np.median(heights[agree]) and advance > LARGER * np.median(advances[agree])
            set_off = (
                (leads or not sharp) and height > SLIGHTLY * np.median(heights[agree]) and _set_off_above(box, y[agree])
            )
            if larger or (set_off and not any(byline_in_run(span.text))):
                return [span]
            place = weighted_median(list((left[agree] + right[agree]) / 2), [1.0] * int(agree.sum()))
            first, *rest = _cut(span, box, place, white)
            more = (_parted(x, x.box, gaps, body, white, leads=leads, sharp=sharp) for x in rest)
            return [first, *(part for parts in more for part in parts)]
    return [span]


def _goes_on_below(box: Box, boxes: npt.NDArray[np.float64], body: float) -> bool:
    """A row as wide as this one stands right below it."""
    left, top, right, bottom = boxes.T
    below = ((top + bottom) / 2 > box.bottom) & (top - box.bottom < FOLLOWS * body)
    return bool((below & (abs(left - box.left) < body) & (abs(right - box.right) < body)).any())


def _begins_with_column(box: Box, starts: npt.NDArray[np.float64], body: float) -> bool:
    """At the edge of one of the columns, or indented. Of the rows that begin near by, those at the edge are the leftmost."""
    near = starts[abs(starts - box.left) < 2 * INDENT * body]
    return len(near) > 0 and abs(float(np.quantile(near, EDGE)) - box.left) < INDENT * body


def _beside_end(span: Span, box: Box, gaps: npt.NDArray[np.float64], body: float) -> npt.NDArray[np.bool_]:
    """The gaps of the rows around one that ends with the last word of a paragraph on the right; none if these leave any doubt."""
    around = _well_within(box, gaps, body, TAIL) & (abs(gaps[:, 2] - box.y) < FAR * body)
    sure = ends_sentence(span.text) and _count_rows(gaps[around, 2], body) >= SURE
    return around if sure and box.right < gaps[around, 4].max() + body else np.zeros(len(gaps), dtype=bool)


def _well_within(box: Box, gaps: npt.NDArray[np.float64], body: float, margin: float = MARGIN) -> npt.NDArray[np.bool_]:
    """Which of the gaps lie, at whatever height, between the ends of the box."""
    return (gaps[:, 0] > box.left + margin * body) & (gaps[:, 1] < box.right - margin * body)


def _set_off_above(box: Box, rows: npt.NDArray[np.float64]) -> bool:
    """All rows that bear witness are below, with more white before the first of them than from one to the next: a deck."""
    below = np.unique(np.round(rows))
    leading = np.diff(below[below > box.y])
    return len(leading) > 1 and bool(below[0] > box.y) and bool(below[0] - box.y > SET_OFF * np.median(leading))


def _cut(span: Span, box: Box, x: float, white: float) -> list[Span]:
    """Two spans; the text is parted by the advance of its characters, at a space or hyphen if one is near.

    In one if that would tear a Latin word amid Chinese: an address of the imprint, which runs under all columns.
    """
    share = (x - box.left) / box.width
    ends, begins = share - white / 2 / box.width, share + white / 2 / box.width
    at = _letter_at(span.text, share)
    near = _breaks(span.text, at, " -" if not is_wide(span.text[at - 1]) else " \u3000" if white else "")
    at = min(near, key=lambda n: abs(n - at)) if near else at
    torn = not near and has_han(span.text) and _LATIN.fullmatch(span.text[max(0, at - 2) : at + 2])
    if torn:
        return [span]
    a, b, c, d = span.polygon
    one: Quad = (a, _between(a, b, ends), _between(d, c, ends), d)
    two: Quad = (_between(a, b, begins), b, c, _between(d, c, begins))
    pieces = [
        replace(span, polygon=one, text=span.text[:at].strip()),
        replace(span, polygon=two, text=span.text[at:].strip()),
    ]
    return pieces if all(p.text for p in pieces) else [span]


def _letter_at(text: str, share: float) -> int:
    """The number of characters up to that share of the advance of them all."""
    advances = np.cumsum([1.0 if is_wide(c) else 0.5 for c in text])
    return int(np.abs(advances - share * advances[-1]).argmin()) + 1


def _breaks(text: str, at: int, marks: str) -> list[int]:
    """Places near this one right behind one of the marks."""
    return [n for n in range(max(1, at - 4), min(len(text), at + 5)) if text[n - 1] in marks]


def _type(span: Span) -> tuple[float, float]:
    """Height of a level span and advance of its type, in pixels; along the span, however it leans."""
    a, b, _, d = span.polygon
    return dist(a, d), dist(a, b) / max(1.0, text_width(span.text))


def _between(p: Point, q: Point, share: float) -> Point:
    return p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1])
