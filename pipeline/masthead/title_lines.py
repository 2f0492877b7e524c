"""Which lines of display type make up one reading of a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from pipeline.geometry import Box
from pipeline.masthead.han_titles import looks_like_title, names_paper
from pipeline.masthead.latin_titles import in_title_case, looks_like_latin_title
from pipeline.scripts import han_share, has_han
from pipeline.textline import TextLine

_TOWN = 0.35  # sizes of a title that the type of the town over it comes to at least
_ALIKE = 0.85  # of size and length: the halves of a title in two rows


@dataclass(frozen=True)
class Candidate:
    """Lines in the order of reading, and what they read together."""

    lines: tuple[TextLine, ...]
    text: str

    @cached_property
    def box(self) -> Box:
        return Box.union(x.box for x in self.lines)

    @cached_property
    def size(self) -> float:
        return max(map(size_of, self.lines))

    @property
    def confidence(self) -> float:
        return min(x.confidence for x in self.lines)

    @property
    def han(self) -> bool:
        return han_share(self.text) > 0.5


def candidates_among(lines: Sequence[TextLine], free: Sequence[TextLine]) -> list[Candidate]:
    """Readings of the lines as titles; every line is in one of them, and the town over one may be any of the ``free`` lines."""
    found = [_with_town(_turned(part), free) for c in _joined(lines) for part in _parted(c)]
    whole = [x for c in found if len(c.lines) > 1 for x in c.lines]
    return [c for c in found if len(c.lines) > 1 or c.lines[0] not in whole]


def size_of(line: TextLine) -> float:
    """Height of the type, across the direction of reading."""
    return line.box.width if line.vertical else line.box.height


def _with_town(c: Candidate, lines: Sequence[TextLine]) -> Candidate:
    """The town in smaller type right over the beginning of a Latin title belongs to it: Marden over EVENING HERALD."""
    town = next((x for x in lines if x not in c.lines and _is_town_over(x, c)), None)
    if town is None:
        return c
    return Candidate((town, *c.lines), f"{in_title_case(town.text.strip())} {in_title_case(c.text)}")


def _is_town_over(line: TextLine, c: Candidate) -> bool:
    word, size = line.text.strip(), size_of(line)
    named = word.isalpha() and word[0].isupper() and not has_han(word) and not looks_like_latin_title(word)
    close = abs(c.box.top - line.box.bottom) < 0.5 * size and abs(c.box.left - line.box.left) < 0.5 * size
    return named and close and size >= _TOWN * c.size and looks_like_latin_title(c.text)


def _parted(c: Candidate) -> tuple[Candidate, ...]:
    """A Chinese title that is one line stands alone, where the headline beside it is set as large."""
    alone = any(names_paper(x.text) for x in c.lines) and not looks_like_title(c.text)
    return tuple(Candidate((x,), x.text) for x in c.lines) if alone else (c,)


def _turned(c: Candidate) -> Candidate:
    """A Chinese title set from right to left reads as one only when turned round."""
    if c.han and not c.lines[0].vertical and not looks_like_title(c.text) and looks_like_title(c.text[::-1]):
        return replace(c, text=c.text[::-1])
    return c


def _joined(lines: Sequence[TextLine]) -> list[Candidate]:
    """Words or characters of one title are set in a row, or stand in a column, at equal size."""
    groups: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda x: (x.box.left, x.box.top)):
        home = next((g for g in groups if any(_in_row(line, other) or _in_column(line, other) for other in g)), None)
        if home is None:
            groups.append([line])
        else:
            home.append(line)
    return [_candidate(g) for g in groups]


def _candidate(group: Sequence[TextLine]) -> Candidate:
    standing = Box.union(x.box for x in group)
    stacked = len(group) > 1 and (
        standing.height > 1.5 * standing.width or all(_in_column(a, b) for a, b in pairwise(group))
    )
    ordered = sorted(group, key=lambda x: x.box.top if stacked else x.box.left)
    text = ordered[0].text
    for before, after in pairwise(ordered):
        tight = after.box.left - before.box.right < 0.22 * size_of(before)
        text += ("" if tight or stacked else " ") + after.text
    return Candidate(tuple(ordered), text)


def _in_row(a: TextLine, b: TextLine) -> bool:
    size = min(size_of(a), size_of(b))
    alike = size >= 0.6 * max(size_of(a), size_of(b)) and not a.vertical and not b.vertical
    return (
        alike
        and a.box.y_overlap(b.box) >= 0.6 * size
        and -a.box.x_overlap(b.box) <= (4.0 if min(len(a.text), len(b.text)) > 2 else 1.8) * size
    )


def _in_column(a: TextLine, b: TextLine) -> bool:
    """Single large characters below one another, or the halves of a title in two rows as long as each other (教育 over 导报)."""
    size = min(size_of(a), size_of(b))
    alone = len(a.text.strip()) == 1 and len(b.text.strip()) == 1
    if alone or a.vertical or b.vertical:
        return alone and a.box.x_overlap(b.box) >= 0.6 * size and -a.box.y_overlap(b.box) <= size
    halves = 2 <= len(a.text) == len(b.text) <= 3 and has_han(a.text) and has_han(b.text)
    alike = size >= _ALIKE * max(size_of(a), size_of(b))
    return (
        halves
        and alike
        and a.box.x_overlap(b.box) >= _ALIKE * max(a.box.width, b.box.width)
        and -a.box.y_overlap(b.box) <= 0.5 * size
    )
