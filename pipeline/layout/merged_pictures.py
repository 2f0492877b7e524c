"""Pictures that were taken together with headlines and columns around them, or not found: told by their signed captions.

What a detector of pictures merged is full of type, so none of it counts as a picture. But the place right over a caption that
a photographer signed, as far as it is free of type, is one. So it is where no picture was found at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import credit, split_credit
from pipeline.geometry import Box
from pipeline.layout.pictures import FLUSH, LEADING, LEGIBLE, SURE, is_set
from pipeline.sheet import Picture, Rule, Span

# Lengths in body heights.
BELOW = 2.0  # from the foot of what was merged to the end of a caption
SPACE = 1.5  # white within a row of a caption
LEAST = 5.0  # what is lower or narrower is no picture
ROWS = 6.0  # of a caption
NEAR = 3.0  # from a caption to its picture, whichever side it stands on
WHITE = 0.7  # at both its sides
HIGH = 8.0  # what nobody found is higher


def part_merged(
    pictures: Sequence[Picture], spans: Sequence[Span], rules: Sequence[Rule], body: float
) -> tuple[Picture, ...]:
    """The pictures; instead of those full of type what stands over the signed captions in them. ``body`` is in pixels."""
    parted: list[Picture] = []
    for picture in pictures:
        found = _over_captions(picture.box, spans, rules, body) if is_set(picture, spans) else []
        parted += [Picture(box) for box in found] or [picture]
    return tuple(parted)


def with_unseen(
    pictures: Sequence[Picture], spans: Sequence[Span], rules: Sequence[Rule], body: float
) -> tuple[Picture, ...]:
    """The pictures, and those that nobody found: what is free of type right over a signed caption that stands at no picture.

    A credit without words is no caption.
    """
    legible = [x for x in spans if x.confidence >= LEGIBLE]
    walls = _walls(spans, rules)
    signed = [(x, _caption(x, legible, body)) for x in legible if _is_signed(x)]
    captions = dict.fromkeys(c for x, c in signed if credit(x.text) is None or c != x.box)
    bare = [c for c in captions if not any(_stands_at(c, p.box, body) for p in pictures)]
    if not bare:
        return tuple(pictures)
    page = Box.union(walls)
    upright = {r.box for r in rules if not r.horizontal}
    found = []
    for caption in bare:  # an upright rule over the caption is the edge of the picture
        box = _free_over(caption, page, [w for w in walls if w not in upright or w.x_overlap(caption) <= 0])
        found += [box] if box.width >= caption.width and box.height > HIGH * body else []
    return (*pictures, *(Picture(b.grown(-WHITE * body, 0)) for b in found))


def _stands_at(caption: Box, picture: Box, body: float) -> bool:
    """Over, under or beside the picture, or in it."""
    x, y = caption.x_overlap(picture), caption.y_overlap(picture)
    return min(x, y) > -NEAR * body and (x > 0.5 * caption.width or y > 0.5 * caption.height)


def _is_signed(span: Span) -> bool:
    return bool(credit(span.text) or split_credit(span.text)[1])


def _walls(spans: Sequence[Span], rules: Sequence[Rule]) -> list[Box]:
    return [x.box for x in spans if x.confidence >= SURE] + [r.box for r in rules]


def _over_captions(box: Box, spans: Sequence[Span], rules: Sequence[Rule], body: float) -> list[Box]:
    reach = box.grown(0, BELOW * body)
    legible = [x for x in spans if x.confidence >= LEGIBLE]
    signed = [x for x in legible if reach.holds(x.box.x, x.box.y) and _is_signed(x)]
    captions = dict.fromkeys(_caption(x, legible, body) for x in signed)
    walls = _walls(spans, rules)
    free = [_free_over(caption, box, walls) for caption in captions]
    return [b for b in free if min(b.width, b.height) > LEAST * body]


def _caption(signed: Span, spans: Sequence[Span], body: float) -> Box:
    """The rows that end with the signature."""
    foot, reach = signed.box.bottom, ROWS * body
    near = [b for b in (x.box for x in spans) if abs(b.top - foot) <= reach]
    rows = [signed.box]
    while more := [b for b in near if b not in rows and _belongs(b, rows, body)]:
        rows += more
    return Box.union(rows)


def _belongs(box: Box, rows: Sequence[Box], body: float) -> bool:
    """Level with a row, or right over the first one and flush with it."""
    first = min(rows, key=lambda b: b.top)
    if max(b.bottom for b in rows) - box.top > ROWS * body or box.height > SPACE * body:
        return False
    level = any(b.y_overlap(box) > 0.5 * min(b.height, box.height) and -b.x_overlap(box) < SPACE * body for b in rows)
    left = min(b.left for b in rows)
    above = -0.5 * body < first.top - box.bottom < LEADING * body and abs(box.left - left) < FLUSH * body
    return level or above


def _free_over(caption: Box, picture: Box, walls: Sequence[Box]) -> Box:
    """From the caption up to the type over it, and from there to the type, or the rules, at both sides."""
    over = [w.bottom for w in walls if w.x_overlap(caption) > 0 and w.y < caption.top]
    top = max([picture.top, *(y for y in over if y <= caption.top)])
    level = [w for w in walls if w.top < caption.top - 1 and w.bottom > top + 1]
    left = max([picture.left, *(w.right for w in level if w.x < caption.left)])
    right = min([picture.right, *(w.left for w in level if w.x > caption.right)])
    return Box(min(left, right), min(top, caption.top), max(left, right), caption.top)
