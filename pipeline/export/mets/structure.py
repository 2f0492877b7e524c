"""The three structures of an issue: its pages, its articles with their parts in the ALTO files, and its files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Role
from pipeline.export.blocks import Block, Group, GroupKind, Picture, groups_of, in_order
from pipeline.export.keys import Keys
from pipeline.export.mets.tags import XLINK, Element, mets
from pipeline.export.xml_text import Attributes
from pipeline.issue import Issue, IssueArticle

_HEADING = {
    Role.KICKER: "OVERLINE",
    Role.HEADLINE: "TITLE",
    Role.SUBTITLE: "SUBHEADLINE",
    Role.BYLINE: "AUTHOR",
}
"""Names of the ENMAP profile, as its users write them."""
_BESIDE = {GroupKind.FURNITURE: "TITLE_SECTION", GroupKind.ADVERTISEMENT: "ADVERTISEMENT", GroupKind.UNASSIGNED: "TEXT"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A block or a picture, and the index of the page that it stands on; ``id`` is its identifier in the ALTO file."""

    page: int
    id: str


def image_file(key: str) -> str:
    """The identifier of the scan of a page."""
    return f"file-{key}"


def alto_file(key: str) -> str:
    """The identifier of the ALTO file of a page."""
    return f"file-alto-{key}"


def physical(root: Element, issue: Issue, keys: Keys) -> None:
    """The issue and its pages, each with its scan and, beside it, its text."""
    whole = mets(root, "structMap", {"TYPE": "PHYSICAL", "LABEL": "Physical structure"})
    top = mets(whole, "div", {"ID": f"physical-{keys.issue}", "TYPE": "physSequence", "DMDID": f"mods-{keys.issue}"})
    for number, (one, key) in enumerate(zip(issue.pages, keys.pages, strict=True), 1):
        printed = one.page.masthead.page_number
        place: Attributes = {
            "ID": key,
            "TYPE": "page",
            "ORDER": number,
            "ORDERLABEL": printed,
            "LABEL": f"Page {printed or number}",
        }
        page = mets(top, "div", place)
        for file in (image_file(key), alto_file(key)):
            mets(page, "fptr", {"FILEID": file})


def files(root: Element, keys: Keys) -> None:
    """The same files as a folder: what Archivematica and metsrw go by."""
    whole = mets(root, "structMap", {"TYPE": "physical", "LABEL": "Files"})
    top = mets(whole, "div", {"TYPE": "Directory", "LABEL": keys.issue})
    for key in keys.pages:
        for file in (image_file(key), alto_file(key)):
            mets(mets(top, "div", {"TYPE": "Item", "LABEL": file}), "fptr", {"FILEID": file})


def logical(root: Element, issue: Issue, keys: Keys) -> None:
    """The issue, its articles in reading order, and what stands beside them; every block of text but removed ones once."""
    groups = [groups_of(one.page) for one in issue.pages]
    whole = mets(root, "structMap", {"TYPE": "LOGICAL", "LABEL": "Logical structure"})
    paper = mets(whole, "div", {"ID": f"paper-{keys.issue}", "TYPE": "Newspaper", "LABEL": issue.title})
    label = ", ".join(text for text in (issue.title, issue.issue_number, issue.date) if text) or issue.name
    top = mets(paper, "div", {"ID": keys.issue, "TYPE": "ISSUE", "DMDID": f"mods-{keys.issue}", "LABEL": label})
    _beside(top, groups, keys, GroupKind.FURNITURE)
    content = mets(top, "div", {"ID": f"content-{keys.issue}", "TYPE": "CONTENT"})
    for number, article in enumerate(issue.articles, 1):
        _article(content, article, number, groups, keys)
    _beside(content, groups, keys, GroupKind.ADVERTISEMENT)
    _beside(content, groups, keys, GroupKind.UNASSIGNED)


def links(root: Element, issue: Issue, keys: Keys) -> None:
    """Which pages the issue and each of its articles stand on."""
    whole = mets(root, "structLink")
    pairs = [(keys.issue, f"physical-{keys.issue}"), *((keys.issue, key) for key in keys.pages)]
    for article in issue.articles:
        name = keys.of(article.parts[0])
        pairs += [(name, key) for key in dict.fromkeys(keys.pages[part.page] for part in article.parts)]
    for start, end in pairs:
        mets(whole, "smLink", {f"{{{XLINK}}}from": start, f"{{{XLINK}}}to": end})


def _article(
    content: Element, article: IssueArticle, number: int, groups: Sequence[Sequence[Group]], keys: Keys
) -> None:
    key = keys.of(article.parts[0])
    facts: Attributes = {
        "ID": key,
        "TYPE": "ARTICLE",
        "ORDER": number,
        "DMDID": f"mods-{key}",
        "LABEL": article.headline,
    }
    top = mets(content, "div", facts)
    parts = [(p.page, g) for p in article.parts for g in groups[p.page] if g.article and g.article.id == p.article]
    blocks = [(page, block) for page, group in parts for block in group.blocks]
    heads = [(page, block) for page, block in blocks if block.role in _HEADING]
    if heads:
        heading = mets(top, "div", {"TYPE": "HEADING"})
        for page, block in heads:
            _part(heading, _HEADING[block.role], [Placed(page, block.id)], keys)
    body = mets(top, "div", {"TYPE": "BODY"})
    _paragraphs(mets(body, "div", {"TYPE": "BODY_CONTENT"}), article, blocks, keys)
    for page, group in parts:
        _illustrations(body, page, group, keys)
    for page, block in blocks:
        if block.role is Role.JUMP:
            _part(body, "TEXT", [Placed(page, block.id)], keys, label="jump line")


def _paragraphs(body: Element, article: IssueArticle, blocks: Iterable[tuple[int, Block]], keys: Keys) -> None:
    """A paragraph that columns or pages divide is one part with several areas, in the order in which it is read."""
    holder = {(page, line.id): Placed(page, block.id) for page, block in blocks for line in block.lines}
    for paragraph in article.paragraphs:
        areas = dict.fromkeys(
            holder[line.page, line.line] for line in paragraph.lines if (line.page, line.line) in holder
        )
        kind = "CROSSHEADING" if paragraph.role is Role.SUBHEAD else "PARAGRAPH"
        _part(body, kind, tuple(areas), keys)


def _illustrations(body: Element, page: int, group: Group, keys: Keys) -> None:
    """A picture with its caption; captions and credits of pictures without a place stand alone."""
    picture: Element | None = None
    for part in in_order(group):
        if isinstance(part, Picture):
            picture = mets(body, "div", {"TYPE": "ILLUSTRATION"})
            if part.image.box:
                _part(picture, "IMAGE", [Placed(page, part.id)], keys)
            continue
        for block in part:
            if block.role in {Role.CAPTION, Role.CREDIT}:
                inside = body if picture is None or block.image is None else picture
                kind = "CAPTION" if block.role is Role.CAPTION else "AUTHOR"
                _part(inside, kind, [Placed(page, block.id)], keys)


def _beside(top: Element, groups: Sequence[Sequence[Group]], keys: Keys, kind: GroupKind) -> None:
    for page, found in enumerate(groups):
        for group in found:
            if group.kind is kind and group.blocks:
                _part(top, _BESIDE[kind], [Placed(page, block.id) for block in group.blocks], keys)


def _part(parent: Element, kind: str, areas: Sequence[Placed], keys: Keys, *, label: str | None = None) -> None:
    """A division with the places of its text; several are a sequence."""
    part = mets(parent, "div", {"TYPE": kind, "LABEL": label})
    for pointer in _pointers(part, areas):
        for placed in areas:
            where = {"FILEID": alto_file(keys.pages[placed.page]), "BETYPE": "IDREF", "BEGIN": placed.id}
            mets(pointer, "area", where)


def _pointers(part: Element, areas: Sequence[Placed]) -> Iterator[Element]:
    if areas:
        pointer = mets(part, "fptr")
        yield mets(pointer, "seq") if len(areas) > 1 else pointer
