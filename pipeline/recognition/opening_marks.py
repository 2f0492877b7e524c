"""Marks before a Chinese line that detectors leave out: the dash of two ems (——), filled shapes (■ ● ◆ ▲ ▶ ▼ ◀).

A detector is trained on characters. A thin stroke or a solid block beside them is a rule or a picture to it, so that the line
begins after the mark; but the mark is what says that the line is a subtitle, that a story goes on elsewhere, or which
picture a caption tells of. It is looked for as ink, by its shape alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.recognition.crops import cut_box, ink
from pipeline.recognition.quads import height, length
from pipeline.scripts import han_share
from pipeline.textwidth import width

DASH = "——"
_GRID = 16  # cells to a side of a block, enough to tell a triangle from a square
_DOWN, _ACROSS = (np.indices((_GRID, _GRID)) + 0.5) / _GRID
_BLOCKS = {  # which of the cells each block fills
    "■": np.ones((_GRID, _GRID), bool),
    "▲": abs(_ACROSS - 0.5) <= _DOWN / 2,
    "▼": abs(_ACROSS - 0.5) <= (1 - _DOWN) / 2,
    "◀": abs(_DOWN - 0.5) <= _ACROSS / 2,
    "▶": abs(_DOWN - 0.5) <= (1 - _ACROSS) / 2,
    "●": (_ACROSS - 0.5) ** 2 + (_DOWN - 0.5) ** 2 <= 0.25,
    "◆": abs(_ACROSS - 0.5) + abs(_DOWN - 0.5) <= 0.5,
}
_LIKE_DASHES = "一—–-－―─ー_~"  # what a recogniser makes of a dash that it sees in part
_LIKE_BLOCKS = "▲△▼▽■□●○◆◇•·."  # of a block
_LIKE_SQUARES = "口日曰国回四目田"  # and what may be either

# All in heights of the line, which is about a fifth more than an em.
_EM = 1 / 1.2
_BEFORE = 3.9  # how far before the line a mark is looked for: as far as tells a dash from the end of a rule
_INSIDE = 2.4  # and how far within it
_LONG = (1.3, 2.5)  # a dash of two ems; no character is as long
_THIN = 0.18
_STROKE = 0.5  # a dash may break in two, each as long as this
_BREAK = 0.4
_WHITE = 0.35  # before the mark
_NEAR = 1.0  # from the mark to the line: a space of an em
_BLOCK = (0.33, 1.0)
_SLENDER = {"■": 1.25, "●": 1.25, "◆": 1.25}  # times its other side: the longer side of a block at the most
_ALIKE = {
    "■": 0.85,
    "●": 0.85,
}  # of a block and what it should fill: the ink they share, over all their ink (Jaccard 1912)
_FILLED = 0.4  # share of its box that a block fills at least; a triangle fills half of it
_TRIANGLE_SLENDER, _TRIANGLE_ALIKE = 2.0, 0.78  # no character is like a triangle, bold ones are like squares
_SPECK = 0.16  # grains of the paper that touch are smaller, dots of characters are not
_LEVEL = 0.15  # what a line rises or falls by, at most


@dataclass(frozen=True, slots=True, eq=False)
class _Shape:
    """Connected ink; ``mark`` is the part of its box that it fills."""

    box: Box
    mark: npt.NDArray[np.bool_]


def with_opening_mark(page: Image, line: Quad, text: str) -> tuple[Quad, str]:
    """The line and its text, with the mark before it if there is one; ``line`` in pixels of the page."""
    high, box = height(line), Box.around(line)
    if han_share(text) < 0.5 or length(line) < 2 * high or box.height > (1 + _LEVEL) * high:
        return line, text
    view = Box(max(0.0, box.left - _BEFORE * high), box.top, box.left + _INSIDE * high, box.bottom)
    shapes = _shapes(cut_box(page, view), view, high)
    dash = _dash(shapes, box, high)
    for mark, place in (*([(DASH, dash)] if dash else []), *_block(shapes, box, high)):
        if text.startswith(mark):
            continue
        shown = text.lstrip(_LIKE_DASHES if mark == DASH else _LIKE_BLOCKS)
        before = place.right < box.left + _BREAK * high
        if before or shown != text or (mark != DASH and _is_left_out(length(line) / high, text)):
            return _reaching(line, place.left), mark + shown
    return line, text


def _is_left_out(long: float, text: str) -> bool:
    """The line is as long as its text with one more character; ``long`` in its heights."""
    wide = width(text)
    return text[0] not in _LIKE_SQUARES and abs(long / (wide + 1) - _EM) < abs(long / wide - _EM)


def _shapes(crop: Image, view: Box, high: float) -> list[_Shape]:
    """From left to right, in pixels of the page.

    None at all if none of it is a stroke or a block: most lines have no mark, and are done with here.
    """
    _, labels, table, _ = cv2.connectedComponentsWithStats(ink(crop).view(np.uint8), connectivity=8)
    wide, tall, filling = table[1:, cv2.CC_STAT_WIDTH], table[1:, cv2.CC_STAT_HEIGHT], table[1:, cv2.CC_STAT_AREA]
    strokes = (wide >= _STROKE * high) & (tall <= _THIN * high)
    blocks = (np.minimum(wide, tall) >= _BLOCK[0] * high) & (filling / (wide * tall) >= _FILLED)
    if not (strokes | blocks).any():
        return []
    speck, left, top = _SPECK * high, int(view.left), int(view.top)
    found = [
        _Shape(
            Box(float(left + x), float(top + y), float(left + x + w), float(top + y + h)),
            labels[y : y + h, x : x + w] == number,
        )
        for number, (x, y, w, h, _) in enumerate(table.tolist())
        if number > 0 and max(w, h) > speck
    ]
    return sorted(found, key=lambda shape: shape.box.left)


def _dash(shapes: Sequence[_Shape], line: Box, high: float) -> Box | None:
    strokes = [
        s.box
        for s in shapes
        if s.box.width >= _STROKE * high and s.box.height <= _THIN * high and abs(s.box.y - line.y) < 0.2 * high
    ]
    if not strokes:
        return None
    run = strokes[0]
    for stroke in strokes[1:]:
        if stroke.left - run.right <= _BREAK * high and abs(stroke.y - run.y) < 0.1 * high:
            run = Box.union((run, stroke))
    long = _LONG[0] * high <= run.width <= _LONG[1] * high
    return run if long and _stands_alone(run, shapes, line, high) else None


def _block(shapes: Sequence[_Shape], line: Box, high: float) -> list[tuple[str, Box]]:
    """The first square or triangle, if it stands alone: what it is and where, else nothing."""
    least, most = (share * high for share in _BLOCK)
    for shape in shapes:
        sides = sorted((shape.box.width, shape.box.height))
        if least <= sides[0] and sides[1] <= most:
            mark = _block_like(shape.mark, sides[1] / sides[0])
            if mark is not None:
                return [(mark, shape.box)] if _stands_alone(shape.box, shapes, line, high) else []
    return []


def _block_like(mark: npt.NDArray[np.bool_], slender: float) -> str | None:
    """Which shape fills the same part of its box, if one does; ``slender`` is the longer side over the other one."""
    seen = cv2.resize(mark.astype(np.float32), (_GRID, _GRID), interpolation=cv2.INTER_AREA)
    alike = {name: float(np.minimum(seen, b).sum() / np.maximum(seen, b).sum()) for name, b in _BLOCKS.items()}
    best = max(alike, key=alike.__getitem__)
    fits = alike[best] >= _ALIKE.get(best, _TRIANGLE_ALIKE) and slender < _SLENDER.get(best, _TRIANGLE_SLENDER)
    return best if fits else None


def _stands_alone(mark: Box, shapes: Sequence[_Shape], line: Box, high: float) -> bool:
    """White before the mark, nothing above or below it, and the line right after it."""
    others = [
        box
        for box in (s.box for s in shapes)
        if box.x_overlap(mark) < 0.99 * box.width or box.y_overlap(mark) < box.height
    ]
    clear = Box(mark.left - _WHITE * high, mark.top, mark.right, mark.bottom)
    inside = [box.left for box in others if box.left >= mark.right > line.left]
    next_to = min(inside, default=line.left)  # what stands before the line is of the column on its left
    return all(box.x_overlap(clear) <= 0 for box in others) and next_to - mark.right < _NEAR * high


def _reaching(line: Quad, left: float) -> Quad:
    """The line, from the given place on if it began after it."""
    a, b, c, d = line
    return (min(a[0], left), a[1]), b, c, (min(d[0], left), d[1])
