"""ALTO 4.4: blocks, lines and words with places and confidences, reading order, tags for roles and articles.

The Library of Congress's format for OCR, as METS/ALTO packages of newspapers hold it. docs/formats.md says what maps where.
"""

from __future__ import annotations

from datetime import datetime
from statistics import fmean
from typing import Any

from lxml import etree

from pipeline.document import Line, Page
from pipeline.export.blocks import Block, Group, GroupKind, Picture, groups_of, in_order
from pipeline.export.divided import DividedWords, divided_words
from pipeline.export.identity import page_key
from pipeline.export.language import language_of_article, languages_of_page
from pipeline.export.masthead_facts import masthead_facts
from pipeline.export.word_places import PlacedWord, Places, places_of
from pipeline.export.xml_text import Attributes, add, xml_bytes
from pipeline.geometry import Box

_NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_XLINK = "http://www.w3.org/1999/xlink"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREFIXES: Any = {None: _NAMESPACE, "xlink": _XLINK, "xsi": _XSI}
_SCHEMA = "http://www.loc.gov/standards/alto/v4/alto-4-4.xsd"
_PROCESSING = "processing-1"
_Element = etree._Element  # noqa: SLF001 - the public name of lxml's element type for annotations


def page_to_alto(page: Page, stamp: datetime | None = None) -> bytes:
    """UTF-8; the same page and stamp give the same bytes. ``stamp`` becomes the time of processing.

    PageFailed if the page has no size, or a line of it no place.
    """
    places = places_of(page, "ALTO")
    groups = groups_of(page)
    root = etree.Element(_name("alto"), nsmap=_PREFIXES)
    root.set("SCHEMAVERSION", "4.4")
    root.set(f"{{{_XSI}}}schemaLocation", f"{_NAMESPACE} {_SCHEMA}")
    _description(root, page, stamp)
    if groups:
        _tags(root, page, groups)
    _reading_order(root, groups)
    _layout(root, page, groups, places)
    return xml_bytes(root)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _description(root: _Element, page: Page, stamp: datetime | None) -> None:
    description = add(root, "Description")
    add(description, "MeasurementUnit", text="pixel")
    image = add(description, "sourceImageInformation")
    add(image, "fileName", text=page.source.path)
    add(image, "fileIdentifier", {"fileIdentifierLocation": "sha256"}, page.source.sha256)
    generator = page.generator
    step = add(description, "Processing", {"ID": _PROCESSING})
    add(step, "processingCategory", text="contentGeneration")
    if stamp is not None:
        add(step, "processingDateTime", text=stamp.isoformat())
    for model in generator.models:
        add(step, "processingStepDescription", text=f"model {model.name}, sha256 {model.sha256}")
    software = add(step, "processingSoftware")
    add(software, "softwareName", text=generator.name)
    add(software, "softwareVersion", text=generator.version)


def _tags(root: _Element, page: Page, groups: tuple[Group, ...]) -> None:
    """A StructureTag a group, whose label is the headline of an article; a RoleTag for each role; what the masthead says."""
    tags = add(root, "Tags")
    for name, value in masthead_facts(page.masthead):
        fact: Attributes = {"ID": f"masthead-{name}", "TYPE": "masthead", "LABEL": value, "DESCRIPTION": name}
        add(tags, "OtherTag", fact)
    for group in groups:
        article = group.article
        label = (article.headline if article else None) or group.kind.value
        kind = article.kind.value if article else None
        add(tags, "StructureTag", {"ID": group.key, "TYPE": group.kind.value, "LABEL": label, "DESCRIPTION": kind})
    reasons = {block.removed.reason for group in groups for block in group.blocks if block.removed}
    for reason in sorted(reasons):
        add(tags, "StructureTag", {"ID": f"reason-{reason.value}", "TYPE": "reason", "LABEL": reason.value})
    for role in sorted({block.role for group in groups for block in group.blocks}):
        add(tags, "RoleTag", {"ID": f"role-{role.value}", "TYPE": "role", "LABEL": role.value})


def _reading_order(root: _Element, groups: tuple[Group, ...]) -> None:
    """Articles in their order, each an ordered group; what stands beside them in none; removed lines are not read."""
    articles = [group for group in groups if group.kind is GroupKind.ARTICLE and _is_placed(group)]
    beside = [g for g in groups if g.kind not in {GroupKind.ARTICLE, GroupKind.REMOVED} and g.blocks]
    if not articles and not beside:
        return
    order = add(root, "ReadingOrder")
    for name, tag, members in (("articles", "OrderedGroup", articles), ("beside", "UnorderedGroup", beside)):
        if members:
            whole = add(order, tag, {"ID": f"order-{name}"})
            for group in members:
                _order_of(whole, group)


def _order_of(parent: _Element, group: Group) -> None:
    """An ordered group; a paragraph of several blocks is one inside it."""
    order = add(parent, "OrderedGroup", {"ID": f"order-{group.key}", "TAGREFS": group.key})
    for part in in_order(group):
        if isinstance(part, Picture):
            if part.image.box:
                _reference(order, part.id)
            continue
        inner = order
        if len(part) > 1:
            inner = add(order, "OrderedGroup", {"ID": f"order-{part[0].id}"})
        for block in part:
            _reference(inner, block.id)


def _reference(parent: _Element, name: str) -> None:
    add(parent, "ElementRef", {"ID": f"ref-{name}", "REF": name})


def _is_placed(group: Group) -> bool:
    return bool(group.blocks) or any(isinstance(part, Picture) and part.image.box for part in in_order(group))


def _layout(root: _Element, page: Page, groups: tuple[Group, ...], places: Places) -> None:
    lines = [line for group in groups for block in group.blocks for line in block.lines]
    known = [line.confidence for line in lines if line.confidence is not None]
    language, *others = languages_of_page(page) or (None,)
    attributes: Attributes = {
        "ID": page_key(page),
        "PHYSICAL_IMG_NR": page.source.page,
        "PRINTED_IMG_NR": page.masthead.page_number,
        "WIDTH": places.width,
        "HEIGHT": places.height,
        "ROTATION": page.source.rotation or None,
        "PROCESSINGREFS": _PROCESSING,
        "PC": round(fmean(known), 4) if known else None,
        "LANG": language,
        "OTHERLANGS": " ".join(filter(None, others)) or None,
    }
    sheet = add(add(root, "Layout"), "Page", attributes)
    boxes = [line.box for line in lines if line.box]
    space = add(sheet, "PrintSpace", _at(Box.union(boxes), places) if boxes else None)
    divided = divided_words(page)
    for group in groups:
        own = language_of_article(group.article) if group.article else None
        for part in in_order(group):
            if not isinstance(part, Picture):
                for block in part:
                    element = _text_block(space, group, block, places, divided)
                    if own and own != language:  # as the schema asks: recorded at the highest level possible
                        element.set("LANG", own)
            elif part.image.box:
                add(space, "Illustration", {"ID": part.id, "TAGREFS": group.key, **_at(part.image.box, places)})


def _text_block(space: _Element, group: Group, block: Block, places: Places, divided: DividedWords) -> _Element:
    tags = [group.key, f"role-{block.role.value}"]
    attributes: dict[str, str | int] = {"ID": block.id}
    if block.removed:
        tags.append(f"reason-{block.removed.reason.value}")
        attributes[f"{{{_XLINK}}}href"] = f"#{block.removed.of}"
    attributes["TAGREFS"] = " ".join(tags)
    assert block.box is not None
    element = add(space, "TextBlock", {**attributes, **_at(block.box, places)})
    for line in block.lines:
        _text_line(element, line, places, divided)
    return element


def _text_line(block: _Element, line: Line, places: Places, divided: DividedWords) -> None:
    assert line.box is not None
    direction = "ttb" if line.vertical else None
    element = add(block, "TextLine", {"ID": line.id, **_at(line.box, places), "BASEDIRECTION": direction})
    quad = places.quad(line)
    if set(quad) != set(line.box.quad()):
        points = " ".join(f"{x},{y}" for x, y in map(places.point, quad))
        add(add(element, "Shape"), "Polygon", {"POINTS": points})
    words = places.words(line)
    for number, word in enumerate(words, 1):
        if number > 1:
            add(element, "SP", _gap(words[number - 2], word, places))
        name, whole = f"{line.id}-w{number}", None
        if number == len(words) and (whole := divided.first.get(line.id)):
            head, hyphen = word.without_hyphen()
            _string(element, name, head, line, places, ("HypPart1", whole))
            add(element, "HYP", {"CONTENT": hyphen.text, **_at(Box.around(hyphen.quad), places)})
        else:
            whole = divided.second.get(line.id) if number == 1 else None
            _string(element, name, word, line, places, ("HypPart2", whole) if whole else None)


def _string(
    line_element: _Element, name: str, word: PlacedWord, line: Line, places: Places, part: tuple[str, str] | None
) -> None:
    """``part``: which half of a divided word it is, and the whole word."""
    kind, whole = part or (None, None)
    attributes: Attributes = {"ID": name, "CONTENT": word.text, **_at(Box.around(word.quad), places)}
    certain: Attributes = {"WC": line.confidence, "SUBS_TYPE": kind, "SUBS_CONTENT": whole}
    add(line_element, "String", {**attributes, **certain})


def _gap(before: PlacedWord, word: PlacedWord, places: Places) -> Attributes:
    """The space between two words that stand side by side."""
    left, right = _at(Box.around(before.quad), places), _at(Box.around(word.quad), places)
    end, start = left["HPOS"] + left["WIDTH"], right["HPOS"]
    return {"HPOS": end, "VPOS": right["VPOS"], "WIDTH": start - end} if end <= start else {}


def _at(box: Box, places: Places) -> dict[str, int]:
    left, top, right, bottom = places.box(box)
    return {"HPOS": left, "VPOS": top, "WIDTH": right - left, "HEIGHT": bottom - top}
