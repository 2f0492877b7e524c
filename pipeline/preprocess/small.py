"""A small grey copy of a page: all estimates are made on one, so that their cost does not grow with the scan."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.scan import Gray, Pixels


def small(image: Pixels, longest: float) -> tuple[Gray, float]:
    """The page with its longest side at most ``longest`` pixels, and the scale <= 1 that made it so; never empty.

    Reduced first and made grey afterwards: a grey copy of a large colour page would be the largest thing in memory.
    """
    height, width = image.shape[:2]
    scale = min(1.0, longest / max(height, width))
    if scale == 1.0:
        return _gray(image), 1.0
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return _gray(np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)), scale


def tones(gray: Gray) -> tuple[float, float]:
    """Levels of paper and ink: the median of the page, and its darkest percent."""
    levels = cv2.calcHist([gray], [0], None, [256], [0, 256])[:, 0].astype(np.int64).cumsum()
    paper, ink = np.searchsorted(levels, (levels[-1] * 0.5, levels[-1] * 0.01))
    return float(paper), float(ink)


def _gray(image: Pixels) -> Gray:
    return image if image.ndim == 2 else np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
