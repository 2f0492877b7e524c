"""A block: like lines, one below the other in one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.geometry import Box
from pipeline.layout.typesize import text_width, type_height, weighted_median
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

ON_AXIS, SHORTER = (
    0.6,
    0.4,
)  # of the type height: the insets of a line differ by less, and one line has more at both ends


@dataclass(frozen=True)
class Block:
    """Lines from top to bottom (vertical ones from right to left). ``frame`` is the index of the innermost frame, -1 if none."""

    lines: tuple[TextLine, ...]
    frame: int = -1

    @cached_property
    def box(self) -> Box:
        return Box.union(line.box for line in self.lines)

    @cached_property
    def size(self) -> float:
        """Type height in pixels."""
        return weighted_median([type_height(x) for x in self.lines], [len(x.text) for x in self.lines])

    @cached_property
    def em(self) -> float:
        """Advance of an ideograph (or of two Latin characters) in pixels; unlike ``size`` it tells condensed and letter-spaced type."""
        ems = [(x.box.height if x.vertical else x.box.width) / max(1.0, text_width(x.text)) for x in self.lines]
        return weighted_median(ems, [len(x.text) for x in self.lines])

    @cached_property
    def left(self) -> float:
        """The left edge that most lines keep."""
        return _edge([x.box.left for x in self.lines], self.size)

    @cached_property
    def right(self) -> float:
        return -_edge([-x.box.right for x in self.lines], self.size)

    @cached_property
    def text(self) -> str:
        return "".join(x.text for x in self.lines)

    @cached_property
    def vertical(self) -> bool:
        return sum(x.vertical for x in self.lines) * 2 > len(self.lines)

    @cached_property
    def justified(self) -> float:
        """Share of lines that reach the right edge and start at the left one or at an indent of at most three ems."""
        tolerance, indent = 0.8 * self.size, 3.2 * self.size
        full = sum(x.box.right > self.right - tolerance and x.box.left < self.left + indent for x in self.lines)
        return full / len(self.lines)

    @cached_property
    def centred(self) -> bool:
        """All lines stand on one axis, and some are shorter than others: text in columns is never set so."""
        left, right = self.box.left, self.box.right
        insets = [(x.box.left - left, right - x.box.right) for x in self.lines]
        on_axis = all(abs(a - b) < ON_AXIS * self.size for a, b in insets)
        return on_axis and max(min(pair) for pair in insets) > SHORTER * self.size


def _edge(values: list[float], size: float) -> float:
    """The outermost value that has company within half a line height; else the outermost value."""
    ordered = sorted(values)
    for a, b in pairwise(ordered):
        if b - a < 0.5 * size:
            return a
    return ordered[0]


def in_rows(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Level lines row by row from top to bottom, each row from left to right: a row is one line, or pieces side by side."""
    rows: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda x: x.box.y):
        if rows and rows[-1][0].box.y_overlap(line.box) > 0.5 * min(rows[-1][0].box.height, line.box.height):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda x: x.box.left) for row in rows]


def in_capitals(text: str) -> bool:
    """A word or more, all of it in capitals, as headings of the column papers are set."""
    if sum(map(str.isupper, text)) < 4:
        return False  # as of most lines, at half the cost
    letters = list(filter(str.isalpha, text))
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def is_capital_title(text: str) -> bool:
    """Two words or more in capitals, or a very long one; one alone may be the beginning of a sentence."""
    if not in_capitals(text):
        return False
    letters = sum(map(str.isalpha, text))
    return letters >= 12 or (" " in text.strip() and letters >= 6)


def is_centred(line: TextLine, column: Block) -> bool:
    """Both margins at least an em and a half wide and alike; the line alone in its row."""
    left, right = line.box.left - column.left, column.right - line.box.right
    if min(left, right) <= 1.5 * column.size or abs(left - right) >= 0.3 * (left + right) + 0.5 * column.size:
        return False
    return sum(other.box.y_overlap(line.box) > 0.5 * line.box.height for other in column.lines) == 1


def innermost_frame(box: Box, sheet: Sheet) -> int:
    """Index of the smallest frame that holds the centre of the box; -1 if none does."""
    x, y = box.x, box.y
    holding = [(f.box.area, n) for n, f in enumerate(sheet.frames) if f.box.holds(x, y)]
    return min(holding)[1] if holding else -1
