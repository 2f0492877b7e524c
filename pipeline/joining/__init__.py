"""From printed lines to running text: lines joined, hyphens resolved, Chinese punctuation and widths set right.

Lines keep what was read, so that every change made here can be undone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pipeline.joining.chinese import normalise_chinese
from pipeline.joining.hyphens import vocabulary_of
from pipeline.joining.letters import is_seen, plain_letters
from pipeline.joining.seams import join_lines

__all__ = ["is_seen", "join_lines", "normalise_chinese", "paragraph_text", "plain_letters", "vocabulary_of"]


def paragraph_text(texts: Sequence[str], as_printed: bool = False, vocabulary: Collection[str] = frozenset()) -> str:
    """One paragraph, headline or caption from its lines; `as_printed` leaves letters, widths and punctuation as read.

    `vocabulary` holds the words of the page (`vocabulary_of`); it decides about hyphens before any word list does.
    """
    joined = join_lines(texts, vocabulary)
    return joined if as_printed else normalise_chinese(plain_letters(joined))
