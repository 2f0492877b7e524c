"""Measures of the quadrilaterals that a detector draws around lines, and pieces of them."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from statistics import median

from pipeline.geometry import Affine, Point, Quad


def length(quad: Quad) -> float:
    """Mean of the upper and the lower side."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    return (hypot(bx - ax, by - ay) + hypot(cx - dx, cy - dy)) / 2


def height(quad: Quad) -> float:
    """Mean of the left and the right side."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    return (hypot(dx - ax, dy - ay) + hypot(cx - bx, cy - by)) / 2


def tall(quad: Quad) -> bool:
    """More than one character below another: no letter or character is that narrow for its height."""
    return height(quad) > 1.5 * length(quad)


def body_height(quads: Sequence[Quad]) -> float:
    """The size of most type on the page: median height of lines, or width of columns that run down; 0 if there are none."""
    sizes = [min(height(q), length(q)) for q in quads if max(height(q), length(q)) > 2 * min(height(q), length(q))]
    return median(sizes) if sizes else 0.0


def piece(quad: Quad, start: float, stop: float) -> Quad:
    """The part between two shares (0..1) of its length."""
    a, b, c, d = quad
    return _between(a, b, start), _between(a, b, stop), _between(d, c, stop), _between(d, c, start)


def slice_down(quad: Quad, start: float, stop: float) -> Quad:
    """The part between two shares (0..1) of its height."""
    a, b, c, d = quad
    return _between(a, d, start), _between(b, c, start), _between(b, c, stop), _between(a, d, stop)


def mapped(quads: Sequence[Quad], by: Affine) -> tuple[Quad, ...]:
    return tuple(by.quad(quad) for quad in quads)


def mirrored(quad: Quad) -> Quad:
    """With rows for columns, clockwise again: a line that runs down is level. Its own inverse."""
    a, b, c, d = ((y, x) for x, y in quad)
    return a, d, c, b


def _between(p: Point, q: Point, share: float) -> Point:
    return p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share
