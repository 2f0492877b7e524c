"""TEI P5: a division an article with its titles, paragraphs and figures; a facsimile whose zones say where they stand.

For reading and for linguists, so paragraphs are whole: words are joined over line ends as in the article JSON. A page without
places has no facsimile.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml import etree

from pipeline.document import Article, Page, Role
from pipeline.export.blocks import Block, Group, GroupKind, Picture, groups_of, in_order
from pipeline.export.identity import page_key
from pipeline.export.language import language_of_article
from pipeline.export.tei_frame import ID, LANG, NAMESPACE, Element, add, add_facsimile, add_header
from pipeline.export.word_places import Places
from pipeline.export.xml_text import xml_bytes

_PREFIXES: Any = {None: NAMESPACE}


@dataclass(frozen=True, slots=True)
class _Article:
    """An article with the places of its parts: pointers to zones, None where there is none."""

    article: Article
    roles: Mapping[Role, str | None]
    paragraphs: Mapping[int, str | None]
    pictures: tuple[Picture, ...]


def page_to_tei(page: Page, stamp: datetime | None = None) -> bytes:
    """UTF-8; the same page and stamp give the same bytes. ``stamp`` becomes the date of the revision."""
    groups = groups_of(page)
    root = etree.Element(f"{{{NAMESPACE}}}TEI", nsmap=_PREFIXES)
    add_header(root, page, stamp)
    width, height = page.source.width, page.source.height
    placed = width is not None and height is not None and any(line.box for line in page.lines)
    if placed and width is not None and height is not None:
        add_facsimile(root, page, groups, Places(width, height, page.source.rotation))
    body = add(add(root, "text"), "body")
    add(body, "pb", {"n": page.masthead.page_number, "facs": f"#{page_key(page)}" if placed else None})
    for group in sorted(groups, key=lambda g: g.kind is not GroupKind.FURNITURE):
        _group(body, group, page, placed=placed)
    if len(body) == len(body.findall(f"{{{NAMESPACE}}}fw")) + 1:
        add(body, "ab")  # a body holds at least one block
    return xml_bytes(root)


def _group(body: Element, group: Group, page: Page, *, placed: bool) -> None:
    match group.kind:
        case GroupKind.ARTICLE:
            _division(body, group, placed=placed)
        case GroupKind.ADVERTISEMENT:
            text = page.advertisements[int(group.key.rpartition("-")[2]) - 1].text
            add(_div(body, group), "p", {"facs": _facs(group.blocks, placed=placed)}, text)
        case GroupKind.FURNITURE:
            for block in group.blocks:
                add(body, "fw", {"type": block.role.value, "facs": _facs([block], placed=placed)}, _text(block))
        case GroupKind.UNASSIGNED:
            division = _div(body, group)
            for block in group.blocks:
                add(division, "ab", {"facs": _facs([block], placed=placed)}, _text(block))
        case GroupKind.REMOVED:
            division = _div(body, group)
            for block in group.blocks:
                reason = block.removed.reason.value if block.removed else None
                around = add(division, "ab", {"facs": _facs([block], placed=placed)})
                add(around, "surplus", {"reason": reason}, _text(block))


def _div(body: Element, group: Group) -> Element:
    return add(body, "div", {ID: group.key, "type": group.kind.value})


def _text(block: Block) -> str:
    return " ".join(line.text for line in block.lines)


def _facs(blocks: Iterable[Block], *, placed: bool) -> str | None:
    names = [f"#{block.id}" for block in blocks if block.box]
    return " ".join(names) if placed and names else None


def _division(body: Element, group: Group, *, placed: bool) -> None:
    story = _story(group, placed=placed)
    article = story.article
    division = _div(body, group)
    division.set("subtype", article.kind.value)
    if language := language_of_article(article):
        division.set(LANG, language)
    for role, kind, text in (
        (Role.KICKER, "kicker", article.kicker),
        (Role.HEADLINE, "main", article.headline),
        (Role.SUBTITLE, "sub", article.subtitle),
    ):
        if text:
            add(division, "head", {"type": kind, "facs": story.roles.get(role)}, text)
    if article.byline:
        add(division, "byline", {"facs": story.roles.get(Role.BYLINE)}, article.byline)
    add(division, "certainty", {"locus": "value", "degree": round(float(article.confidence), 4)})
    if article.continued_from:
        add(division, "note", {"type": "continued-from", "n": article.continued_from.page}, article.continued_from.text)
    _paragraphs(division, story)
    for picture in story.pictures:
        _figure(division, picture, placed=placed)
    if article.continues_to:
        add(division, "note", {"type": "continues-to", "n": article.continues_to.page}, article.continues_to.text)
    for warning in article.warnings:
        add(division, "note", {"type": "warning", "subtype": warning.code}, warning.message)


def _story(group: Group, *, placed: bool) -> _Article:
    assert group.article is not None
    roles: dict[Role, str | None] = {}
    paragraphs: dict[int, str | None] = {}
    pictures: list[Picture] = []
    for part in in_order(group):
        if isinstance(part, Picture):
            pictures.append(part)
        elif part[0].paragraph is not None:
            paragraphs[part[0].paragraph] = _facs(part, placed=placed)
        else:
            roles.setdefault(part[0].role, _facs(part, placed=placed))
    return _Article(group.article, roles, paragraphs, tuple(pictures))


def _paragraphs(division: Element, story: _Article) -> None:
    """A crosshead begins a division of its own, which reaches to the next one."""
    inner = division
    for number, paragraph in enumerate(story.article.paragraphs):
        facs = {"facs": story.paragraphs.get(number)}
        if paragraph.role is Role.SUBHEAD:
            inner = add(division, "div", {"type": "section"})
            add(inner, "head", {"type": "subhead", **facs}, paragraph.text)
        else:
            add(inner, "p", facs, paragraph.text)


def _figure(division: Element, picture: Picture, *, placed: bool) -> None:
    image = picture.image
    figure = add(division, "figure", {"facs": f"#{picture.id}" if placed and image.box else None})
    if image.caption:
        add(figure, "head", {"type": "caption"}, image.caption)
    if image.credit:
        add(figure, "byline", text=image.credit)
