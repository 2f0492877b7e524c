"""Is it the title of a paper in Latin script, and was it read right?

Blackletter misleads the recogniser in single letters, so every word of a title must be a word, a name that the page uses
elsewhere, or read without doubt; a title that the page mentions mends its misread words.
"""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections import Counter
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from pipeline.cues.labels import column_label
from pipeline.masthead.paper_names import NOUNS
from pipeline.masthead.values import Title
from pipeline.words import is_word

_COMPOUNDED = (
    "blatt",
    "bote",
    "zeitung",
    "anzeiger",
    "nachrichten",
    "freund",
    "presse",
    "post",
    "kurier",
    "warte",
    "stern",
    "wächter",
)
_SMALL = frozenset(("of", "and", "the", "von", "und", "für", "de", "et", "du", "la"))
ARTICLES = frozenset(("the", "der", "die", "das", "le", "la", "les", "l"))
_WORD = re.compile(r"[A-Za-zÀ-ÿſ’'&-]+")
_INITIAL = re.compile(r"(?:^|(?<=-))[^\W\d_]")
_ADDRESS = re.compile(r"\S+[.@][A-Za-z]\w+")  # of a web site, which runs the words of the title together
SURE, LIKELY = 0.93, 0.8  # confidence of the recogniser
_CALENDAR = frozenset(name.lower() for name in (*day_name, *month_name) if name)
SURE_LETTERS = 0.97  # below which two letters of a word may be wrong


def title_words(text: str) -> tuple[str, ...]:
    """The words of a reading without stops and ornaments."""
    return tuple(w for w in _WORD.findall(text) if any(map(str.isalpha, w)))


def looks_like_latin_title(text: str) -> bool:
    """Whether a short run of capitalised words ends in a word that papers are called by, one letter wrong at most."""
    words = title_words(text)
    if (
        column_label(" ".join(words))
        or not 1 <= len(words) <= 8
        or any(w[0].islower() and w.lower() not in _SMALL for w in words)
    ):
        return False
    return any(_noun_like(w) for w in words)


def running_title(text: str) -> str | None:
    """The title that a running head begins with, as the front page would have it; a town before the date is none."""
    words = title_words(text)
    named = len(words) > 1 and (_noun_like(words[-1]) or words[0].lower() in ARTICLES)
    return in_title_case(" ".join(words)) if named and "," not in text else None


def judge_latin_title(printed: str, confidence: float, texts: Sequence[str]) -> Title:
    """What to believe of a reading; ``texts`` are the other lines of the page, among which the title may be named."""
    words = _whole(title_words(printed))
    if not words or all(w.lower() in _CALENDAR for w in words):
        return Title(None, sure=False)
    named = _mention(words, texts)
    if named:
        article = words[:1] if words[0].lower() in ARTICLES and named[0].lower() not in ARTICLES else ()
        return Title(in_title_case(" ".join((*article, *(_in_case_of(w, words[-1]) for w in named)))), sure=True)
    mended = [_mend(word, doubted=confidence < SURE_LETTERS) for word in words]
    torn = confidence < SURE_LETTERS and any(m is None and _near(w, 2, 7) for m, w in zip(mended, words, strict=True))
    if torn or (None in mended and confidence < SURE):
        return Title(None, sure=False)
    parts = [m or w for m, w in zip(mended, words, strict=True)]
    known, papery = None not in mended, any(map(_is_noun, parts))
    if not (known or papery) or confidence < LIKELY or _prose(parts):
        return Title(None, sure=False)
    return Title(in_title_case(" ".join(parts)), sure=known and papery)


def is_prose(text: str) -> bool:
    """A headline or sentence: small letters within it, or in all of a line that does not end in a word papers are called by."""
    return _prose(title_words(text))


def _prose(words: Sequence[str]) -> bool:
    small = [w for w in words if w[0].islower() and w.lower() not in _SMALL | ARTICLES]
    return bool(small) and (any(w[0].isupper() for w in words) or not _is_noun(words[-1]))


def in_title_case(text: str) -> str:
    """A title set in capitals, as a running head is, is given as the front page would: The Marden Bee."""
    if not text.isupper():
        return text
    words = text.lower().split()
    return " ".join(w if n and w in _SMALL else _INITIAL.sub(lambda c: c[0].upper(), w) for n, w in enumerate(words))


def _whole(words: Sequence[str]) -> tuple[str, ...]:
    """Words that were read in two parts put together (A nzeiger), an article that lost its first letter mended (he).

    The first letters of a word that were read twice, where two readings of the row meet, are left out (D Daily).
    """
    out: list[str] = []
    for word in words:
        if out and word != out[-1] and word.startswith(out[-1]) and (len(out[-1]) == 1 or not is_word(out[-1])):
            out[-1] = word
        elif out and not _is_noun(word) and _is_noun(out[-1] + word):
            out[-1] += word
        else:
            out.append(word)
    if len(out) > 1 and out[0].lower() in ("he", "te", "th", "tbe", "tlie"):
        out[0] = _in_case_of("the", out[1])
    return tuple(out)


def _mend(word: str, *, doubted: bool = False) -> str | None:
    """The word as it must be, None if nothing vouches for it. Of a ``doubted`` one two letters may be wrong (Foening)."""
    lowered = word.lower()
    if (
        _is_noun(word)
        or lowered in ARTICLES
        or lowered in _SMALL
        or lowered == "&"
        or (len(word) > 2 and is_word(word))
    ):
        return word
    near = _near(word, 1, 5) or (_near(word, 2, 7) if doubted else [])
    return _in_case_of(near[0], word) if len(near) == 1 else None


def _near(word: str, wrong: int, least: int) -> list[str]:
    """Words of papers' names, of ``least`` letters or more, in which as many letters are wrong."""
    return [n for n in NOUNS if len(n) >= least and Levenshtein.distance(n, word.lower()) == wrong]


def _mention(words: Sequence[str], texts: Sequence[str]) -> tuple[str, ...]:
    """The words by which the page calls a paper of nearly this title, articles left aside; () if it does not."""
    core = [w.lower() for w in words if w.lower() not in ARTICLES]
    wanted = "".join(core)
    if len(wanted) < 5:
        return ()
    votes: Counter[tuple[str, ...]] = Counter()
    likely = process.extract(
        " ".join(core), texts, scorer=fuzz.partial_ratio, processor=str.lower, score_cutoff=75, limit=50
    )
    for size in {max(1, len(core) - 1), len(core), len(core) + 1}:
        for found in _runs([text for text, _, _ in likely], size):
            joined = "".join(found).lower()
            alike = abs(len(joined) - len(wanted)) <= 2 and Levenshtein.normalized_similarity(joined, wanted) >= 0.8
            if alike and found[0].lower() not in ARTICLES and (size > 1 or joined == wanted):
                votes[found] += 1
    return max(votes, key=lambda v: (votes[v], "".join(v).lower() == wanted, v)) if votes else ()


def _runs(texts: Sequence[str], size: int) -> Iterable[tuple[str, ...]]:
    for text in texts:
        words = _WORD.findall(_ADDRESS.sub("", text))
        for n in range(len(words) - size + 1):
            run = tuple(words[n : n + size])
            if all(w[0].isupper() for w in run):
                yield run


def _is_noun(word: str) -> bool:
    """A word that papers are called by, or a compound of one: Volksbote, Courier-News."""
    lowered = word.lower().rpartition("-")[2]
    return lowered in NOUNS or any(lowered.endswith(n) for n in _COMPOUNDED)


def _noun_like(word: str) -> bool:
    lowered = word.lower()
    return _is_noun(word) or (
        len(lowered) >= 5
        and any(abs(len(n) - len(lowered)) <= 1 and Levenshtein.distance(n, lowered) <= 1 for n in NOUNS)
    )


def _in_case_of(word: str, pattern: str) -> str:
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    return word[:1].upper() + word[1:].lower() if pattern[0].isupper() else word.lower()
