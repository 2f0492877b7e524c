"""Cuts a column of characters that stand below one another into its characters, and lays them in a row to be read.

Characters of such a column are about as high as wide and stand at a constant pitch. The cuts are those that pass through
the least ink at the most regular distances, found by dynamic programming, so that 三 is not taken for three characters,
nor 一 for a stroke of its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.recognition.brackets import brackets, stretches, upright
from pipeline.recognition.crops import ink

_DIRT = 0.01  # share of a column of pixels
_UNIT = 12  # steps to a character's width; finer than any gap between characters
_PITCHES = np.arange(10, 27)  # in these steps: 0.8 to 2.2 times the width; wider is not one line any more
_ELASTIC = 0.25  # how far a character's height may differ from the pitch
_UNEVEN = 1.0  # what a cut at the limit of that costs, in rows that are solid ink
_TOUCHING = 0.25  # of the column's mean ink: what a cut may cost more than at a wider pitch, where characters touch


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A character of a column as a square; ``top`` and ``bottom`` are the rows of the column that it was cut from."""

    square: Image
    top: int
    bottom: int


def in_a_row(column: Image) -> Image | None:
    """The characters of a column side by side, each in a square of the column's width; None if there are fewer than two."""
    found = cells(column)
    return np.hstack([cell.square for cell in found]) if len(found) > 1 else None


def cells(column: Image) -> tuple[Cell, ...]:
    """The characters of a column from the top down, brackets turned upright; none if it is blank."""
    marks = ink(column)
    within = _inked(marks)
    if within is None:
        return ()
    ground = np.median(column[~marks], axis=0) if not marks.all() else np.zeros(column.shape[2:])
    found = brackets(marks, within[1] - within[0])
    parts = [marks[top:bottom] for top, bottom in stretches(found, len(marks))]
    cut: list[Cell] = []
    for (top, bottom), at, bracket in zip_longest(stretches(found, len(marks)), cuts(parts, within), found):
        cut += [
            Cell(
                _square(column[top:bottom][start:stop], marks[top:bottom][start:stop], ground), top + start, top + stop
            )
            for start, stop in pairwise(at)
            if marks[top:bottom][start:stop].any()
        ]
        cut += [Cell(upright(bracket, column, ground), bracket.start, bracket.stop)] if bracket else []
    return tuple(cut)


def _inked(marks: npt.NDArray[np.bool_]) -> tuple[int, int] | None:
    """The first column of pixels with more than dirt, and the end of the last one; None if it is blank."""
    columns = np.flatnonzero(marks.mean(axis=0) > _DIRT)
    return (int(columns[0]), int(columns[-1]) + 1) if len(columns) else None


def cuts(parts: Sequence[npt.NDArray[np.bool_]], within: tuple[int, int]) -> list[list[int]]:
    """Rows between which the characters stand in parts of one column of ink, first and last edge included; none where it is blank.

    ``within``: the first of its columns of pixels with ink, and the end of the last one.
    """
    step = (within[1] - within[0]) / _UNIT
    first = [int(np.flatnonzero(rows)[0]) if (rows := part.any(axis=1)).any() else 0 for part in parts]
    profiles = [_profile(part, within, step) for part in parts]
    return [
        sorted({min(max(0, round(top + (cut - _UNIT) * step)), len(part)) for cut in found})
        for part, top, found in zip(parts, first, _regular_cuts(profiles), strict=True)
    ]


def _profile(part: npt.NDArray[np.bool_], within: tuple[int, int], step: float) -> npt.NDArray[np.float32]:
    """The share of ink from the first row with ink to the last one, a value a step, with white for _UNIT steps at both ends."""
    rows = np.flatnonzero(part.any(axis=1))
    if not len(rows):
        return np.zeros(0, np.float32)
    inked = part[rows[0] : rows[-1] + 1, slice(*within)].mean(axis=1).astype(np.float32)
    profile = cv2.resize(inked[:, None], (1, max(1, round(len(inked) / step))), interpolation=cv2.INTER_AREA)[:, 0]
    white = np.zeros(_UNIT, np.float32)
    return np.concatenate([white, profile, white])


def _regular_cuts(profiles: Sequence[npt.NDArray[np.float32]]) -> list[list[int]]:
    """The cheapest cuts of profiles, at one pitch for all of them; none in an empty one."""
    seen = [profile for profile in profiles if len(profile)]
    if not seen:
        return [[] for _ in profiles]
    paths = [_paths(profile) for profile in seen]
    costs = [
        sum(cost for cost, _ in at) / max(1, sum(len(path) - 1 for _, path in at)) for at in zip(*paths, strict=True)
    ]
    mean = float(np.concatenate([profile[_UNIT:-_UNIT] for profile in seen]).mean())
    chosen = _narrowest(costs, _TOUCHING * mean)
    found = iter([path[chosen][1] for path in paths])
    return [next(found) if len(profile) else [] for profile in profiles]


def _paths(profile: npt.NDArray[np.float32]) -> list[tuple[float, list[int]]]:
    """For each pitch the cheapest cuts, and their cost. The outer ones fall into the white at both ends.

    A cut costs the ink it passes through and the difference of its distance to the last one from the pitch.
    """
    end = len(profile)
    distances = np.arange(round(_PITCHES[0] * (1 - _ELASTIC)), round(_PITCHES[-1] * (1 + _ELASTIC)) + 1)
    off = np.abs(distances[None, :] / _PITCHES[:, None] - 1) / _ELASTIC
    uneven = np.where(off <= 1, _UNEVEN * off**2, np.inf)
    total, chosen = np.full((len(_PITCHES), end), np.inf), np.zeros((len(_PITCHES), end), int)
    total[:, : _UNIT + 1] = 0
    every = np.arange(len(_PITCHES))
    for row in range(_UNIT + 1, end):
        usable = distances[distances <= row]
        reached = total[:, row - usable] + uneven[:, : len(usable)]
        best = reached.argmin(axis=1) if len(usable) else np.zeros(len(every), int)
        if len(usable):
            total[:, row] = reached[every, best] + profile[row]
            chosen[:, row] = usable[best]
    return [_path(total[n], chosen[n]) for n in every]


def _narrowest(costs: Sequence[float], slack: float) -> int:
    """The number of the narrowest pitch that costs little: twice the true pitch costs little as well."""
    at = next(n for n, cost in enumerate(costs) if cost <= min(costs) + slack)
    while at + 1 < len(costs) and costs[at + 1] < costs[at]:
        at += 1
    return at


def _path(total: npt.NDArray[np.float64], chosen: npt.NDArray[np.int_]) -> tuple[float, list[int]]:
    """The cost of the cheapest way to the white at the end, and its cuts."""
    last = max(_UNIT + 1, len(total) - _UNIT - 1)
    path = [last + int(total[last:].argmin())]
    cost = float(total[path[0]])
    if not np.isfinite(cost):
        return cost, []
    while path[-1] > _UNIT:
        path.append(path[-1] - int(chosen[path[-1]]))
    return cost, path[::-1]


def _square(cell: Image, marks: npt.NDArray[np.bool_], ground: npt.NDArray[np.float64]) -> Image:
    """As high as wide, around the cell's ink: white is taken off or put on above and below."""
    side = cell.shape[1]
    rows = np.flatnonzero(marks.any(axis=1))
    high = min(len(cell), max(side, rows[-1] - rows[0] + 1))
    top = min(max(0, (rows[0] + rows[-1] + 1 - high) // 2), len(cell) - high)
    cell = cell[top : top + high]
    if high > side:
        return np.asarray(cv2.resize(cell, (side, side), interpolation=cv2.INTER_AREA), np.uint8)
    above = (side - high) // 2
    colour = tuple(np.atleast_1d(ground).tolist())
    framed = cv2.copyMakeBorder(cell, above, side - high - above, 0, 0, cv2.BORDER_CONSTANT, value=colour)
    return np.asarray(framed, np.uint8)
