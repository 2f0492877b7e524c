"""Headings that are titles of pictures, and head no column: photo news."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import jump_from
from pipeline.geometry import Box
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

# In body heights.
BESIDE = 3.0  # between a vertical heading and what stands beside it, at the most
LEVEL = 2.5  # that begins so much higher or lower than the heading
NEAR = 2.5  # from a picture to its caption, and from there to its title
SLACK = 0.2  # by which the box of a title as wide as its picture may be wider
UNDER = 3.5  # from a title to the columns right under it


def titles_picture(heading: Heading, strips: Sequence[Strip], sheet: Sheet, body: TypeSize) -> bool:
    """Photo news: a picture stands beside the vertical heading, and no column does, or one that goes on from another page."""
    box, reach = heading.box, BESIDE * body.body
    if not heading.vertical:
        return False
    level = [
        p.box
        for p in sheet.pictures
        if abs(p.box.top - box.top) < LEVEL * body.body and p.box.height > 0.5 * box.height
    ]
    near = min((max(0.0, -p.x_overlap(box)) for p in level), default=reach)
    beside = [s for s in strips if s.frame == heading.frame and abs(s.box.top - box.top) < LEVEL * body.body]
    first = min(beside, key=lambda s: -s.box.x_overlap(box), default=None)
    if near >= reach:
        return False
    return first is None or -first.box.x_overlap(box) > reach or jump_from(first.first.text) is not None


def stands_beside_caption(heading: Heading, captions: Sequence[Box], sheet: Sheet) -> bool:
    """Photo news: a level heading and a caption share the row right under a picture, no wider than that together."""
    box = heading.box
    if heading.vertical:
        return False
    beside = [c for c in captions if c.x_overlap(box) <= 0 and c.y_overlap(box) > 0.5 * min(c.height, box.height)]
    return any(
        -0.5 * box.height < min(c.top, box.top) - p.bottom < box.height
        and min(c.left, box.left) > p.left - 0.5 * box.height
        and max(c.right, box.right) < p.right + 0.5 * box.height
        for c in beside
        for p in (picture.box for picture in sheet.pictures)
    )


def titled_picture(heading: Heading, captions: Sequence[Box], sheet: Sheet, body: TypeSize) -> Box | None:
    """The picture right over or under a level heading on its axis and no wider; its caption may stand between the two."""
    box, em = heading.box, body.body
    near = (
        p
        for p in (picture.box for picture in sheet.pictures)
        if abs(p.x - box.x) <= em
        and box.width < p.width + SLACK * em
        and (-em < box.top - _foot(p, captions, em) < NEAR * em or -em < p.top - box.bottom < NEAR * em)
    )
    return None if heading.vertical else next(near, None)


def _foot(picture: Box, captions: Sequence[Box], em: float) -> float:
    own = [c for c in captions if c.x_overlap(picture) > 0.6 * c.width and -em < c.top - picture.bottom < NEAR * em]
    return max([picture.bottom, *(c.bottom for c in own)])


def may_title_picture(
    heading: Heading, strips: Sequence[Strip], captions: Sequence[Box], sheet: Sheet, body: TypeSize
) -> bool:
    """Photo news: a level heading at a picture, over columns that keep to other edges than that."""
    em, picture = body.body, titled_picture(heading, captions, sheet, body)
    if picture is None:
        return False
    foot = max(_foot(picture, captions, em), heading.box.bottom)
    under = [
        s.box for s in strips if s.box.x_overlap(picture) > 0.3 * s.box.width and -em < s.box.top - foot < UNDER * em
    ]
    left = any(abs(c.left - picture.left) < em for c in under)
    return bool(under) and not (left and any(abs(c.right - picture.right) < em for c in under))
