"""Closed borders of any make, ruled, ornamental, double or rounded: an empty outline with a narrow band of ink around it."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Gray, paper_and_ink, reduced, square
from pipeline.sheet import Rule

# Lengths in line heights.
UNIT = 10.0  # pixels of a line height
SIDES = 2.5, 4.0  # the least shorter and longer side
LONG = 2.5  # ink of less extent is type
BREAKS = 0.3, 0.6  # closed one after the other: the wider closes more borders, and joins some to what stands near
FILLED = 0.9  # of its box: a border is about a rectangle
ASLANT = 1.0  # the sides of a border that is aslant lie this far within its box
INSET = 0.5  # a rule may end this far within the corner
MET = 1.2  # from there to the line that closes the corner; what stands further off is the box of other matter
HAIR = 0.4  # rules with a thicker box are bold enough, or aslant
WIDEST = 2.0  # a border is narrower
SEEN = 0.7  # of a side has ink
GAP = 0.3  # ink that goes on beyond a corner is sought from here
GO_ON = 1  # of the eight ends of its sides may go on, by accident; of a cell between rules, two or more do

_Edges = tuple[int, int, int, int]  # left, top, right, bottom in pixels of the reduced page


def find_borders(gray: Gray, rules: Sequence[Rule], line: float) -> tuple[Box, ...]:
    """The outer edges of the borders on a page (h, w)."""
    small = reduced(gray, UNIT / line, UNIT / line)
    x, y = gray.shape[1] / small.shape[1], gray.shape[0] / small.shape[0]
    unit = line / x
    ink = _lines(small, unit)
    lines = _with_rules(ink, rules, (x, y), line)
    outlines = {hole for width in BREAKS for hole in _outlines(lines, unit, width)}
    between = {
        (round(box.left / x), round(box.top / y), round(box.right / x), round(box.bottom / y))
        for box in _between(rules, line)
    }
    edges = (_border(lines, ink, hole, unit, hole in between - outlines) for hole in sorted(between | outlines))
    return tuple(Box(edge[0] * x, edge[1] * y, edge[2] * x, edge[3] * y) for edge in edges if edge is not None)


def _lines(small: Gray, unit: float) -> NDArray[np.uint8]:
    """Mask of the ink that is longer than letters."""
    paper, ink = paper_and_ink(small)
    ground = cv2.morphologyEx(small, cv2.MORPH_CLOSE, square(2.5 * unit))
    mask = (cv2.subtract(ground, small) > 0.2 * max(paper - ink, 40)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    long = (stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1] >= LONG * unit).any(axis=1)
    long[0] = False
    return np.asarray(long[labels], np.uint8)


def _with_rules(
    ink: NDArray[np.uint8], rules: Sequence[Rule], scale: tuple[float, float], size: float
) -> NDArray[np.uint8]:
    """The ink, and the hair rules that may be too faint on the reduced page; breaks of theirs are filled."""
    lines = ink.copy()
    x, y = scale
    for box in (rule.box for rule in rules if rule.thickness <= HAIR * size):
        lines[int(box.top / y) : int(box.bottom / y) + 1, int(box.left / x) : int(box.right / x) + 1] = 1
    return lines


def _outlines(lines: NDArray[np.uint8], unit: float, width: float) -> list[_Edges]:
    """The empty outlines that are about rectangles, with breaks up to a width closed."""
    closed = cv2.morphologyEx(lines, cv2.MORPH_CLOSE, square(width * unit))
    outlines, tree = cv2.findContours(closed, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    found = []
    for outline, (_, _, _, parent) in zip(outlines, tree[0] if tree is not None else (), strict=True):
        left, top, across, down = cv2.boundingRect(outline)
        if parent < 0 or min(across, down) < SIDES[0] * unit or max(across, down) < SIDES[1] * unit:
            continue
        if cv2.contourArea(outline) >= FILLED * across * down:
            found += [
                (left + inset, top + inset, left + across - inset, top + down - inset)
                for inset in (1, round(ASLANT * unit))
            ]
    return found


def _between(rules: Sequence[Rule], size: float) -> list[Box]:
    """Spaces between an upright rule and the next one of the same ends."""
    found = []
    upright = sorted(rule.box for rule in rules if not rule.horizontal and rule.box.height >= SIDES[0] * size)
    for number, left in enumerate(upright):
        alike = (
            right
            for right in upright[number + 1 :]
            if max(abs(left.top - right.top), abs(left.bottom - right.bottom)) <= 2 * INSET * size
            and right.left - left.right >= SIDES[0] * size
        )
        right = next(alike, None)
        if right is not None:
            top, bottom = max(left.top, right.top) + INSET * size, min(left.bottom, right.bottom) - INSET * size
            found.append(Box(left.right, min(top, bottom), right.left, max(top, bottom)))
    return found


def _border(
    lines: NDArray[np.uint8], ink: NDArray[np.uint8], hole: _Edges, unit: float, between: bool
) -> _Edges | None:
    """The outer edge of the band around a hole; None if there is none, or if its sides are rules that go on.

    A hole between rules is full of type: what its upper or lower edge cuts through is type as well, and closes nothing.
    """
    left, top, right, bottom = hole
    sides = (
        lines[top:bottom, :left][:, ::-1].T,
        lines[:top, left:right][::-1],
        lines[top:bottom, right:].T,
        lines[bottom:, left:right],
    )
    bands = [
        _band(side, unit, MET if between else WIDEST, white=between and number % 2 == 1)
        for number, side in enumerate(sides)
    ]
    gaps = sum(band is None for band in bands)
    if gaps > 1:
        return None
    out = [round(INSET * unit) if band is None else band for band in bands]
    edges = max(0, left - out[0]), max(0, top - out[1]), right + out[2], bottom + out[3]
    allowed = 0 if gaps else GO_ON  # a label may stand in one side, if all else is clear
    return edges if _go_on(ink, hole, edges, unit) <= allowed else None


def _band(outward: NDArray[np.uint8], unit: float, reach: float, white: bool) -> int | None:
    """How far the ink reaches, going outward from the side of a hole (row 0); None where there is no narrow band.

    Each place of the side has its own way out, so that the band may be aslant. It begins within ``reach`` units, with
    ``white`` before it.
    """
    near = outward[: round(WIDEST * unit) + 1].astype(bool)
    if not near.size:
        return None
    first = near.argmax(axis=0)
    depth = np.arange(len(near))[:, None]
    past = (depth >= first) & ~near
    hit = near.any(axis=0) & past.any(axis=0) & (first >= white) & (first <= reach * unit)
    if hit.mean() < SEEN:
        return None
    return int(np.percentile(past.argmax(axis=0)[hit], 80))


def _go_on(lines: NDArray[np.uint8], hole: _Edges, edges: _Edges, unit: float) -> int:
    """How many of the eight ends of the sides go on beyond their corner."""
    near, far = round(GAP * unit), round((GAP + 1) * unit)
    (left, top, right, bottom), (west, north, east, south) = hole, edges
    beyond = [
        lines[slice(*rows), slice(*columns)]
        for rows in ((max(0, north - far), max(0, north - near)), (south + near, south + far))
        for columns in ((west, left), (right, east))
    ]
    beyond += [
        lines[slice(*rows), slice(*columns)].T
        for rows in ((north, top), (bottom, south))
        for columns in ((max(0, west - far), max(0, west - near)), (east + near, east + far))
    ]
    return sum(bool(end.size and end.mean(axis=0).max() >= 0.6) for end in beyond)
