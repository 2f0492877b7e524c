"""How a page itself uses words: what stands together inside its lines also stands together across a break."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from pipeline.continuation.score import continuation_score
from pipeline.scripts import has_han, is_han

_LATIN_END = re.compile(r"([^\W\d_]+)\W*$")
_LATIN_START = re.compile(r"^\W*([^\W\d_]+)")
_WORD = re.compile(
    r"(?<![^\W\d_])(?![㐀-鿿豈-﫿〇\U00020000-\U0010ffff])[^\W\d_]+"
)  # none that begins with an ideograph
_SIDES = ((2, 2), (2, 1), (1, 2), (1, 1))  # characters on either side of the break; the longest known piece counts
_LONGER = 0.5  # a longer piece is less likely to agree by chance
_LONGEST = 4
_SEEN = 0.5  # added to each count


def continuation_on(texts: Iterable[str]) -> Callable[[str, str], float]:
    """`continuation_score` for the lines of one page, which are `texts`: what the page repeats weighs in."""
    han: list[str] = []
    words: Counter[str] = Counter()
    pairs: Counter[tuple[str, str]] = Counter()
    for text in texts:
        if has_han(text):
            han.append(text)
        row = [word.lower() for word in _WORD.findall(text)]
        words.update(row)
        pairs.update(pairwise(row))
    usage = _Usage(han, words, pairs)

    def score(before: str, after: str) -> float:
        left, right = before.rstrip()[-_LONGEST * 10 :], after.lstrip()[: _LONGEST * 10]
        return continuation_score(before, after) + (usage.score(left, right) if left and right else 0.0)

    return score


class _Usage:
    """The Chinese lines of one page, and counts of its Latin words."""

    def __init__(self, han: Sequence[str], words: Counter[str], pairs: Counter[tuple[str, str]]) -> None:
        self._han, self._words, self._pairs = "\n".join(han), words, pairs
        self._length = sum(map(len, han)) or 1
        self._word_count = sum(words.values()) or 1

    def score(self, before: str, after: str) -> float:
        """Log odds; 0 where the page says nothing."""
        if is_han(before[-1]) or is_han(after[0]):
            return self._han_score(before, after)
        last, first = _LATIN_END.search(before), _LATIN_START.match(after)
        if last is None or first is None:
            return 0.0
        left, right = last[1].lower(), first[1].lower()
        expected = self._words[left] * self._words[right] / self._word_count
        return math.log((self._pairs[left, right] + _SEEN) / (expected + _SEEN))

    def _han_score(self, before: str, after: str) -> float:
        known = before[-1] + after[0] in self._han  # or no longer piece is
        for taken, given in _SIDES if known else _SIDES[-1:]:
            left, right = before[-taken:], after[:given]
            seen = self._count(left + right)
            if seen or taken == given == 1:
                expected = self._count(left) * self._count(right) / self._length
                return math.log((seen + _SEEN) / (expected + _SEEN)) + (taken + given - 2) * _LONGER
        return 0.0

    def _count(self, piece: str) -> int:
        """How often a piece stands on the page, also where it overlaps itself."""
        count, place = 0, self._han.find(piece)
        while place >= 0:
            count, place = count + 1, self._han.find(piece, place + 1)
        return count
