"""Lines become blocks: maximal runs of like lines, one below the other in one column.

A block ends where the type changes in size, where a gap is wider than the leading, and at every rule, picture, frame or
foreign line in between. It never holds matter of two columns; a column that is interrupted gives several blocks. Cutting too
often does no harm (``links`` joins what belongs together), joining what is apart would.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.cues import briefs_label, byline, ends_sentence, is_jump_line
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_rows, innermost_frame
from pipeline.layout.column_names import is_ruled_off
from pipeline.layout.cuts import cut_runs
from pipeline.layout.openings import open_story
from pipeline.layout.typesize import TypeSize, is_wide, text_width, type_height
from pipeline.scripts import has_han
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

NAMED = 1.0  # line heights from the axis of the name of a group to that of the line below it, and from its left end
LABEL = 5.0  # ems; such a name is no longer
TURNED = 12.0  # line heights from the left edge of a column to a jump line under its last few characters
INDENT = 3.0  # line heights; the first line of a paragraph is set in by less
LEAVE = 3.5  # line heights below its last line a run is closed


def build_blocks(lines: Sequence[TextLine], sheet: Sheet, body: TypeSize) -> tuple[Block, ...]:
    """Every line is in exactly one block; blocks come by their tops, then lefts."""
    barriers, rows = _Barriers(sheet), _Rows(lines)
    rules = [r.box for r in sheet.rules if r.horizontal]
    open_runs: list[_Run] = []
    done: list[_Run] = []
    for line in sorted(lines, key=lambda x: (x.box.top, x.box.left)):
        frame = innermost_frame(line.box, sheet)
        left = [r for r in open_runs if line.box.top - r.bottom >= LEAVE * r.size]
        if left:
            done += left
            open_runs = [r for r in open_runs if r not in left]
        if line.vertical:
            done.append(_Run(line, frame))
            continue
        fits = [
            r
            for r in open_runs
            if r.frame == frame
            and r.is_over(line)
            and r.is_near(line)
            and r.has_column_of(line, rows)
            and r.has_type_of(line)
            and not r.signs_over(line)
            and not r.would_meet(line, open_runs)
            and not barriers.between(r.box, r.bottom, line.box)
            and not (r.may_be_name and any(is_ruled_off(r.box, b, line.box) for b in rules))
        ]
        if fits:
            max(fits, key=lambda r: (r.reach.x_overlap(line.box), -abs(r.box.left - line.box.left))).add(line)
        else:
            open_runs.append(_Run(line, frame))
    runs = _unlaced([Block(tuple(r.lines), r.frame) for r in done + open_runs])
    return tuple(sorted(cut_runs(runs, body), key=lambda b: (b.box.top, b.box.left)))


def _unlaced(blocks: Sequence[Block]) -> list[Block]:
    """Two runs in one place are one: the lines of a warped column went into both by turns."""
    whole: list[Block] = []
    for block in sorted(blocks, key=lambda b: b.box.top):
        lines = block.lines
        for other in [o for o in whole if _laced(block, o)]:
            whole.remove(other)
            lines = (*other.lines, *lines)
        whole.append(_block(lines, block.frame))
    return whole


def _block(lines: Sequence[TextLine], frame: int) -> Block:
    if any(x.vertical for x in lines):
        return Block(tuple(lines), frame)
    return Block(tuple(x for row in in_rows(lines) for x in row), frame)


def _laced(a: Block, b: Block) -> bool:
    return (
        a.frame == b.frame
        and a.box.x_overlap(b.box) > 0.8 * max(a.box.width, b.box.width)
        and a.box.y_overlap(b.box) > 0.5 * min(a.box.height, b.box.height)
        and max(a.size, b.size) <= 1.3 * min(a.size, b.size)
        and not (a.vertical or b.vertical)
    )


class _Run:
    """A block that grows while the page is walked from top to bottom."""

    def __init__(self, line: TextLine, frame: int) -> None:
        self.lines = [line]
        self.box = line.box
        self.reach = line.box  # of the last two lines: the last line of a paragraph may be short
        self.frame = frame
        self.size = type_height(line)
        self.bottom = line.box.bottom
        self.leading: float | None = None
        self.units = text_width(line.text)

    def add(self, line: TextLine) -> None:
        step = line.box.y - self.lines[-1].box.y
        if step > 0.5 * self.size:
            self.leading = step if self.leading is None else 0.7 * self.leading + 0.3 * step
        self.lines.append(line)
        self.box = Box.union((self.box, line.box))
        self.reach = Box.union((self.lines[-2].box, line.box))
        self.bottom = max(self.bottom, line.box.bottom)
        self.size += (type_height(line) - self.size) / min(len(self.lines), 12)
        self.units = max(self.units, text_width(line.text))

    def signs_over(self, line: TextLine) -> bool:
        """The run ends with a byline on the axis of the headline: others reach out over it on both sides, or begin well within."""
        last = self.lines[-1]
        if line.box.top < last.box.y:
            return False  # level with it: a credit at the end of a caption
        left, right = min(self.box.left, line.box.left), max(self.box.right, line.box.right)
        within = last.box.left > left + self.size and last.box.right < right - self.size
        over_a_gutter = line.box.left - last.box.left > INDENT * self.size
        return (
            (within or over_a_gutter) and has_han(last.text) and byline(last.text) is not None and not byline(line.text)
        )

    def has_type_of(self, line: TextLine) -> bool:
        """The same height; or the same advance, as boxes of lines without ascenders are too low."""
        low, high = sorted((line.box.height, self.size))
        if line.reverse != self.lines[-1].reverse:
            return False
        if self.size > 1.1 * line.box.height and line.box.left > self.box.left + high and line.text.endswith("。"):
            return False  # the end of a paragraph on top of a column, under a headline
        if high <= 1.3 * low or (high <= 1.6 * low and open_story((self.lines[-1], line))):
            return True
        units = text_width(line.text)
        em, mine = line.box.width / max(1.0, units), self.box.width / self.units
        if units <= 6:
            spaced_alike = not all(map(is_wide, line.text)) or units < 3 or max(em, mine) < 1.3 * min(em, mine)
            return high <= 1.5 * low and spaced_alike
        return high <= 1.6 * low and max(em, mine) < 1.13 * min(em, mine)

    def is_over(self, line: TextLine) -> bool:
        """The line stands in the width of the run, or is flush with it."""
        shared = self.box.x_overlap(line.box)
        return shared >= 0.6 * min(line.box.width, self.box.width) or self._is_flush_with(line)

    def has_column_of(self, line: TextLine, rows: _Rows) -> bool:
        """The run does not part into columns where the line stands, nor end as the name of a group."""
        box, high = line.box, max(line.box.height, self.size)
        if self.may_be_name and is_wide(line.text[0]) and self._names_group_over(line, high):
            return False
        juts = max(self.box.left - box.left, box.right - self.box.right)
        if juts > 3 * high and len(self.lines) > 2:
            return False
        last = self.lines[-1].box
        if last.y_overlap(box) > 0.5 * min(last.height, box.height):
            return True
        if self.reach.x_overlap(box) >= 0.8 * self.reach.width:
            return True
        return not any(
            m.x_overlap(box) < 0 and m.x_overlap(self.reach) > 0.5 * m.width and rows.goes_on_below(m)
            for m in rows.beside(line)
        )

    @property
    def may_be_name(self) -> bool:
        """A few ideographs, as the name of a column is."""
        return len(self.lines) == 1 and self.units <= LABEL and is_wide(self.lines[0].text[0])

    def _is_flush_with(self, line: TextLine) -> bool:
        """A few characters, or the end of a sentence, stand over the beginning of the line; a jump line stands at the right edge of its column."""
        high = max(line.box.height, self.size)
        short = self.box.width < 4 * high or ends_sentence(self.lines[-1].text)
        if not short or line.box.left - self.box.left <= -1.2 * high:
            return False
        return line.box.left - self.box.left < (TURNED if is_jump_line(line.text) else 3.2) * high

    def _names_group_over(self, line: TextLine, high: float) -> bool:
        """The name of a group of items: it is known, or a few characters on an axis of their own, far from the left end of the line."""
        apart = abs(self.box.x - line.box.x) > NAMED * high and self.box.left - line.box.left > NAMED * high
        return apart or briefs_label(self.lines[0].text)

    def is_near(self, line: TextLine) -> bool:
        """Below the run by no more than its leading, or beside its last line and clear of it."""
        low, high = sorted((line.box.height, self.size))
        limit = high if self.leading is None else max(self.leading - self.size, 0) + 0.45 * high
        if line.box.top - self.bottom > limit:
            return False
        last = self.lines[-1].box
        same_row = line.box.y - last.y < 0.5 * low
        return not same_row or line.box.x_overlap(last) <= 0.3 * min(line.box.width, last.width)

    def would_meet(self, line: TextLine, others: Sequence[_Run]) -> bool:
        """With the line the run would grow into the column of another one."""
        high = max(line.box.height, self.size)
        if max(self.box.right, line.box.right) - min(self.box.left, line.box.left) - self.box.width <= 0.3 * high:
            return False
        grown = Box.union((self.box, line.box))
        level = line.box.grown(0, high)
        return any(
            o is not self
            and o.box.x_overlap(grown) > 0.3 * high >= o.box.x_overlap(self.box)
            and o.box.y_overlap(level) > 0
            for o in others
        )


class _Barriers:
    """Horizontal rules and pictures that keep what is above from what is below."""

    def __init__(self, sheet: Sheet) -> None:
        self.boxes = [r.box for r in sheet.rules if r.horizontal] + [p.box for p in sheet.pictures]

    def between(self, above: Box, bottom: float, below: Box) -> bool:
        if below.top - bottom < 0.25 * below.height:
            return False  # no room for a rule: what was found there is part of the letters
        shared_left, shared_right = max(above.left, below.left), min(above.right, below.right)
        axis = (shared_left + shared_right) / 2
        for b in self.boxes:
            if bottom - 0.4 * below.height < b.y < below.top + 0.4 * below.height:
                across = min(b.right, shared_right) - max(b.left, shared_left)
                # A deck over two columns has its dash on its own axis, and so over the gutter.
                axes = (axis, above.x)
                dash = any(abs(b.x - x) < 0.5 * below.height for x in axes) and across > below.height
                if dash or across > 0.3 * (shared_right - shared_left):
                    return True
        return False


class _Rows:
    """What stands beside a line, and whether a column goes on below it."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        boxes = np.array([x.box.as_tuple() for x in lines]).reshape(-1, 4)
        self._left, self._top, _, self._bottom = boxes.T

    def beside(self, line: TextLine) -> list[Box]:
        shared = np.minimum(self._bottom, line.box.bottom) - np.maximum(self._top, line.box.top)
        level = np.flatnonzero(shared > 0.5 * np.minimum(self._bottom - self._top, line.box.height))
        return [self._lines[n].box for n in level if self._lines[n] is not line]

    def goes_on_below(self, box: Box) -> bool:
        near = 2.5 * box.height
        flush = (abs(self._left - box.left) < near) & (abs(self._top - box.top) < near)
        return bool((flush & (self._top > box.bottom - 0.5 * box.height)).any())
