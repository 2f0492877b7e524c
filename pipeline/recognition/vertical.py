"""Cuts a column of characters that stand below one another into its characters, and lays them in a row to be read.

Characters of such a column are about as high as wide and stand at a constant pitch. The cuts are those that pass through
the least ink at the most regular distances, found by dynamic programming, so that 三 is not taken for three characters,
nor 一 for a stroke of its neighbour.
"""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.recognition.crops import ink

_UNIT = 12  # steps to a character's width; finer than any gap between characters
_PITCHES = np.arange(10, 27)  # in these steps: 0.8 to 2.2 times the width; wider is not one line any more
_ELASTIC = 0.25  # how far a character's height may differ from the pitch
_UNEVEN = 1.0  # what a cut at the limit of that costs, in rows that are solid ink
_TOUCHING = 0.25  # of the column's mean ink: what a cut may cost more than at a wider pitch, where characters touch


def in_a_row(column: Image) -> Image | None:
    """The characters of a column side by side, each in a square of the column's width; None if there are fewer than two."""
    marks = ink(column)
    ground = np.median(column[~marks], axis=0) if not marks.all() else np.zeros(column.shape[2:])
    squares = [
        _square(column[start:stop], marks[start:stop], ground)
        for start, stop in pairwise(cuts(marks))
        if marks[start:stop].any()
    ]
    return np.hstack(squares) if len(squares) > 1 else None


def cuts(marks: npt.NDArray[np.bool_]) -> list[int]:
    """Rows between which the characters of a column of ink stand, first and last edge included; empty if it is blank."""
    rows, columns = np.flatnonzero(marks.any(axis=1)), np.flatnonzero(marks.mean(axis=0) > 0.01)
    if not len(rows) or not len(columns):
        return []
    step = (columns[-1] - columns[0] + 1) / _UNIT
    inked = marks[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean(axis=1).astype(np.float32)
    profile = cv2.resize(inked[:, None], (1, max(1, round(len(inked) / step))), interpolation=cv2.INTER_AREA)[:, 0]
    white = np.zeros(_UNIT, np.float32)
    found = _regular_cuts(np.concatenate([white, profile, white]))
    return sorted({min(max(0, round(rows[0] + (cut - _UNIT) * step)), len(marks)) for cut in found})


def _regular_cuts(profile: npt.NDArray[np.float32]) -> list[int]:
    """The cheapest cuts of a profile of ink that is white for _UNIT steps at both ends, where the outer cuts fall.

    For each pitch, a cut costs the ink it passes through and the difference of its distance to the last one from the pitch.
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
    paths = [_path(total[n], chosen[n]) for n in every]
    return _narrowest(paths, _TOUCHING * float(profile[_UNIT:-_UNIT].mean()))


def _narrowest(paths: list[tuple[float, list[int]]], slack: float) -> list[int]:
    """The cuts at the narrowest pitch that costs little: twice the true pitch costs little as well."""
    costs = [cost for cost, _ in paths]
    at = next(n for n, cost in enumerate(costs) if cost <= min(costs) + slack)
    while at + 1 < len(costs) and costs[at + 1] < costs[at]:
        at += 1
    return paths[at][1]


def _path(total: npt.NDArray[np.float64], chosen: npt.NDArray[np.int_]) -> tuple[float, list[int]]:
    """Mean cost of a cut, and the cuts, of the cheapest way to the white at the end."""
    last = len(total) - _UNIT - 1
    path = [last + int(total[last:].argmin())]
    cost = float(total[path[0]])
    if not np.isfinite(cost):
        return cost, []
    while path[-1] > _UNIT:
        path.append(path[-1] - int(chosen[path[-1]]))
    return cost / (len(path) - 1), path[::-1]


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
