"""The large type of a box alone: without the rules that run across it, and the smaller lines that have boxes of their own.

The frame and the text run on where the two columns of this headline have white between them:

    +-----------------
    | 一   十   text
    | 村   里   text
    | 花   香   text

"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.geometry import Box, Quad

_ACROSS = 0.6  # of a side of the box: no stroke of a character among several is as long
_THIN = 0.04  # of the thickness of the box: a rule is no thicker
_LEAN = 0.03  # of its length by which a rule may rise


def bare(marks: npt.NDArray[np.bool_], line: Quad, others: Sequence[Box]) -> npt.NDArray[np.bool_]:
    """The ink of the crop of a line without rules and without that of other lines; these are in pixels of the page, as the line is."""
    rows, columns = marks.shape
    thin = max(1, round(_THIN * rows))
    left = marks & ~_rules(marks, thin) & ~_rules(marks.T, thin).T
    corner, across, down = np.array(line[0]), np.subtract(line[1], line[0]), np.subtract(line[3], line[0])
    for box in others:
        # Where the corners of the box lie along and across the line, as shares of these.
        at = [np.subtract(p, corner) for p in ((box.left, box.top), (box.right, box.bottom))]
        xs = sorted(float(a @ across) / float(across @ across) * columns for a in at)
        ys = sorted(float(a @ down) / float(down @ down) * rows for a in at)
        left[max(0, round(ys[0])) : max(0, round(ys[1])), max(0, round(xs[0])) : max(0, round(xs[1]))] = False
    return left


def _rules(marks: npt.NDArray[np.bool_], thin: int) -> npt.NDArray[np.bool_]:
    """Rules that run from left to right and are no higher than ``thin`` pixels."""
    inked = marks.astype(np.uint8)
    thick = cv2.morphologyEx(inked, cv2.MORPH_OPEN, np.ones((thin + 1, 1), np.uint8))
    reach = max(1, round(_ACROSS * marks.shape[1]))
    lean = 2 * round(_LEAN * reach) + 1
    drawn = cv2.dilate(inked & ~thick, np.ones((lean, 1), np.uint8))
    found = cv2.morphologyEx(drawn, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    return np.asarray(found & ~thick, np.bool_)
