"""Does a text go on where another breaks off? A score for linking columns and for finding gaps.

Chinese is judged by words that straddle the break and by the grammar of the two words that meet there, Latin script by
hyphens, capitals and function words, both by sentence ends, brackets, quotes and numbers. Nothing here reads a page.
"""

from __future__ import annotations

import math
from functools import lru_cache

from pipeline.continuation.brackets import bracket_score
from pipeline.continuation.chinese import chinese_score
from pipeline.continuation.latin import latin_score
from pipeline.scripts import CLOSERS, SENTENCE_END, han_count, is_han

__all__ = ["break_between", "continuation_score"]

_CONTEXT = 40  # characters on either side; brackets farther away say nothing


def continuation_score(before: str, after: str) -> float:
    """Log odds that `after` goes on where `before` ends, against any text that could begin a column; 0: no evidence.

    About 10 microseconds a call once a text has been seen; the first call loads a dictionary (about a second).
    """
    return _score(before[-_CONTEXT:].rstrip(), after[:_CONTEXT].lstrip())


def break_between(before: str, after: str) -> float:
    """How likely it is, 0 to 1, that `after` does not continue the sentence that `before` breaks off.

    0.5 says that nothing is known. A `before` that ends its sentence breaks nothing off: the answer is 0.
    """
    if not before.strip() or _is_whole(before):
        return 0.0
    return 1.0 / (1.0 + math.exp(continuation_score(before, after))) if after.strip() else 1.0


def _is_whole(text: str) -> bool:
    """Whether a sentence ends here for sure; `cues` knows the finer cases, and stands above this package."""
    core = text.rstrip().rstrip(f"{CLOSERS}\"'").rstrip()
    return bool(core) and (core[-1] in SENTENCE_END or core[-1] in ":：")


@lru_cache(maxsize=65536)
def _score(before: str, after: str) -> float:
    if not before or not after:
        return 0.0
    script = chinese_score if is_han(before[-1]) or is_han(after[0]) or _mostly_han(before + after) else latin_score
    return script(before, after) + bracket_score(before, after)


def _mostly_han(text: str) -> bool:
    return 2 * han_count(text) > len(text) / 2
