"""Ink on paper: how dark a page is.

Stages that look at pixels work on reduced copies, so that their time depends on how much type a page holds and hardly
on how finely it was scanned.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Gray = NDArray[np.uint8]
Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

LEADED = 1.25  # from line to line, against the ink of a line from ascender to descender
LINES_A_PAGE = 150
BLOCKS = 48  # along each side of the page: in each, the level of the paper is looked for
KEPT = 12.0  # gray levels within which a block belongs to the paper
ROUNDS = 4


def to_gray(image: NDArray[np.uint8]) -> Gray:
    """Gray (h, w) from gray (h, w) or (h, w, 1), or colour BGR (h, w, 3)."""
    if image.ndim == 2:
        return image
    if image.shape[2] == 1:
        return image[:, :, 0]
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)


def reduced(image: NDArray[np.uint8], fx: float, fy: float) -> NDArray[np.uint8]:
    """A copy scaled by fx, fy (taken as 1 where larger), each pixel the mean of those that it covers; never empty."""
    height, width = image.shape[:2]
    size = max(1, round(width * min(fx, 1.0))), max(1, round(height * min(fy, 1.0)))
    if size == (width, height):
        return image
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)


def paper_and_ink(gray: Gray) -> tuple[int, int]:
    """The levels of paper (the median) and of ink (the darkest percent) of a page that is more paper than ink."""
    levels = np.bincount(gray[::4].ravel(), minlength=256).cumsum()  # every fourth row tells as much
    return int(np.searchsorted(levels, levels[-1] * 0.5)), int(np.searchsorted(levels, levels[-1] * 0.01))


def line_height(type_height: float | None, image: NDArray[np.uint8]) -> float:
    """Pixels from one line of body type to the next, set about as close as newspapers do.

    ``type_height`` is the height of its ink. None, of a page without body type, takes a page of as many lines as a
    broadsheet has.
    """
    return LEADED * type_height if type_height else max(10.0, image.shape[0] / LINES_A_PAGE)


def off_paper(image: NDArray[np.uint8]) -> Gray:
    """How much darker each pixel is than blank paper there, in the channel that shows it best; gray (h, w) or BGR (h, w, 3).

    The paper is a quadratic surface in each channel, fitted to the light end of each block of the page and refitted
    without the blocks that lie off it (pictures, margins): it follows uneven light but no tinted box.
    """
    darker = np.zeros(image.shape[:2], np.uint8)
    for channel in _channels(image):
        np.maximum(darker, cv2.subtract(_paper(channel), channel), out=darker)
    return darker


def _channels(image: NDArray[np.uint8]) -> list[Gray]:
    if image.ndim == 2:
        return [image]
    first, *others = (np.ascontiguousarray(image[:, :, i]) for i in range(image.shape[2]))
    return [first] if all(np.array_equal(first, other) for other in others) else [first, *others]


def _paper(gray: Gray) -> Gray:
    """The level of blank paper everywhere."""
    height, width = gray.shape
    rows, columns = min(BLOCKS, height), min(BLOCKS, width)
    light = cv2.dilate(cv2.blur(gray, (3, 3)), np.ones((3, 3), np.uint8))
    samples = cv2.resize(light, (columns * 8, rows * 8), interpolation=cv2.INTER_NEAREST)
    samples = samples.reshape(rows, 8, columns, 8).swapaxes(1, 2).reshape(rows * columns, 64)
    levels = np.partition(samples, 38, axis=1)[:, 38].astype(np.float64)
    y, x = (grid.ravel() for grid in np.meshgrid(np.linspace(-1, 1, rows), np.linspace(-1, 1, columns), indexing="ij"))
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=1)
    kept = np.abs(levels - np.median(levels)) <= 3 * KEPT
    weights = np.array([float(np.median(levels)), 0.0, 0.0, 0.0, 0.0, 0.0])
    for _ in range(ROUNDS):
        if kept.sum() < len(levels) / 10:
            break
        normal = terms[kept].T @ terms[kept] + 1e-6 * np.eye(6)
        weights = np.linalg.solve(normal, terms[kept].T @ levels[kept])
        kept = np.abs(levels - terms @ weights) <= KEPT
    surface = (terms @ weights).reshape(rows, columns).clip(0, 255).round().astype(np.uint8)
    return np.asarray(cv2.resize(surface, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def square(side: float) -> NDArray[np.uint8]:
    """A kernel of about that many pixels a side, odd, so that opening and closing shift nothing."""
    return bar(side, side)


def bar(width: float = 1, height: float = 1) -> NDArray[np.uint8]:
    """A kernel of about that many pixels, odd both ways."""
    return np.ones((max(1, 2 * round((height - 1) / 2) + 1), max(1, 2 * round((width - 1) / 2) + 1)), np.uint8)
