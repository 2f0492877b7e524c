"""Text made comparable: what counts as the same character, and what a character and a word are."""

from __future__ import annotations

import unicodedata

import regex

_SAME = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "‘": "'",
        "’": "'",
        "—": "-",
        "―": "-",
        "─": "-",
        "·": ".",
        "•": ".",
        "⋯": "...",
    }
)
_CLUSTER = regex.compile(r"\X")
_WORD_EDGE = regex.compile(r"(?V1w)\b")
_WORD = regex.compile(r"\w")


def comparable(text: str) -> str:
    """Compatibility forms unified (NFKC: width, ligatures), kinds of quote, dash, dot unified, no white space.

    Scanning and printing decide about these, not reading: no metric should pay for them.
    """
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_SAME)


def graphemes(text: str) -> list[str]:
    """Extended grapheme clusters of comparable text (Unicode Standard Annex 29, section 3): what a reader calls a character."""
    return _CLUSTER.findall(comparable(text))


def words(text: str) -> list[str]:
    """Words of the text (Unicode Standard Annex 29, section 4), without punctuation.

    An ideograph is a word of its own, since Chinese is written without spaces and segmenters do not agree.
    """
    unified = unicodedata.normalize("NFKC", text).translate(_SAME)
    return [piece for piece in _WORD_EDGE.split(unified) if piece and _WORD.search(piece)]
