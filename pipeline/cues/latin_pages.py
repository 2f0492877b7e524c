"""Jumps and pointers in Latin script, word by word and tolerant of misread letters.

``(Continued on Second Page.)``, ``Continued from page 1, column 3``, ``See FLOOD, Page A4``, ``(Fortsetzung auf Seite 2)``,
``Schluß von der ersten Seite``, ``(Suite de la page 1)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from pipeline.cues.numerals import page_name, word_number

_WORD = re.compile(r"\d{1,2}[A-F]\b|[A-Za-zÀ-ÿ']+\d*|[A-Za-z]?\d+[a-z]{0,2}")
_GO_ON = ("continued", "concluded", "contd", "cont", "turn", "fortsetzung", "fortgesetzt", "schluß", "schluss", "suite")
_POINT = (
    "see",
    "siehe",
    "voir",
    "lire",
    "story",
    "details",
    "report",
    "article",
    "editorial",
    "bericht",
    "mehr",
    "more",
)
_PAGES = ("page", "pages", "pg", "seite", "blatt")
_FROM = ("from", "von", "vom", "de")
_LINKS = (
    *_FROM,
    "on",
    "to",
    "in",
    "auf",
    "at",
    "the",
    "der",
    "dem",
    "en",
    "la",
    "à",
    "please",
    "bitte",
    "also",
    "auch",
)
_BEFORE, _AFTER = "([{<>*►▶→- \t", ")]}>.,;*- \t"
_PAGE_CAPITAL = re.compile(r"\b(?:P(?:age|AGE|g|G)|Seite|SEITE)\b")
_CODE = re.compile(r"[A-Z]\d{1,2}|\d{1,2}[A-F]")  # what pages of sections are called
_PLEASE = ("please", "bitte")
_LONGEST = 9  # words that a jump line has at most


@dataclass(frozen=True, slots=True)
class LatinJump:
    """``forward``: leads to the page; otherwise the text comes from there. Places refer to the text searched."""

    page: str | None
    forward: bool
    start: int
    end: int


@lru_cache(maxsize=4096)
def find_latin_jump(text: str) -> LatinJump | None:
    """A jump that stands at the end of the text (onward) or at its start (from elsewhere)."""
    words = [(m[0], m.start(), m.end()) for m in _WORD.finditer(text)]
    ends = len(words) - _LONGEST
    for n, (word, _, _) in enumerate(words):
        if (n < _LONGEST or n >= ends) and _like(word, _GO_ON):
            found = _read(text, words[n : n + _LONGEST])
            if found and _stands_free(text, found):
                return found
    return _see(text, words) or _from_page(text, words)


def names_page(text: str) -> bool:
    """Whether the text points to a page of this paper: ``Full report on page 7``, ``See Eighth Page``, ``Bericht Seite 3``."""
    words = [m[0] for m in _WORD.finditer(text)]
    for n, word in enumerate(words):
        if _like(word, _POINT):
            last, page = _page_in(words[n:])
            return page is not None and n + last == len(words) - 1
    return False


def _read(text: str, words: list[tuple[str, int, int]]) -> LatinJump | None:
    """The jump that begins with the first of the words."""
    if len(words) < 2:
        return None
    spoken = [w for w, _, _ in words]
    last, page = _page_in(spoken)
    if last == 0:
        return None
    first = _like(spoken[1], _FROM) and not (spoken[1].lower() == "de" and _like(spoken[0], _GO_ON[:5]))
    start, end = words[0][1], words[last][2]
    polite = re.search(rf"\b(?:{'|'.join(_PLEASE)})\s+$", text[:start], re.IGNORECASE)
    start = polite.start() if polite else start
    while start and text[start - 1] in _BEFORE:
        start -= 1
    column = re.match(r",?\s*(?:col(?:umn)?s?|spalte|colonne)\b\.?\s*\w+", text[end:], re.IGNORECASE)
    end += column.end() if column else 0
    while end < len(text) and text[end] in _AFTER:
        end += 1
    start += len(text[start:]) - len(text[start:].lstrip())
    return LatinJump(page, not first, start, start + len(text[start:end].rstrip()))


def _page_in(words: list[str]) -> tuple[int, str | None]:
    """Which word ends the name of a page, and the page; (0, None) if no page is named soon."""
    for n, word in enumerate(words):
        if n and _CODE.fullmatch(word):
            return n, _page_called(word)
        if n and _like(word, _PAGES):
            if n + 1 < len(words) and (page := _page_called(words[n + 1])):
                return n + 1, page
            number = word_number(words[n - 1]) or _misread_ordinal(words[n - 1])
            return n, str(number) if number else None
        if n and not (
            _like(word, _LINKS) or _like(word, _POINT) or word_number(word) or word.isupper() or _misread_ordinal(word)
        ):
            return 0, None
    return 0, None


def _page_called(word: str) -> str | None:
    return page_name(word) or (word if _CODE.fullmatch(word) else None)


def _misread_ordinal(word: str) -> int | None:
    """An ordinal with one wrong letter."""
    if len(word) < 5:
        return None
    for known in (
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "zweite",
        "dritte",
        "vierte",
    ):
        if Levenshtein.distance(word.lower().removesuffix("n") if known.endswith("e") else word.lower(), known) <= 1:
            return word_number(known)
    return None


def _see(text: str, words: list[tuple[str, int, int]]) -> LatinJump | None:
    """``See FLOOD, Page A4``, ``Please see FLOOD/A4`` on a line of its own leads onward."""
    words = words[1:] if words and _like(words[0][0], _PLEASE) else words
    if not 2 < len(words) <= 6 or not _like(words[0][0], ("see", "siehe", "voir")):
        return None
    last, page = _page_in([w for w, _, _ in words])
    if page is None or last != len(words) - 1:
        return None
    return LatinJump(page, forward=True, start=len(text) - len(text.lstrip()), end=len(text.rstrip()))


def _from_page(text: str, words: list[tuple[str, int, int]]) -> LatinJump | None:
    """``From Page One`` or ``FLOOD, from Page 1`` on a line of its own, where nothing in the line is said in small letters."""
    spoken = [w for w, _, _ in words]
    at = next((n for n, w in enumerate(spoken) if w.lower() in _FROM[:2]), None)
    if at is None or not 2 < len(words) - at <= 4 or (at and not all(w.isupper() for w in spoken[:at])):
        return None
    last, page = _page_in(spoken[at:])
    capital = spoken[0][:1].isupper() and _PAGE_CAPITAL.search(text)
    if page is None or at + last != len(words) - 1 or not capital:
        return None
    return LatinJump(page, forward=False, start=len(text) - len(text.lstrip()), end=len(text.rstrip()))


def _stands_free(text: str, found: LatinJump) -> bool:
    """An onward jump ends the text, one from elsewhere begins it; one of many words inside a sentence is none."""
    if found.forward:
        return not text[found.end :].strip() and (
            found.start == 0 or text[found.start] in "([{*►▶→-" or text[: found.start].rstrip()[-1:] in '.!?")'
        )
    return not text[: found.start].strip()


@lru_cache(maxsize=16384)
def _like(word: str, known: tuple[str, ...]) -> bool:
    """One of the words, with a letter in five misread."""
    lowered = word.lower()
    return lowered in known or any(
        abs(len(k) - len(lowered)) <= 2
        and len(k) >= 4
        and Levenshtein.distance(lowered, k, score_cutoff=len(k) // 4) <= len(k) // 4
        for k in known
    )
