"""Frames as the layout takes them: those that set matter apart, not the ground that a headline is printed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cues import lists_pages, tells_weather
from pipeline.geometry import Box
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Frame, Picture, Rule
from pipeline.textline import TextLine

LARGE, SMALL = 1.6, 1.25  # body heights: a headline, and what is hardly more than body type
MOST_LINES = 6
MOST_OF_PAGE = 0.9  # of the lines
EDGE = 0.8  # body heights about the edge of a tint, where a rule is its edge
SIDES, THICK = 0.8, 0.5  # of a picture's width, and body heights: the light top of a halftone, taken for a rule
COLUMNS = 3  # lines that show that columns begin there
FALLS = 6.0  # body heights below a ground within which its columns begin


def true_frames(
    frames: Sequence[Frame], lines: Sequence[TextLine], pictures: Sequence[Picture], body: TypeSize
) -> tuple[Frame, ...]:
    """All frames but those that hold a headline and nothing else, with columns or a picture below (of a vertical one beside): its tint or box.

    Nor one that holds nearly all lines: the edge of the page, or a border around all that is printed on it. Nor a tint that
    columns run across: the other side of the sheet, or a stain.
    """
    return tuple(
        f
        for f in frames
        if not (_holds_all(f, lines) or _is_crossed(f, lines, body) or _is_ground(f, lines, pictures, body))
    )


def _holds_all(frame: Frame, lines: Sequence[TextLine]) -> bool:
    return sum(frame.box.holds(x.box.x, x.box.y) for x in lines) > MOST_OF_PAGE * len(lines) > MOST_LINES


def _is_crossed(frame: Frame, lines: Sequence[TextLine], body: TypeSize) -> bool:
    """Most of the lines that a tint touches begin or end outside it, or all in it run on over both of its sides: no box is printed so."""
    if not frame.tinted:
        return False
    tint = frame.box
    level = [x.box for x in lines if tint.top < x.box.y < tint.bottom and x.box.x_overlap(tint) > 0]
    if level and all(b.left < tint.left - body.body and b.right > tint.right + body.body for b in level):
        return True
    touched = [x.box for x in lines if not x.vertical and x.box.overlap(tint) > 0.2 * x.box.area]
    across = [b for b in touched if max(tint.left - b.left, b.right - tint.right) > body.body]
    return len(across) >= COLUMNS and 2 * len(across) > len(touched)


def without_edges(
    rules: Sequence[Rule], frames: Sequence[Frame], pictures: Sequence[Picture], body: TypeSize
) -> tuple[Rule, ...]:
    """The rules but for edges of tints, of which a detector may see one and not the other, and of halftones."""
    tints = [f.box for f in frames if f.tinted]
    edges = [r for r in rules if any(_is_edge(r, tint, EDGE * body.body) for tint in tints)]
    edges += [r for r in rules if any(_is_strip_of(r, p.box, body.body) for p in pictures)]
    return tuple(r for r in rules if r not in edges)


def _is_edge(rule: Rule, tint: Box, slack: float) -> bool:
    line = rule.box
    if rule.horizontal:
        along = tint.left - slack <= line.left and line.right <= tint.right + slack
        return along and min(abs(line.y - tint.top), abs(line.y - tint.bottom)) < slack
    along = tint.top - slack <= line.top and line.bottom <= tint.bottom + slack
    return along and min(abs(line.x - tint.left), abs(line.x - tint.right)) < slack


def _is_strip_of(rule: Rule, picture: Box, body: float) -> bool:
    """The light top of a halftone: too thick for a hair rule, from side to side of the picture, and right over the rest of it."""
    line, slack = rule.box, EDGE * body
    within = picture.left - slack < line.left and line.right < picture.right + slack
    along = within and line.width > SIDES * picture.width
    return rule.horizontal and along and rule.thickness > THICK * body and abs(picture.top - line.bottom) < slack


def cut_at_grounds(
    pictures: Sequence[Picture], frames: Sequence[Frame], lines: Sequence[TextLine], body: TypeSize
) -> tuple[Picture, ...]:
    """Pictures without the tint of a headline that touches them, which looks like a part of them."""
    grounds = [f.box for f in frames if f.tinted and _holds_headline(f, lines, body)]
    return tuple(replace(p, box=_clear_of(p.box, grounds, body)) for p in pictures)


def _clear_of(box: Box, grounds: Sequence[Box], body: TypeSize) -> Box:
    for ground in grounds:
        if box.x_overlap(ground) < 0.5 * min(box.width, ground.width) or box.y_overlap(ground) <= 0:
            continue
        if ground.top < box.top and ground.bottom < box.bottom - body.body:
            box = Box(box.left, ground.bottom, box.right, box.bottom)
        elif ground.bottom > box.bottom and ground.top > box.top + body.body:
            box = Box(box.left, box.top, box.right, ground.top)
    return box


def _holds_headline(frame: Frame, lines: Sequence[TextLine], body: TypeSize) -> bool:
    inside = [x for x in lines if frame.box.holds(x.box.x, x.box.y)]
    small = sum(_height(x) < SMALL * body.body for x in inside)
    large = any(_height(x) >= LARGE * body.body for x in inside)
    if not large or len(inside) > MOST_LINES or small > MOST_LINES // 2:
        return False
    texts = [x.text for x in inside]
    return not (tells_weather(texts) or any(lists_pages(texts[n:]) for n in (0, 1)))


def _is_ground(frame: Frame, lines: Sequence[TextLine], pictures: Sequence[Picture], body: TypeSize) -> bool:
    box = frame.box
    if not _holds_headline(frame, lines, body):
        return False
    inside = [x for x in lines if box.holds(x.box.x, x.box.y)]
    rising = any(x.rising for x in inside)  # then its columns stand on its right
    standing = all(x.vertical for x in inside)  # then on either side

    def follows(other: Box) -> bool:
        gap = other.left - box.right if rising else -other.x_overlap(box) if standing else other.top - box.bottom
        shared = other.y_overlap(box) if rising or standing else other.x_overlap(box)
        least = min(other.height, box.height) if rising or standing else min(other.width, box.width)
        return -0.5 * body.body < gap < FALLS * body.body and shared > 0.6 * least

    small = [x.box for x in lines if _height(x) < SMALL * body.body]
    return any(follows(p.box) for p in pictures) or sum(map(follows, small)) >= COLUMNS


def _height(line: TextLine) -> float:
    return line.box.width if line.vertical else line.box.height
