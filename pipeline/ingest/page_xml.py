"""PAGE XML 2010 to 2019: regions, lines and words with their polygons, in the reading order that the file states.

What groups, types and custom attributes say of articles is kept (`page_marks`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import BinaryIO

from pipeline.document import Masthead, Source
from pipeline.geometry import Box, Point, Quad
from pipeline.ingest.dump import UNMARKED, Mark, SheetDump
from pipeline.ingest.marked import Block, Illustration, MarkedLine, Piece, Separator, Word, line_text, sheet_dump
from pipeline.ingest.page_marks import Groups, read_groups, read_masthead, story_of
from pipeline.ingest.xml_input import Element, elements, local, number, points_of, release

_VERTICAL = {"top-to-bottom": True, "bottom-to-top": True, "left-to-right": False, "right-to-left": False}
_PICTURES = frozenset({"ImageRegion", "GraphicRegion", "LineDrawingRegion", "ChartRegion", "MapRegion"})


def read_page_xml(file: BinaryIO, source: Source) -> Iterator[SheetDump]:
    """The page of a PAGE file.

    Raises:
        UnreadableInput: the XML is damaged or declares entities.
    """
    number_of_page = source.page
    masthead: Masthead | None = None
    for _, element in elements(file, source.path, ends=frozenset({"Metadata", "Page"}), starts=frozenset()):
        if local(element) == "Metadata":
            masthead = read_masthead(element)
            continue
        size = number(element.get("imageWidth")) or 0.0, number(element.get("imageHeight")) or 0.0
        groups = read_groups(element)
        pieces = [piece for region in _in_order(element) for piece in _region(region, groups, UNMARKED)]
        dump = sheet_dump(pieces, size, 1.0, replace(source, page=number_of_page))
        yield replace(dump, masthead=masthead)
        number_of_page += 1
        release(element)


def _in_order(page: Element) -> list[Element]:
    """The regions of a page (or of a region), those that its reading order names first and as it has them."""
    regions = [child for child in page if local(child).endswith("Region")]
    named: dict[str, int] = {}
    for order in page.iterchildren("{*}ReadingOrder"):
        for reference in order.iter("{*}RegionRef", "{*}RegionRefIndexed", "{*}OrderedGroupIndexed"):
            named.setdefault(reference.get("regionRef") or "", len(named))
    return sorted(regions, key=lambda region: named.get(region.get("id") or "", len(named)))


def _region(region: Element, groups: Groups, around: Mark) -> list[Piece]:
    """The region and those inside it; `around` is what is said of the region that holds it."""
    name = local(region)
    mark = groups.mark(region, around)
    if name == "SeparatorRegion" or name in _PICTURES:
        points = _points(region)
        if not points:
            return []
        box = Box.around(points)
        return [Separator(box) if name == "SeparatorRegion" else Illustration(box, mark.story)]
    heading = region.get("type") in {"heading", "header"} or "type:heading" in (region.get("custom") or "")
    lines = [(story_of(child), line) for child in region.iterchildren("{*}TextLine") if (line := _line(child)).text]
    if not lines and name == "TextRegion":
        lines = [(None, line) for line in _lines_of_region(region)]
    own: list[Piece] = []
    for story, told in groupby(lines, key=itemgetter(0)):
        block = tuple(line for _, line in told)
        of_lines = replace(mark, story=story) if story else mark
        own.append(Block(block, heading and region.get("type") != "header", of_lines))
    return own + [piece for nested in _in_order(region) for piece in _region(nested, groups, mark)]


def _line(line: Element) -> MarkedLine:
    words = tuple(Word(_text(word)[0], _box(_points(word))) for word in line.iterchildren("{*}Word"))
    text, confidence = _text(line)
    points = _points(line)
    return MarkedLine(
        text=" ".join(text.split()) or line_text([word.text for word in words]),
        box=_box(points) or _box([corner for word in words if word.box for corner in word.box.quad()]),
        polygon=_quad(points),
        confidence=confidence,
        words=words,
        name=line.get("id"),
        vertical=_VERTICAL.get(line.get("readingDirection") or ""),
    )


def _lines_of_region(region: Element) -> list[MarkedLine]:
    """A region that has text and no lines: its box is cut into as many strips as its text has lines."""
    text, confidence = _text(region)
    rows = [row for row in text.splitlines() if row.strip()]
    box = _box(_points(region))
    if box is None:
        return [MarkedLine(" ".join(row.split()), None, confidence=confidence) for row in rows]
    step = box.height / max(1, len(rows))
    return [
        MarkedLine(
            " ".join(row.split()),
            Box(box.left, box.top + n * step, box.right, box.top + (n + 1) * step),
            confidence=confidence,
        )
        for n, row in enumerate(rows)
    ]


def _text(element: Element) -> tuple[str, float | None]:
    """The reading that the file ranks first, and its confidence."""
    readings = list(element.iterchildren("{*}TextEquiv"))
    if not readings:
        return "", None
    best = min(readings, key=lambda reading: number(reading.get("index")) or 0.0)
    texts = [child.text or "" for kind in ("Unicode", "PlainText") for child in best.iterchildren(f"{{*}}{kind}")]
    confidence = number(best.get("conf"))
    return next((text for text in texts if text.strip()), ""), (
        None if confidence is None else min(1.0, max(0.0, confidence))
    )


def _points(element: Element) -> tuple[Point, ...]:
    for coords in element.iterchildren("{*}Coords"):
        if coords.get("points"):
            return points_of(coords.get("points"))
        return points_of(" ".join(f"{p.get('x')},{p.get('y')}" for p in coords.iterchildren("{*}Point")))
    return ()


def _box(points: tuple[Point, ...] | list[Point]) -> Box | None:
    return Box.around(points) if points else None


def _quad(points: tuple[Point, ...]) -> Quad | None:
    """Four points are a quadrilateral as they stand; of more, the box says enough."""
    return (points[0], points[1], points[2], points[3]) if len(points) == 4 else None
