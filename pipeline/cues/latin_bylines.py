"""Who wrote it, in Latin script: BY R. E. MARLOWE, By a Staff Reporter, Special to The Star, Von Hans Ordt, — J. VOSS."""

from __future__ import annotations

import re

_NAME_WORD = r"(?:[A-ZÀ-Þ]\.\s?)+|(?:Mc|Mac|O'|D')?[A-ZÀ-Þ][\w'’-]*\.?"
_PARTICLE = r"of|the|and|de|du|la|le|von|van|der|den|zu|a|an|our|own|et|und"
_NAMES = rf"(?:{_NAME_WORD}|{_PARTICLE}|&)(?:,?\s+(?:{_NAME_WORD}|{_PARTICLE}|&)){{0,9}}"
_BY = re.compile(rf"\W*(?:BY|By|by|B\s?Y|Von|VON|Par|PAR)\s+(?P<names>{_NAMES})[\s.,;:]*(?:\(.*\))?")
_STAFF = re.compile(
    r"\W*(?:(?:by|from)\s+)?(?P<names>(?:an?\s+|our\s+(?:own\s+|[\w'’-]+\s+){0,2}|the\s+)?(?:staff|special|own|foreign|city|night|"
    r"traveling|london|paris)?\s*(?:staff\s+)?(?:reporter|correspondent|writer|correspondence)(?:\s+of\s+[\w' ]+)?)\W*",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\W*(?:by|from)\s+(?P<names>(?:our|the|an?)\s+(?:[\w'’-]+\s+){1,3}(?:agent|correspondent|critic|editor|reporter|writer))\W*",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\W*(?P<names>(?i:the\s+)?(?:[A-Z][\w'’-]+\s+){1,3}(?i:staff)\s+(?i:reporter|correspondent|writer))\W*"
)
_BEAT = re.compile(
    rf"\W*(?P<names>{_NAME_WORD}(?:\s+(?:{_NAME_WORD})){{1,3}},?\s+(?:[A-Za-z][a-z]+\s+){{0,2}}"
    r"(?:correspondent|reporter|editor|writer|columnist))\W*"
)  # Clara Voss Harbour correspondent
_CAPITALS = r"[A-ZÀ-Þ](?:\.|[A-ZÀ-Þ'’-]+)"
_BROKEN = re.compile(rf"\W*B[Yy](?:\s+{_CAPITALS}){{1,2}}\n{_CAPITALS}(?:\s+{_CAPITALS})?\W*")
_POST = re.compile(
    r"\W*(?:[a-z][a-z'’-]*\s+){0,3}(?:columnist|correspondent|critic|editor|reporter|writer)\W*", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"\W*(?P<names>copyright,?\s+\d{4},?\s+by\s+\S.{2,60})", re.IGNORECASE)
_SPECIAL = re.compile(
    r"\W*(?P<names>(?:special(?:ly)?|staff|exclusive|cable|by\s+cable|by\s+telegraph|by\s+wireless)\s*"
    r"(?:telegram|dispatch|despatch|cable|correspondence|special)?\s*(?:to|of|for)\s+(?:the\s+)?[A-Z][\w' .]{2,30}|"
    r"(?:by\s+)?the\s+associated\s+press|by\s+(?:united|associated)\s+press|von\s+unsere[mrn]\s+[\w-]+|de\s+notre\s+[\w ]+)\W*",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"\s*(?:[-—]\s*(?P<dashed>{_NAME_WORD}(?:\s+(?:{_NAME_WORD})){{0,4}})"
    r"|(?P<initials>(?:[A-Z]\.\s?){1,3}\s?[A-Z][A-Za-z'-]+(?:,(?:\s?[A-Z][a-z]*\.){1,6})?))[\s.]*"
)
_REPORTS = re.compile(rf"\W*(?P<names>{_NAME_WORD}(?:\s+(?:{_NAME_WORD})){{1,3}})\s+(?:reports|berichtet)\.?\s*")
_NOT_NAMES = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "Act",
        "Bill",
        "Law",
        "Order",
        "Means",
        "Virtue",
        "Reason",
        "Way",
        "Telegraph",
        "Request",
        "Night",
        "Day",
    ]
)
_ALSO_NAMES = ("April ", "May ", "June ", "August ")  # of people, where another name follows
_LONGEST = 80  # characters


def latin_byline(text: str) -> str | None:
    """The names of a line that is a byline and nothing else; None otherwise.

    All capitals or initials make a name of what follows "By"; a lower-case word makes it a sentence.
    """
    stripped = text.strip()
    if not 4 < len(stripped) <= _LONGEST:
        return None
    for pattern in (_STAFF, _OURS, _HOUSE, _BEAT, _COPYRIGHT, _SPECIAL, _BY, _REPORTS):
        found = pattern.fullmatch(stripped)
        if found and (pattern not in (_BY, _REPORTS, _BEAT) or _are_names(found["names"])):
            return _clean(found["names"])
    return None


def breaks_name(text: str, more: str) -> bool:
    """A name in capitals that does not go on one line: By CLARA / VOSS."""
    return _BROKEN.fullmatch(f"{text}\n{more}") is not None


def latin_post(text: str) -> bool:
    """What a writer is (Health Editor): it stands under the name, and tells who wrote it only together with that."""
    return _POST.fullmatch(text) is not None


def latin_signature(text: str) -> str | None:
    """The name that a text at the end of a letter or report consists of; None if it is no name.

    Only at an end: a line such as ``J. B. VOSS.`` may be a headline anywhere else.
    """
    stripped = text.strip()
    found = _SIGNED.fullmatch(stripped) if len(stripped) <= _LONGEST else None
    if found is None:
        return None
    names = found["dashed"] or found["initials"]
    return _clean(names) if _are_names(names) or found["initials"] else None


def _are_names(text: str) -> bool:
    """Two words or more that are no dates or matters of state; one alone (BY FIRE) is part of a headline."""
    words = [w.strip(".,") for w in text.split()]
    capital = [w for w in words if w[:1].isupper()]
    rest = words[1:] if text.capitalize().startswith(_ALSO_NAMES) else words
    if any(w.capitalize() in _NOT_NAMES for w in rest) or (
        words and words[0].lower() in ("the", "and", "of", "act", "a", "an")
    ):
        return False
    if len(capital) < 2:
        return False
    titled = capital[0] in ("Mr", "Mrs", "Miss", "Dr", "Rev") and len(capital) == 2
    return not titled


def _clean(names: str) -> str:
    """Without the article before 'Staff Reporter' and the comma or stop that ends the line; a stop after an initial stays."""
    text = re.sub(r"^(?:by|an?|our own|our)\s+", "", " ".join(names.split()), flags=re.IGNORECASE)
    text = text.rstrip(" ,;:")
    last = text.split()[-1] if text else ""
    return text if re.fullmatch(r"(?:\w\.)+", last) else text.rstrip(".")
