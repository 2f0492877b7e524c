"""Title, date and number of an issue, by agreement of its pages; what does not agree is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.cues import fold
from pipeline.issue import Conflict, IssuePage

_PATH = 1.5  # the date in the path outweighs one page, and yields to two that agree
_ARTICLE = re.compile(r"^(?:the|der|die|das|le|la)\s+")
_NO_WORD = re.compile(r"[\W_]+")
_ALIKE = 0.75  # a title misread in one letter of four is the same title


@dataclass(frozen=True, slots=True)
class Facts:
    title: str | None
    date: str | None
    issue_number: str | None
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class _Claim:
    value: str
    weight: float
    who: str


def facts_of(pages: Sequence[IssuePage], dated: str | None) -> Facts:
    """The facts that most pages print; ``dated`` is the ISO date that the path of the issue tells."""
    heads = [(p.stem, p.page.masthead) for p in pages]
    path = [_Claim(dated, _PATH, "the path")] if dated else []
    title, a = _agreed("title", [_Claim(h.title, 1.0, stem) for stem, h in heads if h.title], _same_title)
    date, b = _agreed("date", [*path, *(_Claim(h.date, 1.0, stem) for stem, h in heads if h.date)], str.__eq__)
    number, c = _agreed(
        "issue_number", [_Claim(h.issue_number, 1.0, stem) for stem, h in heads if h.issue_number], _same_number
    )
    return Facts(title, date, number, a + b + c)


def _agreed(
    fact: str, claims: Sequence[_Claim], same: Callable[[str, str], bool]
) -> tuple[str | None, tuple[Conflict, ...]]:
    """The value with the most weight, of two equal ones the first; every other value is a conflict."""
    groups: list[list[_Claim]] = []
    for claim in claims:
        group = next((g for g in groups if same(g[0].value, claim.value)), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    if not groups:
        return None, ()
    best = max(groups, key=lambda g: sum(c.weight for c in g))
    taken = _spelling(best)
    others = [g for g in groups if g is not best]
    return taken, tuple(_conflict(fact, taken, best, other) for other in others)


def _spelling(group: Sequence[_Claim]) -> str:
    """As most spell it, of equals the first."""
    values = [c.value for c in group]
    return max(values, key=values.count)


def _conflict(fact: str, taken: str, best: Sequence[_Claim], other: Sequence[_Claim]) -> Conflict:
    what = f"{_names(other)}: {_spelling(other)}, but {_names(best)}: {taken}"
    return Conflict(fact, taken, _spelling(other), what)


def _names(group: Sequence[_Claim]) -> str:
    who = [c.who for c in group]
    return ", ".join(who) if len(who) < 4 else f"{who[0]} and {len(who) - 1} more pages"


def _same_title(a: str, b: str) -> bool:
    left, right = _bare(a), _bare(b)
    return left == right or Levenshtein.normalized_similarity(left, right) >= _ALIKE


def _same_number(a: str, b: str) -> bool:
    return _bare(a).lstrip("0") == _bare(b).lstrip("0")


def _bare(text: str) -> str:
    return _NO_WORD.sub("", _ARTICLE.sub("", fold(text).lower().strip()))
