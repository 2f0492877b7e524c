"""Scratches of a film: hairlines that run down a page through its type, and look like the rules between its columns.

What tells them is the type: lines end at the rule of a column, or leave white on both sides of it where a detector joined two of
them, but run through a scratch wherever it falls, between two letters or through one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.engines.protocols import Image
from pipeline.geometry import Box, Quad
from pipeline.recognition.crops import cut, filled_columns, ink
from pipeline.recognition.parting import SPECK, printed_rules
from pipeline.recognition.quads import height, tall

_THROUGH = 5  # lines that run through it, at the least
_OF_THOSE_BESIDE = 0.3  # and their share of all lines that stand at it
_NEAR = 2.0  # heights of a line from its end to what it stands at
_WITHIN = 1.0  # heights of a line that it goes on beyond on both sides
_WHITE = 0.3  # heights of white on both sides together, that a rule has and a scratch has not
_LARGE = 1.6  # heights of body text from which type is larger, and may run over the rules between columns


def scratches(page: Image, rules: Sequence[Box], lines: Sequence[Quad], body: float) -> tuple[Box, ...]:
    """Those of some vertical rules that are scratches; all in pixels of the page. ``body`` is the height of lines of body text."""
    columns = [(Box.around(q), q) for q in lines if not tall(q) and height(q) < _LARGE * body]
    return tuple(rule for rule in rules if _is_scratch(page, rule, columns))


def _is_scratch(page: Image, rule: Box, lines: Sequence[tuple[Box, Quad]]) -> bool:
    level = [(box, q) for box, q in lines if rule.top < box.y < rule.bottom]
    beside = [q for box, q in level if _reaches(box, rule, _NEAR * height(q))]
    through = [q for box, q in level if _reaches(box, rule, -_WITHIN * height(q))]
    if len(through) < max(_THROUGH, _OF_THOSE_BESIDE * len(beside)):
        return False
    touching = sum(_touches(page, q, rule) for q in through)
    return 2 * touching > len(through)


def _reaches(line: Box, rule: Box, slack: float) -> bool:
    return line.left < rule.left + slack and line.right > rule.right - slack


def _touches(page: Image, line: Quad, rule: Box) -> bool:
    """Whether the type of the line leaves less white beside the rule than there is between columns."""
    marks, box = ink(cut(page, line)), Box.around(line)
    share = marks.shape[1] / max(1.0, box.width)
    first, last = (rule.left - box.left) * share, (rule.right - box.left) * share
    here = [run for run in printed_rules(page, line, marks) if run[0] <= last + 1 and run[1] >= first - 1]
    if not here:
        return False
    start, stop = here[0]
    middle = marks[int(0.1 * len(marks)) : max(1, int(0.9 * len(marks)))]
    white = filled_columns(middle) <= SPECK
    left, right = white[:start][::-1], white[stop:]
    return bool(_run(left) + _run(right) < _WHITE * len(marks))


def _run(flags: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> int:
    """How many are true before the first that is not."""
    return len(flags) if flags.all() else int(np.argmin(flags))
