"""How well Chinese goes on across a break: words that straddle it, and the grammar of the words that meet there.

The model is that of jieba's segmentation (a text is a chain of dictionary words, each as likely as it is frequent), summed
over all segmentations, with the part-of-speech transitions of its tagger between the last word and the first. The score is
the pointwise mutual information of the two sides: log P(before, after) - log P(before ...) - log P(... after), where the
dots stand for whatever could have followed or come before.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from pipeline.continuation.lexicon import LONGEST, MARK, lexicon
from pipeline.scripts import CLAUSE_END, CLOSERS, DIGITS, OPENERS, SENTENCE_END, is_han

_REACH = 5  # characters looked at on either side
_NUMBER, _FOREIGN, _PAUSE = "m", "eng", "pause"
_LEAST, _MOST = 0.1, 8.0  # bounds for the affinity of two parts of speech: the tagger's counts are thin at the edges
_UNITS = frozenset("年月日时分秒元岁个名位件次人万亿千百余多％%号届版页幢辆台所家项场条亩吨米里度层套户")
_NUMBER_UNIT, _NUMBER_ALONE = 1.5, -0.7
_PLACE_WORDS = frozenset("内外上下中里前后间时")  # after a noun they mostly say where or when, and begin no word
_PLACE_CUT = 0.2
_LEAST_SCORE = -4.0  # what the model finds less likely is a name or a saying that the dictionary lacks
_IMPOSSIBLE = -4.0
_MIDWAY = -2.0  # a mark that only stands inside a sentence, after the end of one


@dataclass(frozen=True, slots=True)
class _Side:
    """What the model knows of one side of the break.

    `reach[k]` is the probability of the side without the k characters next to the break, `edge` splits `reach[0]` by the
    part of speech of the word at the break, and `cut` is the probability that the break goes through a word.
    """

    text: str
    reach: tuple[float, ...]
    edge: tuple[tuple[str, float], ...]
    cut: float


def chinese_score(before: str, after: str) -> float:
    """Log odds, -4 to about 12; 0 where nothing is known."""
    edge = _edge_score(before, after)
    if edge is not None:
        return edge
    left, right = _left(before[-_REACH:]), _right(after[:_REACH])
    both = _meeting(left, right) + _straddling(left, right)
    apart = (left.reach[0] + left.cut) * (right.reach[0] + right.cut)
    return max(_LEAST_SCORE, math.log(both / apart)) if both > 0.0 and apart > 0.0 else 0.0


def _edge_score(before: str, after: str) -> float | None:
    """What punctuation and digits at the break decide alone; None if the words have to be asked."""
    last, first = before[-1], after[0]
    if last in OPENERS:
        return _IMPOSSIBLE if first in CLAUSE_END or first in SENTENCE_END else 0.0
    if first in CLAUSE_END or first in SENTENCE_END or first in CLOSERS:
        if last in SENTENCE_END or last in CLAUSE_END:
            return 0.5 if first in CLOSERS else _IMPOSSIBLE
        return 1.0
    if last in DIGITS:
        return _NUMBER_UNIT if first in _UNITS else 0.0 if first in DIGITS else _NUMBER_ALONE
    return None


def _meeting(left: _Side, right: _Side) -> float:
    """The probability of both sides with a word's end at the break."""
    affinity = lexicon().affinity
    total = 0.0
    for tag, share in left.edge:
        row = affinity.get(tag)
        for next_tag, next_share in right.edge:
            fit = 1.0 if row is None else min(_MOST, max(_LEAST, row.get(next_tag, _LEAST)))
            total += share * next_share * fit
    return total


def _straddling(left: _Side, right: _Side) -> float:
    """The probability of both sides with a word across the break."""
    words, heads = lexicon().words, lexicon().heads
    total = 0.0
    for taken in range(1, min(LONGEST, len(left.reach))):
        head = left.text[-taken:]
        if head not in heads:
            break
        for given in range(1, min(LONGEST - taken + 1, len(right.reach))):
            share = words.get(head + right.text[:given])
            if share:
                total += left.reach[taken] * share * right.reach[given]
    return total


@lru_cache(maxsize=16384)
def _left(text: str) -> _Side:
    known = lexicon()
    forward = [1.0]
    edge: dict[str, float] = {}
    for end in range(1, len(text) + 1):
        total = 0.0
        for start in range(max(0, end - LONGEST), end):
            share, tag = _word(text[start:end])
            total += forward[start] * share
            if end == len(text) and share:
                edge[tag] = edge.get(tag, 0.0) + forward[start] * share
        forward.append(total)
    forward.reverse()
    cut = sum(forward[n] * known.heads.get(text[-n:], 0.0) for n in range(1, min(LONGEST, len(forward))))
    if text[-1] in _PLACE_WORDS and text[-3:-1] in known.words:
        cut *= _PLACE_CUT
    return _Side(text, tuple(forward), tuple(edge.items()), cut)


@lru_cache(maxsize=16384)
def _right(text: str) -> _Side:
    known = lexicon()
    backward = [0.0] * len(text) + [1.0]
    edge: dict[str, float] = {}
    for start in range(len(text) - 1, -1, -1):
        for end in range(start + 1, min(len(text), start + LONGEST) + 1):
            share, tag = _word(text[start:end])
            backward[start] += share * backward[end]
            if start == 0 and share:
                edge[tag] = edge.get(tag, 0.0) + share * backward[end]
    cut = sum(backward[n] * known.tails.get(text[:n], 0.0) for n in range(1, min(LONGEST, len(backward))))
    return _Side(text, tuple(backward), tuple(edge.items()), cut)


def _word(text: str) -> tuple[float, str]:
    """Share and part of speech; a single character is always a word, if a rare one."""
    known = lexicon()
    share = known.words.get(text)
    if share:
        return share, known.tags[text]
    if len(text) > 1:
        return 0.0, ""
    if text in DIGITS:
        return 0.01, _NUMBER
    if is_han(text):
        return known.unseen, "n"
    if text in SENTENCE_END or text in CLOSERS:
        return 0.01, MARK
    return 0.01, _FOREIGN if text.isalpha() else _PAUSE
