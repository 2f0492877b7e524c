"""Characters of a headline that stand far apart below one another, each in a span of its own, run down.

They do if the white below each is no wider than that beside it, and all stand at one pitch. The two columns

    春
        夏
    秋
        冬

are no rows; where there is less white from 春 to 夏 than from 春 to 秋, and both are level, they are. So do the last characters
of a column of whatever size that a detector saw apart from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.geometry import Box
from pipeline.layout.typesize import is_wide
from pipeline.sheet import Rule, Span

DISPLAY = 1.4  # body heights; smaller type is not letter-spaced so
LEAST = 0.9  # the same of the last characters of a column that is known to run down
SQUARE = 1.4  # times the one side of a character: the other
ALIKE = 1.4  # times the type of the one above it
ASIDE = 0.25  # of its type: off the axis of the one above it
OVER, WHITE = 0.7, 1.6  # times its type, over that one and between the two
EVEN = 1.2  # times the narrowest pitch
FEW = 3  # characters that show which way they run


@dataclass(frozen=True, slots=True)
class _Character:
    number: int
    box: Box
    standing: bool


def stand_characters(spans: Sequence[Span], rules: Sequence[Rule], body: float) -> tuple[Span, ...]:
    """All spans, single ideographs that make up a column as vertical ones. ``body`` is the height of body type in pixels."""
    found = [
        _Character(n, s.box, s.vertical)
        for n, s in enumerate(spans)
        if is_wide(s.text[:1]) and (s.vertical or len(s.text.strip()) == 1) and s.box.width >= LEAST * body
    ]
    found = sorted((c for c in found if c.standing or _is_square(c.box)), key=lambda c: c.box.top)
    level = [r.box for r in rules if r.horizontal]
    columns = [c for c in _columns(found, level) if _shows_direction(c, spans, body) and _is_even(c)]
    others = _others(spans, columns, body)
    turned = {
        c.number
        for column in columns
        if not any(_in_row(c, column, others) for c in column if not c.standing)
        for c in column
    }
    return tuple(replace(s, vertical=True) if n in turned else s for n, s in enumerate(spans))


def _others(spans: Sequence[Span], columns: Sequence[Sequence[_Character]], body: float) -> list[tuple[int, Box]]:
    """Level spans of such type with their numbers, but for what was seen in the white of a column (ink that shows through)."""
    hulls = [Box.union(c.box for c in column) for column in columns]
    members = {c.number for column in columns for c in column}
    large = [(n, s.box) for n, s in enumerate(spans) if not s.vertical and s.box.height >= DISPLAY * body]
    return [(n, b) for n, b in large if n in members or not any(hull.holds(b.x, b.y) for hull in hulls)]


def _is_square(box: Box) -> bool:
    return max(box.width, box.height) <= SQUARE * min(box.width, box.height)


def _columns(found: Sequence[_Character], rules: Sequence[Box]) -> list[list[_Character]]:
    """Runs of characters from the top down."""
    columns: list[list[_Character]] = []
    for character in found:
        above = next((c for c in columns if _follows(character.box, c[-1].box, rules)), None)
        if above is None:
            columns.append([character])
        else:
            above.append(character)
    return columns


def _shows_direction(column: Sequence[_Character], spans: Sequence[Span], body: float) -> bool:
    """Several characters of display type, or others below so many that were read as a column."""
    large = all(c.box.width >= DISPLAY * body for c in column)
    return sum(len(spans[c.number].text) for c in column if large or c.standing) >= FEW


def _follows(box: Box, above: Box, rules: Sequence[Box]) -> bool:
    low, high = sorted((box.width, above.width))
    white = box.top - above.bottom
    return (
        high <= ALIKE * low
        and abs(box.x - above.x) < ASIDE * low
        and -OVER * low < white <= WHITE * low
        and not any(r.x_overlap(box) > 0 and above.y < r.y < box.y for r in rules)
    )


def _is_even(column: Sequence[_Character]) -> bool:
    """Single characters right below one another stand at one pitch."""
    pitches = [b.box.y - a.box.y for a, b in pairwise(column) if not (a.standing or b.standing)]
    return not pitches or max(pitches) <= EVEN * min(pitches)


def _in_row(character: _Character, column: Sequence[_Character], others: Sequence[tuple[int, Box]]) -> bool:
    """Something stands level with it and nearer than the next of its column."""
    box = character.box
    white = min(max(c.box.top - box.bottom, box.top - c.box.bottom) for c in column if c is not character)
    return any(
        n != character.number and b.y_overlap(box) > 0.5 * min(b.height, box.height) and 0 <= -b.x_overlap(box) < white
        for n, b in others
    )
