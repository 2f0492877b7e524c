"""Pages set in vertical columns, read from right to left: laid down on their left side they read like any other page.

A quarter turn against the clock leads the rightmost column to the top and its first character to the left, so that the same stages
serve both directions of writing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.geometry import Affine, Box, first_corner
from pipeline.layout.blocks import Block
from pipeline.layout.lines import build_lines
from pipeline.layout.runs import build_blocks
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Frame, Picture, Rule, Sheet, Span
from pipeline.textline import TextLine

SHORT = 1.1  # times its height: the width of a line of one character, which runs as those around it do
WIDER = 1.6  # times its size: a column of larger type
TITLE = 1.8  # body heights: smaller type that runs down is no title of a paper


def is_vertical(sheet: Sheet) -> bool:
    """Most characters stand in vertical spans."""
    standing = sum(len(s.text) for s in sheet.spans if s.vertical)
    return standing * 2 > sum(len(s.text) for s in sheet.spans)


def with_whole_rows(sheet: Sheet, body: float) -> Sheet:
    """The sheet with its level lines put together as on any page; the last character of a column beside others stands as they do.

    ``body`` is the height of body type in pixels.
    """
    columns = tuple(s for s in sheet.spans if s.vertical)
    boxes = [s.box for s in columns]
    rows = build_lines([s for s in sheet.spans if not s.vertical], sheet.rules, body, sheet.frames)
    level = (
        Span(x.polygon, x.text, x.confidence, vertical=_ends_column(x.box, boxes), reverse=x.reverse) for x in rows
    )
    return replace(sheet, spans=(*columns, *level))


def _ends_column(box: Box, columns: Sequence[Box]) -> bool:
    """One character, level with a column right beside it, and no wider."""
    size = max(box.width, box.height)
    return box.width <= SHORT * box.height and any(
        c.y_overlap(box) > 0.5 * box.height and -c.x_overlap(box) < size and c.width < WIDER * size for c in columns
    )


def stand_up(lines: Sequence[TextLine], laid: Sheet, body: float) -> tuple[TextLine, ...]:
    """What may belong to the head of a page that was laid down, as it stands there: at the top, not at the side.

    Its columns of body type do not; ``body`` is the height of a line of that.
    """
    turn = Affine.laid_down(laid.height).inverse()
    return tuple(_stood(x, turn) for x in lines if x.vertical or x.box.height > TITLE * body)


def _stood(line: TextLine, turn: Affine) -> TextLine:
    polygon = first_corner(turn.quad(line.polygon), -1)
    return replace(line, polygon=polygon, box=turn.box(line.box), vertical=not line.vertical, rising=False)


def level_blocks(lines: Sequence[TextLine], laid: Sheet, body: TypeSize) -> tuple[Block, ...]:
    """The level lines of a page that was laid down, in blocks as on any page."""
    turn = Affine.laid_down(laid.height).inverse()
    stood = build_blocks([_stood(x, turn) for x in lines], _divided(laid, turn), body)
    laid_again = {x.number: x for x in lines}
    return tuple(Block(tuple(laid_again[x.number] for x in b.lines), b.frame) for b in stood)


def lay_down(sheet: Sheet) -> Sheet:
    """The same sheet turned by a quarter; vertical spans become horizontal ones and the other way round."""
    turn = Affine.laid_down(sheet.width)

    spans = (replace(s, polygon=first_corner(turn.quad(s.polygon), 1), vertical=not s.vertical) for s in sheet.spans)
    return replace(
        _divided(sheet, turn),
        spans=tuple(spans),
        hints=tuple(replace(h, box=turn.box(h.box)) for h in sheet.hints),
        to_source=turn.inverse().then(sheet.to_source),
    )


def _divided(sheet: Sheet, turn: Affine) -> Sheet:
    """What divides a sheet that is turned by a quarter, without its text."""
    return Sheet(
        width=sheet.height,
        height=sheet.width,
        spans=(),
        rules=tuple(Rule(turn.box(r.box)) for r in sheet.rules),
        frames=tuple(Frame(turn.box(f.box), f.tinted) for f in sheet.frames),
        pictures=tuple(Picture(turn.box(p.box)) for p in sheet.pictures),
    )
