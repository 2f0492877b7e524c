"""How well a text in Latin script goes on across a break: hyphens, capitals, and words that cannot end or begin a clause."""

from __future__ import annotations

import re

from pipeline.continuation.pairs import affinity
from pipeline.scripts import CLAUSE_END, CLOSERS, SENTENCE_END
from pipeline.words import is_word

_LAST_WORD = re.compile(r"([^\W\d_]+)[\W\d_]*$")
_FIRST_WORD = re.compile(r"^[\W_]*([^\W\d_]+)")
_HYPHENS = "-‐¬⸗­="  # OCR reads the double hyphen of Fraktur as an equals sign


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# After an article, these do not follow.
_ARTICLES = _words("the a an der die das den dem des ein eine einen einem einer le la les un une du")
_AFTER_ARTICLE_NEVER = _words(
    "the a an of to and or but is are was were be has have had will would shall should may might can could must which who "
    "that und oder aber ist sind war wird hat haben nicht et ou mais est sont ont que qui dans de"
)
_PAIR_WEIGHT = 0.8  # the pairs were counted in books, and OCR misreads one of the two now and then
_FIT, _LIKELY, _DOUBT, _CLASH, _BROKEN = 3.0, 0.8, -0.8, -2.5, -4.0


def latin_score(before: str, after: str) -> float:
    """Log odds, about -4 to 4; 0 where nothing is known."""
    first = _FIRST_WORD.match(after)
    if before[-1] in _HYPHENS and len(before) > 1 and before[-2].isalpha():
        return _hyphen_score(before, first[1] if first else "")
    if first is None:
        return 0.0
    if after[0] in CLAUSE_END or after[0] in SENTENCE_END:
        return _BROKEN if before[-1] in CLAUSE_END or before[-1] in SENTENCE_END else _LIKELY
    lower = first[1][0].islower()
    if before.rstrip("\"'" + CLOSERS).endswith(tuple(SENTENCE_END)):
        # An abbreviation ends with a full stop too, so a small letter is not impossible.
        return _CLASH if lower else _LIKELY
    return (_LIKELY if lower else _DOUBT) + _word_score(before, first[1])


def _hyphen_score(before: str, first: str) -> float:
    last = _LAST_WORD.search(before)
    if not first or last is None:
        return _BROKEN
    if is_word(last[1] + first):
        return _FIT
    if first[0].isupper() and not last[1].isupper():
        return _DOUBT if is_word(last[1]) else _CLASH
    return 0.0 if is_word(last[1]) and is_word(first) else _DOUBT


def _word_score(before: str, first: str) -> float:
    """What the two words at the break say; `before` ends in no hyphen and no sentence end."""
    last = _LAST_WORD.search(before)
    word, next_word = (last[1].lower() if last else ""), first.lower()
    if word in _ARTICLES and next_word in _AFTER_ARTICLE_NEVER:
        return _CLASH
    if not last or (is_word(word) and is_word(next_word)):
        return affinity(word, next_word) * _PAIR_WEIGHT
    # A half of a divided word, whose hyphen was not read, or the half of another one.
    return _FIT if first[0].islower() and is_word(word + next_word) else _DOUBT
