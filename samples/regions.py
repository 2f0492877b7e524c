"""A page area divided among stories: by straight cuts, by pinwheels, corners, steps and islands.

A region holds columns of strips. Stories that interlock share one column grid; each rectangle has a grid of its own.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pipeline.geometry import Box
from samples.style import Style


@dataclass(frozen=True, slots=True)
class Region:
    """The area of one story. ``columns``, left to right, each of strips top to bottom; empty: the box, with its own grid."""

    box: Box
    columns: tuple[tuple[Box, ...], ...] = ()
    inset: bool = False


Cut = Box  # the gap between two regions, where a rule may stand


@dataclass(slots=True)
class Divider:
    """Divides an area at random; ``cuts`` collects the gaps between stories."""

    rng: random.Random
    style: Style
    target: float
    cuts: list[Cut]

    def divide(self, area: Box, depth: int = 0) -> Iterator[Region]:
        """Regions that fill the area."""
        columns, lines = self._columns(area), area.height / self.style.leading
        small = area.area < self.target * self.rng.uniform(0.8, 1.9)
        shapes = self._shapes(area) if columns >= 2 and lines >= 30 and depth < 5 else []
        if shapes and self.rng.random() < 0.6:
            yield from self.rng.choice(shapes)(area, depth)
        elif depth >= 6 or (small and depth > 0) or (columns < 2 and lines < 36):
            yield Region(area)
        elif lines >= 34 and (columns < 2 or self.rng.random() < min(0.75, 0.42 * lines / (columns * 11))):
            yield from self._stack(area, depth)
        elif columns >= 2:
            yield from self._abreast(area, depth)
        else:
            yield Region(area)

    def _shapes(self, area: Box) -> list[Callable[[Box, int], Iterator[Region]]]:
        """The ways other than straight cuts that suit an area of this size: two or three large stories, or five parts."""
        parts, columns = area.area / self.target, self._columns(area)
        shapes: list[Callable[[Box, int], Iterator[Region]]] = []
        if 1.4 < parts < 4.5:
            shapes += [self._corner, self._step]
        if 1.4 < parts < 4.5 and columns > 2:
            shapes.append(self._island)
        if parts > 4 and columns > 2 and self.rng.random() < 0.5:
            shapes.append(self._pinwheel)
        return shapes

    def _columns(self, area: Box) -> int:
        return max(1, round((area.width + self.style.gutter) / (self.style.column + self.style.gutter)))

    def _grid(self, area: Box) -> list[tuple[float, float]]:
        """Left and right edges of the area's columns."""
        count, gutter = self._columns(area), self.style.gutter
        width = (area.width - gutter * (count - 1)) / count
        return [(area.left + i * (width + gutter), area.left + i * (width + gutter) + width) for i in range(count)]

    def _stack(self, area: Box, depth: int) -> Iterator[Region]:
        least = 15 * self.style.leading
        y = area.top + min(max(area.height * self.rng.uniform(0.28, 0.72), least), area.height - least)
        half = self.style.gap / 2
        self.cuts.append(Box(area.left, y - half, area.right, y + half))
        yield from self.divide(Box(area.left, area.top, area.right, y - half), depth + 1)
        yield from self.divide(Box(area.left, y + half, area.right, area.bottom), depth + 1)

    def _abreast(self, area: Box, depth: int) -> Iterator[Region]:
        grid, gap = self._grid(area), self.style.gap
        k = self.rng.randint(1, len(grid) - 1)
        x = (grid[k - 1][1] + grid[k][0]) / 2
        if self.rng.random() < 0.35 and len(grid) > 2:
            x += self.rng.uniform(-0.4, 0.4) * self.style.column
        least = 0.72 * self.style.column + gap
        x = min(max(x, area.left + least), area.right - least)
        self.cuts.append(Box(x - gap / 2, area.top, x + gap / 2, area.bottom))
        yield from self.divide(Box(area.left, area.top, x - gap / 2, area.bottom), depth + 1)
        yield from self.divide(Box(x + gap / 2, area.top, area.right, area.bottom), depth + 1)

    def around_corner(self, area: Box, corner: Box) -> Region:
        """What is left of the area, on its own grid, when a block in a corner is taken out."""
        columns = []
        for left, right in self._grid(area):
            strip = Box(left, area.top, right, area.bottom)
            gap = self.style.gap
            if strip.x_overlap(corner) > 0:
                if corner.top <= area.top:
                    strip = Box(left, min(corner.bottom + gap, area.bottom), right, area.bottom)
                else:
                    strip = Box(left, area.top, right, max(corner.top - gap, area.top))
            columns.append((strip,))
        return Region(area, tuple(columns))

    def _corner(self, area: Box, depth: int) -> Iterator[Region]:
        grid = self._grid(area)
        k = self.rng.randint(1, len(grid) - 1)
        height = area.height * self.rng.uniform(0.32, 0.6)
        at_left, at_top = self.rng.random() < 0.5, self.rng.random() < 0.5
        left, right = (area.left, grid[k - 1][1]) if at_left else (grid[-k][0], area.right)
        top, bottom = (area.top, area.top + height) if at_top else (area.bottom - height, area.bottom)
        corner, half = Box(left, top, right, bottom), self.style.gutter / 2
        y = bottom + self.style.gap / 2 if at_top else top - self.style.gap / 2
        x = right + half if at_left else left - half
        self.cuts.append(Box(left, y - self.style.gap / 2, right, y + self.style.gap / 2))
        self.cuts.append(Box(x - half, top, x + half, bottom))
        rest = self.around_corner(area, corner)
        inset = self.rng.random() < 0.35
        parts = [rest, Region(corner, inset=True)] if inset else [rest, *self.divide(corner, depth + 2)]
        yield from parts if at_left or not at_top else reversed(parts)

    def _step(self, area: Box, depth: int) -> Iterator[Region]:  # noqa: ARG002 - one shape of several
        grid, gap = self._grid(area), self.style.gap
        k = self.rng.randint(1, len(grid) - 1)
        cuts = sorted(self.rng.sample([0.3, 0.38, 0.45, 0.52, 0.6, 0.68], 2))
        if self.rng.random() < 0.5:
            cuts.reverse()
        ys = [area.top + area.height * (cuts[0] if i < k else cuts[1]) for i in range(len(grid))]
        upper = tuple((Box(x0, area.top, x1, y - gap / 2),) for (x0, x1), y in zip(grid, ys, strict=True))
        lower = tuple((Box(x0, y + gap / 2, x1, area.bottom),) for (x0, x1), y in zip(grid, ys, strict=True))
        self.cuts.append(Box(area.left, ys[0] - gap / 2, grid[k - 1][1], ys[0] + gap / 2))
        self.cuts.append(Box(grid[k][0], ys[-1] - gap / 2, area.right, ys[-1] + gap / 2))
        x, low, high = (grid[k - 1][1] + grid[k][0]) / 2, min(ys), max(ys)
        self.cuts.append(Box(x - self.style.gutter / 2, low, x + self.style.gutter / 2, high))
        yield Region(area, upper)
        yield Region(area, lower)

    def _island(self, area: Box, depth: int) -> Iterator[Region]:
        grid, gap = self._grid(area), self.style.gap
        k = self.rng.randint(1, max(1, len(grid) - 2))
        first = self.rng.randint(1, len(grid) - k - 1) if len(grid) - k > 1 else len(grid) - k
        top = area.top + area.height * self.rng.uniform(0.34, 0.45)
        to_foot = self.rng.random() < 0.4
        bottom = area.top + area.height * self.rng.uniform(0.62, 0.78)
        to_foot = to_foot or area.bottom - bottom < gap + 8 * self.style.leading
        bottom = area.bottom if to_foot else bottom
        island = Box(grid[first][0], top, grid[first + k - 1][1], bottom)
        columns = []
        for x0, x1 in grid:
            if island.left - 1 < (x0 + x1) / 2 < island.right + 1:
                above = Box(x0, area.top, x1, top - gap)
                columns.append((above,) if to_foot else (above, Box(x0, bottom + gap, x1, area.bottom)))
            else:
                columns.append((Box(x0, area.top, x1, area.bottom),))
        yield Region(area, tuple(columns))
        if area.height > 70 * self.style.leading and self.rng.random() < 0.3:
            yield from self.divide(island, depth + 3)
        else:
            yield Region(island, inset=True)

    def _pinwheel(self, area: Box, depth: int) -> Iterator[Region]:
        gap = self.style.gap / 2
        x1 = area.left + area.width * self.rng.uniform(0.26, 0.4)
        x2 = area.left + area.width * self.rng.uniform(0.6, 0.74)
        y1 = area.top + area.height * self.rng.uniform(0.26, 0.4)
        y2 = area.top + area.height * self.rng.uniform(0.6, 0.74)
        left, top, right, bottom = area.as_tuple()
        if self.rng.random() < 0.5:  # turning one way
            arms = [(left, top, x2, y1), (x2, top, right, y2), (left, y1, x1, bottom), (x1, y2, right, bottom)]
        else:  # and the other
            arms = [(left, top, x1, y2), (x1, top, right, y1), (left, y2, x2, bottom), (x2, y1, right, bottom)]
        middle = Box(x1 + gap, y1 + gap, x2 - gap, y2 - gap)
        for x0, y0, x3, y3 in arms:
            arm = Box(x0 + gap * (x0 > left), y0 + gap * (y0 > top), x3 - gap * (x3 < right), y3 - gap * (y3 < bottom))
            if y0 > top:
                self.cuts.append(Box(arm.left, y0 - gap, arm.right, y0 + gap))
            if x0 > left:
                self.cuts.append(Box(x0 - gap, arm.top, x0 + gap, arm.bottom))
            yield from self.divide(arm, depth + 3)
        yield Region(middle, inset=True)
