"""What pages are called: A2 is page 2 of section A, and in a paper without sections it is page 2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cues.numerals import page_name

_NAME = re.compile(r"([A-Z]?)0*([1-9][0-9]*)")
_AROUND = re.compile(r"^[\s第\W]*(?:page|seite)?\s*|\s*[版页頁面\W]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class PageName:
    """``section`` is a capital letter, or empty; names sort as pages are read: 1 2, A1 A2 B1."""

    section: str
    number: int

    def __str__(self) -> str:
        return f"{self.section}{self.number}"


def read_name(text: str | None) -> PageName | None:
    """The page that a folio or a jump line names (``2``, ``A02``, ``第二版``); None if it names none."""
    plain = page_name(_AROUND.sub("", text)) if text else None
    found = _NAME.fullmatch(plain) if plain else None
    return PageName(found[1], int(found[2])) if found else None


def pages_called(name: PageName, seen_from: PageName | None, names: Sequence[PageName | None]) -> frozenset[int]:
    """The indices of the pages that a reader of page ``seen_from`` would take ``name`` for.

    Page 2 named without its section is that of the reader's own section; a section that no page has printed is left aside.
    """
    known = [(index, page) for index, page in enumerate(names) if page is not None]
    exact = frozenset(index for index, page in known if page == name)
    if exact:
        return exact
    sections = {page.section for _, page in known}
    if not name.section and seen_from is not None:
        return frozenset(i for i, page in known if page == PageName(seen_from.section, name.number))
    if not name.section or sections <= {""}:
        same = frozenset(i for i, page in known if page.number == name.number)
        return same if len(same) == 1 else frozenset()
    return frozenset()
