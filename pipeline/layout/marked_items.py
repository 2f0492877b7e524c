"""Short items without titles, each a paragraph that begins with the same mark (△): every one is a story of its own.

Those that begin with the name of a place or a house set off by white or a colon (△岚江：) are entries of one survey.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues import ends_sentence
from pipeline.layout.blocks import Block
from pipeline.layout.flush import item_mark
from pipeline.layout.strips import Strip
from pipeline.textline import TextLine

LEAST = 3  # items; fewer marks may stand in a story
_ENTRY = re.compile(r"\W\s*\w{2,8}(?:\s|[:：])")


def marked_items(strips: Sequence[Strip]) -> list[tuple[Strip, ...]]:
    """The strips of each item in turn; all of them together where they are no such items."""
    lines = [x for strip in strips for x in strip.column.lines]
    mark = item_mark(lines[0].text) if lines else ""
    first = {x.number for n, x in enumerate(lines) if mark and _begins(n, lines, mark)}
    entries = sum(x.number in first and _ENTRY.match(x.text) is not None for x in lines)
    if len(first) < LEAST or 2 * entries > len(first) or any(strip.titles for strip in strips):
        return [tuple(strips)]
    items: list[list[Strip]] = []
    for strip in strips:
        for part in _parts(strip, first):
            if part.lines[0].number in first:
                items.append([])
            items[-1].append(Strip((), part))
    return [tuple(item) for item in items]


def _begins(n: int, lines: Sequence[TextLine], mark: str) -> bool:
    return item_mark(lines[n].text) == mark and (n == 0 or ends_sentence(lines[n - 1].text))


def _parts(strip: Strip, first: set[int]) -> list[Block]:
    parts: list[list[TextLine]] = [[]]
    for line in strip.column.lines:
        if line.number in first and parts[-1]:
            parts.append([])
        parts[-1].append(line)
    return [Block(tuple(part), strip.frame) for part in parts]
