"""Tinted grounds: areas whose ground is clearly not the paper: light grey, coloured, or dark with reversed type."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Gray, off_paper, reduced, square

# Lengths in line heights.
UNIT = 10.0  # pixels of a line height
STROKE = 1.2  # strokes of the type that stands on a light tint are thinner
LEAST_DIFFERENCE = 12  # gray levels, of any colour channel
DARK = 50  # and of a ground dark enough for reversed type
SIDES = 1.2, 3.5  # the least shorter and longer side: a label of one line
FILLED = 0.95  # of its box: tints are rectangles,
WARP = 0.005  # but for this part of their length, where the paper is warped
RIM = 0.2  # inside the edge, where no type stands
SPREAD = 16  # gray levels: a ground varies less
RIM_PLAIN, GROUND_PLAIN = 0.85, 0.4  # parts of the rim and of the whole that are plain ground; a photograph has less
MATTER = 0.3  # square line heights of ink: type stands on it
LETTERS, LIGHT, LARGE = 3, 0.45, 0.2  # of reversed type: least number of strokes; largest parts of the whole: all, one
PAGE = 0.6  # of the page: what covers more is the page


@dataclass(frozen=True, slots=True, eq=False)
class _Area:
    """``shape`` is the mask of the area, holes filled, within its box."""

    left: int
    top: int
    right: int
    bottom: int
    shape: NDArray[np.uint8]

    def cut(self, page: Gray) -> NDArray[np.int16]:
        return page[self.top : self.bottom, self.left : self.right].astype(np.int16)


def find_tints(image: NDArray[np.uint8], line: float) -> tuple[Box, ...]:
    """Boxes of tinted areas on an image gray (h, w) or BGR (h, w, 3)."""
    small = reduced(image, UNIT / line, UNIT / line)
    x, y = image.shape[1] / small.shape[1], image.shape[0] / small.shape[0]
    unit = line / x
    typeless = cv2.morphologyEx(small, cv2.MORPH_CLOSE, square(STROKE * unit))
    light, dark = off_paper(np.asarray(typeless, np.uint8)), off_paper(small)
    found = [a for a in _rectangles(light >= LEAST_DIFFERENCE, unit) if _is_ground(light, a, unit)]
    found = [a for a in found if _has_matter(dark, a, unit)]
    found += [a for a in _rectangles(dark >= DARK, unit) if _is_ground(dark, a, unit) and _is_reversed(dark, a)]
    boxes = {Box(a.left * x, a.top * y, a.right * x, a.bottom * y) for a in found}
    return tuple(sorted(boxes))


def _rectangles(mask: NDArray[np.bool_], unit: float) -> list[_Area]:
    """The areas that fill their box, whatever their holes."""
    smooth = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, square(0.3 * unit))
    outlines, tree = cv2.findContours(
        smooth, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE
    )  # a dark margin encloses the others
    found = []
    for outline, (_, _, _, parent) in zip(outlines, tree[0] if tree is not None else (), strict=True):
        left, top, width, height = cv2.boundingRect(outline)
        if parent >= 0 or min(width, height) < SIDES[0] * unit or max(width, height) < SIDES[1] * unit:
            continue
        if width * height > PAGE * mask.size:
            continue
        warp = WARP * max(width, height)
        if cv2.contourArea(outline) < FILLED * max(1.0, width - 1 - warp) * max(1.0, height - 1 - warp):
            continue
        shape = np.zeros((height, width), np.uint8)
        cv2.drawContours(shape, [outline - (left, top)], -1, (1,), cv2.FILLED)
        found.append(_Area(left, top, left + width, top + height, shape))
    return found


def _is_ground(darker: Gray, area: _Area, unit: float) -> bool:
    """One level most of the way along its rim, its corners too, and in a good part of the whole."""
    inside = area.cut(darker)
    inner = cv2.erode(area.shape, square(5), borderValue=0)  # the edge itself may be blurred
    rim = (inner > 0) & (cv2.erode(inner, square(2 * RIM * unit), borderValue=0) == 0)
    if not rim.any():
        return False
    plain = np.abs(inside - int(np.median(inside[rim]))) <= SPREAD
    half = np.array(plain.shape) // 2
    corners = [
        (rim[rows, columns], plain[rows, columns])
        for rows in (slice(None, half[0]), slice(half[0], None))
        for columns in (slice(None, half[1]), slice(half[1], None))
    ]
    return bool(
        plain[rim].mean() >= RIM_PLAIN
        and plain[area.shape > 0].mean() >= GROUND_PLAIN
        and all(part.any() and level[part].mean() >= 0.9 * RIM_PLAIN for part, level in corners)
    )


def _has_matter(darker: Gray, area: _Area, unit: float) -> bool:
    inside = area.cut(darker)
    return bool((inside > np.median(inside) + 2 * SPREAD).sum() >= MATTER * unit * unit)


def _is_reversed(darker: Gray, area: _Area) -> bool:
    """Light strokes in it, several and none of them large: not a bar, and not a letter such as 日."""
    inside = area.cut(darker)
    strokes = ((inside < np.median(inside) - 2 * SPREAD) & (area.shape > 0)).astype(np.uint8)
    count, _, stats, _ = cv2.connectedComponentsWithStats(strokes, connectivity=8)
    share = stats[1:, cv2.CC_STAT_AREA] / strokes.size
    return bool(count > LETTERS and share.sum() <= LIGHT and share.max() <= LARGE)
