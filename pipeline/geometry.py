"""Boxes, quadrilaterals and affine maps.

The one coordinate frame: pixels of the upright page, x to the right, y down, origin at the top left corner.
A box covers ``left <= x < right`` and ``top <= y < bottom``; lengths are floats, so that mapping loses nothing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]


@dataclass(frozen=True, slots=True, order=True)
class Box:
    """An upright rectangle in pixels; it may be empty, never inverted."""

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        if not (self.left <= self.right and self.top <= self.bottom):
            message = f"box is inverted or not a number: {self.left, self.top, self.right, self.bottom}"
            raise ValueError(message)

    @classmethod
    def around(cls, points: Iterable[Point]) -> Self:
        """The smallest box that holds all points; ValueError if there are none."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @classmethod
    def union(cls, boxes: Iterable[Box]) -> Self:
        """The smallest box that holds all boxes; ValueError if there are none."""
        first, *others = boxes
        left, top, right, bottom = first.as_tuple()
        for b in others:
            left = b.left if b.left < left else left
            top = b.top if b.top < top else top
            right = b.right if b.right > right else right
            bottom = b.bottom if b.bottom > bottom else bottom
        return cls(left, top, right, bottom)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return self.width * self.height

    @property
    def x(self) -> float:
        """Centre, horizontally."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Centre, vertically."""
        return (self.top + self.bottom) / 2

    def as_tuple(self) -> tuple[float, float, float, float]:
        return self.left, self.top, self.right, self.bottom

    def quad(self) -> Quad:
        """Corners clockwise from the top left."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )

    def grown(self, dx: float, dy: float) -> Box:
        """Moved out by dx and dy on each side; negative values shrink it, at most to its centre."""
        x, y = self.x, self.y  # the edges stop there, whatever rounding makes of half a width
        return Box(min(self.left - dx, x), min(self.top - dy, y), max(self.right + dx, x), max(self.bottom + dy, y))

    def x_overlap(self, other: Box) -> float:
        """Pixels shared on the x axis; negative: the gap between the two."""
        right = other.right if other.right < self.right else self.right
        return right - (other.left if other.left > self.left else self.left)

    def y_overlap(self, other: Box) -> float:
        """Pixels shared on the y axis; negative: the gap between the two."""
        bottom = other.bottom if other.bottom < self.bottom else self.bottom
        return bottom - (other.top if other.top > self.top else self.top)

    def overlap(self, other: Box) -> float:
        """Area shared, in square pixels; 0 if they do not meet."""
        x, y = self.x_overlap(other), self.y_overlap(other)
        return x * y if x > 0 and y > 0 else 0.0

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x < self.right and self.top <= y < self.bottom


@dataclass(frozen=True, slots=True)
class Affine:
    """The map (x, y) -> (a x + b y + c, d x + e y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    @classmethod
    def scaling(cls, x: float, y: float | None = None) -> Affine:
        return cls(a=x, e=x if y is None else y)

    @classmethod
    def shift(cls, dx: float, dy: float) -> Affine:
        return cls(c=dx, f=dy)

    @classmethod
    def rotation(cls, degrees: float) -> Affine:
        """About the origin; positive turns the x axis towards the y axis (clockwise as seen on a page)."""
        cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        return cls(cos, -sin, 0.0, sin, cos, 0.0)

    @classmethod
    def laid_down(cls, width: float) -> Affine:
        """A quarter turn against the clock, of a page of this width: its columns of characters become level lines."""
        return cls(0.0, 1.0, 0.0, -1.0, 0.0, width)

    def then(self, after: Affine) -> Affine:
        """First self, then after."""
        return Affine(
            after.a * self.a + after.b * self.d,
            after.a * self.b + after.b * self.e,
            after.a * self.c + after.b * self.f + after.c,
            after.d * self.a + after.e * self.d,
            after.d * self.b + after.e * self.e,
            after.d * self.c + after.e * self.f + after.f,
        )

    def inverse(self) -> Affine:
        """ZeroDivisionError if the map flattens the plane."""
        det = self.a * self.e - self.b * self.d
        a, b, d, e = self.e / det, -self.b / det, -self.d / det, self.a / det
        return Affine(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))

    def point(self, p: Point) -> Point:
        x, y = p
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def quad(self, q: Quad) -> Quad:
        return self.point(q[0]), self.point(q[1]), self.point(q[2]), self.point(q[3])

    def box(self, b: Box) -> Box:
        """The upright box around the mapped corners."""
        x1, x2 = sorted((self.a * b.left, self.a * b.right))
        x3, x4 = sorted((self.b * b.top, self.b * b.bottom))
        y1, y2 = sorted((self.d * b.left, self.d * b.right))
        y3, y4 = sorted((self.e * b.top, self.e * b.bottom))
        return Box(x1 + x3 + self.c, y1 + y3 + self.f, x2 + x4 + self.c, y2 + y4 + self.f)


def first_corner(quad: Quad, corners: int) -> Quad:
    """The corners in the same order from another one on: a line that was turned begins at its upper left corner again."""
    a, b, c, d = (*quad[corners:], *quad[:corners])
    return a, b, c, d
