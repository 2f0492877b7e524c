"""Where text stands: the map that a detection network draws, joined from tiles, and the boxes that stand out of it.

The network (Differentiable Binarization, Liao et al. 2020) gives each pixel its likelihood of lying in the core of a line
of text. A large page is mapped tile by tile, so that memory stays bounded; the tiles overlap, and of each only the inner
part is kept, so that the joined map has no seams and no line is found twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Quad
from pipeline.ink import to_gray

Blob = npt.NDArray[np.float32]
Net = Callable[[Blob], Blob]
"""1 x 3 x height x width, normalised, to 1 x 1 x height x width, 0..1; height and width are multiples of 32."""

# The values that PP-OCRv6 was published with (its inference.yml).
THRESHOLD, BOX_THRESHOLD, UNCLIP = 0.2, 0.45, 1.4
_MEAN = np.array([0.485, 0.456, 0.406], np.float32) * 255
_STD = np.array([0.229, 0.224, 0.225], np.float32) * 255
_SHORTEST = 3  # pixels of the map: the network's own limit of what can be a line
_CELL, _REACH = 16, 3  # ink is looked for in cells of so many pixels, as many cells around: two lines of body text
_CONTRAST = 24  # of 255: less than the faintest print has to its paper

TILE = 1280
"""Longest side of a tile. The network's memory grows with its area (0.3 GB at 1280), its speed does not."""
MARGIN = 64
"""What a tile shares with its neighbour and gives up, about two lines of body text on each side."""


def text_map(image: Image, net: Net, tile: int = TILE, margin: int = MARGIN) -> npt.NDArray[np.uint8]:
    """Likelihood of text, 0..255, one value a pixel of the image."""
    height, width = image.shape[:2]
    joined = np.zeros((height, width), np.uint8)
    rows, columns = list(_cuts(height, tile, margin)), list(_cuts(width, tile, margin))
    side_y = _multiple_of_32(max(outer.stop - outer.start for outer, _ in rows))
    side_x = _multiple_of_32(max(outer.stop - outer.start for outer, _ in columns))
    for outer_y, inner_y in rows:
        for outer_x, inner_x in columns:
            piece = _filled_up(image[outer_y, outer_x], side_y, side_x)
            likelihood = net(_blob(piece))[0, 0] * _near_ink(piece)
            kept = likelihood[
                inner_y.start - outer_y.start : inner_y.stop - outer_y.start,
                inner_x.start - outer_x.start : inner_x.stop - outer_x.start,
            ]
            joined[inner_y, inner_x] = np.rint(kept * 255)
    return joined


def text_boxes(likelihood: npt.NDArray[np.uint8]) -> tuple[Quad, ...]:
    """The boxes of lines in a map, corners clockwise from the top left, in pixels of the map.

    The map shows the core of a line only: each box is moved out by area / perimeter times the factor of the training.
    """
    height, width = likelihood.shape
    mask = (likelihood > THRESHOLD * 255).astype(np.uint8)
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    quads = []
    for contour in contours:
        centre, (across, along), angle = cv2.minAreaRect(contour)
        if min(across, along) < _SHORTEST:
            continue
        if _mean_inside(likelihood, cv2.boxPoints((centre, (across, along), angle))) < BOX_THRESHOLD * 255:
            continue
        grow = 2 * UNCLIP * across * along / (2 * (across + along))
        corners = cv2.boxPoints((centre, (across + grow, along + grow), angle))
        quads.append(_clockwise(np.clip(corners, 0, (width, height))))
    return tuple(quads)


def _cuts(length: int, tile: int, margin: int) -> Iterator[tuple[slice, slice]]:
    """Outer and inner ranges of tiles over a length, the outer ones equal; the inner ones follow each other without gap."""
    count = 1 if length <= tile else -(-(length - 2 * margin) // (tile - 2 * margin))
    step = (length - 2 * margin) / count
    edges = [0, *(round(margin + i * step) for i in range(1, count)), length]
    for start, stop in pairwise(edges):
        yield slice(max(0, start - margin), min(length, stop + margin)), slice(start, stop)


def _multiple_of_32(length: int) -> int:
    return -(-length // 32) * 32


def _filled_up(piece: Image, height: int, width: int) -> Image:
    """To height x width, by its own right and lower edge: the network sees no border where there is none."""
    below, beside = height - piece.shape[0], width - piece.shape[1]
    return np.asarray(cv2.copyMakeBorder(piece, 0, below, 0, beside, cv2.BORDER_REPLICATE), np.uint8)


def _blob(piece: Image) -> Blob:
    blob = np.empty((1, 3, *piece.shape[:2]), np.float32)
    for channel in range(3):
        np.subtract(piece if piece.ndim == 2 else piece[:, :, channel], _MEAN[channel], out=blob[0, channel])
        blob[0, channel] /= _STD[channel]
    return blob


def _near_ink(piece: Image) -> npt.NDArray[np.uint8]:
    """1 where light and dark lie within reach of each other, else 0: of an empty area the network dreams up text."""
    rows, columns = piece.shape[0] // _CELL, piece.shape[1] // _CELL
    cells = to_gray(piece).reshape(rows, _CELL, columns, _CELL)
    reach = np.ones((2 * _REACH + 1, 2 * _REACH + 1), np.uint8)
    lightest, darkest = cv2.dilate(cells.max(axis=(1, 3)), reach), cv2.erode(cells.min(axis=(1, 3)), reach)
    near = (cv2.subtract(lightest, darkest) >= _CONTRAST).astype(np.uint8)
    return np.asarray(cv2.resize(near, piece.shape[1::-1], interpolation=cv2.INTER_NEAREST), np.uint8)


def _mean_inside(likelihood: npt.NDArray[np.uint8], corners: npt.NDArray[Any]) -> float:
    height, width = likelihood.shape
    left, top = np.clip(np.floor(corners.min(axis=0)).astype(int), 0, (width - 1, height - 1))
    right, bottom = np.clip(np.ceil(corners.max(axis=0)).astype(int), 0, (width - 1, height - 1))
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).astype(np.int32)], (1,))
    return float(cv2.mean(likelihood[top : bottom + 1, left : right + 1], mask)[0])


def _clockwise(corners: npt.NDArray[Any]) -> Quad:
    """The two leftmost corners are the left side, as for a line that is turned by less than 45 degrees."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")].astype(float).tolist()
    (top_left, bottom_left), (top_right, bottom_right) = (
        sorted(side, key=lambda p: p[1]) for side in (by_x[:2], by_x[2:])
    )
    a, b, c, d = (tuple(p) for p in (top_left, top_right, bottom_right, bottom_left))
    return a, b, c, d
