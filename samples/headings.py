"""Headings over a story: label, kicker, headline in one to three lines, decks or subtitles, byline."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.geometry import Box
from samples.breaking import advance, balance, break_han, break_latin
from samples.draft import Draft
from samples.newsroom import Reporter
from samples.values import Ground, Piece, Type


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a heading, not yet placed. ``after`` is the white below it; ``dash`` a short rule in that white."""

    text: str
    type: Type
    role: str
    after: float
    align: str
    spacing: float = 0.0
    dash: bool = False
    truth: str | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """What the heading says and where it ends."""

    bottom: float
    headline: str = ""
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""


def joined(rows: list[str], *, han: bool) -> str:
    return "".join(rows) if han else " ".join(rows)


def fit_headline(
    draft: Draft, parts: tuple[str, ...], face: str, width: float, wanted: float
) -> tuple[list[str], Type]:
    """Rows and type of a headline: as near to the wanted size (in px) as the width allows, in as few rows as it can."""
    best: tuple[float, list[str], Type] | None = None
    for count in range(1, min(3, len(parts)) + 1):
        rows = balance(parts if draft.han else tuple(p + " " for p in parts), count)
        rows = [r.strip() for r in rows]
        longest = max(draft.width_of(r, Type(face, 1.0)) for r in rows)
        condense = min(1.0, max(0.66, width / longest / wanted))
        size = min(wanted, width / longest / condense)
        merit = size * (0.4 + 0.6 * condense) * (1 - 0.12 * (count - 1))
        if best is None or merit > best[0]:
            best = (merit, rows, Type(face, size, condense))
    if best is None:
        message = "a headline needs at least one part"
        raise ValueError(message)
    return best[1], best[2]


def chinese_rows(draft: Draft, reporter: Reporter, width: float, wanted: float) -> tuple[list[Row], Heading]:
    """Rows of a Chinese heading and their texts (``bottom`` is not yet known)."""
    rng, em, style = draft.rng, draft.em, draft.style
    align = "centre" if style.centred != (rng.random() < 0.2) else "left"
    face = style.head_face if rng.random() < 0.7 else rng.choice(["heavy", "bold", "song-bold", "kai", "song"])
    rows: list[Row] = []
    kicker = subtitle = byline = ""
    parts = reporter.headline()
    lines, kind = fit_headline(draft, parts, face, width, wanted)
    if len(lines) == 1 and len(parts) > 1 and rng.random() < 0.6:
        lines = ["　".join(parts)]
    if rng.random() < 0.07:
        label = reporter.label()
        rows.append(Row(label, Type("hei", em * 1.1), "label", em * 0.6, "left", 0.4 * (rng.random() < 0.5)))
    small = max(1.15 * em, min(kind.size * 0.55, em * rng.uniform(1.3, 2.0)))
    if rng.random() < 0.45 and width > 9 * em:
        kicker = reporter.kicker()
        kind_of = Type(rng.choice([style.deck_face, "kai", "hei"]), small)
        rows += small_rows(draft, kicker, kind_of, "kicker", width, align)
    spacing = 0.0
    free = width - max(draft.width_of(line, kind) for line in lines)
    if align == "centre" and free > 0.3 * width and rng.random() < 0.4:
        spacing = min(0.9, 0.8 * free / (kind.size * max(1, max(map(len, lines)) - 1)))
    rows += [Row(line, kind, "headline", kind.size * rng.uniform(0.16, 0.3), align, spacing) for line in lines]
    if rng.random() < 0.42 and width > 9 * em:
        face, dashes = rng.choice([style.deck_face, "kai", "hei"]), rng.choice(["——", "——", "", "", "■ "])
        texts = [dashes + reporter.subtitle()]
        if rng.random() < 0.25:
            texts.append(dashes + reporter.subtitle())
        place = align if rng.random() < 0.75 else "right"
        size = min(small, max(1.1 * em, width / max(advance(t, han=True) for t in texts)))
        subtitle = "".join(texts)
        for text in texts:
            rows += small_rows(draft, text, Type(face, size), "subtitle", width, place)
    if rng.random() < 0.2:
        byline = reporter.fill(
            rng.choice(
                [
                    "本报记者　{人#记}",
                    "□ 本报记者 {人#记}",
                    "■本报记者 {人#记} 通讯员 {人#通}",
                    "通讯员 {人#通}",
                    "{人#记}",
                    "本报记者 {人#记} {人#通}　文/图",
                ]
            )
        )
        rows.append(
            Row(byline, Type(rng.choice(["kai", "hei", "song"]), em), "byline", em * 0.3, rng.choice([align, "left"]))
        )
    texts_of = "".join(lines)
    return rows, Heading(0.0, texts_of, kicker, subtitle, byline)


def small_rows(draft: Draft, text: str, kind: Type, role: str, width: float, align: str) -> list[Row]:
    """A kicker or subtitle in one row, a little narrowed if need be, or in as many as it takes."""
    after = kind.size * 0.42
    if draft.width_of(text, kind) <= 1.2 * width:
        return [Row(text, kind, role, after, align)]
    broken = break_han(text, width / kind.size, 0.0)
    return [Row(b.text, kind, role, after, align) for b in broken]


def latin_rows(draft: Draft, reporter: Reporter, width: float, wanted: float) -> tuple[list[Row], Heading]:
    """Rows of an English or German heading: capitals above, decks with dashes between them below."""
    rng, em, style = draft.rng, draft.em, draft.style
    old = style.era == "old"
    align = "centre" if style.centred else "left"
    parts = reporter.headline()
    if not old:
        parts = (
            tuple(p.capitalize() if i == 0 else p.lower() for i, p in enumerate(parts)) if rng.random() < 0.5 else parts
        )
    lines, kind = fit_headline(draft, parts, style.head_face, width, wanted)
    stepped = old and len(lines) > 1 and rng.random() < 0.3
    rows: list[Row] = []
    for i, line in enumerate(lines):
        place = align if not stepped else ("left", "right", "right")[i] if i != 1 or len(lines) == 2 else "centre"
        rows.append(Row(line, kind, "headline", kind.size * 0.22, place))
    decks: list[str] = []
    for i in range(rng.choice([0, 1, 1, 2, 3]) if old else rng.choice([0, 0, 1])):
        size = max(1.0, 1.5 - 0.2 * i) * em
        deck = Type(style.deck_face if i % 2 == 0 else "serif-bold", size)
        decks.append(reporter.subtitle())
        if old:
            rows[-1] = replace(rows[-1], after=em * 1.1, dash=True)
        broken = break_latin(decks[-1], width / draft.width_of("n", deck) * 0.5 * 0.94, 0.0)
        rows += [Row(b.text, deck, "subtitle", size * 0.18, align, truth=b.copy) for b in broken]
    byline = ""
    if rng.random() < (0.15 if old else 0.6):
        name = reporter.fill("{first} {last}")
        german = style.language == "de"
        byline = (
            f"Von {name}."
            if german
            else f"BY {name.upper()}."
            if old
            else rng.choice([f"By {name}", f"By {name}, Staff Writer", f"{name} reports"])
        )
        rows[-1] = replace(rows[-1], after=em * 0.7)
        rows.append(Row(byline, Type("serif-bold" if old else "sans-bold", em), "byline", em * 0.4, align))
    if old and decks:
        rows[-1] = replace(rows[-1], after=em * 1.0, dash=True)
    return rows, Heading(0.0, " ".join(lines), "", " ".join(decks), byline)


def place_rows(draft: Draft, rows: list[Row], area: Box, number: int, *, reverse: bool = False) -> float:
    """Set the rows one below the other; the y where the heading ends."""
    y = area.top
    for row in rows:
        if row.role == "label":
            draft.grounds.append(Ground(Box(area.left, y, area.right, y + row.type.size * 1.3), 0.82))
            y += row.type.size * 0.15
        reading = None if row.role == "label" else number
        draft.row(
            row.text, (area.left, area.right), y, row.type, row.role, reading,
            align=row.align, spacing=row.spacing, reverse=reverse and row.role in ("headline", "kicker", "subtitle"), truth=row.truth,
        )  # fmt: skip
        y += row.type.size
        if row.dash:
            half = min(2.5 * draft.em, area.width / 5)
            draft.horizontal(area.x - half, area.x + half, y + row.after / 2, draft.style.rule)
        y += row.after
    return y


def set_heading(draft: Draft, reporter: Reporter, area: Box, number: int, wanted: float) -> Heading:
    """A heading at the top of the area, at most 45 % of its height."""
    make = chinese_rows if draft.han else latin_rows
    rows, heading = make(draft, reporter, area.width, wanted)
    tight = [r for r in rows if r.role == "headline"]
    if sum(r.type.size + r.after for r in rows) > 0.45 * area.height:
        rows = [replace(r, dash=False) for r in tight]
        heading = Heading(0.0, heading.headline)
    reverse = draft.rng.random() < draft.style.reversed_heads and draft.han and not heading.byline
    if not reverse:
        return replace(heading, bottom=place_rows(draft, rows, area, number) + 0.35 * draft.em)
    pad = 0.45 * draft.em
    inner = Box(area.left + pad, area.top + pad, area.right - pad, area.bottom)
    rows = [replace(r, type=replace(r.type, size=r.type.size * 0.94), spacing=0.0) for r in rows if r.role != "label"]
    bottom = place_rows(draft, rows, inner, number, reverse=True)
    colour = draft.rng.choice([None, (150, 20, 25), (20, 45, 120), (10, 90, 70), (90, 20, 90)])
    draft.grounds.append(Ground(Box(area.left, area.top, area.right, bottom + pad * 0.6), 0.15, colour))
    return replace(heading, bottom=bottom + pad * 0.6 + 0.5 * draft.em)


def set_upright(draft: Draft, reporter: Reporter, area: Box, number: int, *, at_right: bool) -> tuple[Heading, Box]:
    """A vertical heading at the left or right edge of the area, its lines from right to left; what is left of the area."""
    rng, em = draft.rng, draft.em
    parts = reporter.headline()
    rows = ["".join(parts)] if rng.random() < 0.5 or len(parts) == 1 else list(parts)
    longest = max(map(len, rows))
    size = min(em * rng.uniform(2.2, 3.8), 0.92 * area.height / longest / 1.06)
    face = draft.style.head_face
    columns = [(row, Type(face, size), "headline") for row in rows]
    kicker = subtitle = ""
    if rng.random() < 0.35:
        kicker = reporter.kicker()
        columns.insert(0, (kicker, Type("kai", min(1.4 * em, 0.9 * area.height / len(kicker))), "kicker"))
    if rng.random() < 0.35:
        subtitle = reporter.subtitle()
        columns.append((subtitle, Type("kai", min(1.4 * em, 0.9 * area.height / len(subtitle))), "subtitle"))
    while len(columns) > len(rows) and area.width - sum(1.3 * kind.size for _, kind, _ in columns) < 11 * em:
        extra = next(c for c in columns if c[2] != "headline")
        columns.remove(extra)
        kicker, subtitle = ("", subtitle) if extra[2] == "kicker" else (kicker, "")
    width = sum(kind.size * 1.3 for _, kind, _ in columns)
    x = area.right if at_right else area.left + width
    for text, kind, role in columns:
        length = min(area.height, kind.size * 1.06 * len(text))
        top = area.top + (area.height - length) * rng.choice([0.0, 0.0, 0.5])
        box = Box(x - kind.size * 1.15, top, x - kind.size * 0.15, top + length)
        draft.pieces.append(Piece(text, box, role, number, kind, vertical=True))
        x -= kind.size * 1.3
    gap = 1.2 * em
    rest = (
        Box(area.left, area.top, area.right - width - gap, area.bottom)
        if at_right
        else Box(area.left + width + gap, area.top, area.right, area.bottom)
    )
    return Heading(area.top, "".join(rows), kicker, subtitle), rest
