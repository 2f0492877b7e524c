"""The old make-up: narrow columns from head to foot, stories one below the other, running on at the top of the next column."""

from __future__ import annotations

from dataclasses import replace

from pipeline.geometry import Box
from samples.adverts import advertisement, notice
from samples.draft import Draft
from samples.filling import Plan, fill, latin_opening, put_jump
from samples.flow import Cursor, Flow
from samples.headings import set_heading
from samples.photo_news import photo_story
from samples.regions import Region
from samples.stories import Order, set_story
from samples.strips import column_rules, take_out
from samples.values import Type


def grid_of(draft: Draft, area: Box) -> list[list[Box]]:
    """Full columns over the whole area, one strip each."""
    style = draft.style
    count = max(2, round((area.width + style.gutter) / (style.column + style.gutter)))
    width = (area.width - style.gutter * (count - 1)) / count
    lefts = [area.left + i * (width + style.gutter) for i in range(count)]
    return [[Box(x, area.top, x + width, area.bottom)] for x in lefts]


def columnar(draft: Draft, area: Box) -> None:
    """Fill the area with columns; pictures, boxes and stories over two columns stand in their way."""
    rng, style = draft.rng, draft.style
    columns = grid_of(draft, area)
    blocks = _blocks(draft, columns, area)
    for block in blocks:
        take_out(columns, block, style.gap * 0.8)
    if style.column_rules:
        column_rules(draft, columns)
    for block in blocks:
        _fill_block(draft, block, area)
    flow = Flow(draft, [strip for column in columns for strip in column], style.body, style.leading)
    while flow.room() > 14:
        _story(draft, flow)
        at = flow.at
        if flow.room_here() > 6 and at.y > flow.strips[at.strip].top:
            strip = flow.strips[at.strip]
            inset = 0.0 if rng.random() < 0.4 else strip.width * 0.3
            draft.horizontal(strip.left + inset, strip.right - inset, at.y + 0.3 * draft.em, style.rule)
            flow.skip(0.9 * style.leading)


def _blocks(draft: Draft, columns: list[list[Box]], area: Box) -> list[Box]:
    """Places for pictures, advertisements and stories of two columns; they do not touch."""
    rng, count, gap = draft.rng, len(columns), draft.style.gap
    blocks: list[Box] = []
    for _ in range(rng.randint(0, 4)):
        span = rng.choice([1, 2, 2, 3])
        if span >= count:
            continue
        i = rng.randint(0, count - span)
        height = area.height * (rng.uniform(0.1, 0.2) if span == 1 else rng.uniform(0.18, 0.36))
        top = {"head": area.top, "foot": area.bottom - height}.get(
            rng.choice(["head", "foot", "middle"]), area.top + (area.height - height) * rng.uniform(0.3, 0.7)
        )
        block = Box(columns[i][0].left, top, columns[i + span - 1][0].right, top + height)
        if all(block.grown(2 * gap, 12 * draft.em).overlap(other) == 0 for other in blocks):
            blocks.append(block)
    return blocks


def _fill_block(draft: Draft, block: Box, area: Box) -> None:
    columns = round((block.width + draft.style.gutter) / (draft.style.column + draft.style.gutter))
    dice = draft.rng.random()
    if columns == 1:
        (notice if dice < 0.4 else advertisement)(draft, block)
    elif block.bottom >= area.bottom - 1 and dice < 0.5:
        advertisement(draft, block)
    elif dice < 0.55:
        photo_story(draft, block)
    else:
        for x, clear in ((block.left, block.left > area.left + 1), (block.right, block.right < area.right - 1)):
            if clear:
                shift = draft.style.gutter / 2 * (-1 if x == block.left else 1)
                draft.upright(x + shift, block.top, block.bottom, draft.style.rule)
        for y in (block.top, block.bottom):
            if area.top + 1 < y < area.bottom - 1:
                draft.horizontal(
                    block.left, block.right, y + (-0.4 if y == block.top else 0.4) * draft.style.gap, draft.style.rule
                )
        set_story(draft, Region(block), Order(photo=0.15))


def _story(draft: Draft, flow: Flow) -> None:
    """The next story of the flow: heading, then text for a random number of lines, or to a column's end with a jump line."""
    rng, style = draft.rng, draft.style
    reporter, story = draft.desk.reporter(), draft.open_story()
    if flow.room_here() < 14:
        flow.at = (
            Cursor(flow.at.strip + 1, flow.strips[flow.at.strip + 1].top)
            if flow.at.strip + 1 < len(flow.strips)
            else flow.at
        )
    strip, y = flow.strips[flow.at.strip], flow.at.y
    at_top = y < strip.top + 1
    wanted = style.em * (rng.uniform(1.8, 2.8) if at_top else rng.uniform(1.1, 1.7))
    heading = set_heading(draft, reporter, Box(strip.left, y, strip.right, strip.bottom), story.number, wanted)
    flow.at = Cursor(flow.at.strip, heading.bottom + 0.2 * style.leading)
    opening = latin_opening(reporter, old=True)
    jump, last = "", len(flow.strips) - 1
    if rng.random() < 0.2:
        last = min(last, flow.at.strip + rng.randint(0, 1))
        jump = rng.choice(["(Continued on Second Page.)", "(Continued on Page 3.)", "[Continued on Fifth Page.]"])
        jump = jump if style.language == "en" else "(Fortsetzung auf Seite 2.)"
    limit = None if jump else int(rng.triangular(14, 190, 45))
    part = flow
    if jump:
        cut = flow.strips[last]
        shorter = Box(cut.left, cut.top, cut.right, cut.bottom - style.leading)
        part = Flow(draft, [*flow.strips[:last], shorter], flow.kind, flow.leading)
        part.at = flow.at
    plan = Plan(jump=jump, opening=opening, crossheads=style.crossheads, limit=limit)
    paragraphs, _ = fill(part, reporter, story.number, plan)
    if not jump and 0 < flow.room_here() < 14:
        rest = Plan(crossheads=0.0, limit=flow.room_here())
        paragraphs += fill(flow, reporter, story.number, rest)[0]
    if jump:
        put_jump(part, jump, story.number, Type("serif-italic", style.em))
        flow.at = Cursor(last + 1, flow.strips[last + 1].top) if last + 1 < len(flow.strips) else Cursor(last, 1e9)
    draft.close_story(
        replace(
            story, headline=heading.headline, subtitle=heading.subtitle, byline=heading.byline,
            body=tuple(paragraphs), jump=jump,
        )
    )  # fmt: skip
