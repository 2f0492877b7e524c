"""Are two headings those of one story? The whole headline, a word that stands for it, or nothing at all."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

from pipeline.cues import fold
from pipeline.document import Article, Jump
from pipeline.scripts import is_han

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


def heading_score(first: Article, second: Article) -> float:
    """Log odds that the second article is the first one's continuation, by headline and jump lines; 0: they do not say."""
    words = [word for jump in (first.continues_to, second.continued_from) if jump for word in keywords(jump)]
    named = any(
        _names(word, article) for word in words for article in (first, second) if not _own(word, article, first)
    )
    if named:
        return NAMED
    if not first.headline or not second.headline:
        return 0.0
    a, b = _bare(first.headline), _bare(second.headline)
    if not a or not b:
        return 0.0
    if Levenshtein.normalized_similarity(a, b) >= _ALIKE:
        return SAME
    return SHARED if _share(first.headline, second.headline) else UNLIKE


def keywords(jump: Jump) -> tuple[str, ...]:
    """The words of a jump line that name the story: See FLOOD, Page 4; （上接第一版《新桥通车》）."""
    folded = fold(jump.text)
    inner = re.sub(r"^[\s(\[<]+|[\s)\]>]+$", "", folded)
    quoted = [m["title"].strip() for m in _QUOTED.finditer(inner)]
    capitals = [_CUE_WORDS.sub(" ", m[0]).strip() for m in _CAPITALS.finditer(folded)]
    return tuple(word for word in (*quoted, *capitals) if len(_bare(word)) > 2)


def _own(word: str, article: Article, first: Article) -> bool:
    """A jump line that leads on names what stands on the other page, one that comes from there the story it left."""
    jump = first.continues_to if article is first else None
    return jump is not None and word in keywords(jump)


def _names(word: str, article: Article) -> bool:
    """Whether the word stands in the heading."""
    heading = _bare(" ".join(x for x in (article.kicker, article.headline) if x))
    wanted = _bare(word)
    return bool(heading) and (wanted in heading or Levenshtein.normalized_similarity(wanted, heading) >= _ALIKE)


def _share(a: str, b: str) -> bool:
    """Whether the two have a piece in common that does not stand in any two headings."""
    if any(map(is_han, a + b)):
        left, right = _bare(a), _bare(b)
        return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size >= _LEAST_HAN
    words = [{w for w in re.findall(r"[^\W\d_]+", fold(text).lower()) if len(w) >= _LEAST_LATIN} for text in (a, b)]
    return bool((words[0] & words[1]) - _COMMON)


def _bare(text: str) -> str:
    return _NO_WORD.sub("", fold(text).lower())
