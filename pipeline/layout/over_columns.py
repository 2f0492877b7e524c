"""Headlines that run down over the column that their story begins with, as wide as it is: they head it as a level one would.

The picture stands beside such a headline, and no column does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.geometry import Box
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize

FILLS = 0.6  # of the width of the column
NEAR = 3.0  # body heights from the foot of the headline to the column
BESIDE = 4.0  # body heights from a headline to the column that stands beside it
SHARED = 0.3  # of the height of a headline that such a column shares with it


def set_over_columns(headings: Sequence[Heading], strips: Sequence[Strip], body: TypeSize) -> tuple[Heading, ...]:
    """All headings, told which of them stand over their columns."""
    return tuple(replace(h, over=True) if h.vertical and _stands_over(h, strips, body) else h for h in headings)


def _stands_over(heading: Heading, strips: Sequence[Strip], body: TypeSize) -> bool:
    box, em = heading.box, body.body
    here = [s.box for s in strips if s.frame == heading.frame]
    beside = any(b.y_overlap(box) > SHARED * box.height and -b.x_overlap(box) < BESIDE * em for b in here)
    return not beside and any(_fills(box, b, em) and -em < b.top - box.bottom < NEAR * em for b in here)


def _fills(box: Box, column: Box, em: float) -> bool:
    within = box.left > column.left - em and box.right < column.right + em
    return within and box.width > FILLS * column.width
