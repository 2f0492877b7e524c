"""hOCR 1.2: areas, paragraphs, lines and words with places and confidences, in HTML that also reads as XML.

Areas stand in reading order. What hOCR has no word for is in ``data-article``, ``data-paragraph`` and ``data-role``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree

from pipeline.document import Line, Page
from pipeline.export.blocks import Block, Group, GroupKind, Picture, groups_of, in_order
from pipeline.export.identity import page_key
from pipeline.export.language import language_of_article, languages_of_page
from pipeline.export.word_places import Places, places_of
from pipeline.export.xml_text import Attributes, add, xml_bytes, xml_text
from pipeline.geometry import Box

_NAMESPACE = "http://www.w3.org/1999/xhtml"
_PREFIXES: Any = {None: _NAMESPACE}
_CLASSES = "ocr_page ocr_carea ocr_par ocr_line ocrx_word ocr_photo ocr_noise ocrx_line ocrp_poly ocrp_wconf"
_SAFE = "/:@ ()[]!$&'*+,=~"  # in file names; a quote or a semicolon would end the property
_Element = etree._Element  # noqa: SLF001 - the public name of lxml's element type for annotations


def page_to_hocr(page: Page) -> bytes:
    """UTF-8; the same page gives the same bytes.

    PageFailed if the page has no size, or a line of it no place.
    """
    places = places_of(page, "hOCR")
    root = etree.Element(_name("html"), nsmap=_PREFIXES)
    languages = languages_of_page(page)
    _speak(root, next(iter(languages), None))
    _head(root, page, languages)
    sheet = add(add(root, "body"), "div", _sheet_attributes(page, places))
    for group in groups_of(page):
        for part in in_order(group):
            if not isinstance(part, Picture):
                for block in part:
                    _area(sheet, group, block, places)
            elif part.image.box:
                attributes: Attributes = {"class": "ocr_photo", "id": part.id, "title": _box(part.image.box, places)}
                add(sheet, "div", {**attributes, "data-article": group.key}, "")
    return xml_bytes(root, doctype="<!DOCTYPE html>")


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _speak(element: _Element, language: str | None) -> None:
    """The language as HTML and as XML read it."""
    if language:
        element.set("lang", language)
        element.set("{http://www.w3.org/XML/1998/namespace}lang", language)


def _head(root: _Element, page: Page, languages: Sequence[str]) -> None:
    head = add(root, "head")
    add(head, "meta", {"http-equiv": "Content-Type", "content": "text/html; charset=utf-8"})
    add(head, "title", text=page.masthead.title or page_key(page))
    generator = page.generator
    add(head, "meta", {"name": "ocr-system", "content": f"{generator.name} {generator.version}"})
    add(head, "meta", {"name": "ocr-capabilities", "content": f"{_CLASSES} ocrp_lang" if languages else _CLASSES})
    if languages:
        add(head, "meta", {"name": "ocr-langs", "content": " ".join(languages)})
    add(head, "meta", {"name": "ocr-number-of-pages", "content": 1})
    for model in generator.models:
        add(head, "meta", {"name": "x-model", "content": f"{model.name} sha256:{model.sha256}"})


def _sheet_attributes(page: Page, places: Places) -> Attributes:
    dpi = page.source.dpi
    properties = [
        f'image "{quote(xml_text(page.source.path), safe=_SAFE)}"',
        f"bbox 0 0 {places.width} {places.height}",
        f"ppageno {page.source.page - 1}",
    ]
    if dpi:
        properties.append(f"scan_res {round(dpi)} {round(dpi)}")
    return {"class": "ocr_page", "id": page_key(page), "title": "; ".join(properties)}


def _area(sheet: _Element, group: Group, block: Block, places: Places) -> None:
    """A block; lines that repeat other ink are noise, and are no ``ocr_line``, so that nobody reads them twice."""
    assert block.box is not None
    noise = group.kind is GroupKind.REMOVED
    attributes: Attributes = {
        "class": "ocr_noise" if noise else "ocr_carea",
        "id": block.id,
        "title": _box(block.box, places),
        "data-article": group.key if group.article else None,
        "data-paragraph": None if block.paragraph is None else block.paragraph + 1,
        "data-role": block.role.value,
        "data-repeats": block.removed.of if block.removed else None,
        "data-reason": block.removed.reason.value if block.removed else None,
    }
    area = add(sheet, "div", attributes)
    _speak(area, language_of_article(group.article) if group.article else None)
    paragraph = add(area, "p", {"class": "ocr_par", "title": _box(block.box, places)})
    for line in block.lines:
        _line(paragraph, line, places, "ocrx_line" if noise else "ocr_line")


def _line(paragraph: _Element, line: Line, places: Places, kind: str) -> None:
    assert line.box is not None
    title = _box(line.box, places)
    quad = places.quad(line)
    if set(quad) != set(line.box.quad()):
        title += "; poly " + " ".join(f"{x} {y}" for x, y in map(places.point, quad))
    style = "writing-mode: vertical-rl" if line.vertical else None
    element = add(paragraph, "span", {"class": kind, "id": line.id, "title": title, "style": style})
    certain = "" if line.confidence is None else f"; x_wconf {line.confidence * 100:.6g}"
    for number, word in enumerate(places.words(line), 1):
        at = _box(Box.around(word.quad), places) + certain
        add(element, "span", {"class": "ocrx_word", "id": f"{line.id}-w{number}", "title": at}, word.text)


def _box(box: Box, places: Places) -> str:
    return "bbox " + " ".join(map(str, places.box(box)))
