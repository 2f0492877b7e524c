"""What stands above what: which heading covers a strip, and which strip goes on in the same column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

NOTHING = -1


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
class Relations:
    """For each strip what is above it, and the heading that its column hangs from (NOTHING if it hangs from none)."""

    above: tuple[Above, ...]
    owner: tuple[int, ...]


def relate(
    strips: Sequence[Strip], headings: Sequence[Heading], captions: Sequence[Box], sheet: Sheet, body: TypeSize
) -> Relations:
    above = tuple(_above(n, strips, headings, captions, sheet, body) for n in range(len(strips)))
    return Relations(above, tuple(_owner(n, above) for n in range(len(strips))))


def _above(
    n: int, strips: Sequence[Strip], headings: Sequence[Heading], captions: Sequence[Box], sheet: Sheet, body: TypeSize
) -> Above:
    me = strips[n]
    box = me.box
    slack = 0.4 * body.body
    best, kind, index = -1.0, "", NOTHING
    for kind_, boxes in (("heading", [h.box for h in headings]), ("strip", [s.box for s in strips])):
        for m, other in enumerate(boxes):
            thing = headings[m] if kind_ == "heading" else strips[m]
            if (
                (kind_ == "strip" and m == n)
                or thing.frame != me.frame
                or (kind_ == "heading" and headings[m].vertical)
            ):
                continue
            if other.bottom > box.top + slack or other.bottom <= best:
                continue
            if other.x_overlap(box) > 0.4 * min(box.width, other.width):
                best, kind, index = other.bottom, kind_, m
    top = best if index != NOTHING else 0.0
    between = Box(box.left, min(top, box.top), box.right, box.top + slack)
    ruled = any(
        r.horizontal
        and r.box.width > 0.5 * box.width
        and r.box.x_overlap(box) > 0.5 * box.width
        and between.top - slack <= r.box.y <= between.bottom
        for r in sheet.rules
    )
    solid = [p.box for p in sheet.pictures] + list(captions)
    pictured = any(p.x_overlap(box) > 0.4 * box.width and between.top - slack <= p.y <= between.bottom for p in solid)
    return Above(
        heading=index if kind == "heading" else NOTHING,
        strip=index if kind == "strip" else NOTHING,
        ruled=ruled,
        pictured=pictured,
        gap=max(0.0, box.top - top),
    )


def _owner(n: int, above: Sequence[Above]) -> int:
    """Up through strips, as far as no rule is in the way, to a heading."""
    seen = set()
    while n not in seen:
        seen.add(n)
        here = above[n]
        if here.heading != NOTHING:
            return here.heading
        if here.strip == NOTHING or here.ruled:
            return NOTHING
        n = here.strip
    return NOTHING
