"""Hyphens at line ends: does the hyphen belong to the word (well-known) or to the line break (co-lumn)?

Evidence in this order: how the page itself writes the word inside a line, the word lists, the habits of the language.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from enum import Enum

from pipeline.joining.letters import plain_letters
from pipeline.words import LANGUAGES, is_word, is_word_of

HYPHENS = "-‐‑¬⸗\u00ad="  # an equals sign is how OCR reads the double hyphen of Fraktur
_WORD = re.compile(r"[^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*")
_SUSPENDED = frozenset({"und", "oder", "bis", "bzw", "resp", "beziehungsweise", "and", "or", "to", "et", "ou"})
# Written with a hyphen even where the first part is capitalised as a title.
_PREFIXES = frozenset(
    {"vice", "ex", "anti", "non", "self", "semi", "half", "well", "pre", "post", "pro", "quasi", "all"}
)


class Hyphen(Enum):
    """What stands between the two halves; the value is that text."""

    GONE = ""
    KEPT = "-"
    SUSPENDED = "- "  # Kauf- und Verkauf


def vocabulary_of(texts: Iterable[str]) -> frozenset[str]:
    """The words that stand whole inside lines, hyphens included, in small letters.

    The last word of a line that ends in a hyphen, and the first word after it, are halves and left out.
    """
    words: set[str] = set()
    halved = False
    for text in texts:
        found = [match[0] for match in _WORD.finditer(plain_letters(text))]
        ends_in_hyphen = text.rstrip().endswith(tuple(HYPHENS))
        words.update(word.lower() for word in found[halved : len(found) - ends_in_hyphen])
        halved = ends_in_hyphen
    return frozenset(words)


def resolve(left: str, right: str, vocabulary: Collection[str], language: str | None) -> Hyphen:
    """What to do with the hyphen between `left` and `right`, the two halves without it; `language` as in `words`."""
    head, tail = plain_letters(left), plain_letters(right)
    joined, compound = (head + tail).lower(), f"{head}-{tail}".lower()
    known_joined, known_compound = joined in vocabulary, compound in vocabulary
    if known_joined is not known_compound:
        return Hyphen.GONE if known_joined else Hyphen.KEPT
    if tail[0].isupper() and not head.isupper():
        return Hyphen.KEPT  # Nordsee-Küste, mid-August
    if is_word(joined):
        return Hyphen.GONE
    if tail.lower() in _SUSPENDED and len(head) > 1:
        return Hyphen.SUSPENDED
    return Hyphen.KEPT if _is_compound(head, tail, language) else Hyphen.GONE


def _is_compound(head: str, tail: str, language: str | None) -> bool:
    """Two words that make no third: well-known, peut-être; German writes them as one."""
    if language == "de":
        return False
    first = head.rpartition("-")[2]
    if head[:1].isupper() and not head.isupper() and "-" not in head:
        return first.lower() in _PREFIXES  # else a name: Pen-rose
    languages = LANGUAGES if language is None else (language,)
    return min(len(first), len(tail)) > 1 and any(is_word_of(first, x) and is_word_of(tail, x) for x in languages)
