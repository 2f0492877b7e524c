"""Are two headings those of one story? The whole headline, a word that stands for it, or nothing at all."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from pipeline.cues import fold
from pipeline.document import Jump
from pipeline.issues.ends import End
from pipeline.scripts import has_han

SAME, NAMED, SHARED, UNLIKE = 5.0, 4.0, 2.0, -1.5
_ALIKE = 0.8
_QUOTED = re.compile(r"[《<(](?P<title>[^》>()]{2,40})[》>)]")
_CAPITALS = re.compile(r"\b[A-Z][A-Z'’-]{2,}\b(?:\s+[A-Z][A-Z'’-]+\b)*")
_CUE_WORDS = re.compile(
    r"\b(?:continued|concluded|contd?|turn|from|on|to|see|page|please|the|story|column|col|\w+(?:st|nd|rd|th)|one|two|three|four"
    r"|five|six|seven|eight|nine|ten|first|second|third|fortsetzung|schluss|von|auf|seite|suite)\b",
    re.IGNORECASE,
)
_NO_WORD = re.compile(r"[\W_]+")
_LEAST_HAN, _LEAST_LATIN = 4, 5  # letters in a row, or of one word, that two headings of one story share
_COMMON = frozenset(
    ["after", "about", "their", "there", "which", "would", "where", "other", "under", "until", "these", "those"]
)


def heading_score(last: End, first: End) -> float:
    """Log odds that the article of ``first`` continues that of ``last``, by headings and jump lines; 0: they do not say.

    A jump line that leads on names the heading on the other page, one that comes from there the heading that it left.
    """
    asked = ((last.jump, first), (first.jump, last))
    if any(_names(word, end) for jump, end in asked if jump for word in keywords(jump)):
        return NAMED
    if not last.heading or not first.heading:
        return 0.0
    a, b = _bare(last.heading), _bare(first.heading)
    if not a or not b:
        return 0.0
    if Levenshtein.normalized_similarity(a, b) >= _ALIKE:
        return SAME
    return SHARED if _share(last.heading, first.heading) else UNLIKE


def keywords(jump: Jump) -> tuple[str, ...]:
    """The words of a jump line that name the story: See FLOOD, Page 4; （上接第一版《新桥通车》）."""
    folded = fold(jump.text)
    inner = re.sub(r"^[\s(\[<]+|[\s)\]>]+$", "", folded)
    quoted = [m["title"].strip() for m in _QUOTED.finditer(inner)]
    capitals = [_CUE_WORDS.sub(" ", m[0]).strip() for m in _CAPITALS.finditer(folded)]
    return tuple(word for word in (*quoted, *capitals) if len(_bare(word)) > 2)


def _names(word: str, end: End) -> bool:
    """Whether the word stands in the heading."""
    heading = _bare(" ".join(x for x in (end.article.kicker, end.heading) if x))
    wanted = _bare(word)
    return bool(heading) and (wanted in heading or Levenshtein.normalized_similarity(wanted, heading) >= _ALIKE)


def _share(a: str, b: str) -> bool:
    """Whether the two have a piece in common that does not stand in any two headings."""
    if has_han(a + b):
        left, right = _bare(a), _bare(b)
        return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size >= _LEAST_HAN
    words = [{w for w in re.findall(r"[^\W\d_]+", fold(text).lower()) if len(w) >= _LEAST_LATIN} for text in (a, b)]
    return bool((words[0] & words[1]) - _COMMON)


def _bare(text: str) -> str:
    return _NO_WORD.sub("", fold(text).lower())
