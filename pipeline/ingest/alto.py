"""ALTO 2, 3 and 4, of the Library of Congress or of CCS: a block at a time, so that memory holds one block.

Coordinates in pixels, 1/10 mm or 1/1200 inch; the latter two become pixels at 300 dpi, as newspapers are scanned. What
tags and a reading order say of articles is kept (`alto_tags`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from pipeline.document import Source
from pipeline.geometry import Box, Quad
from pipeline.ingest.alto_tags import ReadingOrder, Tags, read_order, read_tags
from pipeline.ingest.dump import SheetDump
from pipeline.ingest.marked import Block, Illustration, MarkedLine, Piece, Separator, Word, line_text, sheet_dump
from pipeline.ingest.xml_input import Element, box_at, elements, local, number, points_of, release

_DPI = 300.0
_SCALES = {"pixel": 1.0, "mm10": _DPI / 254.0, "inch1200": _DPI / 1200.0}
_VERTICAL = {"ttb": True, "btt": True, "ltr": False, "rtl": False}
_BLOCKS = frozenset({"TextBlock", "Illustration", "GraphicalElement"})
_ENDS = frozenset({"MeasurementUnit", "TextStyle", "Tags", "ReadingOrder", "Page"}) | _BLOCKS


def read_alto(file: BinaryIO, source: Source) -> Iterator[SheetDump]:
    """The pages of an ALTO file, in order.

    Raises:
        UnreadableInput: the XML is damaged or declares entities.
    """
    unit, page = "pixel", source.page
    sizes: dict[str, float] = {}
    tags, order = Tags(), ReadingOrder()
    pieces: list[tuple[str, Piece]] = []
    for event, element in elements(file, source.path, ends=_ENDS, starts=frozenset({"Page"})):
        name = local(element)
        if event == "start":
            pieces = []
        elif name == "MeasurementUnit":
            unit = (element.text or "").strip()
        elif name == "TextStyle":
            sizes[element.get("ID", "")] = number(element.get("FONTSIZE")) or 0.0
        elif name == "Tags":
            tags = read_tags(element)
        elif name == "ReadingOrder":
            order = read_order(element, tags)
        elif name == "Page":
            scale = _SCALES.get(unit, 1.0)
            placed = replace(source, page=page, dpi=None if scale == 1.0 else _DPI)
            size = number(element.get("WIDTH")) or 0.0, number(element.get("HEIGHT")) or 0.0
            yield replace(sheet_dump(order.sorted(pieces), size, scale, placed), masthead=tags.masthead)
            page += 1
            release(element)
        else:
            pieces += [(element.get("ID", ""), piece) for piece in _pieces(name, element, sizes, tags, order)]
            release(element)


def _pieces(name: str, element: Element, sizes: dict[str, float], tags: Tags, order: ReadingOrder) -> list[Piece]:
    mark = tags.mark(element, order)
    if name == "TextBlock":
        rows = (_line(row, element, sizes) for row in element.iter("{*}TextLine"))
        lines = tuple(line for line in rows if line.text)
        return [Block(lines, heading=tags.is_heading(element), mark=mark)] if lines else []
    box = _box(element)
    if box is None:
        return []
    return [Illustration(box, mark.story)] if name == "Illustration" else [Separator(box)]


def _line(row: Element, block: Element, sizes: dict[str, float]) -> MarkedLine:
    words: list[Word] = []
    scores: list[tuple[float, int]] = []
    divided = False
    for part in row.iter("{*}String", "{*}HYP"):
        text = part.get("CONTENT") or ""
        if local(part) == "HYP":
            words[-1:] = [replace(word, text=word.text.rstrip("-") + (text or "-")) for word in words[-1:]]
            divided = False
            continue
        words.append(Word(text, _box(part)))
        divided = part.get("SUBS_TYPE") == "HypPart1"
        if (score := number(part.get("WC"))) is not None and text:
            scores.append((min(1.0, max(0.0, score)), len(text)))
    if divided and not words[-1].text.endswith(("-", "\u00ad", "¬")):
        words[-1] = replace(words[-1], text=words[-1].text + "-")
    letters = sum(count for _, count in scores)
    return MarkedLine(
        text=line_text([word.text for word in words]),
        box=_box(row) or _around(words),
        confidence=round(sum(score * count for score, count in scores) / letters, 9) if letters else None,
        words=tuple(words),
        size=_style_size(row, block, sizes),
        name=row.get("ID"),
        vertical=_VERTICAL.get(row.get("BASEDIRECTION") or block.get("BASEDIRECTION") or ""),
        polygon=_corners(row),
    )


def _corners(row: Element) -> Quad | None:
    """The polygon of a line that leans, if it has four corners."""
    for polygon in row.iterfind("{*}Shape/{*}Polygon"):
        points = points_of(polygon.get("POINTS"))
        if len(points) == 4:
            return points[0], points[1], points[2], points[3]
    return None


def _style_size(row: Element, block: Element, sizes: dict[str, float]) -> float | None:
    """The type size that the styles of the words, the line or the block state; the nearest wins."""
    for element in (*row.iterchildren("{*}String"), row, block):
        for style in (element.get("STYLEREFS") or "").split():
            if sizes.get(style):
                return sizes[style] if len(set(sizes.values())) > 1 else None
    return None


def _box(element: Element) -> Box | None:
    left, top, width, height = (number(element.get(key)) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
    return box_at(left, top, width, height)


def _around(words: list[Word]) -> Box | None:
    boxes = [word.box for word in words if word.box]
    return Box.union(boxes) if boxes else None
