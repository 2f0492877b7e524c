"""A Chinese query that stands nowhere as it was typed, parted into the words that it is made of."""

from __future__ import annotations

import math

from pipeline.continuation.lexicon import LONGEST, lexicon
from pipeline.search.queries import Term
from pipeline.search.tokens import is_dense

_WORTH_PARTING = 4  # characters


def loosened(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Each long Chinese term as its words of two characters or more; the same terms if there is nothing to part."""
    return tuple(dict.fromkeys(part for term in terms for part in _parts(term)))


def most_likely_words(text: str) -> tuple[str, ...]:
    """The chain of dictionary words that is most likely by their frequencies; what is unknown stands alone."""
    shares, unseen = lexicon().words, lexicon().unseen
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(text) + 1):
        best.append(
            max(
                (
                    best[start][0]
                    + math.log(shares.get(text[start:end], unseen if end - start == 1 else 0.0) or 1e-300),
                    start,
                )
                for start in range(max(0, end - LONGEST), end)
            )
        )
    words, end = [], len(text)
    while end:
        words.append(text[best[end][1] : end])
        end = best[end][1]
    return tuple(reversed(words))


def _parts(term: Term) -> tuple[Term, ...]:
    if term.prefix or len(term.runs) > 1 or len(term.runs[0]) < _WORTH_PARTING or not is_dense(term.runs[0]):
        return (term,)
    return tuple(Term((word,)) for word in most_likely_words(term.runs[0]) if len(word) > 1) or (term,)
