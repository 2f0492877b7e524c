"""English, German or French? By the small words that no text can do without."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.joining.letters import plain_letters

_WORD = re.compile(r"[^\W\d_]+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MARKS = {
    "en": _words("the of and to in that was is for by with from his he at had has were which this be not it as are on"),
    "de": _words(
        "der die und das den von zu dem des ist nicht ein eine mit sich auf für im auch als wird daß dass zum zur"
    ),
    "fr": _words(
        "le la les et des une du est dans que qui pour au sur par il pas ne se ce plus avec son sa aux ont été"
    ),
}


def language_of(text: str) -> str | None:
    """The language as `words` names it ("en", "de", "fr"); None if the text is too short to tell, or in another language."""
    words = Counter(_WORD.findall(plain_letters(text).lower()))
    counts = Counter({language: sum(words[mark] for mark in marks) for language, marks in _MARKS.items()})
    (first, most), (_, next_most) = counts.most_common(2)
    return first if most > next_most else None
