"""Frames: closed boxes drawn around matter, and areas of tinted ground."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import line_height, to_gray
from pipeline.regions.borders import find_borders
from pipeline.regions.tints import find_tints
from pipeline.sheet import Frame, Rule

SAME = 1.5  # line heights: the inner and the outer line of a border are as near at every side


def find_frames(image: NDArray[np.uint8], rules: Sequence[Rule], type_height: float | None = None) -> tuple[Frame, ...]:
    """Frames of an upright page, gray (h, w) or BGR (h, w, 3), from top to bottom.

    A box between rules that go on beyond its corners (a cell between column rules) is no frame. A page or picture with a
    border of its own is one. ``type_height`` is the height in pixels of the ink of body type, None if there is none.
    """
    size = line_height(type_height, image)
    frames = [Frame(box) for box in _distinct(find_borders(to_gray(image), rules, size), size)]
    frames += [Frame(box, tinted=True) for box in find_tints(image, size)]
    return tuple(sorted(frames, key=lambda frame: (frame.box.top, frame.box.left)))


def _distinct(boxes: Iterable[Box], size: float) -> list[Box]:
    """The outermost of boxes that lie within one another all around."""
    kept: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        apart = (
            max(abs(a - b) for a, b in zip(box.as_tuple(), other.as_tuple(), strict=True)) > SAME * size
            for other in kept
        )
        if all(apart):
            kept.append(box)
    return kept
