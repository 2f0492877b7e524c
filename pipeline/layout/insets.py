"""Insets: a short story of its own, or a picture with its title, in the midst of the columns of the story that it interrupts."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import ends_sentence
from pipeline.geometry import Box
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize

BESIDE = 4.0  # body heights from column to column at the most
WHITE = 1.0  # body heights that part the end of the inset from what goes on below it, besides the leading
ALIKE = 1.0  # body heights by which the edges of the interrupted column differ over and under the inset


def ends_inset(end: Strip, head: Heading, below: Strip, strips: Sequence[Strip], body: TypeSize) -> bool:
    """A story in the midst of one column comes to the end of a sentence, and white parts it from a line that opens no paragraph.

    A column close beside it passes its heading by.
    """
    em, story = body.body, Box.union((head.box, end.box))
    white = below.box.top - end.box.bottom
    if white < WHITE * em or below.titles or not ends_sentence(end.last.text):
        return False
    within = below.column.left - em < story.left and story.right < below.column.right + em
    passes = (
        s.frame == below.frame
        and s.box.top < head.box.top
        and s.box.bottom > head.box.bottom
        and 0 < -s.box.x_overlap(below.box) < BESIDE * em
        for s in strips
    )
    return within and any(passes)


def interrupted(below: Strip, top: float, strips: Sequence[Strip], body: TypeSize) -> Strip | None:
    """The column that goes on as ``below``, under matter that begins at ``top``; None if no column does.

    It stands right over that matter, keeps to the same edges and breaks off in a full line; below begins without indent.
    """
    em = body.body
    over = [s for s in strips if s.frame == below.frame and s.box.bottom < top and s.box.x_overlap(below.box) > em]
    last = max(over, key=lambda s: s.box.bottom, default=None)
    if last is None or below.indented or not last.full or last.signed or ends_sentence(last.last.text):
        return None
    same = max(abs(last.column.left - below.column.left), abs(last.column.right - below.column.right)) < ALIKE * em
    return last if same else None
