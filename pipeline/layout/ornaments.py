"""Printed borders of ornaments that were read as text: rows of one sign, and what touches them and reads as nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.layout.typesize import TypeSize
from pipeline.textline import TextLine

ROW = 5  # signs of a row that say what it is
MOSTLY = 0.5  # of them are the same one, where they are read without certainty
UNSURE = 0.5  # confidence; type of any quality reads better
BETWEEN = " -—·"
NEAR = 1.5  # body heights from one piece of a border to the next


def find_ornaments(lines: Sequence[TextLine], body: TypeSize) -> tuple[TextLine, ...]:
    """Lines of text that are pieces of borders; a piece too short to show it touches one that does."""
    found = [x for x in lines if _is_row(x)]
    rest = [x for x in lines if x not in found and (x.confidence < UNSURE or _is_one_sign(x.text))]
    near = NEAR * body.body
    fresh = found
    while fresh:
        fresh = [x for x in rest if any(x.box.grown(near, near).overlap(f.box) > 0 for f in fresh)]
        found = [*found, *fresh]
        rest = [x for x in rest if x not in fresh]
    return tuple(found)


def _is_row(line: TextLine) -> bool:
    signs = [c for c in line.text if c.isalnum()]
    if len(signs) < ROW:
        return False
    _, most = Counter(signs).most_common(1)[0]
    return most == len(signs) or (line.confidence < UNSURE and most >= MOSTLY * len(signs))


def _is_one_sign(text: str) -> bool:
    """However often, with nothing but dashes between."""
    return len(set(text) - set(BETWEEN)) == 1
