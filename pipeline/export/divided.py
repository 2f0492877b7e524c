"""Words that a line end divides: which lines end and begin with the halves, and what the whole word is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from pipeline.document import Line, Page, Role
from pipeline.joining import plain_letters
from pipeline.joining.hyphens import HYPHENS

_HALF = re.compile(rf"([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)[{re.escape(HYPHENS)}]$")
_REST = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class DividedWords:
    """The whole words by the line that holds their first half, and by the one that holds their second."""

    first: Mapping[str, str]
    second: Mapping[str, str]


def divided_words(page: Page) -> DividedWords:
    """Those whose whole is found in the running text: how the halves belong together was decided there."""
    by_id = {line.id: line for line in page.lines}
    first: dict[str, str] = {}
    second: dict[str, str] = {}
    for paragraph in (p for article in page.articles for p in article.paragraphs if p.role is Role.BODY):
        lines = [by_id[name] for name in paragraph.lines if name in by_id]
        for before, after in pairwise(lines):
            if (whole := _whole(before, after, paragraph.text)) is not None:
                first[before.id] = second[after.id] = whole
    return DividedWords(first, second)


def _whole(before: Line, after: Line, text: str) -> str | None:
    half, rest = _HALF.search(before.text), _REST.match(after.text)
    if half is None or rest is None:
        return None
    wholes = (f"{half[1]}{rest[0]}", f"{half[1]}-{rest[0]}")
    return next((word for word in (*wholes, *map(plain_letters, wholes)) if word in text), None)
