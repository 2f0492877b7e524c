"""Pages to export: what the engine read of the sample scans, pages that the generator made up, and a page turned by a quarter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from conftest import SHARED
from lxml import etree
from made_pages import made_page

from bench.proofs.schemas import validator
from pipeline.document import Generator, Line, Model, Page, Source
from pipeline.engines.recorded import Recording, load_recording
from pipeline.geometry import Affine, Box
from pipeline.layout import layout
from samples.pages import KINDS, generate
from samples.record import record

ALTO = SHARED / "schemas" / "alto-4-4.xsd"  # lies beside the project, and no package carries it
SAMPLES = Path(__file__).parents[1] / "samples"
READ = ("front_zh", "inside_zh", "front_en")
MADE = tuple(kind for kind in KINDS if kind not in READ)
NAMES = (*READ, *MADE, "drawn", "turned")
_GENERATOR = Generator("broadsheet", "0.0.0", (Model("recognition", "0" * 64),))


@cache
def recording(name: str) -> Recording:
    """What the engine read of a sample scan."""
    return load_recording(Path(__file__).parent / "recorded" / f"{name}.spans.json.gz")


@cache
def page_called(name: str) -> Page:
    """One of NAMES."""
    if name in READ:
        found = recording(name)
        assert found.source is not None
        return layout(found.sheet, found.source, _GENERATOR)
    if name == "drawn":
        return made_page()
    if name == "turned":
        return turned(page_called("front_zh"))
    made = generate(3, name)
    source = Source(f"{name}.png", "ab" * 32, 1, made.width, made.height, 300.0)
    return layout(record(made, 3, "normal"), source, _GENERATOR)


def turned(page: Page) -> Page:
    """The same page as if its scan lay on its side: a quarter turn clockwise sets it upright."""
    assert page.source.width is not None
    assert page.source.height is not None
    turn = Affine.rotation(-90).then(Affine.shift(0, page.source.width))
    source = replace(page.source, width=page.source.height, height=page.source.width, rotation=90)

    def box(found: Box | None) -> Box | None:
        return turn.box(found) if found else None

    def line(found: Line) -> Line:
        return replace(found, box=box(found.box), polygon=turn.quad(found.polygon) if found.polygon else None)

    return replace(
        page,
        source=source,
        lines=tuple(map(line, page.lines)),
        articles=tuple(
            replace(a, images=tuple(replace(i, box=box(i.box)) for i in a.images), regions=()) for a in page.articles
        ),
        advertisements=tuple(replace(a, box=box(a.box)) for a in page.advertisements),
        furniture=tuple(replace(f, box=box(f.box)) for f in page.furniture),
        removed=tuple(replace(r, box=box(r.box)) for r in page.removed),
    )


def schema(name: str) -> Any:
    """The validator of a format: alto (None where its schema is not there), page, mets, mods or tei. Nothing is fetched."""
    return validator(name, ALTO)


def valid(data: bytes, name: str) -> etree._Element:
    """The root of the file; AssertionError with the first fault if it breaks the schema, where that is there."""
    root = etree.fromstring(data)
    validator = schema(name)
    assert validator is None or validator.validate(root), validator.error_log.last_error
    return root


def ordered_lines(page: Page) -> Iterator[Line]:
    """The lines of the articles, in reading order."""
    places = [article.id for article in page.articles]
    for place in places:
        yield from page.lines_of(place)


def ink_of(name: str) -> tuple[Any, Any]:
    """Where the sample scan has ink of type, and which pixels are of no matter: pictures, rules, frames and the margin."""
    import cv2  # noqa: PLC0415 - heavy

    grey = cv2.imread(str(SAMPLES / f"{name}.jpg"), cv2.IMREAD_GRAYSCALE)
    sheet = recording(name).sheet
    paper = cv2.GaussianBlur(grey, (0, 0), 25)
    dark = grey < 0.62 * paper
    other = np.zeros(grey.shape, bool)
    frames = [(f.box, 8) for f in sheet.frames]
    for box, grown in [*((p.box, 12) for p in sheet.pictures), *((r.box, 6) for r in sheet.rules)]:
        _mark(other, sheet.to_source.box(box).grown(grown, grown))
    for box, _ in frames:
        for left, top, right, bottom in (
            (box.left, box.top, box.right, box.top), (box.left, box.bottom, box.right, box.bottom),
            (box.left, box.top, box.left, box.bottom), (box.right, box.top, box.right, box.bottom),
        ):  # fmt: skip
            _mark(other, sheet.to_source.box(Box(left, top, right, bottom)).grown(8, 8))
    return dark, other


def _mark(mask: Any, box: Box) -> None:
    left, top, right, bottom = (max(0, round(v)) for v in box.as_tuple())
    mask[top:bottom, left:right] = True


NASTY = (
    "]]>",
    "<b>&amp;\"'",
    "\x00\x1b[0m",
    "\ud83d",
    "\udfff",
    "😀👩‍🌾",
    "e\u0301",
    "\u202eabc",
    "\ufffe",
    "\x85",
    "﷽",
    "co-",
    "lumn",
)
"""What stands in no newspaper and comes out of one all the same."""


def with_texts(page: Page, texts: Iterator[str]) -> Page:
    """The page with other texts: of its lines, titles, paragraphs, captions, and of the source and the masthead."""
    return replace(
        page,
        source=replace(page.source, path=next(texts)),
        masthead=replace(page.masthead, title=next(texts), page_number=next(texts)),
        lines=tuple(replace(line, text=next(texts)) for line in page.lines),
        articles=tuple(
            replace(
                article,
                headline=next(texts) or None,
                byline=next(texts),
                paragraphs=tuple(replace(p, text=next(texts)) for p in article.paragraphs),
                images=tuple(replace(i, caption=next(texts)) for i in article.images),
            )
            for article in page.articles
        ),
        advertisements=tuple(replace(ad, text=next(texts)) for ad in page.advertisements),
    )
