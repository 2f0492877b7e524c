"""hOCR: HTML whose classes and titles say pages, areas, paragraphs, lines and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from pipeline.document import Source
from pipeline.errors import UnreadableInput
from pipeline.geometry import Box
from pipeline.ingest.dump import SheetDump
from pipeline.ingest.marked import Block, Illustration, MarkedLine, Piece, Separator, Word, line_text, sheet_dump
from pipeline.ingest.xml_input import Element, number, release

_LINES = frozenset({"ocr_line", "ocrx_line", "ocr_header", "ocr_footer", "ocr_caption", "ocr_textfloat"})
_BLOCKS = frozenset({"ocr_par", "ocr_carea", "ocrx_block", "ocr_page"})
_PICTURES = frozenset({"ocr_photo", "ocr_image", "ocr_linedrawing", "ocr_float"})
_PROPERTY = re.compile(r"\s*(\w+)\s+([^;]*)")


def read_hocr(file: BinaryIO, source: Source) -> Iterator[SheetDump]:
    """The pages of an hOCR file, in order.

    Raises:
        UnreadableInput: the HTML cannot be parsed.
    """
    count = source.page
    try:
        for _, element in etree.iterparse(file, events=("end",), html=True, no_network=True, huge_tree=False):
            if "ocr_page" not in _classes(element):
                continue
            properties = _properties(element)
            box = _box(properties)
            size = (box.right, box.bottom) if box else (0.0, 0.0)
            dpi = number((properties.get("scan_res") or "").partition(" ")[0])
            pieces = [piece for child in element for piece in _pieces(child)]
            yield sheet_dump(pieces, size, 1.0, replace(source, page=count, dpi=dpi))
            count += 1
            release(element)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(
            f"the hOCR is damaged: {error.msg}", file=source.path, advice="get the file again"
        ) from error


def _pieces(element: Element) -> list[Piece]:
    """The smallest blocks below an element, pictures and separators among them."""
    classes = _classes(element)
    if classes & _PICTURES or "ocr_separator" in classes:
        box = _box(_properties(element))
        nested = [piece for child in element for piece in _pieces(child)]
        if box is None:
            return nested
        return [Separator(box) if "ocr_separator" in classes else Illustration(box), *nested]
    if classes & _LINES:
        line = _line(element)
        return [Block((line,))] if line.text else []
    inner = [piece for child in element for piece in _pieces(child)]
    if not classes & _BLOCKS or "ocr_carea" in classes:
        return inner
    lines = [line for piece in inner if isinstance(piece, Block) for line in piece.lines]
    others: list[Piece] = [piece for piece in inner if not isinstance(piece, Block)]
    return [Block(tuple(lines)), *others] if lines else others


def _line(element: Element) -> MarkedLine:
    words, scores = [], []
    for part in element.iter():
        classes = _classes(part)
        if "ocrx_word" in classes or "ocr_word" in classes:
            properties = _properties(part)
            words.append(Word(_content(part), _box(properties)))
            if (score := number(properties.get("x_wconf"))) is not None:
                scores.append(min(1.0, max(0.0, score / 100)))
    properties = _properties(element)
    return MarkedLine(
        text=line_text([word.text for word in words]) or _content(element),
        box=_box(properties),
        confidence=sum(scores) / len(scores) if scores else None,
        words=tuple(words),
        size=number(properties.get("x_size")),
    )


def _content(element: Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split()) if isinstance(element.tag, str) else set()


def _properties(element: Element) -> dict[str, str]:
    return {match[1]: match[2].strip() for match in _PROPERTY.finditer(element.get("title") or "")}


def _box(properties: dict[str, str]) -> Box | None:
    values = [number(part) for part in properties.get("bbox", "").split()]
    whole = [value for value in values if value is not None]
    if len(whole) != 4 or whole[0] > whole[2] or whole[1] > whole[3]:
        return None
    return Box(*whole)
