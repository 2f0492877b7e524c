"""A story set into its region: heading, photographs, columns of body text, jump line."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from samples.draft import Carried, Draft
from samples.filling import Plan, fill, latin_opening, put_arrival, put_jump, zh_opening
from samples.flow import Flow
from samples.headings import Heading, set_heading, set_upright
from samples.newsroom import Reporter
from samples.photo_news import photo_above, photo_inside
from samples.regions import Region
from samples.strips import Columns, below, column_rules, columns_of, draw_frame, level_columns
from samples.values import ImageText, Story, Type


@dataclass(frozen=True, slots=True)
class Order:
    """What the page wants of a story. ``headless``: a continued story without a headline of its own.

    ``arrival``: the story goes on from another page.
    """

    jump: str = ""
    continued: str = ""
    headless: bool = False
    photo: float = 0.4
    boxed: bool = False
    lead: bool = False
    arrival: Carried | None = None


def set_story(draft: Draft, region: Region, order: Order) -> None:
    """Set one story; its truth joins the draft."""
    rng, style, em = draft.rng, draft.style, draft.em
    reporter, story, box = _reporter(draft, order), draft.open_story(), region.box
    rect = not region.columns
    if rect and (order.boxed or rng.random() < style.boxed) and min(box.width, box.height) > 11 * em:
        box = draw_frame(draft, box)
    heading: Heading | None = None
    tall = rect and not order.headless and 18 * em < box.height < 60 * em and box.width > 16 * em
    if tall and rng.random() < style.vertical_heads:
        heading, box = set_upright(draft, reporter, box, story.number, at_right=rng.random() < 0.5)
    columns = columns_of(draft, region, box)
    images: list[ImageText] = []
    if rect and heading is None and rng.random() < 0.12 * order.photo * 2:
        images += photo_above(draft, reporter, columns, box, story.number)
    if heading is None and not order.headless:
        heading = _heading_on_top(draft, reporter, columns, box, story.number, order)
    if rng.random() < order.photo and box.area > 260 * em * em:
        images += photo_inside(draft, reporter, columns, story.number)
    if style.column_rules:
        column_rules(draft, columns)
    paragraphs, closing = _body(draft, reporter, columns, box, story, order)
    heading = heading or Heading(0.0)
    draft.close_story(
        replace(
            story,
            headline=heading.headline,
            kicker=heading.kicker,
            subtitle=heading.subtitle,
            byline=heading.byline or closing,
            body=tuple(paragraphs),
            images=tuple(images),
            jump=order.jump,
            continued_from=order.continued,
        )
    )


def _reporter(draft: Draft, order: Order) -> Reporter:
    if order.arrival is None:
        return draft.desk.reporter()
    return draft.desk.take_over(order.arrival.reporter)


def _wanted(draft: Draft, box: Box, order: Order) -> float:
    """Size of the headline in pixels, from the area of the story."""
    share = math.sqrt(box.area / (draft.style.width * draft.style.height))
    base = 1.7 + 5.2 * share if draft.han else 1.5 + 4.2 * share
    return draft.em * min(6.5, base * draft.rng.uniform(0.85, 1.15) * (1.25 if order.lead else 1.0))


def _heading_on_top(draft: Draft, reporter: Reporter, columns: Columns, box: Box, number: int, order: Order) -> Heading:
    """A heading over the first columns, or over all."""
    level = level_columns(columns)
    count = level
    beside = {1: 0.0, 2: 0.07}.get(level, 0.25)
    if level == len(columns) and draft.rng.random() < beside and box.height > 26 * draft.em:
        count = draft.rng.randint(1, level - 1)
    first, last = columns[0][0], columns[count - 1][0]
    area = Box(first.left, first.top, last.right, min(c[0].bottom for c in columns[:count]))
    share = Box(area.left, area.top, area.right, box.bottom)
    heading = set_heading(draft, reporter, area, number, _wanted(draft, share, order))
    below(columns, count, heading.bottom)
    return heading


def _strips(draft: Draft, columns: Columns) -> list[Box]:
    """Strips in reading order: column after column, or, where a picture cuts all columns, now and then band after band."""
    pieces = {len(c) for c in columns}
    if pieces == {2} and len(columns) > 1:
        halves = [(c[0], c[1]) for c in columns]
        if max(a.bottom for a, _ in halves) < min(b.top for _, b in halves) and draft.rng.random() < 0.6:
            return [a for a, _ in halves] + [b for _, b in halves]
    return [strip for column in columns for strip in column]


def _lead(draft: Draft, reporter: Reporter, columns: Columns, story: Story, opening: str) -> str:
    """A lead paragraph in other type over all columns; "" if the story has none."""
    level = all(len(c) > 0 for c in columns) and level_columns(columns) == len(columns)
    rng, em = draft.rng, draft.em
    width = columns[-1][0].right - columns[0][0].left if columns[0] and columns[-1] else 0.0
    height = min((c[0].height for c in columns if c), default=0.0)
    if not level or len(columns) < 2 or width > 48 * em or height < 16 * em or rng.random() > 0.12:
        return ""
    kind = Type(rng.choice(["kai", "hei"]) if draft.han else "serif-bold", em * 1.08)
    top, step = columns[0][0].top, draft.style.leading * 1.1
    flow = Flow(draft, [Box(columns[0][0].left, top, columns[-1][0].right, top + 8 * step)], kind, step)
    text = opening + reporter.paragraph(60 if draft.han else 160, reporter.opening())
    if not flow.put(text, story.number, indent=draft.style.indent):
        return ""
    below(columns, len(columns), flow.at.y + 0.5 * em)
    return text


def _body(
    draft: Draft, reporter: Reporter, columns: Columns, box: Box, story: Story, order: Order
) -> tuple[list[str], str]:
    """Body text in all strips; paragraphs, and a signature at the end that stands on a line of its own."""
    rng, style = draft.rng, draft.style
    opening = zh_opening(reporter) if draft.han else latin_opening(reporter, old=style.era == "old")
    lead = "" if order.continued else _lead(draft, reporter, columns, story, opening)
    kind, leading = style.body, style.leading
    if order.lead and rng.random() < 0.3:
        kind, leading = replace(kind, size=kind.size * 1.1), leading * 1.1
    elif rng.random() < 0.08 and draft.han:
        kind = replace(kind, face="kai")
    strips = _strips(draft, columns)
    signed = draft.han and not order.jump and rng.random() < 0.12
    if (order.jump or signed) and strips:
        last = strips[-1]
        strips[-1] = Box(last.left, last.top, last.right, max(last.top, last.bottom - leading))
    flow = Flow(draft, strips, kind, leading)
    if not flow.strips:
        return [], ""
    rest = order.arrival.rest if order.arrival else ""
    if order.continued and not draft.han:
        put_arrival(flow, order.continued, story.number)
    plan = Plan(
        order.jump,
        order.continued if draft.han else "",
        rest,
        "" if lead else opening,
        signed,
        style.crossheads * (box.area > 700 * kind.size**2),
    )
    paragraphs, cut_off = fill(flow, reporter, story.number, plan)
    paragraphs = ([lead] if lead else []) + paragraphs
    if order.jump and paragraphs:
        draft.carried.append(Carried(order.jump, story.number, reporter, cut_off))
        put_jump(flow, order.jump, story.number, replace(kind, face="kai" if draft.han else "serif-italic"))
    if signed and paragraphs:
        text = reporter.fill(
            rng.choice(["（{人#记}）", "（{人#记} {人#通}）", "（本报记者 {人#记}）", "{人#记}　{人#通}"])
        )
        last_piece, strip = draft.pieces[-1], flow.strips[min(flow.at.strip, len(flow.strips) - 1)]
        width = draft.width_of(text, kind)
        beside = strip.right - last_piece.box.right > width + kind.size
        y = last_piece.box.top + (0.0 if beside else flow.leading)
        draft.row(text, (strip.left, strip.right), y, replace(kind, face="kai"), "byline", story.number, align="right")
        return paragraphs, text
    return paragraphs, ""
