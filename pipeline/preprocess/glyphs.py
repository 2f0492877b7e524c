"""Blots of ink that may be letters or characters, told from dust, rules and pictures by their size and shape alone."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.small import tones
from pipeline.scan import Gray

_WINDOW = 31
"""Pixels of the reduced page over which ink is darker than its surroundings; two lines of body type or more."""

_DUST = 0.25
"""Smaller than this part of a glyph is dust, or a full stop that nobody misses."""


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """``mask`` (h, w) is 1 where there is such ink. ``size`` is that of the commonest, weighted by their ink: between
    x-height and height of a capital in Latin type, nearly the full character in Chinese. ``count`` is how many.
    """

    mask: NDArray[np.uint8]
    size: float
    count: int


def find_glyphs(gray: Gray) -> Glyphs | None:
    """None where there is too little to speak of type: a blank page, a picture, a stray letter."""
    binary = _ink(gray)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(binary, connectivity=8, ltype=cv2.CV_32S)
    width, height, area = (stats[:, i] for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    longer, shorter = np.maximum(width, height), np.minimum(width, height)
    # A newspaper page holds more than 30 lines of whatever it is set in; and no letter is a thread or a cloud of dust.
    glyph = (longer >= 3) & (longer < max(gray.shape) / 30) & (longer < 8 * shorter) & (area > 0.08 * width * height)
    glyph[0] = False
    count = int(glyph.sum())
    if count < 30:
        return None
    size = weighted_quantile(longer[glyph], shorter[glyph].astype(np.float64) ** 2)
    glyph &= longer >= _DUST * size
    return Glyphs(glyph.view(np.uint8)[labels], size, count)


def _ink(gray: Gray) -> NDArray[np.uint8]:
    """1 where the page is darker than around it by a good part of the contrast between its paper and its ink."""
    paper, ink = tones(gray)
    step = max(4.0, 0.12 * (paper - ink))
    found = cv2.adaptiveThreshold(gray, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, _WINDOW, step)
    return np.asarray(found, np.uint8)


def weighted_quantile(
    values: NDArray[np.integer] | NDArray[np.floating], weights: NDArray[np.floating], q: float = 0.5
) -> float:
    """The value below which ``q`` of the weight lies."""
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    return float(values[order][np.searchsorted(total, total[-1] * q)])
