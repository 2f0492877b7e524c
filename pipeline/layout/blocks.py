"""Lines become blocks: maximal runs of like lines, one below the other in one column.

A block ends where the type changes in size, where a gap is wider than the leading, and at every rule, picture, frame or foreign line in between.
It never holds matter of two columns; a column that is interrupted gives several blocks. Cutting too often does no harm
(``links`` joins what belongs together), joining what is apart would.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pipeline.geometry import Box
from pipeline.layout.typesize import text_width, type_height, weighted_median
from pipeline.sheet import Sheet
from pipeline.textline import TextLine


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


def _edge(values: list[float], size: float) -> float:
    """The outermost value that has company within half a line height; else the outermost value."""
    ordered = sorted(values)
    for a, b in zip(ordered, ordered[1:], strict=False):
        if b - a < 0.5 * size:
            return a
    return ordered[0]


def build_blocks(lines: Sequence[TextLine], sheet: Sheet) -> tuple[Block, ...]:
    """Every line is in exactly one block."""
    homes = {line.number: innermost_frame(line.box, sheet) for line in lines}
    barriers = _Barriers(sheet)
    mates = _row_mates(lines)
    open_runs: list[_Run] = []
    done: list[_Run] = []
    for line in sorted(lines, key=lambda x: (x.box.top, x.box.left)):
        still = [r for r in open_runs if line.box.top - r.bottom < 3.5 * r.size]
        done += [r for r in open_runs if line.box.top - r.bottom >= 3.5 * r.size]
        open_runs = still
        if line.vertical:
            done.append(_Run(line, homes[line.number]))
            continue
        fits = [
            r
            for r in open_runs
            if not r.straddles(line, mates[line.number]) and r.takes(line, homes[line.number], barriers, open_runs)
        ]
        if fits:
            max(fits, key=lambda r: (r.box.x_overlap(line.box), -abs(r.box.left - line.box.left))).add(line)
        else:
            open_runs.append(_Run(line, homes[line.number]))
    runs = done + open_runs
    blocks = [piece for r in runs for piece in _cut_at_titles(Block(tuple(r.lines), r.frame))]
    return tuple(sorted(blocks, key=lambda b: (b.box.top, b.box.left)))


def _cut_at_titles(block: Block) -> list[Block]:
    """Centred short lines between justified ones (crossheads, small headings) become blocks of their own."""
    if len(block.lines) < 4 or block.justified < 0.4:
        return [block]
    pieces: list[list[TextLine]] = []
    was_title: bool | None = None
    for line in block.lines:
        title = is_centred(line, block) or in_capitals(line.text)
        if title != was_title:
            pieces.append([])
        pieces[-1].append(line)
        was_title = title
    return [Block(tuple(piece), block.frame) for piece in pieces]


def in_capitals(text: str) -> bool:
    """Two words or more, all of them in capitals, as headings of the column papers are set."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 6 and " " in text.strip() and sum(c.isupper() for c in letters) >= 0.9 * len(letters)


def is_centred(line: TextLine, column: Block) -> bool:
    """Both margins at least an em and a half wide and alike; the line alone in its row."""
    left, right = line.box.left - column.left, column.right - line.box.right
    alone = sum(other.box.y_overlap(line.box) > 0.5 * line.box.height for other in column.lines) == 1
    return (
        alone and min(left, right) > 1.5 * column.size and abs(left - right) < 0.3 * (left + right) + 0.5 * column.size
    )


def _row_mates(lines: Sequence[TextLine]) -> dict[int, list[Box]]:
    """For each line the boxes of the others in its row, as far as a column goes on below them."""
    boxes = np.array([x.box.as_tuple() for x in lines]).reshape(-1, 4)
    left, top, _, bottom = boxes.T
    mates: dict[int, list[Box]] = {}

    def stacked(m: int) -> bool:
        height = bottom[m] - top[m]
        flush = (abs(left - left[m]) < 2.5 * height) & (abs(top - top[m]) < 2.5 * height) & (top > bottom[m] - 0.5 * height)
        return bool(flush.any())

    for n, line in enumerate(lines):
        shared = np.minimum(bottom, line.box.bottom) - np.maximum(top, line.box.top)
        row = np.flatnonzero(shared > 0.5 * np.minimum(bottom - top, line.box.height))
        mates[line.number] = [lines[m].box for m in row if m != n and stacked(m)]
    return mates


def innermost_frame(box: Box, sheet: Sheet) -> int:
    """Index of the smallest frame that holds the centre of the box; -1 if none does."""
    holding = [(f.box.area, n) for n, f in enumerate(sheet.frames) if f.box.holds(box.x, box.y)]
    return min(holding)[1] if holding else -1


class _Run:
    """A block that grows while the page is walked from top to bottom."""

    def __init__(self, line: TextLine, frame: int) -> None:
        self.lines = [line]
        self.box = line.box
        self.frame = frame
        self.size = type_height(line)
        self.bottom = line.box.bottom
        self.leading: float | None = None

    def add(self, line: TextLine) -> None:
        step = line.box.y - self.lines[-1].box.y
        if step > 0.5 * self.size:
            self.leading = step if self.leading is None else 0.7 * self.leading + 0.3 * step
        self.lines.append(line)
        self.box = Box.union((self.box, line.box))
        self.bottom = max(self.bottom, line.box.bottom)
        n = len(self.lines)
        self.size += (type_height(line) - self.size) / min(n, 12)

    def same_type(self, line: TextLine, ratio: float) -> bool:
        """Heights of boxes are rough: a few characters may lack ascenders, and the advance of many is the better measure."""
        units = text_width(line.text)
        if units <= 6:
            return ratio <= 1.5
        em, mine = line.box.width / units, self.box.width / max(text_width(x.text) for x in self.lines)
        return ratio <= 1.6 and max(em, mine) < 1.13 * min(em, mine)

    def straddles(self, line: TextLine, mates: Sequence[Box]) -> bool:
        """The run is as wide as this line and its neighbours in the row together: here it splits into columns."""
        last = self.lines[-1].box
        if last.y_overlap(line.box) > 0.5 * min(last.height, line.box.height):
            return False
        beside = [m for m in mates if m.x_overlap(line.box) < 0 and m.x_overlap(last) > 0.5 * m.width]
        return bool(beside) and last.x_overlap(line.box) < 0.8 * last.width

    def takes(self, line: TextLine, frame: int, barriers: _Barriers, others: Sequence[_Run]) -> bool:
        height = line.box.height
        low, high = sorted((height, self.size))
        if frame != self.frame or line.reverse != self.lines[-1].reverse:
            return False
        if high > 1.3 * low and not self.same_type(line, high / low):
            return False
        overlap = self.box.x_overlap(line.box)
        flush = -1.2 * high < line.box.left - self.box.left < 3.2 * high and self.box.width < 4 * high
        if overlap < 0.6 * min(line.box.width, self.box.width) and not flush:
            return False
        last = self.lines[-1].box
        gap = line.box.top - self.bottom
        step = line.box.y - last.y
        limit = 1.0 * high if self.leading is None else max(self.leading - self.size, 0) + 0.45 * high
        if gap > limit:
            return False
        if step < 0.5 * low and line.box.x_overlap(last) > 0.3 * min(line.box.width, last.width):
            return False
        grown = Box.union((self.box, line.box))
        reach = 3.0 * high
        if max(self.box.left - line.box.left, line.box.right - self.box.right) > reach and len(self.lines) > 2:
            return False
        if any(
            o is not self
            and o.box.y_overlap(line.box.grown(0, high)) > 0
            and o.box.x_overlap(grown) > 0.3 * high
            and o.box.x_overlap(self.box) <= 0.3 * high
            for o in others
        ):
            return False
        return not barriers.between(self.box, self.bottom, line.box)


class _Barriers:
    """Horizontal rules and pictures that keep what is above from what is below."""

    def __init__(self, sheet: Sheet) -> None:
        self.boxes = [r.box for r in sheet.rules if r.horizontal] + [p.box for p in sheet.pictures]

    def between(self, above: Box, bottom: float, below: Box) -> bool:
        if below.top - bottom < 0.25 * below.height:
            return False  # no room for a rule: what was found there is part of the letters
        shared_left, shared_right = max(above.left, below.left), min(above.right, below.right)
        return any(
            bottom - 0.4 * below.height < b.y < below.top + 0.4 * below.height
            and min(b.right, shared_right) - max(b.left, shared_left) > 0.3 * (shared_right - shared_left)
            for b in self.boxes
        )
