"""Local gutters between columns of type: tall empty boxes, or boxes around a column rule.

Tall white strips are found by run lengths on a reduced page, in the spirit of the maximal empty rectangles of
T. M. Breuel, Two Geometric Algorithms for Layout Analysis, DAS 2002, where only the tall ones are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import estimate_type_height, off_paper, paper_and_ink, reduced, to_gray
from pipeline.sheet import Rule

UNIT = 10.0
TALL = 6.0
NARROW = 0.5
WIDE = 4.0


def find_gutters(image, rules: Sequence[Rule], type_height=None) -> tuple[Box, ...]:
    gray = to_gray(image)
    size = type_height or estimate_type_height(gray)
    small = reduced(gray, UNIT / size, UNIT / size)
    x, y = gray.shape[1] / small.shape[1], gray.shape[0] / small.shape[0]
    ux, uy = size / x, size / y
    paper, ink_level = paper_and_ink(small)
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((round(2 * uy), round(2 * ux)), np.uint8))
    ink = (cv2.subtract(closed, small) > 0.2 * max(paper - ink_level, 40)).astype(np.uint8)
    _, lab, st, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    speck = (st[:, 2] <= 0.2 * ux) & (st[:, 3] <= 0.2 * uy)
    ink[speck[lab]] = 0
    blank = ink.copy()
    ruled = np.zeros_like(ink)
    for r in rules:
        if not r.horizontal:
            b = r.box
            sl = (
                slice(max(0, int(b.top / y)), int(b.bottom / y) + 1),
                slice(max(0, int(b.left / x) - 1), int(b.right / x) + 2),
            )
            blank[sl] = 0
    white = 1 - blank
    runs = cv2.morphologyEx(white, cv2.MORPH_OPEN, np.ones((round(TALL * uy), max(2, round(NARROW * ux))), np.uint8))
    textish = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((round(1.2 * uy), 1), np.uint8))
    integral = cv2.integral(textish)
    out = []
    n, lab, st, _ = cv2.connectedComponentsWithStats(runs, connectivity=4)
    for i in range(1, n):
        l, t, w, h, _ = st[i]
        m = lab[t : t + h, l : l + w] == i
        out += [(a + l, b + t, c + l, d + t) for a, b, c, d in _rectangles(m, TALL * uy, NARROW * ux)]
    found = []
    H, W = ink.shape
    for a, b, c, d in out:
        if c - a > WIDE * ux:
            continue
        side = round(3 * ux)
        # rows that have type on both sides
        lt = textish[b:d, max(0, a - side) : a].any(axis=1)
        rt = textish[b:d, c : min(W, c + side)].any(axis=1)
        if lt.mean() < 0.6 or rt.mean() < 0.6:
            continue
        found.append(Box(a * x, b * y, c * x, d * y))
    return tuple(found)


def _rectangles(mask, tall, narrow):
    """Greedy: the tallest column of the mask, with the neighbours that are about as tall."""
    runs = []
    padded = np.zeros((mask.shape[0] + 2, mask.shape[1]), np.int8)
    padded[1:-1] = mask
    d = np.diff(padded, axis=0)
    xs, tops = np.nonzero(d.T == 1)
    _, bottoms = np.nonzero(d.T == -1)
    heights = bottoms - tops
    free = np.ones(len(xs), bool)
    out = []
    for k in np.argsort(-heights, kind="stable"):
        if not free[k]:
            continue
        top, bottom, left, right = tops[k], bottoms[k], xs[k], xs[k] + 1
        for step in (-1, 1):
            at = xs[k] + step
            while True:
                near = np.flatnonzero(
                    (xs == at) & (tops <= top + 0.08 * (bottom - top)) & (bottoms >= bottom - 0.08 * (bottom - top))
                )
                if not len(near):
                    break
                j = near[0]
                left, right = min(left, at), max(right, at + 1)
                top, bottom = max(top, tops[j]), min(bottom, bottoms[j])
                at += step
        over = np.minimum(bottoms, bottom) - np.maximum(tops, top)
        used = (over > 0.3 * heights) & (xs >= left - narrow) & (xs < right + narrow)
        free[used] = False
        free[k] = False
        if bottom - top >= tall and right - left >= narrow:
            out.append((left, top, right, bottom))
    return out
