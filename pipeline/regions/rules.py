"""Printed rules: hair lines, thick and double rules, dotted and worn ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import line_height, to_gray
from pipeline.regions.ridges import Ridge, View, find_ridges
from pipeline.sheet import Rule

# In line heights, or parts of a rule's own length.
SLOPE = 0.03  # a page that was set straight keeps less
THICK = 0.9  # a thicker bar is a tinted ground
BEND = 0.12, 0.004  # strays this much, and this part of its length: a warped page
UPRIGHT = 5.0  # shorter ones are stems of letters, unless they end at a rule across
NEXT = 2.0  # gap between pieces of one rule that needs no other evidence
GAP = 0.3  # and the longest gap, as a part of the shorter piece
OFFSET = 0.35  # how far the lines of two pieces may miss one another
TWIN = 0.6  # the rules of a double rule are nearer than that
MEET = 1.0  # rules that end this near one another meet


def find_rules(image: NDArray[np.uint8], type_height: float | None = None) -> tuple[Rule, ...]:
    """Rules of an upright page, gray (h, w) or BGR (h, w, 3), in reading order of their top left corners.

    ``type_height`` is the height in pixels of the ink of body type, None if there is none. A double rule is one rule. Strokes
    in pictures and in huge letters may be among them: see ``settled``.
    """
    gray = to_gray(image)
    size = line_height(type_height, gray)
    across = _merged(_joined(find_ridges(View.of(gray, size, turned=True)), size), size)
    down = _merged(_joined(find_ridges(View.of(gray, size, turned=False)), size), size)
    boxes = [line.box for line in across]
    boxes += [a.box for a in down if a.box.height >= UPRIGHT * size or any(_meets(a.box, b.box, size) for b in across)]
    return tuple(Rule(box) for box in sorted(boxes, key=lambda box: (box.top, box.left)))


def _is_straight(ridge: Ridge, size: float) -> bool:
    slope = abs(ridge.ends[1] - ridge.ends[0]) / size
    return slope <= SLOPE * ridge.length + BEND[0] and ridge.bent <= BEND[0] + BEND[1] * ridge.length


def _is_even(ridge: Ridge) -> bool:
    """Blurred type passes for a thick rule, but for its gaps; a long thin rule may be worn."""
    if ridge.thickness >= 0.3:
        return ridge.even >= 0.95 and ridge.thickness <= THICK
    return ridge.even >= (0.85 if ridge.length < 8 else 0.7)


def _is_alone(ridge: Ridge) -> bool:
    """Paper on both sides; the longer it is, the more letters may touch it."""
    beside = float(np.interp(ridge.length, [2, 12], [0.12, 0.5]))
    return ridge.trough <= 0.3 and ridge.beside <= beside and (ridge.length >= 5 or ridge.beyond <= 0.25)


@dataclass(frozen=True, slots=True)
class _Line:
    """A rule of one or more pieces; coordinates as in ``Ridge``."""

    box: Box
    along: tuple[float, float]
    ends: tuple[float, float]

    @classmethod
    def of(cls, pieces: Sequence[Ridge | _Line]) -> Self:
        first, last = min(pieces, key=lambda r: r.along[0]), max(pieces, key=lambda r: r.along[1])
        return cls(Box.union(r.box for r in pieces), (first.along[0], last.along[1]), (first.ends[0], last.ends[1]))

    def at(self, along: float) -> float:
        part = (along - self.along[0]) / max(self.along[1] - self.along[0], 1.0)
        return self.ends[0] + part * (self.ends[1] - self.ends[0])


def _joined(ridges: tuple[Ridge, ...], size: float) -> list[_Line]:
    """The sure rules, each with the pieces that go on where it ends; type that touches makes a piece unsure."""
    usable = [r for r in ridges if _is_straight(r, size) and _is_even(r)]
    free = {id(r): r for r in usable}
    lines = []
    for ridge in sorted((r for r in usable if _is_alone(r)), key=lambda r: -r.length):
        if id(ridge) not in free:
            continue
        del free[id(ridge)]
        chain = [ridge]
        while (after := _next(chain[-1], free.values(), size)) is not None:
            chain.append(free.pop(id(after)))
        while (before := _next(chain[0], free.values(), size, backward=True)) is not None:
            chain.insert(0, free.pop(id(before)))
        lines.append(_Line.of(chain))
    return lines


def _next(ridge: Ridge, others: Iterable[Ridge], size: float, *, backward: bool = False) -> Ridge | None:
    """The nearest piece that goes on with the same rule, down (or up) the line."""
    near: tuple[float, Ridge] | None = None
    for other in others:
        first, second = (other, ridge) if backward else (ridge, other)
        gap = second.along[0] - first.along[1]
        limit = max(NEXT, GAP * min(ridge.length, other.length)) * size
        aligned = abs(second.ends[0] - first.ends[1]) <= OFFSET * size
        if aligned and -MEET * size <= gap <= limit and (near is None or gap < near[0]):
            near = gap, other
    return near[1] if near else None


def _merged(lines: list[_Line], size: float) -> list[_Line]:
    """Double rules made one: of about the same ends, and no room for type between them."""
    merged: list[_Line] = []
    for line in sorted(lines, key=lambda line: line.ends):
        for number, other in enumerate(merged):
            if _twins(line, other, size):
                merged[number] = _Line.of((line, other))
                break
        else:
            merged.append(line)
    return merged


def _twins(one: _Line, other: _Line, size: float) -> bool:
    begin, end = max(one.along[0], other.along[0]), min(one.along[1], other.along[1])
    longer = max(line.along[1] - line.along[0] for line in (one, other))
    if longer - (end - begin) > max(0.1 * longer, MEET * size):
        return False
    return all(abs(one.at(place) - other.at(place)) <= TWIN * size for place in (begin, end))


def _meets(upright: Box, across: Box, size: float) -> bool:
    """Whether an upright rule ends at one that runs across."""
    return upright.x_overlap(across) >= -MEET * size and any(
        abs(end - across.y) <= MEET * size for end in (upright.top, upright.bottom)
    )
