"""Photographs within stories, and photo news: a picture with a headline and no text."""

from __future__ import annotations

from dataclasses import replace

from pipeline.geometry import Box
from samples.draft import Draft
from samples.newsroom import Reporter
from samples.pictures import photo_block, shared_caption
from samples.strips import Columns, below, draw_frame, take_out
from samples.values import ImageText, Type


def photo_above(draft: Draft, reporter: Reporter, columns: Columns, box: Box, number: int) -> tuple[ImageText, ...]:
    height = min(0.42 * box.height, box.width * draft.rng.uniform(0.5, 0.7))
    if height < 9 * draft.em:
        return ()
    block = Box(box.left, box.top, box.right, box.top + height)
    image = photo_block(draft, reporter, block, number)
    below(columns, len(columns), block.bottom + 0.9 * draft.em)
    return (image,)


def photo_inside(draft: Draft, reporter: Reporter, columns: Columns, number: int) -> tuple[ImageText, ...]:
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


def photo_story(draft: Draft, area: Box) -> None:
    """Photo news: a picture with a headline above or below it, and its caption; no body text."""
    rng, em = draft.rng, draft.em
    reporter, story = draft.desk.reporter(), draft.open_story("photo")
    box = draw_frame(draft, area) if rng.random() < draft.style.boxed * 2 else area
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
