"""Tinted grounds: areas whose ground is clearly not the paper: light grey, coloured, or dark with reversed type."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Gray, off_paper, reduced

UNIT = 10.0  # pixels of a type height
STROKE = 1.2  # type heights: strokes of the type that stands on a light tint are thinner
LEAST_DIFFERENCE = 12  # gray levels, of any colour channel
DARK = 60  # and of a ground dark enough for reversed type
SIDES = 1.2, 3.0  # the least shorter and longer side, in type heights: a label of one line
FILLED = 0.9  # of its box: tints are rectangles, or nearly
RIM = 0.25  # type heights inside the edge, where no type stands
SPREAD = 14  # gray levels: a ground varies less
RIM_PLAIN, GROUND_PLAIN = 0.8, 0.4  # parts of the rim and of the whole that are plain ground; a photograph has less
MATTER = 0.04  # of the whole that is not ground: type stands on it, or it is a bar or a stem of a letter
PAGE = 0.6  # of the page: what covers more is the page


def find_tints(image: NDArray[np.uint8], type_height: float) -> tuple[Box, ...]:
    """Boxes of tinted areas on an image gray (h, w) or BGR (h, w, 3)."""
    small = reduced(image, UNIT / type_height, UNIT / type_height)
    x, y = image.shape[1] / small.shape[1], image.shape[0] / small.shape[0]
    unit = type_height / x
    typeless = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((round(STROKE * unit),) * 2, np.uint8))
    _, light = off_paper(np.asarray(typeless, np.uint8))
    _, dark = off_paper(small)
    found: list[tuple[int, int, int, int]] = []
    for differs, least in ((light, LEAST_DIFFERENCE), (dark, DARK)):
        mask = (differs >= least).astype(np.uint8)
        for box in _rectangles(mask, unit):
            if box not in found and _is_ground(differs, box, unit):
                found.append(box)
    return tuple(Box(left * x, top * y, (left + width) * x, (top + height) * y) for left, top, width, height in found)


def _rectangles(mask: NDArray[np.uint8], unit: float) -> list[tuple[int, int, int, int]]:
    """Left, top, width, height of the areas that fill their box, whatever their holes."""
    smooth = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((round(0.3 * unit),) * 2, np.uint8))
    outlines, _ = cv2.findContours(smooth, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    found = []
    for outline in outlines:
        left, top, width, height = cv2.boundingRect(outline)
        if min(width, height) < SIDES[0] * unit or max(width, height) < SIDES[1] * unit:
            continue
        if width * height > PAGE * mask.size or cv2.contourArea(outline) < FILLED * (width - 1) * (height - 1):
            continue
        found.append((left, top, width, height))
    return found


def _is_ground(differs: Gray, box: tuple[int, int, int, int], unit: float) -> bool:
    """One level most of the way along its rim, and in a good part of the whole."""
    left, top, width, height = box
    rim = max(1, round(RIM * unit))
    inside = differs[top + 1 : top + height - 1, left + 1 : left + width - 1].astype(np.int16)
    edge = np.concatenate(
        [inside[:rim].ravel(), inside[-rim:].ravel(), inside[:, :rim].ravel(), inside[:, -rim:].ravel()]
    )
    level = int(np.median(edge))
    plain = np.abs(edge - level) <= SPREAD, np.abs(inside - level) <= SPREAD
    return bool(plain[0].mean() >= RIM_PLAIN and GROUND_PLAIN <= plain[1].mean() <= 1 - MATTER)
