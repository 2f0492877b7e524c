"""Repeated lines on a page with boxes: the same ink read twice, or a column that was photographed or read twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.dedup.columns import repeated_passages
from pipeline.document import Removal
from pipeline.textline import TextLine

_INSIDE = 0.75  # share of the smaller box that lies in the larger one: the same ink
_TOUCHING = 0.4  # the same, if the texts agree too
_AGREE = 80.0  # rapidfuzz partial ratio in percent
_LEVEL = 0.3  # of the thinner line: lines of a leaning page overlap, but their middles lie farther apart
_MOST = 0.6  # of the longer line: a shorter piece with other words in it is another line, unless it is doubtful
_HALF = 0.65  # of the thickness of the whole line
_DOUBT = 0.1
_TALL = 1.7  # a box this much taller than the lines inside it covers several lines


@dataclass(frozen=True, slots=True)
class Repeat:
    """A line to remove; `of` is the number of the line that is kept in its place."""

    line: TextLine
    of: int
    reason: Removal


@dataclass(frozen=True, slots=True)
class Distinct:
    """All lines that were given, each in one of the two; both in the order given."""

    kept: tuple[TextLine, ...]
    removed: tuple[Repeat, ...]


def distinct_lines(lines: Sequence[TextLine]) -> Distinct:
    """Takes out lines whose ink is read twice (OVERLAP) and passages that stand twice (REPEATED)."""
    of: dict[int, tuple[int, Removal]] = {}
    for better, worse in _same_ink(lines):
        if worse.number not in of and better.number not in of:
            of[worse.number] = (better.number, Removal.OVERLAP)
    once = [line for line in lines if line.number not in of]
    of.update((later, (earlier, Removal.REPEATED)) for later, earlier in repeated_passages(once))
    return Distinct(
        tuple(line for line in lines if line.number not in of),
        tuple(Repeat(line, _kept(line.number, of), of[line.number][1]) for line in lines if line.number in of),
    )


def _kept(number: int, of: dict[int, tuple[int, Removal]]) -> int:
    while number in of:
        number = of[number][0]
    return number


def _same_ink(lines: Sequence[TextLine]) -> list[tuple[TextLine, TextLine]]:
    """Pairs (the better reading, the worse one) of the same ink, best readings first."""
    pairs = []
    open_lines: list[TextLine] = []
    for line in sorted(lines, key=lambda x: (x.box.top, x.number)):
        open_lines = [other for other in open_lines if other.box.bottom > line.box.top]
        beside = [other for other in open_lines if other.box.x_overlap(line.box) > 0]
        pairs += [(line, other) for other in beside if _are_same_ink(line, other)]
        open_lines.append(line)
    ranked = [(a, b) if _rank(a, b) >= _rank(b, a) else (b, a) for a, b in pairs]
    return sorted(ranked, key=lambda pair: (-pair[0].box.area, pair[0].number, pair[1].number))


def _are_same_ink(a: TextLine, b: TextLine) -> bool:
    smaller = min(a.box.area, b.box.area)
    shared = a.box.overlap(b.box) / smaller if smaller > 0 else 0.0
    if shared < _TOUCHING:
        return False
    agree = fuzz.partial_ratio(a.text, b.text) >= _AGREE and min(len(a.text), len(b.text)) > 1
    if agree:
        return True
    thin, thick = sorted((a, b), key=_thickness)
    if shared < _INSIDE:
        return False
    if abs(_middle(a) - _middle(b)) <= _LEVEL * _thickness(thin):
        short, long = sorted((a, b), key=_length)
        doubtful = short.confidence < long.confidence - _DOUBT
        return _thickness(thick) < _TALL * _thickness(thin) and (doubtful or _length(short) >= _MOST * _length(long))
    # Half of a line, cut along by a tile's edge: its reading is doubtful.
    return _thickness(thin) <= _HALF * _thickness(thick) and thin.confidence < thick.confidence - _DOUBT


def _middle(line: TextLine) -> float:
    return line.box.x if line.vertical else line.box.y


def _thickness(line: TextLine) -> float:
    return line.box.width if line.vertical else line.box.height


def _length(line: TextLine) -> float:
    return line.box.height if line.vertical else line.box.width


def _rank(line: TextLine, other: TextLine) -> tuple[bool, float, float, int]:
    """More text first: a reading cut off by a tile is shorter; then the surer one."""
    longer = len(line.text) > 1.1 * len(other.text)
    return longer, round(line.confidence, 2), line.box.area, -line.number
