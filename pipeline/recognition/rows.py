"""Parts what the detector joined across the lines: a box around two lines of large type, or one that reaches into others.

Large type has little white between its lines for its size, so that a detector may see two of them as one, or one of them
with the body text below or the next column beside it. The ink of the box tells, added up along the line: lines stand
apart in it, and what else is there has a box of its own. Where a rule or the small type beside it runs across the white
between them, the ink is looked at once more without these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.recognition.bare_type import bare
from pipeline.recognition.crops import cut, ink
from pipeline.recognition.quads import height, length, piece, slice_down, tall

_LARGE = 1.6  # heights of body text from which type is large
_SPECK = 0.004  # share of a row of pixels that may be dirt
_LINE = 0.6  # of the thickest line's thickness: what is thinner is a stroke, a mark, or type of another size
_MAIN = 0.4  # of the thickness of a box that holds a single line: less is other matter than it was drawn around
_APART = 0.03  # of the thickest line: white between lines; less may be a chance between strokes
_CHARACTERS = 3  # a line has that many at least, with white between: 三 and 吕 are no lines
_SURELY = 4  # no strokes of a few characters beside one another
_STROKE = 0.1  # of the thickest line: white that is wider does not part strokes of one character
_DECK = 0.3  # of its thickness
_LONG = 3.0  # times its thickness: two pieces of ink that reach as far are characters that touch
_COVERED = 0.6  # share of a band that lies in other boxes
_SAMPLES = 32  # places along a band where that is looked for
_AS_THICK = 1.7  # times its thickness: the box of a band is no thicker
_MARGIN = 0.12  # of a line's thickness: the white that a recogniser wants around it


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows of ink between white, from ``left`` to ``right``, in pixels of the crop of a box; its ``characters`` have white between."""

    start: int
    stop: int
    left: int
    right: int
    characters: int

    @property
    def thickness(self) -> int:
        return self.stop - self.start

    @property
    def is_line(self) -> bool:
        """More than one character."""
        long = self.characters > 1 and self.right - self.left >= _LONG * self.thickness
        return long or self.characters >= _CHARACTERS


def in_rows(page: Image, lines: Sequence[Quad], body: float) -> tuple[Quad, ...]:
    """The lines, those of large type without what is not theirs; in pixels of the page, as is ``body``, the height of lines."""
    boxes = [Box.around(line) for line in lines]
    return tuple(
        row
        for n, line in enumerate(lines)
        for row in (
            _rows(page, line, [*boxes[:n], *boxes[n + 1 :]], body) if _thickness(line) > _LARGE * body else (line,)
        )
    )


def _thickness(line: Quad) -> float:
    return min(height(line), length(line))


def _rows(page: Image, line: Quad, others: Sequence[Box], body: float) -> tuple[Quad, ...]:
    """The line itself if it is just one."""
    down = tall(line)
    along = _turned(line) if down else line
    place = Box.around(line)
    near = [box for box in others if box.overlap(place) > 0]
    marks = ink(cut(page, line))
    marks = marks.T if down else marks
    rows: list[Quad] = []
    if _thickness(line) > 2 * _LARGE * body:
        small = [box for box in near if min(box.width, box.height) < _LARGE * body]
        rows = _lines_among(along, bare(marks, along, small), near)
    rows = rows or _lines_of(along, marks, near)
    return tuple(_turned(row) if down else row for row in rows) or (line,)


def _lines_of(along: Quad, marks: npt.NDArray[np.bool_], near: Sequence[Box]) -> list[Quad]:
    """The lines in the ink of a level box; none if it is just one."""
    bands = _bands(marks)
    thickest = max((band.thickness for band in bands), default=0)
    own = [band for band in bands if not _is_others(along, band, marks, near)]
    lines = [band for band in own if band.thickness >= _LINE * thickest and band.is_line]
    if not lines or (len(lines) < 2 and (not near or thickest < _MAIN * len(marks))):
        return []
    return [_cut_out(along, band, bands, marks.shape) for band in _joined(own, lines)]


def _lines_among(along: Quad, marks: npt.NDArray[np.bool_], near: Sequence[Box]) -> list[Quad]:
    """Two lines and more in what is left of a level box that holds other things as well, with their decks; else none."""
    bands = [band for band in _bands(marks) if not _is_others(along, band, marks, near)]
    thickest = max((band.thickness for band in bands if band.is_line), default=0)
    lines = [band for band in bands if band.thickness >= _LINE * thickest and band.is_line]
    if len(lines) < 2:
        return []
    apart = [b for b in bands if b not in lines and min(_white(b, line) for line in lines) > _STROKE * thickest]
    decks = [b for b in apart if b.thickness >= _DECK * thickest and b.characters >= _SURELY]
    own = [b for b in bands if b not in apart]
    rows = [_cut_out(along, band, bands, marks.shape) for band in _joined(own, lines)]
    small = [_cut_out(along, band, bands, marks.shape) for band in decks]
    return rows + [q for q in small if all(b.overlap(Box.around(q)) < _COVERED * Box.around(q).area for b in near)]


def _white(a: _Band, b: _Band) -> int:
    return max(a.start - b.stop, b.start - a.stop)


def _turned(line: Quad) -> Quad:
    """With its longer sides first, so that columns are rows. Its own inverse."""
    a, b, c, d = line
    return a, d, c, b


def _bands(marks: npt.NDArray[np.bool_]) -> list[_Band]:
    """From the first row to the last one."""
    steps = np.flatnonzero(np.diff(np.concatenate([[False], marks.mean(axis=1) > _SPECK, [False]]).astype(np.int8)))
    runs = [(int(a), int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True)]
    apart = _APART * max((b - a for a, b in runs), default=0)
    whole: list[tuple[int, int]] = []
    for start, stop in runs:
        joined = whole.pop()[0] if whole and start - whole[-1][1] <= apart else start
        whole.append((joined, stop))
    return [_band(marks, start, stop) for start, stop in whole]


def _band(marks: npt.NDArray[np.bool_], start: int, stop: int) -> _Band:
    inked = marks[start:stop].any(axis=0)
    columns = np.flatnonzero(inked)
    characters = np.count_nonzero(np.diff(np.concatenate([[False], inked]).astype(np.int8)) == 1)
    return _Band(start, stop, int(columns[0]), int(columns[-1]) + 1, int(characters))


def _is_others(line: Quad, band: _Band, marks: npt.NDArray[np.bool_], others: Sequence[Box]) -> bool:
    """Whether a band belongs to other lines: they lie on it, and are as thick, or are cut by the edge of the box."""
    rows, columns = marks.shape
    cut_off = band.start == 0 or band.stop == rows
    thickness = height(line) * band.thickness / rows
    fit = [o for o in others if cut_off or min(o.width, o.height) < _AS_THICK * thickness]
    middle = slice_down(line, (band.start + band.stop) / 2 / rows, 1.0)
    places = (
        piece(middle, (band.left + (n + 0.5) / _SAMPLES * (band.right - band.left)) / columns, 1.0)[0]
        for n in range(_SAMPLES)
    )
    return sum(any(o.holds(*place) for o in fit) for place in places) > _COVERED * _SAMPLES


def _cut_out(line: Quad, band: _Band, bands: Sequence[_Band], size: tuple[int, ...]) -> Quad:
    """A line of the box with a margin around its ink, as far as the other bands leave one."""
    rows, columns = size
    margin = _MARGIN * band.thickness
    above = max((b.stop for b in bands if b.stop <= band.start), default=-rows)
    below = min((b.start for b in bands if b.start >= band.stop), default=2 * rows)
    start = band.start - min(margin, (band.start - above) / 2)
    stop = band.stop + min(margin, (below - band.stop) / 2)
    row = slice_down(line, max(0.0, start / rows), min(1.0, stop / rows))
    return piece(row, max(0.0, (band.left - margin) / columns), min(1.0, (band.right + margin) / columns))


def _joined(own: Sequence[_Band], lines: Sequence[_Band]) -> list[_Band]:
    """The lines, each with the strokes and marks that are nearest to it."""
    held: dict[_Band, list[_Band]] = {line: [line] for line in lines}
    for band in own:
        nearest = min(lines, key=lambda line: _white(line, band))
        held[nearest].append(band)
    return [
        _Band(
            min(b.start for b in parts),
            max(b.stop for b in parts),
            min(b.left for b in parts),
            max(b.right for b in parts),
            line.characters,
        )
        for line, parts in held.items()
    ]
