"""Where on a scan the paper is: without the black that scanners see beside it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.preprocess.small import small
from pipeline.scan import Pixels

_LONGEST = 500
_DARK = 0.35
"""Part of the brightness of the paper below which the surroundings of a page lie."""
_MOSTLY = 0.5
_FURTHEST = 0.25
"""Part of a side up to which a margin may reach."""


def page_area(image: Pixels) -> Box:
    """The paper: black strips along the sides are cut off, each as far as most of it is dark and joined to that side.

    The whole page where there are none. A black picture that touches a side is no strip unless it runs along most of it.
    """
    gray, _ = small(image, _LONGEST)
    height, width = image.shape[:2]
    dark = (gray < _DARK * np.percentile(gray, 75)).astype(np.uint8)
    margin = _joined_to_sides(dark)
    across, down = margin.mean(axis=0), margin.mean(axis=1)
    left, right = _strip(across), _strip(across[::-1])
    top, bottom = _strip(down), _strip(down[::-1])
    return Box(left * width, top * height, (1 - right) * width, (1 - bottom) * height)


def _joined_to_sides(dark: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """What is dark and can be reached from outside over dark pixels."""
    framed = cv2.copyMakeBorder(dark, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(1,))
    _, labels = cv2.connectedComponents(framed, connectivity=4)
    return np.asarray(labels[1:-1, 1:-1] == labels[0, 0], np.bool_)


def _strip(darkness: NDArray[np.floating]) -> float:
    """The part of the way inwards over which most of each line is dark, 0 if that goes on and on (a dark page)."""
    light = np.flatnonzero(darkness < _MOSTLY)
    depth = float(light[0]) / len(darkness) if len(light) else 1.0
    return depth if depth <= _FURTHEST else 0.0
