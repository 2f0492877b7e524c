"""Pairs of English words, from the counts that symspellpy carries (drawn from the Google Books n-grams)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

_TABLE = "frequency_bigramdictionary_en_243_342.txt"
_BOUND = 2.5  # the table ends where pairs get rare, so that more than this is not known


@dataclass(frozen=True, slots=True)
class _Pairs:
    counts: dict[tuple[str, str], int]
    firsts: dict[str, int]
    seconds: dict[str, int]
    total: int
    least: int


def affinity(word: str, next_word: str) -> float:
    """Log of how much more often the second word follows the first than chance has it, -2.5 to 2.5; 0: not known.

    Words in small letters. The first call loads the table (0.3 s).
    """
    pairs = _pairs()
    expected = pairs.firsts.get(word, 0) * pairs.seconds.get(next_word, 0) / pairs.total
    seen = pairs.counts.get((word, next_word), 0)
    return max(-_BOUND, min(_BOUND, math.log((seen + pairs.least) / (expected + pairs.least))))


@cache
def _pairs() -> _Pairs:
    counts: dict[tuple[str, str], int] = {}
    firsts: dict[str, int] = {}
    seconds: dict[str, int] = {}
    with (resources.files("symspellpy") / _TABLE).open(encoding="utf-8-sig") as rows:
        for row in rows:
            word, next_word, number = row.split()
            count = counts[word, next_word] = int(number)
            firsts[word] = firsts.get(word, 0) + count
            seconds[next_word] = seconds.get(next_word, 0) + count
    return _Pairs(counts, firsts, seconds, sum(counts.values()), min(counts.values()))
