"""Columns that stand under a heading, or go on under a column, beyond what lies between: underlines, insets, pictures.

And those that stand beside their heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.geometry import Box
from pipeline.layout.above import LEAD, LEVEL, NOTHING, Above, Field, owner_of
from pipeline.layout.hanging import flanking
from pipeline.layout.insets import ends_inset, interrupted
from pipeline.layout.picture_titles import titled_picture
from pipeline.layout.strips import Strip


def past_underlines(above: Sequence[Above], field: Field) -> list[Above]:
    """A rule right under a head of some lines that has no text before it underlines the head.

    One line may name a picture or the paper, unless it stands in a frame.
    """
    beyond = list(above)
    for h, heading in enumerate(field.headings):
        under = [n for n, a in enumerate(above) if a.heading == h]
        named = len(heading.lines) < 2 and heading.frame == NOTHING
        if heading.vertical or named or not under or not all(above[n].ruled for n in under):
            continue
        rules = [r.box for r in field.sheet.rules if r.horizontal and r.box.y > heading.box.y]
        for n in under:
            box = field.strips[n].box
            between = [r for r in rules if r.x_overlap(box) > 0.5 * box.width and r.y < box.top]
            if all(r.y - heading.box.bottom < LEVEL * field.body.body for r in between):
                beyond[n] = replace(above[n], ruled=False)
    return beyond


def past_insets(above: Sequence[Above], field: Field) -> tuple[Above, ...]:
    """A column that goes on below an inset, or below a picture and its title, stands under the column that this interrupts."""
    beyond = list(above)
    for n, a in enumerate(above):
        owner = owner_of(n, above)
        if a.strip == NOTHING or a.ruled or owner == NOTHING or field.headings[owner].vertical:
            continue
        head = field.headings[owner]
        if ends_inset(field.strips[a.strip], head, field.strips[n], field.strips, field.body):
            beyond[n] = _goes_on(a, field.strips[n], head.box.top, field)
    for h, heading in enumerate(field.headings):
        under = [n for n, a in enumerate(above) if a.heading == h]
        picture = titled_picture(heading, field.captions, field.sheet, field.body)
        if picture is not None:
            past = [_goes_on(above[n], field.strips[n], min(picture.top, heading.box.top), field) for n in under]
            if all(a.heading == NOTHING for a in past):
                for n, a in zip(under, past, strict=True):
                    beyond[n] = a
    return tuple(beyond)


def _goes_on(above: Above, strip: Strip, top: float, field: Field) -> Above:
    column = interrupted(strip, top, field.strips, field.body)
    if column is None:
        return above
    return Above(NOTHING, field.strips.index(column), ruled=False, pictured=False, gap=0.0)


def past_pictures(above: Sequence[Above], field: Field) -> list[Above]:
    """A picture on top of a column, level with the other columns under the heading, is one of the story: its column begins as they do."""
    beyond = list(above)
    for n, a in enumerate(above):
        if a.heading == NOTHING or a.ruled or not a.pictured:
            continue
        box, heading = field.strips[n].box, field.headings[a.heading].box
        tops = [
            p.top for p in field.solid if p.x_overlap(box) > 0.4 * box.width and heading.bottom < p.bottom < box.bottom
        ]
        level = [
            b
            for m, b in enumerate(above)
            if b.heading == a.heading
            and not (b.ruled or b.pictured)
            and abs(field.strips[m].box.top - min(tops, default=box.top)) < LEVEL * field.body.body
        ]
        if level:
            beyond[n] = replace(a, pictured=False, gap=min(b.gap for b in level))
    return beyond


def under_lead_pictures(above: Sequence[Above], field: Field) -> list[Above]:
    """A picture, or an array of them, right under a headline and as wide as all columns below it opens the story: they begin under it as
    under the headline.
    """
    beyond, em = list(above), field.body.body
    for h, heading in enumerate(field.headings):
        under = [n for n, a in enumerate(above) if a.heading == h and not a.ruled and a.strip == NOTHING]
        if heading.vertical or not under or not all(above[n].pictured for n in under):
            continue
        columns = [field.strips[n] for n in under]
        reach = Box.union(s.box for s in columns)
        first = min(columns, key=lambda s: s.box.left)
        for picture in _arrays(field):
            flush = picture.left < reach.left + 2 * em and picture.right > reach.right - 2 * em
            close = -em < picture.top - heading.box.bottom < LEAD * em
            over = [c for c in field.solid if c.x_overlap(first.box) > 0 and c.bottom < first.box.top + em]
            foot = max((c.bottom for c in over if c.x_overlap(picture) > 0), default=picture.bottom)
            if first.indented and flush and close and -em < first.box.top - foot < LEAD * em:
                for n in under:
                    beyond[n] = replace(above[n], pictured=False, gap=max(0.0, above[n].gap - (foot - picture.top)))
    return beyond


def _arrays(field: Field) -> list[Box]:
    """The pictures, and all those together that touch one another: several may open one story."""
    pictures = [p.box for p in field.sheet.pictures]
    near, joined = 2 * field.body.body, []
    rest = list(pictures)
    while rest:
        group = [rest.pop()]
        while more := [p for p in rest if any(p.grown(near, near).overlap(g) > 0 for g in group)]:
            group += more
            rest = [p for p in rest if p not in more]
        joined += [Box.union(group)] if len(group) > 1 else []
    return pictures + joined


def with_flanks(above: Sequence[Above], field: Field) -> tuple[Above, ...]:
    """Columns that begin or end a story beside its heading are under it as well."""
    whole = list(above)
    free = [n for n, a in enumerate(above) if a.ruled or (a.heading == NOTHING and (a.strip == NOTHING or a.pictured))]
    under_pictures = {n for n in free if above[n].strip != NOTHING and not above[n].ruled}
    feet = [_foot(n, above, field.strips) for n in range(len(above))]
    taken: set[int] = set()
    for h, heading in enumerate(field.headings):
        if heading.vertical:
            continue
        under = [n for n, a in enumerate(whole) if a.heading == h and not a.ruled]
        here = [n for n in free if field.strips[n].frame == heading.frame and n not in taken]
        for n in flanking(heading.box, under, field.strips, here, under_pictures, feet, field.sheet, field.body):
            whole[n] = Above(h, NOTHING, ruled=False, pictured=False, gap=0.0)
            taken.add(n)
    return tuple(whole)


def _foot(n: int, above: Sequence[Above], strips: Sequence[Strip]) -> float:
    """Where the column of a strip ends, which a crosshead may have cut; misplaced lines may lead in a circle."""
    column = [n]
    while True:
        below = [m for m, a in enumerate(above) if a.strip == column[-1] and not (a.ruled or a.pictured)]
        if len(below) != 1 or below[0] in column:
            return strips[column[-1]].box.bottom
        column.append(below[0])
