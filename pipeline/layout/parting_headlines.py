"""Two headlines side by side that the detector read in one span are parted where the second line of the right one begins.

The gutter is no space, and was read as none: one word ends there in a small letter and the next begins with a capital.

    Ferry Goes On Through WinterNew Mill     The lower line begins within the upper one and goes on beyond it, and so do the
    By A. WRITER                to Open      columns: none of what is below runs over the place where it begins.
    text text   text text       text text
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.geometry import Box
from pipeline.layout.typesize import is_wide
from pipeline.sheet import Picture, Rule, Span

DISPLAY = 1.3  # body heights; smaller type is parted by ``parting``
ALIKE = 2.0  # times the height of the lower line, at the most: a span over two headlines is as high as both together
BEYOND = 2.0  # body heights that the lower line reaches over the end of the upper one
WITHIN = 4.0  # body heights of it at the least on either side of the gutter
SINKS = 1.0  # heights of the lower line between the two, or above the bottom of the upper one
VIEW, WITNESSES = 20.0, 6  # body heights below the two in which so many lines keep off the gutter
LEVEL = 0.4  # of the height of a headline, from its top to that of a rule that goes through it
SPACE = 0.4  # of its height from the edge of a headline to the gutter
NEAR = 7  # characters from where the advance of the type puts the gutter

_JOINT = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z0-9\"“‘])|(?<=[.!?])(?=\w)")  # where the space between the two is lost
_SPACE_OR_JOINT = re.compile(rf" |{_JOINT.pattern}")


def part_headlines(
    spans: Sequence[Span], pictures: Sequence[Picture], body: float, rules: Sequence[Rule] = ()
) -> tuple[Span, ...]:
    """All spans, those over two headlines in Latin script in two pieces. ``body`` is the height of body type in pixels."""
    boxes = [s.box for s in spans]
    large = [n for n, s in enumerate(spans) if not s.vertical and boxes[n].height > DISPLAY * body]
    walls = [r.box for r in rules if not r.horizontal]
    parts: list[Span] = []
    for n, span in enumerate(spans):
        if n not in large or any(map(is_wide, span.text)):
            parts.append(span)
            continue
        wall = next((w for w in walls if _runs_through(w, boxes[n], body)), None)
        lower = next((boxes[m] for m in large if _continues(boxes[n], boxes[m], body)), None)
        if wall is not None:
            parts += _cut_at_wall(span, wall)
        elif lower is not None and _is_gutter(boxes[n], lower, boxes, pictures, body):
            parts += _cut(span, lower)
        else:
            parts.append(span)
    return tuple(parts)


def _continues(upper: Box, lower: Box, body: float) -> bool:
    """The line begins under the other, well within it, and reaches beyond its end, as no second line of the whole does."""
    sinks = -SINKS * lower.height < lower.top - upper.bottom < SINKS * lower.height and lower.y > upper.y
    room = max(WITHIN * body, 2 * SPACE * lower.height)
    within = upper.left + room < lower.left < upper.right - WITHIN * body
    return sinks and within and lower.right > upper.right + BEYOND * body and upper.height < ALIKE * lower.height


def _is_gutter(upper: Box, lower: Box, boxes: Sequence[Box], pictures: Sequence[Picture], body: float) -> bool:
    """Below, as far as columns show it, nothing runs over the edge of the lower line."""
    x, top = lower.left - SPACE * lower.height, upper.bottom - 0.3 * upper.height
    below = [b for b in (*boxes, *(p.box for p in pictures)) if 0 < b.y - top < VIEW * body and b is not lower]
    beside = [b for b in below if b.x_overlap(Box(upper.left, 0, lower.right, 1)) > 0]
    across = [b for b in beside if b.left < x - body and b.right > x + body]
    left = [b for b in beside if b.right <= x + body]
    right = [b for b in beside if b.left >= x - body]
    return not across and bool(left) and bool(right) and len(left) + len(right) >= WITNESSES


def _runs_through(rule: Box, head: Box, body: float) -> bool:
    """A rule between columns goes down from the top of the line, well within it: the columns below are not of one headline."""
    within = head.left + WITHIN * body < rule.x < head.right - WITHIN * body
    return within and rule.top < head.top + LEVEL * head.height and rule.bottom > head.bottom + VIEW * body


def _cut_at_wall(span: Span, wall: Box) -> list[Span]:
    """At the space or the joint next to the rule."""
    box = span.box
    left, right = Box(box.left, box.top, wall.left, box.bottom), Box(wall.right, box.top, box.right, box.bottom)
    return _parted(span, wall.x, _SPACE_OR_JOINT, left, right)


def _cut(span: Span, lower: Box) -> list[Span]:
    """The left headline, and the right one with the height of its next line: the box of both is that of the higher one."""
    box, space = span.box, SPACE * lower.height
    bottom = min(box.bottom, max(box.top + lower.height, lower.top))
    left = Box(box.left, box.top, lower.left - 2 * space, box.bottom)
    right = Box(lower.left, bottom - lower.height, box.right, bottom)
    return _parted(span, lower.left - space, _JOINT, left, right)


def _parted(span: Span, x: float, joint: re.Pattern[str], left: Box, right: Box) -> list[Span]:
    """The span with its text parted at the joint that is nearest to that place; whole if none is near."""
    share = (x - span.box.left) / span.box.width * len(span.text)
    near = [m.start() for m in joint.finditer(span.text) if abs(m.start() - share) <= NEAR]
    if not near:
        return [span]
    at = min(near, key=lambda n: abs(n - share))
    return [
        replace(span, polygon=left.quad(), text=span.text[:at].strip()),
        replace(span, polygon=right.quad(), text=span.text[at:].strip()),
    ]
