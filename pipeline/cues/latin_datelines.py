"""Datelines in Latin script: place, month and day, then a dash; in English, German and French."""

from __future__ import annotations

import re

_MONTHS = (
    r"(?i:Jan(?:uary|uar|vier|\.)?|Feb(?:ruary|ruar|\.)?|F[ée]v(?:rier|\.)|Mar(?:ch|s|eh|\.)|März|Apr(?:il|\.)?|Avril|May|Mai|June?|Juni|Juin|"
    r"July?|Juli|Juillet|Aug(?:ust|\.)?|Ao[ûu]t|Sept?(?:ember|embre|\.)?|O[ck]t(?:ober|obre|\.)?|Nov(?:ember|embre|\.)?|De[cz](?:ember|\.)?|Déc(?:embre|\.)?)"
)
_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|of|the|de|la|le|am|an|der|sur)"
_PLACE = rf"(?P<place>[A-ZÀ-Þ](?:[\w'’.-]*|(?:\s\w){{2,20}})(?:\s{_WORD}){{0,3}}(?:,\s?(?:[A-Z][\w.]{{0,9}}|(?:[A-Z]\.\s?){{2,3}})){{0,2}})"
_DAY = rf"(?:{_MONTHS}\s*\d{{1,2}}(?:st|nd|rd|th)?|(?:den\s+|le\s+)?\d{{1,2}}(?:\.|er|th|st|nd|rd)?\s*{_MONTHS}|\d{{1,2}}\.\s?\d{{1,2}}\.)"
_YEAR = r"(?:,?\s*\d{4})?"
_TIME = r"(?:,\s*\d{1,2}(?:[:.]\d{2})?\s*[ap]\.\s?m\.?)?(?:,?\s*(?:Mgs\.|Abds\.|noon|midnight|via\s[\w ,]{3,20}))?"
_DATED = re.compile(
    rf"\W{{0,3}}(?P<head>{_PLACE}\s?[,.]\s*{_DAY}{_YEAR}{_TIME})(?P<end>[\s.,:;]*(?:\(.{{2,30}}?\)\s*)?[-—–=]|\s*[.:]|,)"
)
_WIRED = re.compile(rf"\W{{0,3}}(?P<head>{_PLACE}\s*\((?P<agency>[A-Z][\w ./]{{1,20}})\))\s*[-—–]")
_DASHED = re.compile(
    r"\W{0,3}(?P<head>(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ'’. ]{2,30}(?:,\s[A-Z][\w.]{1,9})?))(?:\s*--\s*|\s[—–-]\s)"
)
_CREDIT = re.compile(r"[\s.,:;=—–-]*[\[(](?P<by>[^\])1]{4,60})[\])1]\s*[-—–.=]")
_NO_PLACE = re.compile(
    rf"(?:{_MONTHS}|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|On|In|At|The|By|From|Since|Until|Am|Im|Le|Den)\b|"
    r"(?:Mass|Mo|Neb|Ill|Ind|Pa|Va|Ga|Tenn|Ky|Conn|Minn|Wis|Mich|Kan|Tex|Ark|Ala|Miss|Wash|Ore|Cal|Md|Del|Me|Vt|Fla|Dak|Mont|Col)\.,",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(rf"\W*(?:(?:{_WEEKDAY.pattern})\W+)?{_DAY}{_YEAR}\W*", re.IGNORECASE)
_SPELLED = re.compile(r"^(?:\w\s){3,}\w(?!\w)")


def names_day(text: str) -> bool:
    """A weekday and a date, and nothing else: TUESDAY, MAY 4; Monday, 4th May, 1891."""
    return _DAY_ALONE.fullmatch(text) is not None


def latin_opening(text: str, *, alone: bool = False) -> tuple[str | None, str | None]:
    """(byline, dateline) at the start of a text; ``alone``: the dateline must be all of it."""
    found = next(
        (m for p in (_WIRED, _DATED, _DASHED) if (m := p.match(text)) and not _NO_PLACE.match(m["head"])), None
    )
    if found is None or _WEEKDAY.search(found["head"]):
        return None, None
    if alone and text[found.end() :].strip(" .,-—"):
        return None, None
    if not alone and found.re is _DATED and found["end"].strip() in ("", ",") and not _emphatic(found["place"]):
        return None, None  # "Paris, May 3, was quiet" tells a story and heads none
    credit = _CREDIT.match(text, found.end("head"))
    return (_clean(credit["by"]) if credit else None), _clean(found["head"])


def _emphatic(place: str) -> bool:
    """In capitals, or in letters set apart, as datelines are."""
    return place.isupper() or bool(_SPELLED.match(place))


def _clean(text: str) -> str:
    spelled = _SPELLED.match(text)
    if spelled:
        text = "".join(spelled[0].split()) + text[spelled.end() :]
    text = " ".join(text.split()).strip(" ,:;-—–")
    return text.removesuffix(".") if re.search(r"(?:\d|[^\W\d]{4})\.$", text) else text
