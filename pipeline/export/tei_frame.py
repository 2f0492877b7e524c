"""What stands around the text in TEI: the header, and the facsimile with a zone for each block, line and picture."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote

from lxml import etree

from pipeline.document import Line, Masthead, Page
from pipeline.export.blocks import Block, Group, Picture, in_order
from pipeline.export.identity import page_key
from pipeline.export.language import languages_of_page
from pipeline.export.word_places import Places
from pipeline.export.xml_text import Attributes, stated, xml_text
from pipeline.geometry import Box

NAMESPACE = "http://www.tei-c.org/ns/1.0"
ID = "{http://www.w3.org/XML/1998/namespace}id"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
Element = etree._Element  # noqa: SLF001 - the public name of lxml's element type for annotations


def add(parent: Element, tag: str, attributes: Attributes | None = None, text: str | None = None) -> Element:
    """A child; attributes that are None are left out."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", stated(attributes or {}))
    element.text = None if text is None else xml_text(text)
    return element


def add_header(root: Element, page: Page, stamp: datetime | None) -> None:
    """What the page is, where it comes from and what made the text."""
    header = add(root, "teiHeader")
    file = add(header, "fileDesc")
    add(add(file, "titleStmt"), "title", text=_title(page))
    generator = page.generator
    add(add(file, "publicationStmt"), "p", text=f"Made by {generator.name} {generator.version}.")
    _source(add(add(file, "sourceDesc"), "bibl"), page)
    tools = add(add(header, "encodingDesc"), "appInfo")
    application = add(tools, "application", {"ident": generator.name, "version": generator.version})
    add(application, "label", text=generator.name)
    for model in generator.models:
        add(application, "desc", text=f"model {model.name}, sha256 {model.sha256}")
    if languages := languages_of_page(page):
        used = add(add(header, "profileDesc"), "langUsage")
        for language in languages:
            add(used, "language", {"ident": language})
    if stamp is not None:
        add(add(header, "revisionDesc"), "change", {"when": stamp.isoformat()}, "Written.")


def _title(page: Page) -> str:
    head = page.masthead
    number = f"page {head.page_number}" if head.page_number else None
    return ", ".join(part for part in (head.title, head.date, number) if part) or page_key(page)


def _source(bibl: Element, page: Page) -> None:
    head: Masthead = page.masthead
    if head.title:
        add(bibl, "title", {"level": "j"}, head.title)
    if head.date:
        add(bibl, "date", {"when": head.date}, head.date)
    for unit in ("volume", "issue_number", "page_number"):
        if value := getattr(head, unit):
            add(bibl, "biblScope", {"unit": unit.removesuffix("_number")}, value)
    for kind in ("issn", "cn_number", "postal_code"):
        if value := getattr(head, kind):
            add(bibl, "idno", {"type": kind}, value)
    if head.publisher:
        add(bibl, "publisher", text=head.publisher)
    add(bibl, "idno", {"type": "file"}, page.source.path)
    add(bibl, "idno", {"type": "sha256"}, page.source.sha256)


def add_facsimile(root: Element, page: Page, groups: Iterable[Group], places: Places) -> None:
    """A surface in pixels of the scan; zones are identified as in ALTO and PAGE."""
    surface = add(
        add(root, "facsimile"), "surface", {ID: page_key(page), **_zone(Box(0, 0, places.width, places.height), places)}
    )
    size: Attributes = {"width": f"{places.width}px", "height": f"{places.height}px"}
    add(surface, "graphic", {"url": quote(xml_text(page.source.path)), **size})
    for group in groups:
        for part in in_order(group):
            if not isinstance(part, Picture):
                for block in part:
                    _block(surface, block, places)
            elif part.image.box:
                add(surface, "zone", {ID: part.id, "type": "picture", **_zone(part.image.box, places)})


def _block(surface: Element, block: Block, places: Places) -> None:
    if block.box is None:
        return
    zone = add(surface, "zone", {ID: block.id, "type": block.role.value, **_zone(block.box, places)})
    for line in block.lines:
        if line.box is not None:
            add(zone, "zone", {ID: line.id, "type": "line", **_zone(line.box, places), "points": _points(line, places)})


def _points(line: Line, places: Places) -> str | None:
    """The corners of a line that leans."""
    quad = places.quad(line)
    if line.box is None or set(quad) == set(line.box.quad()):
        return None
    return " ".join(f"{x},{y}" for x, y in map(places.point, quad))


def _zone(box: Box, places: Places) -> Attributes:
    return dict(zip(("ulx", "uly", "lrx", "lry"), places.box(box), strict=True))
