"""Where groups of short items (简讯, NEWS IN BRIEF) stand: under their name, in its frame or as wide as its columns go."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import briefs_label
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.kinds import DISPLAY, Kind, column_below
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Rule, Sheet

GUTTER = 4.0  # body heights from one column to the next at the most


def brief_areas(blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> dict[int, Box]:
    """By their numbers, the areas under the names of groups of short items (简讯): all of a frame, else as wide as the name's columns go."""
    areas: dict[int, Box] = {}
    for n, block in enumerate(blocks):
        if kinds[n] not in (Kind.BODY, Kind.HEADING) or not briefs_label(block.text):
            continue
        if block.frame >= 0 and not sheet.frames[block.frame].tinted:
            areas[n] = sheet.frames[block.frame].box
            continue
        band = sheet.frames[block.frame].box if block.frame >= 0 else block.box.grown(body.body, 0)
        under = [
            b.box for b in blocks if b.box.x_overlap(band) > 0 and 0 < b.box.top - block.box.bottom < 5 * body.body
        ]
        width = Box.union((band, *under, *_ruled_under(block, sheet, body)))
        ends = [
            b.box.top
            for b, kind in zip(blocks, kinds, strict=True)
            if kind is Kind.HEADING
            and b.size > DISPLAY * body.body
            and b.box.top > block.box.bottom + 2 * body.body
            and b.box.x_overlap(width) > 0
        ]
        ends += [
            r.box.top for r in sheet.rules if r.box.top > block.box.bottom + 2 * body.body and _crosses(r, width, body)
        ]
        areas[n] = Box(width.left, block.box.bottom, width.right, min(ends, default=float(sheet.height)))
    return areas


def _ruled_under(name: Block, sheet: Sheet, body: TypeSize) -> list[Box]:
    """The rule right under the name, which is as wide as its items, up to the rules that stand at their sides."""
    box, em = name.box, body.body
    sides = [
        r.box.x
        for r in sheet.rules
        if not r.horizontal and r.box.top < box.bottom + em and r.box.bottom > box.bottom + 2 * GUTTER * em
    ]
    wide = [
        r.box
        for r in sheet.rules
        if r.horizontal and -0.5 * em < r.box.y - box.bottom < em and r.box.left < box.left and r.box.right > box.right
    ]
    left = max((x for x in sides if x < box.left), default=0.0)
    right = min((x for x in sides if x > box.right), default=float(sheet.width))
    return [Box(max(r.left, left), r.top, min(r.right, right), r.bottom) for r in wide]


def _crosses(rule: Rule, area: Box, body: TypeSize) -> bool:
    """From edge to edge and on past one of them: it parts the page, not the items."""
    juts = max(area.left - rule.box.left, rule.box.right - area.right) > GUTTER * body.body
    return rule.horizontal and juts and rule.box.x_overlap(area) > 0.8 * area.width


def spread(
    area: Box, titles: Sequence[int], blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize
) -> Box:
    """The area with the columns beside it, as long as each of them holds such titles, flush left, and no large heading."""
    reach = GUTTER * body.body
    while True:
        wider = area
        for strip in (Box(area.right, area.top, area.right + reach, area.bottom), _left_of(area, reach)):
            beside = [n for n, b in enumerate(blocks) if _starts_in(b.box, strip, area, body)]
            walled = any(not r.horizontal and r.box.overlap(strip) > 0 for r in sheet.rules)
            large = any(kinds[n] is Kind.HEADING and blocks[n].size > DISPLAY * body.body for n in beside)
            flush = any(n in titles and not is_indented_over(n, blocks, kinds) for n in beside)
            if flush and not walled and not large:
                wider = Box.union(
                    (wider, *(Box(blocks[n].box.left, area.top, blocks[n].box.right, area.bottom) for n in beside))
                )
        if wider == area:
            return area
        area = wider


def _left_of(area: Box, reach: float) -> Box:
    return Box(area.left - reach, area.top, area.left, area.bottom)


def _starts_in(box: Box, strip: Box, area: Box, body: TypeSize) -> bool:
    """Next to the area, with the near edge within the strip beside it."""
    edge = box.left if strip.left >= area.right else box.right
    return strip.left - body.body < edge < strip.right + body.body and area.top < box.y < area.bottom


def is_indented_over(n: int, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    below = column_below(blocks[n], blocks, kinds)
    return below is not None and blocks[n].box.left > below.left + below.em
