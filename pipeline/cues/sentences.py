"""Where sentences end and break off, as far as the characters at the two ends of a text can tell."""

from __future__ import annotations

import re

from pipeline.cues.folding import fold
from pipeline.scripts import CLAUSE_END, CLOSERS, SENTENCE_END, has_han, is_han

_CLOSING = "”’」』）)】》〉］]\"'»“｝}〕*"
_STOPS = "。！？!?…⋯"
_ABBREVIATION = re.compile(
    r"(?:^|[\s(])(?:Mr|Mrs|Messrs|Ms|Dr|Rev|Gen|Col|Capt|Lieut|Lt|Maj|Serg|Sergt|Sen|Rep|Gov|Hon|Prof|St|No|Nos|Vol|Co|Jan|Feb|Aug|Sept|"
    r"Oct|Nov|Dec|vs|viz|Hrn|Frl|bzw|Nr|z\. ?B|d\. ?h|M|Mme|Mlle|MM|Pres|Supt|Adjt|Brig|Wm|Geo|Chas|Jas|Thos|Fig)\.$"
)
_LONE_INITIAL = re.compile(r"[a-z,]\s[A-Z]\.$")
_HYPHENS = "-‐‑¬⸗\u00ad="
_LATIN_START = re.compile(r"^[\"'“‘(\[„«]*([a-zß-öø-ÿ][\w’']+)")
_SMALL_NAMES = frozenset(("von", "van", "de", "du", "la", "le", "der", "d", "zu"))
_SALUTATION = re.compile(
    r"to the editors?(?: of (?:the )?[\w .'’-]{2,40})?\W*|(?:dear |my dear )?(?:sirs?|gentlemen|madam|mr\.? editor)\W*",
    re.IGNORECASE,
)
_DASH_START = re.compile(
    r"^(?:\s*(?:[-—–―─━－‐_一ー]\s*[-—–―─━－‐_一ー~]+|[—―─━－–])\s*(?=[^\s\d])|\s*[—―─━一]\s*(?=\d{1,5}[㐀-鿿]))"
)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence does: a stop, or a colon that announces, closing quotes and brackets left aside.

    A full stop after an abbreviation (Mr., Gen.) or a lone initial ends none; a small ring or letter o after a Chinese
    character is a misread 。. A comma, a semicolon or no mark at all ends none.
    """
    stripped = text.rstrip()
    core = stripped.rstrip(_CLOSING).rstrip()
    if not core:
        return False
    last = core[-1]
    if last in _STOPS:
        return True
    if last in ":：":
        return True
    if last in ".．｡":
        return not (_ABBREVIATION.search(core) or _LONE_INITIAL.search(core))
    if last in "oO°º○" and len(core) > 1 and is_han(core[-2]):
        return True
    return last in ";；" and core != stripped


def salutation(text: str) -> bool:
    """Whom a letter is to, and nothing else: TO THE EDITOR OF THE STAR. Dear Sir,"""
    return _SALUTATION.fullmatch(text.strip()) is not None


def opens_mid_sentence(text: str) -> bool:
    """Whether the text begins as no sentence does: with a closing mark, a comma, or a small Latin letter."""
    stripped = text.lstrip()
    if not stripped:
        return False
    first = stripped[0]
    if first in CLAUSE_END or first in "。！？?!）》”’」』】〉〕)]%％…" or (first in SENTENCE_END and first != "…"):
        return not stripped.startswith(("……", "...", "…"))
    if first in CLOSERS:
        return True
    word = _LATIN_START.match(stripped)
    return bool(word) and word[1].lower() not in _SMALL_NAMES if word else False


def hyphenated_end(text: str) -> bool:
    """Whether the last word is divided by a hyphen: a letter, then one of the marks that OCR makes of a hyphen."""
    stripped = text.rstrip()
    return len(stripped) > 1 and stripped[-1] in _HYPHENS and stripped[-2].isalpha() and not is_han(stripped[-2])


def is_subtitle_dash(text: str) -> bool:
    """Whether a Chinese line begins with the long dash of a subtitle (——), in any of its misreadings (一一, --, ─)."""
    return bool(_DASH_START.match(text)) and has_han(fold(text)[2:] if len(text) > 2 else "")
