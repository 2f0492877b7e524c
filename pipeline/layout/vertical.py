"""Pages set in vertical columns, read from right to left: laid down on their left side they read like any other page.

A quarter turn against the clock leads the rightmost column to the top and its first character to the left, so that the same stages
serve both directions of writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.geometry import Affine, Box, first_corner
from pipeline.sheet import Frame, Picture, Rule, Sheet
from pipeline.textline import TextLine

TITLE = 1.8  # body heights: smaller type that runs down is no title of a paper


def is_vertical(sheet: Sheet) -> bool:
    """Most characters stand in vertical spans."""
    standing = sum(len(s.text) for s in sheet.spans if s.vertical)
    return standing * 2 > sum(len(s.text) for s in sheet.spans)


def stand_up(lines: Sequence[TextLine], laid: Sheet, body: float) -> tuple[TextLine, ...]:
    """What may belong to the head of a page that was laid down, as it stands there: at the top, not at the side.

    Its columns of body type do not; ``body`` is the height of a line of that.
    """
    turn = Affine.laid_down(laid.height).inverse()
    return tuple(
        replace(x, polygon=first_corner(turn.quad(x.polygon), -1), box=turn.box(x.box), vertical=not x.vertical)
        for x in lines
        if x.vertical or x.box.height > TITLE * body
    )


def lay_down(sheet: Sheet) -> Sheet:
    """The same sheet turned by a quarter; vertical spans become horizontal ones and the other way round."""
    turn = Affine.laid_down(sheet.width)

    def box(b: Box) -> Box:
        return turn.box(b)

    return Sheet(
        width=sheet.height,
        height=sheet.width,
        spans=tuple(
            replace(s, polygon=first_corner(turn.quad(s.polygon), 1), vertical=not s.vertical) for s in sheet.spans
        ),
        rules=tuple(Rule(box(r.box)) for r in sheet.rules),
        frames=tuple(Frame(box(f.box), f.tinted) for f in sheet.frames),
        pictures=tuple(Picture(box(p.box)) for p in sheet.pictures),
        hints=tuple(replace(h, box=box(h.box)) for h in sheet.hints),
        to_source=turn.inverse().then(sheet.to_source),
    )
