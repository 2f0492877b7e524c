"""Mastheads of Chinese front pages: title, date, lunar date, CN number and the rest, in their many spellings."""

from __future__ import annotations

from pipeline.geometry import Box
from samples.draft import Draft
from samples.papers import Paper, date_text, items
from samples.values import Meta, Piece, Type

_SECTIONS = "要闻|综合|本地新闻|经济|民生|文化|教育|乡村|科技|要闻·综合|社会|健康|副刊|专题"


def set_title(draft: Draft, box: Box, title: str, *, vertical: bool = False) -> None:
    """The title in writing that fills the box; half of the time in calligraphy that no recogniser reads."""
    illegible = draft.rng.random() < 0.45
    kind = Type("brush" if illegible or draft.rng.random() < 0.4 else "heavy", box.width if vertical else box.height)
    draft.pieces.append(Piece(title, box, "masthead", None, kind, vertical=vertical, illegible=illegible))


def _stack(draft: Draft, lines: list[str], box: Box, align: str) -> float:
    """Lines of small type spread over the height of the box; the y where they end."""
    step = min(1.9 * draft.em, box.height / max(1, len(lines)))
    y = box.top
    for line in lines:
        kind = Type(draft.rng.choice(["hei", "song"]), min(draft.em * 0.95, step * 0.75))
        draft.row(line, (box.left, box.right), y, kind, "masthead", align=align)
        y += step
    return y


def banner(draft: Draft, area: Box, paper: Paper) -> Box:
    """A masthead over the whole width: title in the middle or at the left, ears, a line of dates; what is left of the area."""
    rng, em = draft.rng, draft.em
    lines, draft.meta = items(rng, paper)
    height = em * rng.uniform(5.5, 9)
    width = min(0.62 * area.width, height * 0.92 * len(paper.title))
    left = area.left + (area.width - width) / 2 if rng.random() < 0.6 else area.left
    set_title(
        draft, Box(left, area.top, left + width, area.top + min(height, width / len(paper.title) * 1.1)), paper.title
    )
    inline = rng.random() < 0.4
    y = area.top + height + 0.5 * em
    ears, strip = (lines[: len(lines) // 2], lines[len(lines) // 2 :]) if not inline else ([], lines)
    if ears:
        room = Box(left + width + em, area.top, area.right, area.top + height)
        if left > area.left + 9 * em and rng.random() < 0.6:
            half = len(ears) // 2
            _stack(draft, ears[:half], Box(area.left, area.top, left - em, area.top + height), "left")
            ears = ears[half:]
        _stack(draft, ears, room, rng.choice(["left", "right", "centre"]))
    draft.horizontal(area.left, area.right, y, draft.style.rule * 2)
    y += 0.5 * em
    count = max(1, len(strip))
    per_row = max(1, min(count, int(area.width / (15 * em))))
    for at in range(0, count, per_row):
        row = strip[at : at + per_row]
        cell = area.width / len(row)
        for i, text in enumerate(row):
            align = "left" if i == 0 else "right" if i == len(row) - 1 else "centre"
            draft.row(
                text,
                (area.left + i * cell, area.left + (i + 1) * cell),
                y,
                Type("hei", em * 0.95),
                "masthead",
                align=align,
            )
        y += 1.4 * em
    if rng.random() < 0.7:
        draft.horizontal(area.left, area.right, y + 0.1 * em, draft.style.rule)
    return Box(area.left, y + 0.8 * em, area.right, area.bottom)


def corner(draft: Draft, area: Box, paper: Paper) -> Box:
    """A masthead in the top left corner; the block that it takes."""
    rng, em = draft.rng, draft.em
    lines, draft.meta = items(rng, paper)
    width = area.width * rng.uniform(0.36, 0.56)
    size = min(width / len(paper.title), 9 * em)
    title = Box(area.left, area.top, area.left + size * len(paper.title), area.top + size)
    y = title.bottom + 0.6 * em
    if rng.random() < 0.4:  # all below the title, two columns
        set_title(draft, title, paper.title)
        half = (len(lines) + 1) // 2
        bottom = y + half * 1.5 * em
        _stack(draft, lines[:half], Box(area.left, y, area.left + width / 2, bottom), "left")
        _stack(draft, lines[half:], Box(area.left + width / 2 + em, y, area.left + width, bottom), "left")
    else:  # a column of small type at the left, the title right of it
        column = min(0.34 * width, 13 * em)
        size = (width - column - em) / len(paper.title)
        bottom = area.top + max(size, len(lines) * 1.45 * em)
        top = area.top + (bottom - area.top - size) / 2
        set_title(draft, Box(area.left + column + em, top, area.left + width, top + size), paper.title)
        _stack(draft, lines, Box(area.left, area.top, area.left + column, bottom), "left")
    if rng.random() < 0.7:
        draft.horizontal(area.left, area.left + width, bottom + 0.5 * em, draft.style.rule * rng.choice([1, 3]))
    return Box(area.left, area.top, area.left + width, bottom + 0.8 * em)


def upright(draft: Draft, area: Box, paper: Paper) -> Box:
    """A vertical masthead in the top right (or left) corner; the block that it takes."""
    rng, em = draft.rng, draft.em
    lines, draft.meta = items(rng, paper)
    width = max(area.width * rng.uniform(0.13, 0.18), 12 * em)
    size = min(width * 0.8, 8.5 * em)
    at_right = rng.random() < 0.75
    left = area.right - width if at_right else area.left
    height = size * 1.05 * len(paper.title)
    x = left + (width - size) / 2
    set_title(draft, Box(x, area.top, x + size, area.top + height), paper.title, vertical=True)
    y = area.top + height + 0.8 * em
    bottom = _stack(draft, lines, Box(left, y, left + width, y + len(lines) * 1.5 * em), "centre")
    block = Box(left, area.top, left + width, bottom + 0.4 * em)
    if rng.random() < 0.5:
        draft.horizontal(left, left + width, bottom + 0.2 * em, draft.style.rule * 2)
    return block


def folio(draft: Draft, area: Box, paper: Paper, number: str) -> Box:
    """The head of an inside page; what is left of the area."""
    rng, em = draft.rng, draft.em
    convert = draft.desk.convert
    section = convert(rng.choice(_SECTIONS.split("|")))
    title = convert(paper.title)
    page = rng.choice([f"第{number}版", f"{number}版", number]) if number.isdigit() else number
    draft.meta = Meta(
        title=title, date=paper.day.isoformat(), weekday=paper.weekday, page_number=number, section=section
    )
    date = convert(date_text(rng, paper.day) + rng.choice(["　", " ", ""]) + paper.weekday)
    big, small = Type("heavy", em * rng.uniform(1.6, 2.6)), Type("hei", em * 0.95)
    y, low = area.top, area.top + big.size - small.size
    slots = [("left", page, big), ("centre", section, big), ("right", title, Type("brush", big.size))]
    order = rng.choice([(0, 1, 2), (2, 1, 0), (0, 2, 1), (1, 2, 0)])
    third = area.width / 3
    for place, at in enumerate(order):
        align = ("left", "centre", "right")[place]
        _, text, kind = slots[at]
        x0, x1 = area.left + place * third, area.left + (place + 1) * third
        draft.row(text, (x0, x1), y, kind, "folio", align=align)
    first = slots[order[0]]
    x = area.left + draft.width_of(first[1], first[2]) + 1.2 * em
    date_at_left = rng.random() < 0.6
    span = (
        (x, area.left + third * 1.25)
        if date_at_left
        else (area.right - third * 1.05, area.right - draft.width_of(slots[order[2]][1], big) - 1.2 * em)
    )
    draft.row(date, span, low, small, "folio", align="left" if date_at_left else "right")
    y += big.size + 0.35 * em
    draft.horizontal(area.left, area.right, y, draft.style.rule * rng.choice([1, 2, 4]))
    if rng.random() < 0.6:
        staff = draft.desk.reporter().fill(
            rng.choice(
                [
                    "责任编辑：{人}　版式：{人}　校对：{人}",
                    "本版编辑：{人}　电话：{2000-8999}-{2100000-8999999}",
                    "编辑 {人} 美编 {人}",
                ]
            )
        )
        draft.row(
            staff,
            (area.left, area.right),
            y + 0.35 * em,
            Type("song", em * 0.75),
            "folio",
            align=rng.choice(["left", "right"]),
        )
        y += 1.15 * em
    return Box(area.left, y + 0.8 * em, area.right, area.bottom)
