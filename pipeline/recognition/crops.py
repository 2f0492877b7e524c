"""Cuts lines out of the page, upright and dark on light, as a recogniser wants them."""

from __future__ import annotations

from math import ceil, floor

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.ink import to_gray
from pipeline.recognition.quads import height, length

_LEVEL = 0.06
"""A line that rises or falls by less than this share of its height is cut as it stands, which is faster and as legible."""


def cut(page: Image, quad: Quad) -> Image:
    """The pixels of a quadrilateral: a slice of the page if it is level, else turned upright; at least 1 x 1."""
    rise = max(abs(quad[1][1] - quad[0][1]), abs(quad[2][1] - quad[3][1]))
    lean = max(abs(quad[3][0] - quad[0][0]), abs(quad[2][0] - quad[1][0]))
    if max(rise, lean) <= max(1.0, _LEVEL * min(height(quad), length(quad))):
        return cut_box(page, Box.around(quad))
    across, down = max(1, round(length(quad))), max(1, round(height(quad)))
    corners = np.array([(0, 0), (across, 0), (across, down), (0, down)], np.float32)
    turn = cv2.getPerspectiveTransform(np.array(quad, np.float32), corners)
    size = (across, down)
    turned = cv2.warpPerspective(page, turn, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(turned, np.uint8)


def cut_box(page: Image, box: Box) -> Image:
    """A view of the pixels that a box touches, at least 1 x 1."""
    rows, columns = page.shape[:2]
    left, top = min(max(0, floor(box.left)), columns - 1), min(max(0, floor(box.top)), rows - 1)
    right, bottom = max(left + 1, min(columns, ceil(box.right))), max(top + 1, min(rows, ceil(box.bottom)))
    return page[top:bottom, left:right]


def ink(crop: Image) -> npt.NDArray[np.bool_]:
    """Which pixels carry ink, by the crop's own threshold (Otsu 1979); light type on dark ground is ink too."""
    lightness = to_gray(crop)
    threshold, _ = cv2.threshold(lightness, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    dark = np.asarray(lightness <= threshold)
    return ~dark if light_on_dark(dark) else dark


def light_on_dark(dark: npt.NDArray[np.bool_]) -> bool:
    """Whether the ground of a crop is dark. The detector leaves ground around a line: its edge says what the ground is."""
    if 2 * np.count_nonzero(dark) <= dark.size:
        return False
    edge = np.concatenate([dark[0], dark[-1], dark[:, 0], dark[:, -1]])
    return bool(2 * np.count_nonzero(edge) > edge.size)


def filled_columns(marks: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
    """Which share of each column of pixels is ink."""
    return np.asarray(cv2.reduce(marks.view(np.uint8), 0, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[0] / len(marks), np.float64)
