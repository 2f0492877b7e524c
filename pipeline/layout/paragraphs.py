"""Lines of a column become paragraphs: an indent, a lone title or a short last line before a new beginning parts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from statistics import median_low

from pipeline.cues import ends_sentence
from pipeline.document import Role
from pipeline.layout.strips import Strip
from pipeline.textline import TextLine


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph (BODY) or crosshead (SUBHEAD) with its lines in reading order."""

    role: Role
    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as it is set in its column; lengths in ems."""

    line: TextLine
    indent: float
    short: float  # what is missing at the right edge
    title: bool
    first: bool  # at the top of its strip


def split_passages(strips: Sequence[Strip], *, first_titles: bool = True) -> tuple[Passage, ...]:
    """The strips of one article in reading order; a paragraph may run on from one strip to the next."""
    lines = [x for n, s in enumerate(strips) for x in _set_lines(s, with_titles=first_titles or n > 0)]
    passages: list[tuple[Role, list[TextLine]]] = []
    before: _Set | None = None
    habit = _indents(lines)
    for item in lines:
        role = Role.SUBHEAD if item.title else Role.BODY
        if before is None or _parts(before, item, indents=habit):
            passages.append((role, []))
        passages[-1][1].append(item.line)
        before = item
    return tuple(Passage(role, tuple(run)) for role, run in passages)


def _set_lines(strip: Strip, *, with_titles: bool) -> list[_Set]:
    em = max(1.0, strip.column.em)
    titles = [_Set(x, 0.0, 0.0, title=True, first=False) for x in strip.titles] if with_titles else []
    lines = strip.column.lines
    lefts = _edges([x.box.left for x in lines], strip.column.left, em)
    rights = _edges([-x.box.right for x in lines], -strip.column.right, em)
    body = [
        _Set(x, (x.box.left - left) / em, (-right - x.box.right) / em, title=False, first=n == 0)
        for n, (x, left, right) in enumerate(zip(lines, lefts, rights, strict=True))
    ]
    return titles + body


def _edges(edges: Sequence[float], column: float, em: float) -> list[float]:
    """The column's edge about each line: it drifts where the paper is bent."""
    near = [abs(e - column) < 1.2 * em for e in edges]
    about = [slice(max(0, n - 5), n + 6) for n in range(len(edges))]
    kept = [list(compress(edges[part], near[part])) for part in about]
    return [median_low(values) if len(values) >= 3 else column for values in kept]


def _indents(lines: Sequence[_Set]) -> bool:
    """Whether this article marks its paragraphs with an indent."""
    indented = sum(0.6 < x.indent < 5 for x in lines if not x.title)
    return indented >= 1


def _parts(before: _Set, here: _Set, *, indents: bool) -> bool:
    if here.title or before.title:
        return here.title != before.title or here.title
    if 0.6 < here.indent < 5:
        return True
    ended = ends_sentence(before.line.text)
    return ended and before.short > 1.0 and not (indents and before.short < 2.0)
