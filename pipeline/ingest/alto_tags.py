"""What ALTO says of its blocks beside their places: tags for roles and articles, and the reading order of version 4.3."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from pipeline.document import Masthead, Removal, Role
from pipeline.export.masthead_facts import masthead_of
from pipeline.ingest.dump import Mark
from pipeline.ingest.xml_input import Element, local

_T = TypeVar("_T")
_HREF = "{http://www.w3.org/1999/xlink}href"
_ROLES = {role.value: role for role in Role}
_REASONS = {reason.value: reason for reason in Removal}
_HEADINGS = frozenset({"heading", "title", "head"})
# What other programs call the same; a role that is found here says nothing of articles.
_SAME = {
    "subheadline": Role.SUBTITLE,
    "deck": Role.SUBTITLE,
    "author": Role.BYLINE,
    "advert": Role.ADVERTISEMENT,
    "page number": Role.FOLIO,
    "page-number": Role.FOLIO,
    "numberingzone": Role.FOLIO,
    "running title": Role.RUNNING_HEADER,
    "runningtitlezone": Role.RUNNING_HEADER,
    "subheading": Role.SUBHEAD,
    "paragraph": None,
}


@dataclass(frozen=True, slots=True)
class ReadingOrder:
    """The place of each block that the order names, and the group that is its paragraph, by its identifier."""

    places: Mapping[str, int] = field(default_factory=dict)
    paragraphs: Mapping[str, str] = field(default_factory=dict)

    def sorted(self, pieces: Sequence[tuple[str, _T]]) -> list[_T]:
        """In that order; what it does not name comes last, as in the file. An order of lines or words says nothing."""
        last = len(self.places)
        return [piece for _, piece in sorted(pieces, key=lambda piece: self.places.get(piece[0], last))]


@dataclass(frozen=True, slots=True)
class Tags:
    """By their identifiers: labels, and the types of structure tags."""

    labels: Mapping[str, str] = field(default_factory=dict)
    structures: Mapping[str, str] = field(default_factory=dict)
    masthead: Masthead | None = None

    def mark(self, block: Element, order: ReadingOrder) -> Mark:
        """What the tags of a block say of it."""
        names = (block.get("TAGREFS") or "").split()
        labels = [self.labels.get(name, "").strip().lower() for name in names]
        story = next((name for name in names if self.structures.get(name) in {"article", "advertisement"}), None)
        roles = (_ROLES.get(label) or _SAME.get(label) for label in labels)
        name = block.get("ID") or ""
        return Mark(
            story=story,
            role=next((role for role in roles if role), None),
            paragraph=order.paragraphs.get(name, name or None),
            repeats=(block.get(_HREF) or "").removeprefix("#") or None,
            reason=next((_REASONS[label] for label in labels if label in _REASONS), None),
        )

    def is_heading(self, block: Element) -> bool:
        """Whether a tag calls it a heading and none says of what kind."""
        names = (block.get("TAGREFS") or "").split()
        return any(self.labels.get(name, "").strip().lower() in _HEADINGS for name in names)


def read_tags(element: Element) -> Tags:
    """The tags of a file, from its element `Tags`. The label of a structure is a name and no role."""
    labels: dict[str, str] = {}
    structures: dict[str, str] = {}
    facts: dict[str, str] = {}
    for tag in element:
        name, kind = tag.get("ID") or "", (tag.get("TYPE") or "").strip().lower()
        if local(tag) == "StructureTag" and kind in {"article", "advertisement"}:
            structures[name] = kind
        elif kind == "masthead":
            facts[tag.get("DESCRIPTION") or ""] = tag.get("LABEL") or ""
        else:
            labels[name] = tag.get("LABEL") or ""
    return Tags(labels, structures, masthead_of(facts) if facts else None)


def read_order(element: Element, tags: Tags) -> ReadingOrder:
    """The reading order, from its element; a group without a tag inside that of an article is a paragraph."""
    places: dict[str, int] = {}
    paragraphs: dict[str, str] = {}
    for reference in element.iter("{*}ElementRef"):
        group = reference.getparent()
        inside = group is not None and not group.get("TAGREFS") and _is_article(group.getparent(), tags)
        for name in (reference.get("REF") or "").split():
            places.setdefault(name, len(places))
            if inside and group is not None:
                paragraphs[name] = group.get("ID") or ""
    return ReadingOrder(places, paragraphs)


def _is_article(group: Element | None, tags: Tags) -> bool:
    return group is not None and any(name in tags.structures for name in (group.get("TAGREFS") or "").split())
