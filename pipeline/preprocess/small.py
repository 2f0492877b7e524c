"""A small grey copy of a page: all estimates are made on one, so that their cost does not grow with the scan."""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.ink import to_gray
from pipeline.scan import Gray, Pixels

_AS_IT_IS = 1 / 1.1


def small(image: Pixels, longest: float) -> tuple[Gray, float]:
    """The page with its longest side about ``longest`` pixels at most, and the scale <= 1 that made it so; never empty.

    What is longer by less than a tenth is left as it is: resampling would cost more than it saves.
    """
    gray = to_gray(image)
    height, width = gray.shape
    scale = longest / max(height, width)
    if scale > _AS_IT_IS:
        return gray, 1.0
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(gray, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def tones(gray: Gray) -> tuple[float, float]:
    """Levels of paper and ink: the median of the page, and its darkest percent."""
    levels = cv2.calcHist([gray], [0], None, [256], [0, 256])[:, 0].astype(np.int64).cumsum()
    paper, ink = np.searchsorted(levels, (levels[-1] * 0.5, levels[-1] * 0.01))
    return float(paper), float(ink)
