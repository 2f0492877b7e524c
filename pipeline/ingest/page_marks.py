"""What PAGE says of its regions beside their places: groups of the reading order, types, and custom attributes.

An article is a group of the type article (ours), or what Transkribus writes into the custom attribute of its lines:
``structure {id:a1; type:article;}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pipeline.document import Masthead, Removal, Role
from pipeline.export.masthead_facts import masthead_of
from pipeline.ingest.dump import Mark
from pipeline.ingest.xml_input import Element, local

_CUSTOM = re.compile(r"(\w+)\s*\{([^}]*)\}")
_ROLES = {role.value: role for role in Role}
_REASONS = {reason.value: reason for reason in Removal}
_TYPES = {"caption": Role.CAPTION, "credit": Role.CREDIT, "page-number": Role.FOLIO}
_MASTHEAD = "masthead "


@dataclass(frozen=True, slots=True)
class Groups:
    """The article and the paragraph of each region, by its identifier."""

    stories: Mapping[str, str]
    paragraphs: Mapping[str, str]

    def mark(self, region: Element, around: Mark) -> Mark:
        """What is said of a region; one inside an advertisement is of it."""
        name = region.get("id") or ""
        if local(region) == "AdvertRegion":
            return replace(around, story=name or None, role=Role.ADVERTISEMENT)
        if around.role is Role.ADVERTISEMENT:
            return around
        custom = _custom(region)
        role = _ROLES.get(custom.get("structure", {}).get("type", "")) or _TYPES.get(region.get("type") or "")
        repeats = custom.get("repeats", {})
        return Mark(
            story=self.stories.get(name, around.story),
            role=role,
            paragraph=self.paragraphs.get(name, name or None),
            repeats=repeats.get("line"),
            reason=_REASONS.get(repeats.get("reason", "")),
        )


def read_groups(page: Element) -> Groups:
    """The groups of the reading order of a page."""
    stories: dict[str, str] = {}
    paragraphs: dict[str, str] = {}
    for reference in page.iterfind("{*}ReadingOrder//{*}RegionRefIndexed"):
        name = reference.get("regionRef") or ""
        groups = [group for group in reference.iterancestors() if "Group" in local(group)]
        article = next((group for group in groups if group.get("type") == "article"), None)
        if article is not None:
            stories[name] = article.get("id") or ""
            if groups[0].get("type") == "paragraph":
                paragraphs[name] = groups[0].get("id") or ""
    return Groups(stories, paragraphs)


def story_of(line: Element) -> str | None:
    """The article that a line says it belongs to."""
    structure = _custom(line).get("structure", {})
    return structure.get("id") if structure.get("type") == "article" else None


def read_masthead(metadata: Element) -> Masthead | None:
    """What the metadata say of the masthead, as our own do."""
    items = [(item.get("name") or "", item.get("value") or "") for item in metadata.iterchildren("{*}MetadataItem")]
    facts = {name.removeprefix(_MASTHEAD): value for name, value in items if name.startswith(_MASTHEAD)}
    return masthead_of(facts) if facts else None


def _custom(element: Element) -> dict[str, dict[str, str]]:
    """The custom attribute: ``name {key:value; key:value;} name {...}``."""
    found = {}
    for name, body in _CUSTOM.findall(element.get("custom") or ""):
        pairs = (pair.partition(":") for pair in body.split(";"))
        found[name] = {key.strip(): value.strip() for key, _, value in pairs if value.strip()}
    return found
