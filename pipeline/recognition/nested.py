"""Takes out boxes that a detector drew twice around the same ink."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.geometry import Box, Quad

_INSIDE = 0.8  # share of a box that lies in the other one
_AS_HIGH = 0.6  # of the other one's height; a lower box is other matter that stands there


def without_nested(quads: Sequence[Quad]) -> tuple[Quad, ...]:
    """The quads but for those that lie in a longer one of about their height, which is read whole."""
    if not quads:
        return ()
    boxes = np.array([Box.around(quad).as_tuple() for quad in quads])
    left, top, right, bottom = boxes.T
    area, height = (right - left) * (bottom - top), bottom - top
    kept = []
    for n, quad in enumerate(quads):
        across = np.minimum(right, right[n]) - np.maximum(left, left[n])
        down = np.minimum(bottom, bottom[n]) - np.maximum(top, top[n])
        shared = np.clip(across, 0, None) * np.clip(down, 0, None)
        larger = (area > area[n]) | ((area == area[n]) & (np.arange(len(area)) < n))
        if not (larger & (shared > _INSIDE * area[n]) & (height[n] > _AS_HIGH * height)).any():
            kept.append(quad)
    return tuple(kept)
