"""What is left of the rules once type was read and pictures are known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.sheet import Picture, Rule

MOSTLY = 0.7  # of the length of a rule
EDGE = 0.15  # of the height of a text box, where a rule may touch it; of a picture, where its border runs
NARROW = 0.02


def settled(rules: Sequence[Rule], text_boxes: Sequence[Box], pictures: Sequence[Picture]) -> tuple[Rule, ...]:
    """The rules but for bars of letters that were read, dashes within a line, and lines in pictures.

    A rule between columns right under a stem of a letter seems to begin with that: it begins, or ends, at the edge of the line.
    """
    text = [_within(box, EDGE) for box in text_boxes]
    boxes = np.array([box.as_tuple() for box in (*text, *(_within(p.box, NARROW) for p in pictures))]).reshape(-1, 4)
    lines = boxes[: len(text)]
    return tuple(_clear_of(rule, lines) for rule in rules if not _covered(rule, boxes))


def _within(box: Box, part: float) -> Box:
    return box.grown(-part * box.height, -part * box.height)


def _clear_of(rule: Rule, boxes: NDArray[np.float64]) -> Rule:
    """The rule without an end that lies within one of the boxes, if it stands upright."""
    line = rule.box
    if rule.horizontal:
        return rule
    beside = boxes[(boxes[:, 0] < line.x) & (line.x < boxes[:, 2])]
    top, bottom = beside[:, 1], beside[:, 3]
    over = bottom[(top < line.top) & (line.top < bottom)]
    under = top[(top < line.bottom) & (line.bottom < bottom)]
    first, last = max([line.top, *over]), min([line.bottom, *under])
    return Rule(Box(line.left, first, line.right, last)) if last - first > line.width else rule


def _covered(rule: Rule, boxes: NDArray[np.float64]) -> bool:
    """Whether the rule runs, for most of its length, within one of the boxes (left, top, right, bottom)."""
    left, top, right, bottom = boxes.T
    line = rule.box
    if rule.horizontal:
        across, shared = (top < line.y) & (line.y < bottom), np.minimum(right, line.right) - np.maximum(left, line.left)
    else:
        across, shared = (left < line.x) & (line.x < right), np.minimum(bottom, line.bottom) - np.maximum(top, line.top)
    return bool((across & (shared >= MOSTLY * max(line.width, line.height))).any())
