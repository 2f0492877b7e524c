"""What the masthead of a page says, name by name, for formats that have no field of their own for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from pipeline.document import Masthead


def masthead_facts(masthead: Masthead) -> Iterator[tuple[str, str]]:
    """(name of the field, value as text) of those that are known."""
    for field in fields(masthead):
        value = getattr(masthead, field.name)
        if value is not None:
            yield field.name, str(value)


def masthead_of(facts: dict[str, str]) -> Masthead:
    """The masthead back from its facts; unknown names and page counts that are no number are left out."""
    known = {field.name for field in fields(Masthead)} - {"page_count"}
    count = facts.get("page_count", "")
    texts = {name: value for name, value in facts.items() if name in known and value}
    return Masthead(**texts, page_count=int(count) if count.isascii() and count.isdigit() else None)
