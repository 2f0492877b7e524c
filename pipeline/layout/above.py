"""What stands right over a column: a heading, or another column; and whether a rule or a picture lies between."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pipeline.cues import byline, goes_on_below
from pipeline.geometry import Box
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

NOTHING = -1
LEAD = 4.0  # body heights from a headline to its picture, and from that to the columns
LEVEL = 1.5  # body heights between the tops of a picture and of the columns beside it
EDGE = 0.5  # body heights from the edge of a picture to a rule that is part of it


@dataclass(frozen=True, slots=True)
class Above:
    """The nearest matter above a strip: the index of a heading or of a strip, NOTHING for neither.

    ``ruled``: a rule lies between; ``pictured``: a picture lies between; ``gap`` in pixels.
    """

    heading: int
    strip: int
    ruled: bool
    pictured: bool
    gap: float


@dataclass(frozen=True, slots=True)
class Field:
    """Everything on the page that can stand above a strip. ``reaches``: the headings' boxes with the white beside them."""

    strips: tuple[Strip, ...]
    headings: tuple[Heading, ...]
    reaches: tuple[Box, ...]
    captions: tuple[Box, ...]
    solid: tuple[Box, ...]  # pictures and captions
    boxed: tuple[Box, ...]  # lists of pages, weather and pull quotes; rules over and under one are its frame
    hung: dict[int, int]  # the vertical heading of each strip that begins level with one, on its side
    sheet: Sheet
    body: TypeSize


def reach_of(
    heading: Heading,
    strips: Sequence[Strip],
    headings: Sequence[Heading],
    solid: Sequence[Box],
    sheet: Sheet,
    body: TypeSize,
) -> Box:
    """The heading's box, widened over the white on both sides as far as nothing else stands beside it."""
    box = Box.union(x.box for x in heading.headline)
    inner = box.grown(0, -0.25 * box.height)
    others = [h.box for h in headings if h is not heading] + list(solid)
    others += [r.box for r in sheet.rules if not r.horizontal]
    beside = [o for o in others if o.y_overlap(inner) > 0]
    beside += [s.box for s in strips if s.box.y_overlap(box) > 0.5 * body.body]
    frame = sheet.frames[heading.frame].box if heading.frame >= 0 else Box(0, 0, sheet.width, sheet.height)
    left = max([frame.left] + [o.right for o in beside if o.right <= box.left + body.body])
    right = min([frame.right] + [o.left for o in beside if o.left >= box.right - body.body])
    full = heading.box
    return Box(min(left, full.left), full.top, max(right, full.right), full.bottom)


def what_is_above(n: int, field: Field) -> Above:
    """The nearest heading or strip over a strip, the lower of the two."""
    me, box, slack = field.strips[n], field.strips[n].box, 0.4 * field.body.body
    heading, heading_bottom = _lowest(
        [
            (_over(box, r, h), not h.vertical and h.frame == me.frame)
            for r, h in zip(field.reaches, field.headings, strict=True)
        ],
        box,
        slack,
    )
    heading = _best_covering(heading, me, field, slack)
    strip, strip_bottom = _lowest([(s.box, s is not me and s.frame == me.frame) for s in field.strips], box, slack)
    beside = field.hung.get(n, NOTHING)
    if beside != NOTHING and max(heading_bottom, strip_bottom) < field.headings[beside].box.top + slack:
        between = Box(box.left, min(field.headings[beside].box.top, box.top), box.right, box.top + slack)
        return Above(beside, NOTHING, ruled=False, pictured=_pictured(between, box, field), gap=0.0)
    if heading_bottom > strip_bottom:
        strip = NOTHING
    else:
        heading = NOTHING
    bottom = max(heading_bottom, strip_bottom, 0.0)
    between = Box(box.left, min(bottom, box.top), box.right, box.top + slack)
    ruled = _ruled(between, box, field) and not (heading != NOTHING and _on_a_plate(field.headings[heading], field))
    aside = any(b.x_overlap(box) > 0.4 * min(b.width, box.width) and bottom < b.y < box.top for b in field.boxed)
    aside = aside or _frame_between(between, me, field)
    # The text goes on below what interrupts it as if nothing stood there.
    gap = 0.0 if aside and strip != NOTHING else max(0.0, box.top - bottom)
    return Above(heading, strip, ruled and not aside, _pictured(between, box, field), gap)


def _over(column: Box, reach: Box, heading: Heading) -> Box:
    """The reach without a byline that ends the heading over another column: this one may begin level with it."""
    last = [x.text for x in heading.subtitle[-2:]]
    post = len(last) == 2 and goes_on_below(*last)
    count = 2 if post else 1 if last and byline(last[-1]) else 0
    lines = heading.lines[: len(heading.lines) - count]
    if any(x.box.x_overlap(column) > 0 for x in heading.lines[len(lines) :]):
        return reach
    return Box(reach.left, reach.top, reach.right, max(x.box.bottom for x in lines))


def _best_covering(lowest: int, strip: Strip, field: Field, slack: float) -> int:
    """Of headings side by side the one that covers more of the strip: each reaches over the white between them.

    Where neither stands over it the left one does, as columns run on to the right of their headline.
    """
    if lowest == NOTHING:
        return lowest
    mine, box = field.headings[lowest].box, strip.box

    def covered(n: int) -> tuple[float, float, bool]:
        head = field.headings[n].box
        return round(field.reaches[n].x_overlap(box) / (0.1 * box.width)), max(0.0, head.x_overlap(box)), head.x < box.x

    level = [
        n
        for n, h in enumerate(field.headings)
        if not h.vertical
        and h.frame == strip.frame
        and h.box.bottom <= box.top + slack
        and h.box.y_overlap(mine) > 0
        and h.box.x_overlap(mine) < 0
    ]
    return max([lowest, *level], key=covered)


def _on_a_plate(heading: Heading, field: Field) -> bool:
    """Rules as long as each other close over and close under a heading are the edges of the tint or the box that it stands on.

    Light type stands on a dark ground, of which one edge may be all that was seen.
    """
    box, em = heading.box, field.body.body
    close = [r.box for r in field.sheet.rules if r.horizontal and r.box.x_overlap(box) > 0.8 * box.width]
    over = [r for r in close if -2 * em < box.top - r.y < 2 * em and r.y < box.y]
    under = [r for r in close if -2 * em < r.y - box.bottom < 1.5 * em and r.y > box.y]
    if under and all(x.reverse for x in heading.headline):
        return True
    return any(abs(a.left - b.left) < 2 * em and abs(a.right - b.right) < 2 * em for a in over for b in under)


def _lowest(things: Sequence[tuple[Box, bool]], box: Box, slack: float) -> tuple[int, float]:
    """Index and bottom of the lowest eligible box over ``box``; (NOTHING, -1) if there is none."""
    found = [
        (other.bottom, n)
        for n, (other, eligible) in enumerate(things)
        if eligible and other.bottom <= box.top + slack and other.x_overlap(box) > 0.4 * min(box.width, other.width)
    ]
    bottom, n = max(found, default=(-1.0, NOTHING))
    return n, bottom


def _ruled(between: Box, box: Box, field: Field) -> bool:
    slack = 0.4 * field.body.body
    return any(
        r.horizontal
        and r.box.x_overlap(box) > 0.5 * box.width
        and between.top - slack <= r.box.y <= between.bottom
        and not _frames_picture(r.box, field)
        for r in field.sheet.rules
    )


def _frame_between(between: Box, strip: Strip, field: Field) -> bool:
    """A box within the columns of a story interrupts this one from edge to edge, and a column beside it passes it by."""
    em, box = field.body.body, strip.box
    return any(
        n != strip.frame
        and f.box.left < box.left + em
        and f.box.right > box.right - em
        and between.top - em < f.box.top
        and f.box.bottom < between.bottom + em
        and any(s.frame == strip.frame and _passes(s.box, f.box, em) for s in field.strips)
        for n, f in enumerate(field.sheet.frames)
    )


def _passes(column: Box, box: Box, em: float) -> bool:
    """Close beside the box, from above it to below it."""
    return -em < -column.x_overlap(box) < LEAD * em and column.top < box.top - em and column.bottom > box.bottom + em


def _frames_picture(rule: Box, field: Field) -> bool:
    """Part of the edge of a picture; or as wide as it, right over it or right under its caption, the edge of its frame.

    The columns go on below.
    """
    em = field.body.body
    for picture in (p.box for p in field.sheet.pictures):
        along = picture.left - em < rule.left and rule.right < picture.right + em
        if along and min(abs(rule.y - picture.top), abs(rule.y - picture.bottom)) < EDGE * em:
            return True
        foot = max(
            (c.bottom for c in field.solid if -em < c.top - picture.bottom < LEAD * em and c.x_overlap(picture) > 0),
            default=picture.bottom,
        )
        wide = abs(rule.left - picture.left) < LEAD * em and abs(rule.right - picture.right) < LEAD * em
        if wide and (abs(rule.y - picture.top) < LEVEL * em or abs(rule.y - foot) < LEVEL * em):
            return True
    return False


def _pictured(between: Box, box: Box, field: Field) -> bool:
    slack = 0.4 * field.body.body
    return any(p.x_overlap(box) > 0.4 * box.width and between.top - slack <= p.y <= between.bottom for p in field.solid)


def owner_of(n: int, above: Sequence[Above], apart: Collection[int] = ()) -> int:
    """The heading that a strip hangs from: up through strips, as far as no rule is in the way; NOTHING if there is none.

    Strips ``apart`` begin a story of their own under another strip.
    """
    seen = set()
    while n not in seen:
        seen.add(n)
        here = above[n]
        if here.heading != NOTHING:
            return here.heading
        if here.strip == NOTHING or here.ruled or n in apart:
            return NOTHING
        n = here.strip
    return NOTHING
