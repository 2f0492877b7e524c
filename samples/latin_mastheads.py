"""Mastheads and folios of English and German papers."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from pipeline.geometry import Box
from samples.draft import Draft
from samples.values import Meta, Piece, Type

_NAMES = "Marden|Port Ellery|Calverton|Winslow|Sable River|Grand Ferry|Kingsport|Stanhope|Harrowgate|Linden Valley|Copperfield"
_KINDS = "Courier|Evening Post|Herald|Daily Ledger|Morning Packet|Standard|Intelligencer|Telegraph|Weekly Star|Dispatch"
_GERMAN_NAMES = "Lindenauer|Seeburger|Rotenfelser|Steinacher|Hohenbrücker|Wiesenthaler"
_GERMAN_KINDS = "Zeitung|Tageblatt|Anzeiger|Nachrichten|Volksbote"
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_GERMAN_MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_GERMAN_DAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
_NUMBERS = {4: "FOUR", 8: "EIGHT", 12: "TWELVE", 16: "SIXTEEN"}
_SECTIONS = "Local|The Valley|Business|News|Commerce|Farm and Home|Sports"


@dataclass(frozen=True, slots=True)
class LatinPaper:
    """One issue of one paper; without it, each page throws its own."""

    title: str
    place: str
    day: dt.date
    issue: str


def latin_paper(rng: random.Random, *, german: bool, old: bool) -> LatinPaper:
    """A paper that does not exist, ``old`` before 1930."""
    title, place = _title(rng, german=german)
    first, last = (1855, 1929) if old else (1960, 2024)
    day = dt.date(rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28))
    return LatinPaper(title, place, day, str(rng.randint(20, 30000)))


def _title(rng: random.Random, *, german: bool) -> tuple[str, str]:
    """Title and place of a paper that does not exist."""
    if german:
        place = rng.choice(_GERMAN_NAMES.split("|"))
        kind = rng.choice(_GERMAN_KINDS.split("|"))
        return f"{place} {kind}", place.removesuffix("er")
    place = rng.choice(_NAMES.split("|"))
    return rng.choice(["The ", "The ", ""]) + f"{place} {rng.choice(_KINDS.split('|'))}", place


def latin_banner(draft: Draft, area: Box, paper: LatinPaper | None = None) -> Box:
    """Title over the whole width, ears, and the line of volume, date and price between rules; what is left of the area."""
    rng, em, style = draft.rng, draft.em, draft.style
    german, old = style.language == "de", style.era == "old"
    paper = paper or latin_paper(rng, german=german, old=old)
    title, place, day, issue = paper.title, paper.place, paper.day, paper.issue
    ears = old and rng.random() < 0.4
    width = area.width * (rng.uniform(0.5, 0.62) if ears else rng.uniform(0.6, 0.92))
    face = rng.choice(["black", "black", "black", "serif-bold", "display"])
    size = min(width / (0.5 * len(title)), 10 * em)
    natural = min(width, 0.55 * size * len(title))
    left = area.x - natural / 2
    box = Box(left, area.top, left + natural, area.top + size)
    illegible = face == "black" and rng.random() < 0.4
    draft.pieces.append(
        Piece(title + rng.choice([".", ""]), box, "masthead", None, Type(face, size), illegible=illegible, truth=title)
    )
    if ears:
        for x0, x1 in ((area.left, left - 2 * em), (box.right + 2 * em, area.right)):
            _ear(draft, Box(x0, area.top + em, x1, box.bottom - 0.5 * em))
    y = box.bottom + 0.9 * em
    draft.horizontal(area.left, area.right, y, style.rule * 3)
    weekday = (_GERMAN_DAYS if german else _DAYS)[day.weekday()]
    pages = rng.choice(list(_NUMBERS))
    if german:
        date = f"{place}, {weekday}, den {day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}."
        number, price = f"No. {issue}.", "Preis 10 Pfennig."
    elif old:
        date = f"{place.upper()}, {weekday.upper()}, {_MONTHS[day.month - 1].upper()} {day.day}, {day.year}"
        date += rng.choice([".", f".—{_NUMBERS[pages]} PAGES."])
        number, price = (
            rng.choice([f"No. {issue}.", f"NUMBER {issue}.", f"VOL. XII.—NO. {issue}."]),
            rng.choice(["ONE CENT.", "PRICE TWO CENTS.", "FIVE CENTS A COPY."]),
        )
    else:
        date = f"{weekday}, {_MONTHS[day.month - 1]} {day.day}, {day.year}"
        number, price = f"No. {issue}", rng.choice(["$1.50", "75 cents", "Price 25¢"])
    y += 0.6 * em
    kind = Type("serif-bold" if old else "sans", em * 1.1)
    third = area.width / 3
    cells = [(number, "left"), (date, "centre"), (price, "right")]
    for i, (text, align) in enumerate(cells):
        wide = 0.25 * third
        span = (area.left + i * third - wide * (i == 1), area.left + (i + 1) * third + wide * (i == 1))
        draft.row(text, span, y, kind, "masthead", align=align)
    y += kind.size + 0.5 * em
    draft.horizontal(area.left, area.right, y, style.rule * 2)
    draft.meta = Meta(title=title, date=day.isoformat(), weekday=weekday, issue=issue)
    return Box(area.left, y + 0.7 * em, area.right, area.bottom)


def _ear(draft: Draft, box: Box) -> None:
    """A small notice beside the title."""
    em, kind = draft.em, Type("serif-bold", draft.em * 0.85)
    if box.width < 7 * em:
        return
    notice = draft.rng.choice(
        [
            ("THE WEATHER.", "Fair to-night and", "to-morrow; light", "westerly winds."),
            ("Our Own Wires", "From Sea to Summit", "Within the Hour."),
            ("Largest Circulation", "in the Sable Valley.", "Sworn and Proved."),
        ]
    )
    for i, line in enumerate(notice):
        draft.row(line, (box.left, box.right), box.top + i * 1.2 * em, kind, "masthead", align="centre")


def latin_folio(draft: Draft, area: Box, paper: LatinPaper | None = None, number: str = "") -> Box:
    """The running head of an inside page (page ``number`` of ``paper``, if that is given); what is left of the area."""
    rng, em, style = draft.rng, draft.em, draft.style
    german, old = style.language == "de", style.era == "old"
    title, _ = _title(rng, german=german)
    day = dt.date(
        rng.randint(1960, 2024) if not old else rng.randint(1855, 1929), rng.randint(1, 12), rng.randint(1, 28)
    )
    page = str(rng.randint(2, 12)) if old or rng.random() < 0.5 else rng.choice("AB") + str(rng.randint(2, 12))
    if paper is not None:
        title, day, page = paper.title, paper.day, number
    weekday = (_GERMAN_DAYS if german else _DAYS)[day.weekday()]
    month = (_GERMAN_MONTHS if german else _MONTHS)[day.month - 1]
    date = f"{weekday}, {day.day}. {month} {day.year}" if german else f"{weekday}, {month} {day.day}, {day.year}"
    if old and not german:
        date = date.upper() + "."
    section = None if old or german else rng.choice(_SECTIONS.split("|"))
    middle = title.upper() if old else title
    kind = Type("serif-bold", em * 1.15)
    cells = [(page, "left"), (middle, "centre"), (date, "right")]
    if rng.random() < 0.5:
        cells = [(date, "left"), (middle, "centre"), (page, "right")]
    third = area.width / 3
    for i, (text, align) in enumerate(cells):
        draft.row(text, (area.left + i * third, area.left + (i + 1) * third), area.top, kind, "folio", align=align)
    y = area.top + kind.size + 0.4 * em
    draft.horizontal(area.left, area.right, y, style.rule * 2)
    if section:
        y += 0.5 * em
        draft.row(section, (area.left, area.right), y, Type("sans-bold", em * 2.2), "folio", align="left")
        y += 2.5 * em
    draft.meta = Meta(title=title, date=day.isoformat(), weekday=weekday, page_number=page, section=section)
    return Box(area.left, y + 0.8 * em, area.right, area.bottom)
