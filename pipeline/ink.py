"""Ink on paper: how dark a page is, and how high its type.

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

LINES_A_PAGE = 150  # of body type, from top to bottom of a broadsheet: the answer where no type is seen
LINE_TO_GLYPH = 1.4  # a line (ascender to descender) against the commonest blot: an x-height, or a Chinese character
BLOCKS = 48  # along each side of the page: in each, the level of the paper is looked for
KEPT = 12.0  # gray levels within which a block belongs to the paper
ROUNDS = 4
PATCHES, PATCH = 3, 1200  # type is measured on 3 x 3 patches of at most this many pixels a side


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


def estimate_type_height(image: NDArray[np.uint8]) -> float:
    """Height in pixels of a line of body type, from the blots of ink alone; a fraction of the page without enough type."""
    gray = to_gray(image)
    heights = np.concatenate([_glyph_heights(patch) for patch in _patches(gray)])
    if len(heights) < 30:
        return max(8.0, gray.shape[0] / LINES_A_PAGE)
    return float(np.median(heights)) * LINE_TO_GLYPH


def _patches(gray: Gray) -> list[Gray]:
    ys, xs = (_cuts(length) for length in gray.shape)
    return [gray[y, x] for y in ys for x in xs]


def _cuts(length: int) -> list[slice]:
    if length <= PATCHES * PATCH:
        return [slice(0, length)]
    return [slice(start, start + PATCH) for start in np.linspace(0, length - PATCH, PATCHES + 2).astype(int)[1:-1]]


def _glyph_heights(gray: Gray) -> Ints:
    """Heights of the blots that may be letters, each as often as it is wide: specks do not outvote letters."""
    binary = cv2.adaptiveThreshold(gray, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, _, stats, _ = cv2.connectedComponentsWithStats(binary, connectivity=8, ltype=cv2.CV_32S)
    width, height, area = (stats[1:, i] for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    letter = (height >= 5) & (width >= 3) & (width < 3 * height) & (height < 4 * width) & (area * 6 > width * height)
    return np.repeat(height[letter], np.minimum(width[letter], height[letter])).astype(np.intp)


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
