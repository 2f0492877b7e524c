"""What tells no story is set apart before links are weighed: lists of what stands on other pages, the weather, tables of figures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from pipeline.cues import box_label, ends_with_page, lists_pages, opens_with_page, tells_weather
from pipeline.geometry import Box
from pipeline.layout.articles import Story
from pipeline.layout.headings import Heading
from pipeline.layout.strips import Strip
from pipeline.layout.tables import find_tables
from pipeline.layout.typesize import TypeSize

ENTRIES, SHORT = 3, 5  # pointers in a rail of them at the least, and lines of one at the most
FALLS = 3.0  # body heights from the name of a box to its first line at the most


def is_boxed(strip: Strip) -> bool:
    """No story runs through it."""
    lines = [x.text for x in strip.lines]
    named = box_label(lines[0]) is not None and len(lines) > 1 and all(map(ends_with_page, lines[1:]))
    return named or lists_pages(lines) or tells_weather(lines)


def set_apart(
    strips: Sequence[Strip], headings: Sequence[Heading], body: TypeSize
) -> tuple[tuple[Story, ...], tuple[Strip, ...], tuple[Heading, ...]]:
    """The boxes, each with its name if one stands over it; the strips and headings that are left."""
    stories: list[Story] = []
    names = [h for h in headings if box_label("".join(x.text for x in h.headline)) is not None]
    rail = _rail(strips)
    boxed = [is_boxed(s) and not any(s is r for r in rail) for s in strips]
    for strip in compress(strips, boxed):
        name = next((h for h in names if _names(h, strip, body)), None)
        if name is not None:
            names.remove(name)
        stories.append(Story(name, (strip,), (), ()))
    stories += [Story(None, rail, (), ())] if rail else []
    others = [s for s, apart in zip(strips, boxed, strict=True) if not (apart or any(s is r for r in rail))]
    for table in find_tables(others, body):
        taken = [s.heading for s in stories]
        over = (h for h in headings if h not in taken and _stands_over(h, Box.union(s.box for s in table), body))
        stories.append(Story(next(over, None), table, (), ()))
    set_aside = [s for story in stories for s in story.strips]
    left = tuple(h for h in headings if not any(h is s.heading for s in stories))
    return tuple(stories), tuple(s for s in strips if not any(s is t for t in set_aside)), left


def _rail(strips: Sequence[Strip]) -> tuple[Strip, ...]:
    """Pointers one below the other, each a page with its section and a line or two of what stands there; none if they are few."""
    pointers = [s for s in strips if len(s.lines) <= SHORT and opens_with_page(s.lines[0].text)]
    pile = max(([s for s in pointers if s.box.x_overlap(p.box) > 0] for p in pointers), key=len, default=[])
    if len(pile) < ENTRIES:
        return ()
    hull = Box.union(s.box for s in pile)
    within = (s for s in strips if len(s.lines) <= SHORT and hull.holds(s.box.x, s.box.y))
    return tuple(sorted(within, key=lambda s: s.box.top))


def _stands_over(heading: Heading, table: Box, body: TypeSize) -> bool:
    """Right over the table, and hardly wider."""
    close = -body.body < table.top - heading.box.bottom < FALLS * body.body
    return close and heading.box.x_overlap(table) > 0.9 * heading.box.width


def _names(heading: Heading, strip: Strip, body: TypeSize) -> bool:
    if heading.frame != strip.frame:
        return False
    close = -body.body < strip.box.top - heading.box.bottom < FALLS * body.body
    return heading.frame >= 0 or (close and heading.box.x_overlap(strip.box) > 0)
