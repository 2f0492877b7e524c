"""How large the type of a page is: the measure of all other lengths in the layout."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.sheet import Span
from pipeline.textline import TextLine


@dataclass(frozen=True, slots=True)
class TypeSize:
    """``body`` is the height of a line of body type in pixels; ``cjk`` says that the page is set in ideographs."""

    body: float
    cjk: bool


def type_height(line: TextLine) -> float:
    """Pixels across the direction of writing: the height of a horizontal line, the width of a vertical one."""
    return line.box.width if line.vertical else line.box.height


@lru_cache(maxsize=16_384)
def is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


@lru_cache(maxsize=16_384)  # a page asks it of each line again and again
def text_width(text: str) -> float:
    """Width in ems: an ideograph is one, any other character about half of one."""
    return sum(1.0 if is_wide(c) else 0.5 for c in text)


def weighted_median(values: Sequence[float], weights: Sequence[float]) -> float:
    """The lower weighted median; ValueError if there is nothing to take it of."""
    pairs = sorted(zip(values, weights, strict=True))
    half, total = sum(weights) / 2, 0.0
    for value, weight in pairs:
        total += weight
        if total >= half:
            return value
    message = "no values"
    raise ValueError(message)


def measure_type(lines: Sequence[TextLine]) -> TypeSize:
    """The median over all characters: most of what is printed on a page is body type."""
    if not lines:
        return TypeSize(body=1.0, cjk=False)
    weights = [len(line.text) + 0.1 for line in lines]
    body = weighted_median([type_height(line) for line in lines], weights)
    text = "".join(line.text for line in lines)
    wide = sum(map(is_wide, text))
    return TypeSize(body=max(body, 1.0), cjk=wide * 2 > len(text))


def measure_spans(spans: Sequence[Span]) -> float:
    """A first measure of body height in pixels, before there are lines."""
    sizes = [min(s.box.height, s.box.width) for s in spans]
    return weighted_median(sizes, [len(s.text) + 0.1 for s in spans]) if spans else 1.0
