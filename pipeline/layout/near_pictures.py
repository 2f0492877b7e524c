"""Where blocks stand to pictures: right below one, beside it, or right over it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture

# Lengths in body heights.
REACH = 2.0  # between a picture and its caption
SUNK = 1.5  # within the picture, since halftones are not cut sharply
CLASH = 0.4  # the same from the side
OVER = 1.0  # between a caption and the picture under it
FLUSH = 0.5  # from the sides of the picture outwards
LOWER = 0.8  # times the height of a picture: that of what stands beside it
BETWEEN = 3.0  # from one picture of a row to the next at the most


def picture_above(block: Block, pictures: Sequence[Picture], body: TypeSize, sunk: float = SUNK) -> Picture | None:
    """The picture that the block begins under; the block may stand ``sunk`` body heights within it."""
    close = [
        p
        for p in pictures
        if -sunk * body.body <= block.box.top - p.box.bottom <= REACH * body.body
        and block.box.x_overlap(p.box) > 0.7 * block.box.width
    ]
    return min(close, key=lambda p: abs(p.box.bottom - block.box.top), default=None)


def picture_beside(
    block: Block, pictures: Sequence[Picture], body: TypeSize, highest: float = LOWER, off: float = 0.0
) -> Picture | None:
    """The picture that the block stands right beside, ``highest`` times as high at the most, ``off`` body heights over or under it."""
    close = [
        p
        for p in pictures
        if -CLASH * body.body <= -block.box.x_overlap(p.box) <= REACH * body.body
        and block.box.y_overlap(p.box.grown(0, off * body.body)) > 0.7 * block.box.height
        and block.box.height < highest * p.box.height
    ]
    return min(close, key=lambda p: abs(p.box.bottom - block.box.top), default=None)


def picture_below(block: Block, pictures: Sequence[Picture], body: TypeSize) -> Picture | None:
    """The picture that the block stands right over, within its sides."""
    edge = FLUSH * body.body
    close = [
        p
        for p in pictures
        if -CLASH * body.body <= p.box.top - block.box.bottom <= OVER * body.body
        and block.box.left > p.box.left - edge
        and block.box.right < p.box.right + edge
    ]
    return min(close, key=lambda p: abs(p.box.top - block.box.bottom), default=None)


def picture_along(block: Block, pictures: Sequence[Picture], body: TypeSize) -> Picture | None:
    """The picture that a block stands right under, on a page that was laid down: on its right side there."""
    close = [
        p
        for p in pictures
        if -SUNK * body.body <= block.box.left - p.box.right <= REACH * body.body
        and block.box.y_overlap(p.box) > 0.7 * block.box.height
    ]
    return min(close, key=lambda p: abs(p.box.right - block.box.left), default=None)


def in_rows_too(pictures: Sequence[Picture], body: TypeSize) -> tuple[Picture, ...]:
    """The pictures, and each row of those that stand side by side and end level: one caption may serve all of a row."""
    rows: list[list[Picture]] = []
    for picture in sorted(pictures, key=lambda p: p.box.left):
        row = next((r for r in rows if _follows_in_row(r[-1].box, picture.box, body)), None)
        if row is None:
            rows.append([picture])
        else:
            row.append(picture)
    return (*pictures, *(Picture(Box.union(p.box for p in row)) for row in rows if len(row) > 1))


def _follows_in_row(left: Box, right: Box, body: TypeSize) -> bool:
    level = abs(left.bottom - right.bottom) < body.body
    return level and -body.body < right.left - left.right < BETWEEN * body.body
