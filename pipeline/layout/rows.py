"""What the rows of a page tell of a gap between two pieces of type: it lies within a line, or between two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from pipeline.cues import byline, byline_in_run, is_subtitle_dash, jump_from
from pipeline.geometry import Box

VIEW, CLOSE = 8.0, 5.0  # rows this far above and below bear witness
FULL, SIDE = 3, 2  # rows from edge to edge of a column that show it: in view, and close by on one side
OPENING = 9  # lines under a headline within which its text begins
EDGES = 2  # lines that show the edge of a column
UNDER = 6.0  # body heights below a headline within which something stands under it
KICKER = 2.5  # body heights over its headline a kicker may stand, and under it a deck
DECK = 1.1  # of body height: the type of a deck is larger


class Rows:
    """Tells a gap within a line from a gutter by what the rows around it do at the same place."""

    def __init__(self, texts: Sequence[str], boxes: Sequence[Box], pictures: Sequence[Box] = ()) -> None:
        self.texts, self.pictures = texts, pictures
        table = np.array([box.as_tuple() for box in boxes]).reshape(-1, 4)
        self.left, self.top, self.right, self.bottom = table.T
        self.height: npt.NDArray[np.float64] = self.bottom - self.top
        self.y: npt.NDArray[np.float64] = (self.bottom + self.top) / 2

    def vote(self, gap: Box, height: float) -> int:
        """Rows whose type runs across the gap, less rows that break off or begin there; within six rows either way.

        ``height`` is that of the line. On a leaning page two neighbours may share little of it.
        """
        like = (self.height < 1.6 * height) & (self.height > 0.6 * height)
        away = abs(self.y - gap.y)
        near = like & (away < 6 * height) & (away > 0.5 * height)
        slack = 0.8 * height
        broken = near & ((abs(self.right - gap.left) < slack) | (abs(self.left - gap.right) < slack))
        across = near & ~broken & (self.left < gap.left - 0.1 * height) & (self.right > gap.right + 0.1 * height)
        return int(across.sum()) - int(broken.sum())

    def one_column(self, whole: Box, gap: Box, height: float) -> bool:
        """Rows above or below run over both pieces of a justified line: in a narrow column words stand far apart.

        A column that begins right of the gap speaks against it, and so does one that ends left of it; the last line of a
        paragraph ends somewhere, too, but not row after row.
        """
        like = (self.height < 1.4 * height) & (self.height > 0.7 * height)
        slack = 0.8 * height
        away = abs(self.y - gap.y)
        near = like & (away < VIEW * height) & (away > 0.5 * height)
        full = near & (self.left < whole.left + slack) & (self.right > whole.right - slack)
        if full.sum() < FULL:
            return False
        begins = near & (abs(self.left - gap.right) < slack)
        ends = near & (abs(self.right - gap.left) < slack)
        close = full & (away < CLOSE * height)
        sides = int((close & (self.y < gap.y)).sum()), int((close & (self.y > gap.y)).sum())
        return bool((max(sides) >= SIDE and full.sum() > max(begins.sum(), ends.sum())) or min(sides) > 0)

    def one_kicker(self, whole: Box, body: float) -> bool:
        """A smaller row stands right over the two parts of a headline, on the axis of the whole and off that of either.

        So does a deck below them, in type larger than the body's. Either may itself be in parts with white between.
        """
        high = self.height < 0.7 * whole.height
        inside = (self.left > whole.left + body) & (self.right < whole.right - body)
        above = (self.bottom < whole.top + 0.3 * whole.height) & (self.bottom > whole.top - KICKER * body)
        below = (self.top > whole.bottom - 0.3 * whole.height) & (self.top < whole.bottom + KICKER * body)
        kickers = [r for r in self._level_runs(high & inside & above) if not any(self._above(n, body) for n in r)]
        decks = [
            r
            for r in self._level_runs(high & inside & below & (self.height > DECK * body))
            if not any(self._below(n, body) for n in r)
        ]
        return any(
            abs(self.left[row].min() + self.right[row].max() - 2 * whole.x) < 1.6 * body
            and self.left[row].min() < whole.x < self.right[row].max()
            for row in (*kickers, *decks)
        )

    def _level_runs(self, mask: npt.NDArray[np.bool_]) -> Iterator[list[np.intp]]:
        """What stands level with no more than a character of white between, from left to right."""
        left_over = sorted(np.flatnonzero(mask), key=lambda n: float(self.left[n]))
        while left_over:
            run = [left_over.pop(0)]
            for n in tuple(left_over):
                if (
                    abs(self.y[n] - self.y[run[-1]]) < 0.5 * self.height[n]
                    and self.left[n] - self.right[run[-1]] < self.height[n]
                ):
                    run.append(n)
                    left_over.remove(n)
            yield run

    def _above(self, n: np.intp, body: float) -> bool:
        """A line of like type stands over this one as close as within a column."""
        return self._adjoins(n, self.top[n] - self.bottom, self.top < self.top[n], body)

    def _below(self, n: np.intp, body: float) -> bool:
        """A line of like type stands under this one as close as within a column."""
        return self._adjoins(n, self.top - self.bottom[n], self.top > self.top[n], body)

    def _adjoins(self, n: np.intp, gap: npt.NDArray[np.float64], side: npt.NDArray[np.bool_], body: float) -> bool:
        shared = np.minimum(self.right, self.right[n]) - np.maximum(self.left, self.left[n])
        like = self.height < 2 * self.height[n]
        return bool((like & side & (gap > -0.5 * body) & (gap < 0.6 * body) & (shared > body)).any())

    def one_axis(self, left: Box, right: Box, body: float) -> bool:
        """Two parts of a row stand over the middle of all columns below together, and neither over columns of its own."""
        whole = Box.union((left, right))
        below = (self.top > whole.bottom - 0.3 * whole.height) & (self.top < whole.bottom + OPENING * body)
        under = below & (self.height < 1.4 * body) & (self.right - self.left > 4 * body)
        lefts, rights = _edges(self.left[under], body), _edges(self.right[under], body)

        def over_columns(box: Box) -> bool:
            return any(
                abs(a + b - 2 * box.x) < 2 * body or (abs(a - box.left) < body and b > box.x)
                for a in lefts
                for b in rights
                if a < box.left + body and b > box.right - body and b > a
            )

        return over_columns(whole) and not over_columns(left) and not over_columns(right)

    def two_headlines(self, gap: Box, body: float, *, latin: bool) -> bool:
        """A gutter between columns of smaller type lies below the gap, and right of it a text begins (an indent, a dateline).

        A subtitle or a picture that runs across the gap speaks against it. Where a picture stands right of it no text shows;
        words of one ``latin`` headline have no such gap between them, parts of one in ideographs may.
        """
        below = (self.top > gap.bottom - 0.3 * gap.height) & (self.top < gap.bottom + 25 * body)
        near = below & (self.height < 1.2 * gap.height)
        low, high = gap.left - 1.5 * body, gap.right + 1.5 * body
        under = [p for p in self.pictures if gap.bottom - 0.3 * gap.height < p.top < gap.bottom + UNDER * body]
        ends = near & (self.right > low) & (self.right < high)
        begins = near & (self.left > low) & (self.left < high)
        across = near & (self.left < low) & (self.right > high) & (self.top < gap.bottom + UNDER * body)
        if across.any() or any(p.left < low and p.right > high for p in under):
            return False
        left = ends.sum() + EDGES * any(low < p.right < high for p in under)
        right = begins.sum() + EDGES * any(low < p.left < high for p in under)
        if left < EDGES or right < EDGES:
            return False
        if any(low < p.left < gap.right + 4 * body for p in under):
            return latin or self._two_rows(gap)
        column = np.flatnonzero(
            near & (self.left > low) & (self.left < gap.right + 4 * body) & (self.height < 1.4 * body)
        )
        ordered = column[np.argsort(self.top[column], kind="stable")][:OPENING]
        if any(_opens("".join(self.texts[n] for n in ordered[k : k + 3])) for k in range(len(ordered))):
            return True
        # One byline serves all columns; a deck over one of them parts it from the other.
        usual = float(np.median(self.height[ordered])) if len(ordered) else body
        if len(ordered) and self.height[ordered[0]] > 1.2 * usual:
            level = ends & (abs(self.y - self.y[ordered[0]]) < 2 * usual) & (self.height < 1.2 * usual)
            return bool(level.any())
        first = [n for n in ordered if not byline(self.texts[n])][:4]
        return len(first) < 3 or bool(self.left[first[0]] - self.left[first[1:]].min() > 0.7 * body)

    def _two_rows(self, gap: Box) -> bool:
        """The row above or below breaks off at the same place: each side is a headline of two rows."""
        size = gap.height
        like = (self.height > 0.7 * size) & (self.height < 1.4 * size)
        next_row = like & (abs(self.y - gap.y) > 0.6 * size) & (abs(self.y - gap.y) < 1.8 * size)
        begins = next_row & (abs(self.left - gap.right) < 0.5 * size)
        ends = next_row & (self.right < gap.right) & (self.right > gap.left - 2 * size)
        return bool(begins.any() and ends.any())


def _edges(values: npt.NDArray[np.float64], body: float) -> list[float]:
    """Places where at least two lines begin, or end: the edges of columns."""
    found: list[float] = []
    for value in np.sort(values):
        if (abs(values - value) < 0.7 * body).sum() > 1 and (not found or value - found[-1] > body):
            found.append(float(value))
    return found


def _opens(text: str) -> bool:
    """The text is that of a story from its beginning, or of a subtitle over it."""
    return any(byline_in_run(text)) or is_subtitle_dash(text) or jump_from(text[:30]) is not None
