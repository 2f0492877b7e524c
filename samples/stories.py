"""A story set into its region: heading, photographs, columns of body text, jump line."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from pipeline.sheet import Frame
from samples.draft import Draft
from samples.filling import Plan, fill, latin_opening, put_jump, zh_opening
from samples.flow import Flow
from samples.headings import Heading, set_heading, set_upright
from samples.newsroom import Reporter
from samples.pictures import photo_block, shared_caption
from samples.regions import Region
from samples.values import Ground, ImageText, Story, Type

Columns = list[list[Box]]


@dataclass(frozen=True, slots=True)
class Order:
    """What the page wants of a story. ``headless``: a continued story without a headline of its own."""

    jump: str = ""
    continued: str = ""
    headless: bool = False
    photo: float = 0.4
    boxed: bool = False
    lead: bool = False


def columns_of(draft: Draft, region: Region, box: Box) -> Columns:
    """The strips of a region, or columns of equal width (seldom: a broad first one) in a rectangle."""
    if region.columns:
        return [list(strips) for strips in region.columns]
    style, rng = draft.style, draft.rng
    count = max(1, round((box.width + style.gutter) / (style.column + style.gutter)))
    if count >= 2 and rng.random() < 0.12:
        count += rng.choice([-1, 1])
    if count >= 2 and (box.width - style.gutter * (count - 1)) / count < 7 * style.em:
        count -= 1
    width = (box.width - style.gutter * (count - 1)) / count
    lefts = [box.left + i * (width + style.gutter) for i in range(count)]
    columns = [[Box(x, box.top, x + width, box.bottom)] for x in lefts]
    if count >= 3 and rng.random() < 0.06:
        columns[:2] = [[Box(lefts[0], box.top, lefts[1] + width, box.bottom)]]
    return columns


def level_columns(columns: Columns) -> int:
    """How many columns, from the left, begin at the same height."""
    top = columns[0][0].top
    count = 0
    for column in columns:
        if abs(column[0].top - top) > 1:
            break
        count += 1
    return count


def below(columns: Columns, count: int, y: float) -> None:
    """Let the first columns begin at y."""
    for column in columns[:count]:
        while column and column[0].bottom <= y:
            column.pop(0)
        if column:
            first = column[0]
            column[0] = Box(first.left, max(first.top, y), first.right, first.bottom)


def take_out(columns: Columns, block: Box, gap: float) -> None:
    """Let the columns go round a block."""
    for column in columns:
        strips: list[Box] = []
        for strip in column:
            if strip.x_overlap(block) <= 0 or strip.y_overlap(block) <= -gap:
                strips.append(strip)
                continue
            if block.top - gap > strip.top:
                strips.append(Box(strip.left, strip.top, strip.right, block.top - gap))
            if block.bottom + gap < strip.bottom:
                strips.append(Box(strip.left, block.bottom + gap, strip.right, strip.bottom))
        column[:] = strips


def set_story(draft: Draft, region: Region, order: Order) -> None:
    """Set one story; its truth joins the draft."""
    rng, style, em = draft.rng, draft.style, draft.em
    reporter = draft.desk.reporter()
    story = draft.open_story()
    box = region.box
    rect = not region.columns
    if rect and (order.boxed or rng.random() < style.boxed) and min(box.width, box.height) > 11 * em:
        box = _frame(draft, box)
    heading: Heading | None = None
    if rect and not order.headless and rng.random() < style.vertical_heads and 18 * em < box.height < 60 * em:
        if box.width > 16 * em:
            heading, box = set_upright(draft, reporter, box, story.number, at_right=rng.random() < 0.5)
    columns = columns_of(draft, region, box)
    images: list[ImageText] = []
    if rect and heading is None and rng.random() < 0.12 * order.photo * 2:
        images += _photo_above(draft, reporter, columns, box, story.number)
    if heading is None and not order.headless:
        heading = _heading_on_top(draft, reporter, columns, box, story.number, order)
    if rng.random() < order.photo and box.area > 260 * em * em:
        images += _photo_inside(draft, reporter, columns, story.number)
    if style.column_rules:
        _column_rules(draft, columns)
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


def _column_rules(draft: Draft, columns: Columns) -> None:
    for here, there in zip(columns, columns[1:], strict=False):
        for a in here:
            for b in there:
                top, bottom = max(a.top, b.top), min(a.bottom, b.bottom)
                if bottom - top > 3 * draft.em:
                    draft.upright((a.right + b.left) / 2, top, bottom, draft.style.rule)


def _frame(draft: Draft, box: Box) -> Box:
    """A frame (or tint, or both) drawn at the edges of the box; what is left inside."""
    tinted = draft.style.tinted and draft.rng.random() < 0.6
    draft.frames.append(Frame(box, tinted=tinted))
    if tinted:
        draft.grounds.append(Ground(box, draft.rng.uniform(0.84, 0.93)))
    pad = draft.em * draft.rng.uniform(0.6, 1.2)
    return box.grown(-pad, -pad)


def _wanted(draft: Draft, box: Box, order: Order) -> float:
    """Size of the headline in pixels, from the area of the story."""
    share = math.sqrt(box.area / (draft.style.width * draft.style.height))
    base = 1.7 + 5.2 * share if draft.han else 1.5 + 4.2 * share
    return draft.em * min(6.5, base * draft.rng.uniform(0.85, 1.15) * (1.25 if order.lead else 1.0))


def _heading_on_top(draft: Draft, reporter: Reporter, columns: Columns, box: Box, number: int, order: Order) -> Heading:
    """A heading over the first columns, or over all."""
    level = level_columns(columns)
    count = level
    if level == len(columns) >= 3 and draft.rng.random() < 0.16 and box.height > 30 * draft.em:
        count = draft.rng.randint(1, level - 1)
    first, last = columns[0][0], columns[count - 1][0]
    area = Box(first.left, first.top, last.right, min(c[0].bottom for c in columns[:count]))
    share = Box(area.left, area.top, area.right, box.bottom)
    heading = set_heading(draft, reporter, area, number, _wanted(draft, share, order))
    below(columns, count, heading.bottom)
    return heading


def _photo_above(draft: Draft, reporter: Reporter, columns: Columns, box: Box, number: int) -> tuple[ImageText, ...]:
    height = min(0.42 * box.height, box.width * draft.rng.uniform(0.5, 0.7))
    if height < 9 * draft.em:
        return ()
    block = Box(box.left, box.top, box.right, box.top + height)
    image = photo_block(draft, reporter, block, number)
    below(columns, len(columns), block.bottom + 0.9 * draft.em)
    return (image,)


def _photo_inside(draft: Draft, reporter: Reporter, columns: Columns, number: int) -> tuple[ImageText, ...]:
    """A photograph over some columns, at their head, middle or foot; the columns go round it."""
    rng, em, count = draft.rng, draft.em, len(columns)
    spans = [
        (i, j)
        for i in range(count)
        for j in range(i, count)
        if all(columns[k] for k in range(i, j + 1)) and len({round(columns[k][0].top) for k in range(i, j + 1)}) == 1
    ]
    if not spans:
        return ()
    i, j = rng.choice(spans)
    left, right = columns[i][0].left, columns[j][0].right
    top, bottom = columns[i][0].top, min(columns[k][0].bottom for k in range(i, j + 1))
    height = (right - left) * rng.uniform(0.55, 0.85) + 2.5 * em
    place = rng.choice(["head", "middle", "middle", "foot"])
    if height > 0.6 * (bottom - top) or right - left < 9 * em:
        return ()
    y = {"head": top, "foot": bottom - height}.get(place, top + (bottom - top - height) * rng.uniform(0.3, 0.7))
    if place == "middle" and (y - top < 5 * em or bottom - y - height < 5 * em):
        y = top
    block = Box(left, y, right, y + height)
    pair = right - left > 26 * em and rng.random() < 0.15
    oval = draft.style.era == "old" and i == j and rng.random() < 0.4
    images = (
        shared_caption(draft, reporter, block, number)
        if pair
        else (photo_block(draft, reporter, block, number, oval=oval),)
    )
    take_out(columns, block, 0.8 * em)
    return images


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
    plan = Plan(
        order.jump, order.continued, "" if lead else opening, signed, style.crossheads * (box.area > 700 * kind.size**2)
    )
    paragraphs = ([lead] if lead else []) + fill(flow, reporter, story.number, plan)
    if order.jump and paragraphs:
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


def photo_story(draft: Draft, area: Box) -> None:
    """Photo news: a picture with a headline above or below it, and its caption; no body text."""
    rng, em = draft.rng, draft.em
    reporter, story = draft.desk.reporter(), draft.open_story("photo")
    box = _frame(draft, area) if rng.random() < draft.style.boxed * 2 else area
    kind = Type(draft.style.head_face, em * rng.uniform(1.6, 2.6))
    text = "".join(reporter.headline()) if draft.han else " ".join(reporter.headline())
    if rng.random() < 0.12:
        text = ""
    top = box.top
    align = "centre" if draft.style.centred else "left"
    if text and rng.random() < 0.6:
        draft.row(text, (box.left, box.right), top, kind, "headline", story.number, align=align)
        block = Box(box.left, top + kind.size * 1.35, box.right, box.bottom)
    elif text:
        draft.row(text, (box.left, box.right), box.bottom - kind.size, kind, "headline", story.number, align=align)
        block = Box(box.left, top, box.right, box.bottom - kind.size * 1.45)
    else:
        block = box
    image = photo_block(draft, reporter, block, story.number)
    draft.close_story(replace(story, headline=text, images=(image,)))
