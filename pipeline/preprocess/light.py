"""Uneven light: the shade of a lamp, a curved page or a fold, taken off where it is strong."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.polynomial import chebyshev
from numpy.typing import NDArray

from pipeline.preprocess.small import small
from pipeline.scan import Pixels

NEEDED = 0.6
"""The paper in the shade has less than this part of the brightness of the paper in the light."""

_LONGEST = 800
_CELLS = 32
_DEGREE = 4
_ROUNDS = 12
_BAND_PIXELS = 4_000_000


def evened(image: Pixels) -> Pixels:
    """The page as if lit evenly; the very same array where that would not help, as on most pages.

    Light is a smooth surface (a polynomial of the fourth degree of the logarithm of brightness) through what is paper:
    the bright end of each of some 800 cells, without the cells that lie far below the surface. So photographs, black
    margins and light type on dark grounds keep their tones. Recognition gains little (half a percent of 4-grams with
    strong shade, nothing with weak); the stages that look for rules and gutters have one level of paper to go by.
    """
    light = _light(image)
    if light is None or light.min() > NEEDED * light.max():
        return image
    gain = (light.max() / light).astype(np.float32)
    height, width = image.shape[:2]
    out = np.empty_like(image)
    rows = max(1, _BAND_PIXELS // width)
    columns = (np.arange(width, dtype=np.float32) + 0.5) / width * _CELLS - 0.5
    for top in range(0, height, rows):
        bottom = min(top + rows, height)
        lines = (np.arange(top, bottom, dtype=np.float32) + 0.5) / height * _CELLS - 0.5
        across, down = np.meshgrid(columns, lines)
        factor = cv2.remap(gain, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        factor = factor if image.ndim == 2 else cv2.merge([factor] * 3)
        out[top:bottom] = cv2.multiply(image[top:bottom], factor, dtype=cv2.CV_8U)
    return out


def _light(image: Pixels) -> NDArray[np.float64] | None:
    """Brightness of the paper in 32 x 32 cells; None where there is too little paper to tell."""
    gray, _ = small(image, _LONGEST)
    if min(gray.shape) < 2 * _CELLS:
        return None
    paper = np.log(np.maximum(_bright_ends(gray), 1.0))
    at = (np.arange(_CELLS) + 0.5) / _CELLS * 2 - 1
    down, across = np.meshgrid(at, at, indexing="ij")
    terms = chebyshev.chebvander2d(down.ravel(), across.ravel(), (_DEGREE, _DEGREE))
    low = np.add.outer(np.arange(_DEGREE + 1), np.arange(_DEGREE + 1)).ravel() <= _DEGREE
    terms, values = terms[:, low], paper.ravel()
    used = np.ones(len(values), dtype=bool)
    for _ in range(_ROUNDS):
        fit, *_ = np.linalg.lstsq(terms[used], values[used], rcond=None)
        off = values - terms @ fit
        again = off > -max(0.08, 1.5 * float(np.median(np.abs(off[used]))))
        if again.mean() < 0.3:
            return None
        if (again == used).all():
            break
        used = again
    surface = np.clip(terms @ fit, values[used].min(), values[used].max())
    return np.asarray(np.exp(surface).reshape(_CELLS, _CELLS), np.float64)


def _bright_ends(gray: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The 90th percentile of each cell: paper, unless the cell lies inside a picture."""
    rows = np.array_split(gray, _CELLS, axis=0)
    return np.array([[np.percentile(cell, 90) for cell in np.array_split(row, _CELLS, axis=1)] for row in rows])
