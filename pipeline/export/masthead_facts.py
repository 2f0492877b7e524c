"""What the masthead of a page says, name by name, for formats that have no field of their own for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields

from pipeline.document import Masthead

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[1-9][0-9]{0,4}")


def masthead_facts(masthead: Masthead) -> Iterator[tuple[str, str]]:
    """(name of the field, value as text) of those that are known."""
    for field in fields(masthead):
        value = getattr(masthead, field.name)
        if value is not None:
            yield field.name, str(value)


def masthead_of(facts: dict[str, str]) -> Masthead:
    """The masthead back from its facts; unknown names, dates that are not ISO and page counts that are none are left out."""
    known = {field.name for field in fields(Masthead)} - {"page_count"}
    texts = {name: value for name, value in facts.items() if name in known and value}
    if not _DATE.fullmatch(texts.get("date", "")):
        texts.pop("date", None)
    count = facts.get("page_count", "")
    return Masthead(**texts, page_count=int(count) if _COUNT.fullmatch(count) else None)
