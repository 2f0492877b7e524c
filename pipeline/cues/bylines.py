"""Bylines on lines of their own and signatures at an end, in Chinese and in Latin script."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import fold
from pipeline.cues.found import FoundNames
from pipeline.cues.han_bylines import awaits_name, bare_names, han_byline, han_post, opens_byline, posted_names
from pipeline.cues.latin_bylines import breaks_name, latin_byline, latin_post, latin_signature
from pipeline.cues.names import is_name, is_short_name
from pipeline.scripts import has_han

_BRACKETED = re.compile(r"\(([^()]{2,40})\)?[\s。]*$")


@lru_cache(maxsize=4096)
def byline(text: str) -> str | None:
    """The names of a line that is a byline and nothing else; None if it is not.

    Names as printed, joined by single spaces; 记者 and By are left out, but where a byline names several kinds of people
    each kind's word stays (记者 甲 通讯员 乙). Names without any word that says so count from two names on, or with all
    three characters of a full name, or behind the box that stands before authors (□甲).
    """
    if not 2 <= len(text) <= 90:
        return None
    if has_han(text):
        return han_byline(text) or (bare_names(text) if len(text) <= 30 else None)
    return latin_byline(text)


def goes_on_in_byline(text: str, more: str) -> bool:
    """The text ends with what a writer is (本报记者 甲 特约通讯员), and with ``more`` it is a byline: the name that belongs to it."""
    return awaits_name(text) and byline(f"{text} {more}") is not None


@lru_cache(maxsize=4096)
def goes_on_below(names: str, more: str) -> bool:
    """Two lines are one byline: the second has the rest of a name, or says what its bearer is (By CLARA / VOSS, Clara Voss / City Editor)."""
    if has_han(names + more):
        return False
    if latin_post(more) and byline(names):
        return True
    return (
        (latin_post(more) or breaks_name(names, more)) and not byline(names) and byline(f"{names} {more}") is not None
    )


def breaks_off_in_byline(text: str) -> bool:
    """Whether the text is a byline up to the name of its last writer, of which a character at most is there: 本报记者 甲 通讯员 乙."""
    return opens_byline(text) and awaits_name(text)


@lru_cache(maxsize=4096)
def byline_with_post(text: str) -> str | None:
    """As ``byline``, of a line under a headline: where somebody works or what he is, then his name (岚江县中心小学校长　沈明月)."""
    return byline(text) or (posted_names(text) if len(text) <= 40 and has_han(text) else None)


@lru_cache(maxsize=4096)
def name_over_post(name: str, post: str) -> bool:
    """Two lines of a column with its own writer: a name, and under it what its bearer is (沈明月 / 资深投资顾问)."""
    return signature(name) is not None and han_post(post)


@lru_cache(maxsize=4096)
def signature(text: str) -> str | None:
    """As ``byline``, for the last line of a text: here one name is enough (— J. VOSS, B. F. ORDWAY, D. D., 岑小满, 金雨)."""
    if has_han(text):
        alone = text.strip()
        named = is_short_name(alone) if len(alone) <= 2 else len(alone) <= 30
        return byline(text) or (bare_names(f"({alone})") if named else None)
    return byline(text) or latin_signature(text)


@lru_cache(maxsize=4096)
def closing_byline(text: str) -> FoundNames | None:
    """The names in brackets with which a paragraph ends: …。（记者 甲 通讯员 乙）; None if there are none."""
    found = _BRACKETED.search(fold(text), max(0, len(text) - 50))
    if found is None or found.start() == 0:
        return None
    inside = text[found.start(1) : found.end(1)]
    names = han_byline(inside) or bare_names(f"({inside})")
    return FoundNames(names, found.start(), found.end()) if names else None


def may_be_name(text: str) -> bool:
    """Whether two or three ideographs may be a name where one is looked for: a surname first, and no word of the dictionary (亓言, 严冰)."""
    return is_name("".join(text.split()), strict=True)
