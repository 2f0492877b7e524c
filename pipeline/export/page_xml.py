"""PAGE 2019-07-15: regions with types, lines and words with polygons and confidences, an ordered group an article.

The format of PRImA that OCR-D, Transkribus and eScriptorium exchange. docs/formats.md says what maps where.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import count
from typing import Any

from lxml import etree

from pipeline.document import Line, Page, Role
from pipeline.export.blocks import Block, Group, GroupKind, Picture, groups_of, in_order
from pipeline.export.identity import page_key
from pipeline.export.language import language_of_article, languages_of_page
from pipeline.export.masthead_facts import masthead_facts
from pipeline.export.page_languages import page_language
from pipeline.export.word_places import Places, places_of
from pipeline.export.xml_text import Attributes, add, xml_bytes
from pipeline.geometry import Point

_NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PREFIXES: Any = {None: _NAMESPACE, "xsi": _XSI}
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)  # the schema wants a time; without a stamp it says that none is stated
_TYPES = {
    Role.BODY: "paragraph",
    Role.SUBHEAD: "heading",
    Role.KICKER: "heading",
    Role.HEADLINE: "heading",
    Role.SUBTITLE: "heading",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit",
    Role.ADVERTISEMENT: "paragraph",
    Role.FOLIO: "page-number",
    Role.MASTHEAD: "header",
    Role.RUNNING_HEADER: "header",
}
_Element = etree._Element  # noqa: SLF001 - the public name of lxml's element type for annotations


def page_to_page_xml(page: Page, stamp: datetime | None = None) -> bytes:
    """UTF-8; the same page and stamp give the same bytes. ``stamp`` becomes the time of creation.

    PageFailed if the page has no size, or a line of it no place.
    """
    places = places_of(page, "PAGE")
    groups = groups_of(page)
    root = etree.Element(_name("PcGts"), nsmap=_PREFIXES)
    root.set("pcGtsId", page_key(page))
    root.set(f"{{{_XSI}}}schemaLocation", f"{_NAMESPACE} {_NAMESPACE}/pagecontent.xsd")
    _metadata(root, page, stamp or _NO_TIME)
    dpi = page.source.dpi
    attributes: Attributes = {
        "imageFilename": page.source.path,
        "imageWidth": places.width,
        "imageHeight": places.height,
        "imageXResolution": dpi,
        "imageYResolution": dpi,
        "imageResolutionUnit": "PPI" if dpi else None,
        "orientation": _turn(page.source.rotation),
        "primaryLanguage": page_language(next(iter(languages_of_page(page)), None)),
    }
    sheet = add(root, "Page", attributes)
    _reading_order(sheet, groups)
    for group in groups:
        _regions(sheet, group, places)
    return xml_bytes(root)


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _turn(rotation: int) -> int | None:
    """Degrees clockwise that set the page upright, above -180 and up to 180; None if it stands."""
    return (rotation + 179) % 360 - 179 or None


def _metadata(root: _Element, page: Page, time: datetime) -> None:
    metadata = add(root, "Metadata")
    generator = page.generator
    add(metadata, "Creator", text=f"{generator.name} {generator.version}")
    for tag in ("Created", "LastChange"):
        add(metadata, tag, text=time.isoformat())
    step = {
        "type": "processingStep",
        "name": "recognition and layout",
        "value": f"{generator.name} {generator.version}",
    }
    item = add(metadata, "MetadataItem", step)
    if generator.models:
        labels = add(item, "Labels", {"externalModel": "model"})
        for model in generator.models:
            add(labels, "Label", {"type": model.name, "value": f"sha256:{model.sha256}"})
    for name, value in masthead_facts(page.masthead):
        add(metadata, "MetadataItem", {"type": "other", "name": f"masthead {name}", "value": value})
    checksum = {"type": "imageProperties", "name": "sha256", "value": page.source.sha256}
    add(metadata, "MetadataItem", checksum)


def _reading_order(sheet: _Element, groups: Iterable[Group]) -> None:
    """Articles in their order, then one unordered group of what stands beside them; removed lines are not read."""
    ordered = [(group, list(_order(group))) for group in groups if group.kind is not GroupKind.REMOVED]
    articles = [(group, order) for group, order in ordered if order and group.kind is GroupKind.ARTICLE]
    beside = [(group, order) for group, order in ordered if order and group.kind is not GroupKind.ARTICLE]
    if not articles and not beside:
        return
    whole = add(add(sheet, "ReadingOrder"), "OrderedGroup", {"id": "order"})
    for index, (group, order) in enumerate(articles):
        assert group.article is not None
        attributes: Attributes = {
            "id": f"order-{group.key}",
            "index": index,
            "type": "article",
            "caption": group.article.headline,
            "custom": f"article {{id:{group.key}; kind:{group.article.kind.value};}}",
        }
        _references(add(whole, "OrderedGroupIndexed", attributes), order)
    if beside:
        rest = add(whole, "UnorderedGroupIndexed", {"id": "order-beside", "index": len(articles), "type": "other"})
        for group, order in beside:
            custom = f"structure {{type:{group.kind.value};}}"
            inner = add(rest, "OrderedGroup", {"id": f"order-{group.key}", "type": "other", "custom": custom})
            _references(inner, order)


def _order(group: Group) -> Iterable[tuple[str, ...]]:
    """The identifiers of the regions in reading order, those of one paragraph together."""
    for part in in_order(group):
        if not isinstance(part, Picture):
            yield tuple(block.id for block in part)
        elif part.image.box:
            yield (part.id,)


def _references(parent: _Element, order: Sequence[tuple[str, ...]]) -> None:
    for index, names in enumerate(order):
        inner, number = parent, count(index)
        if len(names) > 1:
            attributes: Attributes = {"id": f"order-{names[0]}", "index": index, "type": "paragraph"}
            inner, number = add(parent, "OrderedGroupIndexed", attributes), count()
        for name in names:
            add(inner, "RegionRefIndexed", {"index": next(number), "regionRef": name})


def _regions(sheet: _Element, group: Group, places: Places) -> None:
    language = page_language(language_of_article(group.article)) if group.article else None
    for part in in_order(group):
        if isinstance(part, Picture):
            if part.image.box:
                region = add(sheet, "ImageRegion", {"id": part.id})
                _coords(region, part.image.box.quad(), places)
            continue
        for block in part:
            _text_region(_around(sheet, group, block, places), block, places, language)


def _around(sheet: _Element, group: Group, block: Block, places: Places) -> _Element:
    """The element that a text region goes into: an advertisement, what repeats other ink, or the page itself."""
    tag = {GroupKind.ADVERTISEMENT: "AdvertRegion", GroupKind.REMOVED: "NoiseRegion"}.get(group.kind)
    if tag is None:
        return sheet
    last = sheet[-1] if len(sheet) else None
    if tag == "AdvertRegion" and last is not None and last.get("id") == group.key:
        return last
    own = group.box or block.box
    assert own is not None
    region = add(sheet, tag, {"id": group.key if tag == "AdvertRegion" else f"{block.id}-noise"})
    _coords(region, own.quad(), places)
    return region


def _text_region(parent: _Element, block: Block, places: Places, language: str | None) -> None:
    custom = f"structure {{type:{block.role.value};}}"
    if block.removed:
        custom += f" repeats {{line:{block.removed.of}; reason:{block.removed.reason.value};}}"
    vertical = all(line.vertical for line in block.lines)
    attributes: Attributes = {
        "id": block.id,
        "type": _TYPES.get(block.role, "other"),
        "custom": custom,
        "readingDirection": "top-to-bottom" if vertical else None,
        "textLineOrder": "right-to-left" if vertical else None,
        "primaryLanguage": language,
    }
    region = add(parent, "TextRegion", attributes)
    assert block.box is not None
    _coords(region, block.box.quad(), places)
    texts = [_text_line(region, line, places) for line in block.lines]
    _text(region, "\n".join(texts), None)


def _text_line(region: _Element, line: Line, places: Places) -> str:
    """The text of the line as its words give it."""
    attributes: Attributes = {"id": line.id, "readingDirection": "top-to-bottom" if line.vertical else None}
    element = add(region, "TextLine", attributes)
    _coords(element, places.quad(line), places)
    words = places.words(line)
    for number, word in enumerate(words, 1):
        part = add(element, "Word", {"id": f"{line.id}-w{number}"})
        _coords(part, word.quad, places)
        _text(part, word.text, line.confidence)
    text = " ".join(word.text for word in words)
    _text(element, text, line.confidence)
    return text


def _text(element: _Element, text: str, confidence: float | None) -> None:
    add(add(element, "TextEquiv", {"conf": confidence}), "Unicode", text=text)


def _coords(element: _Element, points: Iterable[Point], places: Places) -> None:
    add(element, "Coords", {"points": " ".join(f"{x},{y}" for x, y in map(places.point, points))})
