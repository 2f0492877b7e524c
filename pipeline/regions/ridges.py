"""Ridges: straight strokes of ink along one axis, and the measures that tell a rule from type.

A view is a copy of the page, reduced less across the ridges than along them, and turned so that ridges run downward.
Ridges are found by grey-scale morphology: what a closing across the stroke fills is dark and narrow, what survives an
opening along it is long (Serra, Image Analysis and Mathematical Morphology, 1982).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Floats, Gray, Ints, bar, paper_and_ink, reduced

ACROSS = 20.0  # pixels of a line height across a ridge, at most: a hair rule keeps one of them
ALONG = 10.0  # and along it: averaging this far lifts a faint rule out of the noise of the paper
FINE = 25.0  # samples a line height, where gaps between letters must be seen
THICKEST = 1.5  # line heights; a rule is much less thick
UNBROKEN = 1.3  # the shortest unbroken piece: letters of body type are not as tall, nor their bars as long
BREAK = 1.5  # the longest break that a worn rule may have within a ridge
SHORTEST = 1.8
SLENDER = 8.0  # a ridge is as many times as long as thick, and one more: bars of letters are not
NEAR = 0.1, 0.45  # beside a ridge is this far from its edge; a column rule has its text no nearer than a third
PAST = 0.15, 0.6  # and beyond it this far from its end
FAINT = 0.1  # of the contrast of the page: the weakest ink that is looked at
FULL = 0.4  # of the contrast: type beside a fainter rule is judged as beside one of this darkness
LEAST_CONTRAST = 40.0  # gray levels: a page with less has no ink, and its noise must not be taken for it


@dataclass(frozen=True, slots=True)
class Ridge:
    """Lengths in line heights; ``box`` in pixels of the page.

    ``even`` is the part of its length where it is about as dark as on the whole. ``trough`` is how dark the paper beside
    it is at its lightest, ``beside`` in the mean, ``beyond`` past its ends: against the ridge itself, on the worse side.
    ``along`` is where it begins and ends, ``ends`` where its middle lies across at these, in pixels of the page; ``bent``
    is how far it strays from the line between them.
    """

    box: Box
    along: tuple[float, float]
    ends: tuple[float, float]
    bent: float
    length: float
    thickness: float
    even: float
    trough: float
    beside: float
    beyond: float


@dataclass(frozen=True, slots=True)
class View:
    """``x`` and ``y`` are pixels of the page in a pixel of the view, ``unit_x`` and ``unit_y`` its pixels in a line height."""

    page: Gray
    ground: Gray
    dark: Gray
    x: float
    y: float
    unit_x: float
    unit_y: float
    contrast: float
    turned: bool

    @classmethod
    def of(cls, gray: Gray, line: float, *, turned: bool) -> Self:
        across, along = ACROSS / line, ALONG / line
        small = np.ascontiguousarray(reduced(gray, along, across).T) if turned else reduced(gray, across, along)
        page = gray.T if turned else gray
        y, x = page.shape[0] / small.shape[0], page.shape[1] / small.shape[1]
        pad = round(THICKEST * line / x)
        # beyond its edge the scan counts as black: a black margin is too thick for a rule, and no rule at the edge
        padded = cv2.copyMakeBorder(small, 0, 0, pad, pad, cv2.BORDER_CONSTANT, value=(0,))
        closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, bar(width=THICKEST * line / x))
        ground = np.asarray(closed[:, pad : pad + small.shape[1]], np.uint8)
        grain = float(np.median(cv2.subtract(ground, small)[::4]))  # the closing takes the lightest grain for paper
        ground = np.asarray(cv2.subtract(ground, np.full_like(ground, round(grain))), np.uint8)
        paper, ink = paper_and_ink(small)
        return cls(
            page,
            ground,
            cv2.subtract(ground, small),
            x,
            y,
            line / x,
            line / y,
            max(float(paper - ink), LEAST_CONTRAST),
            turned,
        )

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """From pixels of the view to the page."""
        left, right, top, bottom = left * self.x, right * self.x, top * self.y, bottom * self.y
        return Box(top, left, bottom, right) if self.turned else Box(left, top, right, bottom)


def find_ridges(view: View) -> tuple[Ridge, ...]:
    """All that may be a rule, with much that is not: bars of letters, edges in pictures."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(_strokes(view), connectivity=8, ltype=cv2.CV_32S)
    long = stats[:, cv2.CC_STAT_HEIGHT] >= SHORTEST * view.unit_y
    long[0] = False
    chosen = np.flatnonzero(long)
    if not len(chosen):
        return ()
    track = _Track.of(labels, stats, chosen)
    return _measure(view, track, stats[chosen])


def _strokes(view: View) -> NDArray[np.uint8]:
    """Mask of the pixels in dark, narrow, long strokes, breaks mended."""
    whole = bar(height=UNBROKEN * view.unit_y)
    wide = cv2.dilate(view.dark, bar(width=3))  # a stroke a little aslant is still unbroken
    unbroken = cv2.morphologyEx(wide, cv2.MORPH_OPEN, whole)
    darkest = cv2.dilate(view.dark, whole)
    weakest = round(FAINT * view.contrast)
    strokes = (unbroken > weakest) & (view.dark > weakest * 2 // 3) & (unbroken > darkest // 2)
    mended = cv2.morphologyEx(strokes.astype(np.uint8), cv2.MORPH_CLOSE, bar(height=BREAK * view.unit_y))
    return np.asarray(mended, np.uint8)


@dataclass(frozen=True, slots=True)
class _Track:
    """The middle of each ridge, row by row, all ridges in one row of numbers; ``start[i]`` is where ridge i begins."""

    start: Ints
    length: Ints
    row: Ints
    middle: Floats

    @classmethod
    def of(cls, labels: NDArray[np.int32], stats: NDArray[np.int32], chosen: Ints) -> Self:
        top, length = stats[chosen, cv2.CC_STAT_TOP], stats[chosen, cv2.CC_STAT_HEIGHT]
        start = np.concatenate([[0], np.cumsum(length)[:-1]])
        number = np.full(len(stats), -1)
        number[chosen] = np.arange(len(chosen))
        ys, xs = np.nonzero(labels)
        owner = number[labels[ys, xs]]
        ys, xs, owner = ys[owner >= 0], xs[owner >= 0], owner[owner >= 0]
        place = start[owner] + ys - top[owner]
        total = int(length.sum())
        middle = np.bincount(place, xs, total) / np.maximum(np.bincount(place, minlength=total), 1)
        row = np.arange(total) - np.repeat(start - top, length)
        return cls(start, length, row, middle)

    def mean(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of each ridge, over its rows."""
        shape = (-1,) + (1,) * (values.ndim - 1)
        return np.asarray(np.add.reduceat(values, self.start, axis=0) / self.length.reshape(shape), np.float32)


def _measure(view: View, track: _Track, stats: NDArray[np.int32]) -> tuple[Ridge, ...]:
    reach = round(view.unit_x)
    across = np.arange(-reach, reach + 1)
    columns = np.clip(np.rint(track.middle).astype(np.intp)[:, None] + across, 0, view.dark.shape[1] - 1)
    profiles = track.mean(view.dark[track.row[:, None], columns].astype(np.float32))
    own = (
        stats[:, cv2.CC_STAT_AREA] / stats[:, cv2.CC_STAT_HEIGHT] / 2 + 1
    )  # a thick rule with a thin one has a white middle
    darkest = np.where(np.abs(across) <= own[:, None], profiles, -1).argmax(axis=1)
    found = []
    for number, (left, top, width, height, _) in enumerate(stats.tolist()):
        profile, peak = profiles[number], int(darkest[number])
        first, last = _flanks(profile, peak)
        near, far = round(NEAR[0] * view.unit_x), round(NEAR[1] * view.unit_x)
        sides = profile[max(0, first - far) : max(1, first - near + 1)], profile[last + near : last + far + 1]
        if not all(len(side) for side in sides):
            continue
        depth = max(float(profile[peak]), 1.0)
        middle = track.middle[track.start[number] :][:height] + (peak - reach)
        thickness = (last - first + 1) / view.unit_x
        if height / view.unit_y < SLENDER * thickness + 1:
            continue
        ends, bent = _straight(middle)
        found.append(
            Ridge(
                box=view.box(left, top, left + width, top + height),
                along=(top * view.y, (top + height) * view.y),
                ends=((ends[0] + 0.5) * view.x, (ends[1] + 0.5) * view.x),
                bent=bent / view.unit_x,
                length=height / view.unit_y,
                thickness=thickness,
                even=_evenness(view, middle, top),
                trough=max(float(side.min()) for side in sides) / depth,
                beside=max(float(side.mean()) for side in sides) / max(depth, FULL * view.contrast),
                beyond=max(_beyond(view, middle[0], top, -1), _beyond(view, middle[-1], top + height, 1)) / depth,
            ),
        )
    return tuple(found)


def _flanks(profile: NDArray[np.float32], peak: int) -> tuple[int, int]:
    """First and last place around the peak where the profile is at least half as high."""
    low = profile < profile[peak] / 2
    before, after = np.flatnonzero(low[:peak]), np.flatnonzero(low[peak:])
    return (int(before[-1]) + 1 if len(before) else 0), (peak + int(after[0]) - 1 if len(after) else len(profile) - 1)


def _straight(middle: Floats) -> tuple[tuple[float, float], float]:
    """The ends of the line that fits best, and the largest distance of the middle from it but for some outliers."""
    along = np.arange(len(middle)) - (len(middle) - 1) / 2
    slope = float(along @ (middle - middle.mean()) / max(along @ along, 1.0))
    strays = np.abs(middle - middle.mean() - slope * along)
    half, mean = slope * float(along[-1]), float(middle.mean())
    return (mean - half, mean + half), float(np.partition(strays, len(strays) * 9 // 10)[len(strays) * 9 // 10])


def _evenness(view: View, middle: Floats, top: int) -> float:
    """Part of the length with at least half the usual darkness, at full resolution: type has gaps between its letters."""
    step = max(1.0, view.unit_y * view.y / FINE)
    rows = np.arange(0.0, len(middle) * view.y, step)
    ys = np.minimum((rows + top * view.y).astype(np.intp), view.page.shape[0] - 1)
    within = np.minimum((rows / view.y).astype(np.intp), len(middle) - 1)
    centre = np.clip(np.rint(middle[within]).astype(np.intp), 0, view.dark.shape[1] - 1)
    paper = view.ground[np.minimum(within + top, len(view.ground) - 1), centre].astype(np.float32)
    nearby = np.linspace(-1.0, 1.0, 2 * round(view.x) + 3)  # a hair rule is less than a pixel of the view
    around = ((middle[within, None] + 0.5 + nearby) * view.x).astype(np.intp).clip(0, view.page.shape[1] - 1)
    dark = paper - view.page[ys[:, None], around].min(axis=1)
    return float((dark > np.median(dark) / 2).mean())


def _beyond(view: View, middle: float, end: int, direction: int) -> float:
    """Mean darkness past one end of a ridge, in a square about as wide as a letter."""
    near, far = sorted(end + direction * round(reach * view.unit_y) for reach in PAST)
    half = round(0.3 * view.unit_x)
    column = round(middle)
    patch = view.dark[max(0, near) : max(0, far), max(0, column - half) : column + half + 1]
    return float(patch.mean()) if patch.size else 0.0
