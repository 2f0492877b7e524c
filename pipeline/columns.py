"""Local gutters between columns of type: tall white strips, and column rules with the white beside them.

The strips are the maximal empty rectangles of T. M. Breuel (Two Geometric Algorithms for Layout Analysis, DAS 2002), of
which only tall ones are wanted; these come cheaper from vertical runs of white on a reduced page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import median_filter

from pipeline.geometry import Affine, Box
from pipeline.ink import Gray, bar, line_height, paper_and_ink, reduced, square, to_gray
from pipeline.sheet import Rule

# Lengths in line heights, across or down.
UNIT = 10.0  # pixels of a line height
INK = 0.2  # of the contrast of the page
SPECK = 0.25  # ink of less extent both ways is dirt
TALL = 6.0  # a gutter has that many lines beside it; white between words is aligned by chance over three or four
NARROW = 0.45  # the least white between columns that have no rule between them
BETWEEN_TIERS = 0.3  # the same of tiers; characters of one column have less between them
WIDE = 4.0  # more is no gutter but an empty place
SIMILAR = 0.08  # of its height: how much later the runs of one gutter may begin, and earlier end
MATTER = 3.0  # type stands as near on both sides
BESIDE = 0.5  # of the height has type on both sides
LINES = 1.2  # gaps between lines of type are less
LARGE = 1.7  # type is large from here; between its letters and words is as much white as between columns
PLAIN = 0.2  # of the contrast: white varies less, but in photographs
TINTED = 0.4  # of the contrast: no tint under type is so much darker than paper


def find_gutters(
    image: NDArray[np.uint8], rules: Sequence[Rule], type_height: float | None = None, *, narrow: float = NARROW
) -> tuple[Box, ...]:
    """Tall narrow boxes between columns of type, on an upright page, gray (h, w) or BGR (h, w, 3), from left to right.

    Each holds locally, from its top to its bottom. Ink in it is that of column rules. Boxes may overlap where a gutter
    bends. ``type_height`` is the height in pixels of the ink of body type, None if there is none. ``narrow`` is the least
    white that is one where no rule is, in line heights.
    """
    page = _Page.of(to_gray(image), rules, line_height(type_height, image))
    strips = [cut for s in _strips(page, narrow * UNIT) for cut in page.between_columns(s) if page.is_plain(cut)]
    found = [page.box(strip) for strip in strips]
    found += [
        r.box for r in rules if not r.horizontal and r.box.height >= TALL * page.line and not _is_in(r.box, found)
    ]
    return tuple(sorted(found))


def find_tiers(image: NDArray[np.uint8], rules: Sequence[Rule], type_height: float | None = None) -> tuple[Box, ...]:
    """Flat boxes between tiers of columns of characters that run down: the gutters of the page when it is laid down."""
    turn = Affine.laid_down(image.shape[1])
    back = turn.inverse()
    laid = np.ascontiguousarray(np.rot90(image))
    rules = [Rule(turn.box(r.box)) for r in rules]
    return tuple(back.box(g) for g in find_gutters(laid, rules, type_height, narrow=BETWEEN_TIERS))


def _is_in(rule: Box, gutters: Sequence[Box]) -> bool:
    """Whether gutters that were found already lie along most of a rule."""
    beside = [g for g in gutters if g.x_overlap(rule) > 0]
    return sum(max(0.0, g.y_overlap(rule)) for g in beside) >= 0.9 * rule.height


@dataclass(frozen=True, slots=True)
class _Strip:
    """In pixels of the reduced page."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True, eq=False)
class _Page:
    """Masks on a reduced page: ``white`` but for rules, which count as white; ``type_`` and ``large`` type, filled."""

    small: Gray
    white: NDArray[np.uint8]
    type_: NDArray[np.uint8]
    large: NDArray[np.uint8]
    scale: tuple[float, float]
    line: float
    paper: float
    contrast: float

    @classmethod
    def of(cls, gray: Gray, rules: Sequence[Rule], line: float) -> _Page:
        small = reduced(gray, UNIT / line, UNIT / line)
        x, y = gray.shape[1] / small.shape[1], gray.shape[0] / small.shape[0]
        paper, dark = paper_and_ink(small)
        contrast = max(float(paper - dark), 40.0)
        ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, square(2 * UNIT))
        ink = (cv2.subtract(ground, small) > INK * contrast).astype(np.uint8)
        for box in (rule.box for rule in rules if not rule.horizontal):
            left, right = max(0, int(box.left / x) - 1), int(box.right / x) + 2
            ink[max(0, int(box.top / y)) : int(box.bottom / y) + 1, left:right] = 0
        ink, type_, large = _sorted(ink)
        return cls(small, 1 - ink, type_, large, (x, y), line, float(paper), contrast)

    def box(self, strip: _Strip) -> Box:
        x, y = self.scale
        return Box(strip.left * x, strip.top * y, strip.right * x, strip.bottom * y)

    def is_plain(self, strip: _Strip) -> bool:
        """Whether it is narrow, and its white is paper, or a tint: that in a photograph varies, or is darker."""
        if strip.right - strip.left > WIDE * UNIT:
            return False
        inside = self.small[strip.top : strip.bottom, strip.left : strip.right]
        levels = inside[self.white[strip.top : strip.bottom, strip.left : strip.right] > 0]
        low, usual, high = np.percentile(levels, (10, 50, 90))
        return bool(high - low <= PLAIN * self.contrast and usual >= self.paper - TINTED * self.contrast)

    def on_one_ground(self, rows: slice, columns: slice) -> NDArray[np.bool_]:
        """The rows whose white is as light as that of most: a strip may run on into a photograph or a tint."""
        white = self.white[rows, columns]
        levels = (white * self.small[rows, columns]).sum(axis=1) / np.maximum(1, white.sum(axis=1))
        levels = median_filter(levels, round(LINES * UNIT), mode="nearest")
        return np.asarray(abs(levels - np.median(levels)) <= PLAIN * self.contrast, np.bool_)

    def between_columns(self, strip: _Strip) -> Iterator[_Strip]:
        """The parts of a strip that have body type on both sides, and are tall."""
        rows = slice(strip.top, strip.bottom)
        reach = round(MATTER * UNIT)
        left, right = slice(max(0, strip.left - reach), strip.left), slice(strip.right, strip.right + reach)
        both = _either(self.type_[rows, left]) & _either(self.type_[rows, right])
        near = round(LARGE * UNIT)
        left, right = slice(max(0, strip.left - near), strip.left), slice(strip.right, strip.right + near)
        between_words = _either(self.large[rows, left]) & _either(self.large[rows, right])
        paper = self.on_one_ground(rows, slice(strip.left, strip.right))
        for top, bottom in (*_runs(~between_words & paper), *_runs(~between_words & ~paper)):
            inside = np.flatnonzero(both[top:bottom])
            if not len(inside):
                continue
            first, last = top + int(inside[0]), top + int(inside[-1]) + 1
            if both[first:last].sum() >= max(TALL * UNIT, BESIDE * (last - first)):
                yield _Strip(strip.left, strip.top + first, strip.right, strip.top + last)


def _sorted(ink: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.uint8]]:
    """Ink without dirt; what of it may be type, with the gaps between lines filled; and large type."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8, ltype=cv2.CV_32S)
    left, top, width, height, _ = stats.T
    dirt = (width <= SPECK * UNIT) & (height <= SPECK * UNIT)
    edge = (left == 0) | (top == 0) | (left + width == ink.shape[1]) | (top + height == ink.shape[0])
    large = (height >= LARGE * UNIT) & (height <= 12 * UNIT) & (width <= 3 * height) & (5 * width >= height)
    dirt[0] = edge[0] = large[0] = True
    ink = np.where(dirt[labels], 0, ink).astype(np.uint8)
    type_ = cv2.morphologyEx(np.where(edge[labels], 0, ink).astype(np.uint8), cv2.MORPH_CLOSE, bar(height=LINES * UNIT))
    return ink, np.asarray(type_, np.uint8), np.where(large[labels], ink, 0).astype(np.uint8)


def _strips(page: _Page, narrow: float) -> Iterator[_Strip]:
    """The white rectangles that are tall, and wide enough."""
    tall = cv2.morphologyEx(page.white, cv2.MORPH_OPEN, bar(round(narrow), TALL * UNIT))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(tall, connectivity=4, ltype=cv2.CV_32S)
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        if number:
            mask = labels[top : top + height, left : left + width] == number
            for strip in _rectangles(mask, narrow):
                yield _Strip(strip.left + left, strip.top + top, strip.right + left, strip.bottom + top)


def _rectangles(mask: NDArray[np.bool_], narrow: float) -> Iterator[_Strip]:
    """The tallest run of a mask with its neighbours that are about as tall; then the tallest of what is left."""
    steps = np.diff(np.pad(mask, ((1, 1), (0, 0))).astype(np.int8), axis=0).T
    columns, tops = np.nonzero(steps == 1)
    bottoms = np.nonzero(steps == -1)[1]
    heights = bottoms - tops
    free = np.ones(len(columns), bool)
    for number in np.argsort(-heights, kind="stable"):
        if not free[number]:
            continue
        top, bottom = int(tops[number]), int(bottoms[number])
        slack = SIMILAR * (bottom - top)
        alike = (tops <= top + slack) & (bottoms >= bottom - slack)
        same = np.unique(columns[alike])
        place = int(np.searchsorted(same, columns[number]))
        apart = np.flatnonzero(np.diff(same) > 1)
        first = int(apart[apart < place][-1]) + 1 if (apart < place).any() else 0
        last = int(apart[apart >= place][0]) if (apart >= place).any() else len(same) - 1
        strip = _Strip(int(same[first]), top, int(same[last]) + 1, bottom)
        within = alike & (columns >= strip.left) & (columns < strip.right)
        strip = _Strip(strip.left, int(tops[within].max()), strip.right, int(bottoms[within].min()))
        overlap = np.minimum(bottoms, strip.bottom) - np.maximum(tops, strip.top)
        near = (columns >= strip.left - narrow) & (columns < strip.right + narrow)
        free &= ~((overlap > 0.3 * heights) & near)
        free[number] = False
        if strip.bottom - strip.top >= TALL * UNIT and strip.right - strip.left >= round(narrow):
            yield strip


def _either(mask: NDArray[np.uint8] | NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The rows that have any of it."""
    return np.asarray(mask.any(axis=1), dtype=np.bool_)


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Begin and end of each run of true values."""
    steps = np.diff(np.concatenate(([False], mask, [False])).astype(np.int8))
    return list(zip(np.flatnonzero(steps == 1).tolist(), np.flatnonzero(steps == -1).tolist(), strict=True))
