"""Where a strip stands among the others: what is level with it, what lies between two, where a row of columns breaks off."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import numpy as np
import numpy.typing as npt

from pipeline.layout.above import NOTHING
from pipeline.layout.headings import Heading
from pipeline.layout.relations import Relations
from pipeline.layout.strips import Strip
from pipeline.sheet import Sheet

EDGE = 1.2  # body heights by which the edges of two pieces of one column differ
MANY = 4  # strips that are level; more say nothing more


class Neighbourhood:
    """Worked out once a page. ``em``: height of body type in pixels."""

    def __init__(
        self, strips: Sequence[Strip], headings: Sequence[Heading], relations: Relations, sheet: Sheet, em: float
    ) -> None:
        self._relations = relations
        self._em = em
        self.boxes = np.array([s.box.as_tuple() for s in strips]).reshape(-1, 4)
        self.frames = np.array([s.frame for s in strips])
        above = relations.above
        self.top_free = [a.strip == NOTHING or a.ruled or a.pictured for a in above]
        # Where another story opens right below, the text of a column has come to its foot.
        followed = {
            a.strip
            for a, s in zip(above, strips, strict=True)
            if a.strip != NOTHING and not (a.ruled or a.pictured or s.opens_story)
        }
        self.bottom_free = [n not in followed for n in range(len(above))]
        self.walls = np.array([r.box.as_tuple() for r in sheet.rules if not r.horizontal]).reshape(-1, 4)
        self._rules = np.array([r.box.as_tuple() for r in sheet.rules if r.horizontal]).reshape(-1, 4)
        self._hung = [a.heading != NOTHING and headings[a.heading].vertical for a in above]
        leading = _leading(strips)
        self.breaks = [min(3.0, max(0.0, (a.gap - leading) / em)) if a.strip != NOTHING else 0.0 for a in above]
        self.level_tops = self._level(1)
        self.level_bottoms = self._level(3)
        self._headings = [(n, h.box, h.frame) for n, h in enumerate(headings) if not h.vertical]
        self.level_headings = [self._headings_level_with(t) for t in range(len(strips))]
        self.leftmost = [self._is_leftmost(t) for t in range(len(strips))]
        self.skips = self._skips()
        self.walled = self._walled()

    def _level(self, edge: int) -> list[float]:
        """The share of MANY other strips of the frame that begin (edge 1) or end (edge 3) at the height of each."""
        y = self.boxes[:, edge]
        level = (abs(y[:, None] - y[None, :]) < 0.6 * self._em) & (self.frames[:, None] == self.frames[None, :])
        return [float(min(MANY, n - 1) / MANY) for n in level.sum(axis=1)]

    def _headings_level_with(self, t: int) -> set[int]:
        """Headings of the frame whose tops are level with the top of the strip.

        Heads of items side by side may be, where they are no higher than a line: what stands under its own begins below all.
        """
        top, frame = self.boxes[t, 1], self.frames[t]
        level = {n: box for n, box, home in self._headings if home == frame and abs(box.top - top) < 1.5 * self._em}
        own = level.get(self._relations.above[t].heading)
        if own is None or own.bottom > top:
            return set(level)
        return {n for n, box in level.items() if abs(box.top - own.top) > 0.5 * self._em}

    def owned_by(self, heading: int) -> list[int]:
        return [n for n, a in enumerate(self._relations.above) if a.heading == heading]

    def sources(self, t: int) -> list[int]:
        """Strips that t could go on from: in the same frame, and left of it or above it.

        No text runs straight down through a rule into a column that hangs from a heading at its side, and none comes back from the
        right into the midst of a column.
        """
        left, top, right, bottom = self.boxes.T
        me = self.boxes[t]
        em = self._em
        same = self.frames == self.frames[t]
        leftward = (left + right) / 2 < me[0]
        higher = (top + bottom) / 2 < me[1] + em
        ok = same & (leftward | (higher & (top < me[3])))
        ok[t] = False
        if self._goes_on_above(t):
            ok &= leftward | ((left < me[2]) & (right > me[0]))
        if self._hung[t]:
            ok &= ~self._ruled_off(t)
        return [int(n) for n in np.flatnonzero(ok)]

    def _goes_on_above(self, t: int) -> bool:
        """The column of t stands right above it already, and nothing parts the two."""
        above = self._relations.above[t]
        if above.strip == NOTHING or above.ruled or above.pictured or above.gap > self._em:
            return False
        mine, over = self.boxes[t], self.boxes[above.strip]
        return bool(np.abs(mine[[0, 2]] - over[[0, 2]]).max() < EDGE * self._em)

    def _ruled_off(self, t: int) -> npt.NDArray[np.bool_]:
        """Strips that stand straight above t, with a rule between."""
        left, _, right, bottom = self.boxes.T
        me, slack = self.boxes[t], 0.4 * self._em
        shared = np.minimum(right, me[2]) - np.maximum(left, me[0])
        over = (bottom <= me[1] + slack) & (shared > 0.4 * np.minimum(right - left, me[2] - me[0]))
        start, top, stop, foot = self._rules.T
        y = (top + foot) / 2
        wide = (np.minimum(stop, me[2]) - np.maximum(start, me[0]) > 0.5 * (me[2] - me[0])) & (y < me[1] + slack)
        lowest = float(y[wide].max(initial=-np.inf))
        return np.asarray(over & (bottom - slack < lowest), dtype=np.bool_)

    def _skips(self) -> list[list[int]]:
        """For each strip the columns that stand between it and every other one, level with either."""
        order = np.argsort(self.boxes[:, 0], kind="stable")
        left, top, right, bottom = self.boxes[order].T
        x = (left + right) / 2
        shared = np.minimum(bottom[:, None], bottom) - np.maximum(top[:, None], top)
        level, others = shared > 0.5 * self._em, ~np.eye(len(left), dtype=np.bool_)
        counts = np.zeros(level.shape, dtype=np.int64)
        for n, t in enumerate(order):
            low, high = np.minimum(right, right[n])[:, None], np.maximum(left, left[n])[:, None]
            between = (x > low) & (x < high) & (level | level[n]) & others & others[n]
            # From left to right: what lies far from the last one before it begins a column.
            last = np.maximum.accumulate(np.where(between, left, -np.inf), axis=1)
            begins = between[:, 1:] & (left[1:] - last[:, :-1] > 3 * self._em)
            counts[t, order] = between[:, 0] + begins.sum(axis=1)
        return cast("list[list[int]]", counts.tolist())

    def _walled(self) -> list[list[bool]]:
        """For each strip, and every other one: a vertical rule stands between it and that over most of the height that they share."""
        left, top, right, bottom = self.boxes.T
        walled = np.zeros((len(left), len(left)), dtype=np.bool_)
        shared_top, shared_bottom = np.maximum(top[:, None], top), np.minimum(bottom[:, None], bottom)
        for start, head, stop, foot in self.walls:
            x, em = (start + stop) / 2, self._em
            between = (x > right - em)[:, None] & (x < left + em)
            length = np.minimum(foot, shared_bottom) - np.maximum(head, shared_top)
            walled |= between & (length > 0.6 * (shared_bottom - shared_top))
        return cast("list[list[bool]]", walled.tolist())

    def _is_leftmost(self, t: int) -> bool:
        _, top, right, bottom = self.boxes.T
        me = self.boxes[t]
        row = (np.minimum(bottom, me[3]) - np.maximum(top, me[1]) > 0) & (right < me[0])
        owner = self._relations.owner
        return not any(owner[n] == owner[t] for n in np.flatnonzero(row))


def _leading(strips: Sequence[Strip]) -> float:
    """Pixels between two lines of a column, as most of the page has it."""
    gaps = [b.box.top - a.box.bottom for s in strips for a, b in pairwise(s.column.lines)]
    return float(np.median(gaps)) if gaps else 0.0
