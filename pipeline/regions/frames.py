"""Frames: closed boxes drawn around matter, and areas of tinted ground."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import estimate_type_height, to_gray
from pipeline.regions.borders import find_borders
from pipeline.regions.tints import find_tints
from pipeline.sheet import Frame, Rule

SIDES = 2.5, 4.0
CORNER = 0.8


def find_frames(image: NDArray[np.uint8], rules: Sequence[Rule], type_height: float | None = None) -> tuple[Frame, ...]:
    size = type_height or estimate_type_height(image)
    drawn = _distinct([*_ruled(rules, size), *find_borders(to_gray(image), size)], size)
    tinted = find_tints(image, size)
    frames = [Frame(box) for box in drawn] + [Frame(box, tinted=True) for box in tinted]
    return tuple(sorted(frames, key=lambda f: (f.box.top, f.box.left)))


def _ruled(rules: Sequence[Rule], size: float) -> list[Box]:
    """Boxes of two upright rules of the same ends, and a rule across that joins them at top or bottom."""
    down = [r.box for r in rules if not r.horizontal]
    across = [r.box for r in rules if r.horizontal]
    near = CORNER * size
    found = []
    for left in down:
        for right in down:
            if (
                right.left - left.right < SIDES[0] * size
                or max(abs(left.top - right.top), abs(left.bottom - right.bottom)) > 2 * near
            ):
                continue
            joins = [
                any(
                    abs(h.left - left.left) <= near
                    and abs(h.right - right.right) <= near
                    and min(abs(h.top - y), abs(h.bottom - y)) <= near
                    for h in across
                )
                for y in (left.top, left.bottom)
            ]
            if any(joins):
                found.append(Box.union((left, right)))
    return found


def _distinct(boxes: Sequence[Box], size: float) -> list[Box]:
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        if not any(
            max(abs(a - b) for a, b in zip(box.as_tuple(), other.as_tuple(), strict=True)) <= 1.5 * size
            for other in kept
        ):
            kept.append(box)
    return kept
