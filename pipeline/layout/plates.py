"""Pictures with their captions, and the story that each belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.geometry import Box
from pipeline.layout.adverts import Advert
from pipeline.layout.blocks import Block, innermost_frame
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

# What lies next to the picture, as shares of its side: column and heading above, below, left, right; then the hull; the heading over it.
WEIGHTS = (1.0, 1.0, 1.0, 1.0, 0.7, 0.7, 0.7, 0.7, 0.8, 0.5)
SAMPLES = 8
NEAR = 5.0  # body heights


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture with its caption lines in reading order."""

    box: Box
    caption: tuple[Block, ...]
    frame: int

    @property
    def outline(self) -> Box:
        """The picture with its caption."""
        return Box.union((self.box, *(c.box for c in self.caption)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands: the box of its heading, and those of its columns."""

    frame: int
    heading: Box | None
    columns: tuple[Box, ...]

    @property
    def boxes(self) -> tuple[Box, ...]:
        return ((self.heading,) if self.heading else ()) + self.columns


def build_plates(sheet: Sheet, captions: Sequence[Block], adverts: Sequence[Advert]) -> tuple[Plate, ...]:
    """The pictures that belong to no advertisement; each caption goes to the nearest of them."""
    pictures = [p for p in sheet.pictures if not any(a.box.holds(p.box.x, p.box.y) for a in adverts)]
    if not pictures:
        return ()
    held: dict[int, list[Block]] = {}
    for caption in captions:
        nearest = min(range(len(pictures)), key=lambda n: _distance(pictures[n].box, caption.box))
        held.setdefault(nearest, []).append(caption)
    return tuple(
        Plate(
            p.box,
            tuple(sorted(held.get(n, []), key=lambda b: (b.box.top, b.box.left))),
            innermost_frame(p.box, sheet),
        )
        for n, p in enumerate(pictures)
    )


def find_home(plate: Plate, places: Sequence[Place], sheet: Sheet, body: TypeSize) -> int | None:
    """The story that most of the matter around the picture is part of; None if nothing is near."""
    titled = [n for n, place in enumerate(places) if _titles(place, plate, body)]
    if titled:
        return titled[0]
    evidence = surroundings(plate, places, sheet, body)
    scores = evidence @ np.array(WEIGHTS)
    fit = [n for n in range(len(places)) if places[n].frame == plate.frame and evidence[n].any()]
    return max(fit, key=lambda n: float(scores[n]), default=None)


def surroundings(
    plate: Plate, places: Sequence[Place], sheet: Sheet, body: TypeSize
) -> np.ndarray:
    """For each story what speaks for it: see WEIGHTS."""
    box, reach = plate.outline, NEAR * body.body
    found = np.zeros((len(places), len(WEIGHTS)))
    steps = [(2 * k + 1) / (2 * SAMPLES) for k in range(SAMPLES)]
    for step in steps:
        x, y = box.left + step * box.width, box.top + step * box.height
        for side, (n, headed) in enumerate(
            (
                _seen(Box(x, box.top - reach, x, box.top + 0.3 * body.body), False, places, sheet, body, last=True),
                _seen(Box(x, box.bottom - 0.3 * body.body, x, box.bottom + reach), False, places, sheet, body, last=False),
                _seen(Box(box.left - reach, y, box.left + 0.3 * body.body, y), True, places, sheet, body, last=True),
                _seen(Box(box.right - 0.3 * body.body, y, box.right + reach, y), True, places, sheet, body, last=False),
            )
        ):
            if n is not None:
                found[n, 2 * side + headed] += 1 / SAMPLES
    for n, place in enumerate(places):
        found[n, 8] = Box.union(place.boxes).overlap(box) / max(1.0, box.area) if place.boxes else 0.0
        if place.heading is not None:
            head = place.heading
            found[n, 9] = max(0.0, head.x_overlap(box)) / box.width * (head.bottom < box.top + body.body) if Box.union(place.boxes).overlap(box) > 0.5*box.area else 0.0
    return found


def _seen(ray: Box, across: bool, places, sheet, body, *, last: bool):
    """The first story on the way from the picture along the ray, and whether it is its heading; a rule ends the view."""
    hits = []
    for n, place in enumerate(places):
        for m, b in enumerate(place.boxes):
            if b.right >= ray.left and b.left <= ray.right and b.bottom >= ray.top and b.top <= ray.bottom:
                near = (b.right if across else b.bottom) if last else (b.left if across else b.top)
                hits.append((-near if last else near, n, int(place.heading is not None and m == 0)))
    if not hits:
        return None, 0
    near, n, headed = min(hits)
    near = -near if last else near
    for r in sheet.rules:
        if r.horizontal == across:
            continue
        b = r.box
        if across:
            cut = b.top <= ray.top <= b.bottom and min(near, ray.right if last else ray.left) - 0.3*body.body <= b.x <= max(near, ray.right if last else ray.left) + 0.3*body.body
        else:
            cut = b.left <= ray.left <= b.right and min(near, ray.bottom if last else ray.top) - 0.3*body.body <= b.y <= max(near, ray.bottom if last else ray.top) + 0.3*body.body
        if cut:
            return None, 0
    return n, headed


def _titles(place: Place, plate: Plate, body: TypeSize) -> bool:
    """The story is a headline without a body, right under or over the picture."""
    if place.columns or place.heading is None or place.frame != plate.frame:
        return False
    box, head = plate.outline, place.heading
    return -head.y_overlap(box) < 2.5 * body.body and head.x_overlap(box) > 0.6 * min(head.width, box.width)


def _distance(a: Box, b: Box) -> float:
    """Pixels between two boxes along the axes, 0 if they meet."""
    return max(0.0, -a.x_overlap(b)) + max(0.0, -a.y_overlap(b))
