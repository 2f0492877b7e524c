"""Rules that were joined over a line of type: the columns above a headline and those below it often stand in line.

A worn rule has gaps as long, and only what was read tells them from a headline over both columns.

    text | text
    text | text       Two rules, and none between the words of the headline.
    Headline over
    text | text
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import line_height, paper_and_ink, to_gray
from pipeline.sheet import Rule

_LARGE = 1.3  # line heights: two lines of body text in one box may well run over a worn rule
_WITHIN = 1.0  # of a line's height that it goes on for on either side of the rule
_FAINT = 0.25  # of the contrast between paper and ink, a hairline
_WHOLE = 0.9  # share of the line's height that a rule marks; a stem of a letter leaves the white above and below it


def without_bridges(
    rules: Iterable[Rule], text_boxes: Sequence[Box], image: NDArray[np.uint8], type_height: float | None
) -> tuple[Rule, ...]:
    """The rules, upright ones in pieces where a line of large type runs over them and shows none; in pixels of the image."""
    gray, least = to_gray(image), _LARGE * line_height(type_height, image)
    lines = sorted((box for box in text_boxes if least < box.height < box.width), key=lambda box: box.top)
    return tuple(piece for rule in rules for piece in ([rule] if rule.horizontal else _pieces(rule, lines, gray)))


def _pieces(rule: Rule, lines: Sequence[Box], gray: NDArray[np.uint8]) -> list[Rule]:
    pieces, left = [], rule.box
    for line in lines:
        margin = _WITHIN * line.height
        over = line.left + margin < left.x < line.right - margin and left.top < line.top and line.bottom < left.bottom
        if over and not _is_printed(left, line, gray):
            pieces.append(Rule(Box(left.left, left.top, left.right, line.top)))
            left = Box(left.left, line.bottom, left.right, left.bottom)
    return [*pieces, Rule(left)]


def _is_printed(rule: Box, line: Box, gray: NDArray[np.uint8]) -> bool:
    """Whether there is ink all the way where the rule goes through the line."""
    rows = slice(max(0, int(line.top)), int(line.bottom) + 1)
    paper, ink = paper_and_ink(gray[rows, max(0, int(line.left)) : int(line.right) + 1])
    along = gray[rows, max(0, int(rule.left) - 1) : int(rule.right) + 2].min(axis=1)
    return bool((along < paper - _FAINT * (paper - ink)).mean() > _WHOLE)
