"""How high the body type of a page is, in pixels, and the scale at which to read it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.preprocess.glyphs import Glyphs, find_glyphs, weighted_quantile
from pipeline.preprocess.small import small
from pipeline.scan import Pixels

_LONGEST = 3000
"""Pixels of the reduced page: some 12 for each of the 250 lines of the fullest pages."""
_TOO_SMALL = 5.0
_LONG = 5.0
"""A run of ink this many times as long as high is part of a line of type; a word is not yet."""
_HIGH = 3.0
"""A run that is more than this many glyphs high is a column whose lines touch, joined across them."""

LEAST_TYPE, MOST_TYPE = 14.0, 19.0
"""Pixels of body type (as ``type_height`` has them) between which recognition neither gains nor loses."""
NEARLY = 0.05
UNTYPED_LONGEST = 2400.0
"""Pixels to which the longest side of a page without body type is reduced: what there is, is large."""


def type_height(image: Pixels) -> float | None:
    """Height in pixels of the ink of a line of body type: from ascender to descender, or that of a Chinese character.

    Exactly: letters are joined along the direction of the lines across gaps of at most their own size; of the runs that
    are five times as long as high, the height that two thirds of the total length stay below (faint type breaks into
    runs that lack an ascender or a descender), but not more than the pitch of the lines (lines may touch). For vertical
    type it is the width of a line. None where there are no such runs. Detectors draw their boxes a fifth higher.
    """
    gray, scale = small(image, _LONGEST)
    glyphs = find_glyphs(gray)
    if glyphs is not None and glyphs.size < _TOO_SMALL and scale < 1:
        gray, scale = small(image, 2 * _LONGEST)
        glyphs = find_glyphs(gray)
    if glyphs is None:
        return None
    runs, vertical = max(((_runs(glyphs, vertical=v), v) for v in (False, True)), key=lambda r: r[0].share)
    height = runs.height()
    return None if height is None else min(height, _pitch(glyphs, vertical=vertical)) / scale


def ocr_scale(type_height: float | None, longest_side: float = 0.0) -> float:
    """By how much to scale a page before it is read, so that body type is neither lost nor needlessly large.

    Nothing is gained by resampling a page to nearly its own size.

    Measured with PP-OCRv6 small (recall of 4-grams against independent text): below 13 pixels of type, characters are
    lost; above 19 nothing is gained, and from 24 on the detector may take widely set lines for columns of single
    characters. Without body type, the longest side of the page decides.
    """
    if type_height is None:
        return min(1.0, UNTYPED_LONGEST / longest_side) if longest_side > 0 else 1.0
    scale = min(max(1.0, LEAST_TYPE / type_height), MOST_TYPE / type_height)
    return 1.0 if abs(scale - 1) < NEARLY else scale


@dataclass(frozen=True, slots=True, eq=False)
class _Runs:
    """Letters joined in one direction. ``share`` of the ink is in runs long enough to be lines."""

    lengths: NDArray[np.float64]
    heights: NDArray[np.float64]
    share: float

    def height(self) -> float | None:
        return weighted_quantile(self.heights, self.lengths, 2 / 3) if len(self.lengths) >= 3 else None


def _runs(glyphs: Glyphs, *, vertical: bool) -> _Runs:
    reach = max(2, round(glyphs.size)) | 1
    kernel = np.ones((reach, 1) if vertical else (1, reach), np.uint8)
    joined = cv2.morphologyEx(glyphs.mask, cv2.MORPH_CLOSE, kernel)
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=4, ltype=cv2.CV_32S)
    across, down, area = (
        stats[1:, i].astype(np.float64) for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA)
    )
    length, height = (down, across) if vertical else (across, down)
    lines = (length >= _LONG * height) & (height >= 0.5 * glyphs.size) & (height <= _HIGH * glyphs.size)
    return _Runs(length[lines], height[lines], float(area[lines].sum() / max(1.0, area.sum())))


def _pitch(glyphs: Glyphs, *, vertical: bool) -> float:
    """From line to line: the first high peak of the autocorrelation of ink across the lines; infinite without one.

    Measured in strips of some eight letters, since lines of neighbouring columns need not align.
    """
    mask = glyphs.mask.T if vertical else glyphs.mask
    strips = max(1, round(mask.shape[1] / (8 * glyphs.size)))
    ink = np.add.reduceat(
        mask, np.linspace(0, mask.shape[1], strips, endpoint=False).astype(int), axis=1, dtype=np.float32
    )
    ink -= ink.mean(axis=0)
    size = cv2.getOptimalDFTSize(2 * len(ink))
    power = np.abs(np.fft.rfft(ink, size, axis=0)) ** 2
    likeness = np.fft.irfft(power.sum(axis=1), size)[: len(ink)]
    first, last = round(0.5 * glyphs.size), min(len(ink) - 1, round(6 * glyphs.size))
    here = likeness[first : last + 1]
    peaks = np.flatnonzero((here[1:-1] >= here[:-2]) & (here[1:-1] > here[2:])) + 1
    high = [p for p in peaks if here[p] > 0.7 * here[peaks].max() and here[p] > 0.05 * likeness[0]]
    return float(first + high[0]) if high else math.inf
