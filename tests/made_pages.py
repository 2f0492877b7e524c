"""Pages for the tests of writers: what the layout ought to make of a drawing, and a picture with ink where its lines are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import numpy as np
import numpy.typing as npt
from drawing import draw, stories

from pipeline.document import (
    Advertisement,
    Article,
    ArticleKind,
    Furniture,
    Generator,
    Image,
    Line,
    Masthead,
    Model,
    Page,
    Paragraph,
    Removal,
    Removed,
    Role,
    Source,
)
from pipeline.document import Warning as Doubt
from pipeline.geometry import Box
from pipeline.sheet import Sheet

FRONT = """
    +------------------------------------+
    |F~~~~~~~~~        F~~~~~~~~~~~      |
    +------------------------------------+
    A=====================   | B=========
    ======================   | BBBBBBBBBB
      AAAAAAAAA   AAAAAAAAAA | BBBBBBBBBB
    AAAAAAAAAAA   AAAAAAAAAA | BBBBBBBBBB
    AAAAAAAAAAA   AAAAAA.    | BBBB.
    ###########     AAAAAAAA | ----------
    ###########   AAAAAAAAAA | C:: CCCCCC
    ###########   AAAAAAAAAA | ::: CCCCCC
    aaaaaaaaaa    AAAAAAAAAA | ::: CCCCCC
    AAAAAAAAAAA   AAAAAAAAA. | ::: CCCC.
    AAAAAAAAAAA
    DDDDDDDDDDD   E~~~~~~~~~   RRRRRRRRRR
    UUUUUUUU
"""
"""F furniture, D an advertisement, R a removed line, U an unassigned one, everything else an article."""

_PLACES = {
    "F": ("f", Role.FOLIO),
    "D": ("ad", Role.ADVERTISEMENT),
    "R": ("r", Role.REMOVED),
    "U": ("u", Role.UNASSIGNED),
}


def made_page(art: str = FRONT) -> Page:
    """The page that a perfect layout would make of the drawing."""
    sheet = draw(art)
    told = stories(art)
    boxes = {span.text: (span.box, span.vertical) for span in sheet.spans}
    numbers = {letter: f"a{i}" for i, letter in enumerate(sorted(told.keys() - _PLACES.keys()), start=1)}

    def lines(place: str, texts: tuple[str, ...], role: Role, serial: Iterator[int]) -> Iterator[Line]:
        for text in texts:
            box, vertical = boxes[text]
            yield Line(f"{place}-{next(serial)}", text, box, box.quad(), 0.98, vertical, role)

    articles, everything = [], []
    for letter, place in numbers.items():
        story, serial = told[letter], count(1)
        heads = [*lines(place, story.headline, Role.HEADLINE, serial), *lines(place, story.deck, Role.SUBTITLE, serial)]
        body = [*lines(place, story.body, Role.BODY, serial)]
        captions = [*lines(place, story.caption, Role.CAPTION, serial)]
        everything += [*heads, *body, *captions]
        articles.append(_article(place, heads, body, captions, sheet if captions else Sheet(1, 1)))
    rest = {
        letter: [*lines(place, (*told[letter].deck, *told[letter].body), role, count(1))]
        for letter, (place, role) in _PLACES.items()
        if letter in told
    }
    everything += [line for group in rest.values() for line in group]
    return Page(
        generator=Generator("broadsheet", "0.0.0", (Model("drawn", "0" * 64),)),
        source=Source("drawing.png", "1" * 64, 1, round(sheet.width), round(sheet.height), 300.0),
        masthead=Masthead(title="河湾日报", date="2026-11-23", page_number="1"),
        articles=tuple(articles),
        advertisements=tuple(Advertisement(x.text, x.box, (x.id,)) for x in rest.get("D", ())),
        furniture=tuple(Furniture(x.role, x.text, x.box, (x.id,)) for x in rest.get("F", ())),
        removed=tuple(Removed(x.id, x.text, x.box, Removal.REPEATED, everything[0].id) for x in rest.get("R", ())),
        unassigned=tuple(x.id for x in rest.get("U", ())),
        lines=tuple(everything),
    )


def made_image(sheet: Sheet) -> npt.NDArray[np.uint8]:
    """Grey paper; each line a row of dark characters, pictures half dark: BGR, 8 bits."""
    image = np.full((round(sheet.height), round(sheet.width), 3), 235, np.uint8)
    for picture in sheet.pictures:
        _ink(image, picture.box, 130)
    for rule in sheet.rules:
        _ink(image, rule.box.grown(0.5, 0.5), 40)
    for span in sheet.spans:
        box, size = span.box, min(span.box.width, span.box.height)
        steps = max(1, round((box.height if span.vertical else box.width) / size))
        for i in range(steps):
            dx, dy = (0.0, i * size) if span.vertical else (i * size, 0.0)
            inner = Box(box.left + dx, box.top + dy, box.left + dx + size, box.top + dy + size)
            _ink(image, inner.grown(-0.15 * size, -0.1 * size), 50)
    return image


def _ink(image: npt.NDArray[np.uint8], box: Box, grey: int) -> None:
    image[round(box.top) : round(box.bottom), round(box.left) : round(box.right)] = grey


def _article(place: str, heads: list[Line], body: list[Line], captions: list[Line], sheet: Sheet) -> Article:
    headline = "".join(x.text for x in heads if x.role is Role.HEADLINE) or None
    boxes = [x.box for x in (*heads, *body, *captions) if x.box is not None]
    return Article(
        id=place,
        kind=ArticleKind.NEWS,
        kicker=None,
        headline=headline,
        subtitle="".join(x.text for x in heads if x.role is Role.SUBTITLE) or None,
        byline=None,
        dateline=None,
        paragraphs=tuple(_paragraphs(body)),
        images=tuple(Image(p.box, "".join(x.text for x in captions), None) for p in sheet.pictures),
        continued_from=None,
        continues_to=None,
        regions=(Box.union(boxes),),
        confidence=0.9,
        warnings=() if headline else (Doubt("no_headline", "no headline was found"),),
    )


def _paragraphs(body: list[Line]) -> Iterator[Paragraph]:
    """A full stop at the end of a line ends a paragraph."""
    group: list[Line] = []
    for line in body:
        group.append(line)
        if line.text.endswith("。"):
            yield Paragraph("".join(x.text for x in group), Role.BODY, tuple(x.id for x in group))
            group = []
    if group:
        yield Paragraph("".join(x.text for x in group), Role.BODY, tuple(x.id for x in group))
