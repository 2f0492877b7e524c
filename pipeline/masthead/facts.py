"""What a masthead or folio line can state, and where in the line it states it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Fact(StrEnum):
    """The fields of a masthead, and below them matter that fills lines without being a field."""

    DATE = "date"
    WEEKDAY = "weekday"
    LUNAR = "lunar_date"
    ISSUE = "issue_number"
    VOLUME = "volume"
    CN = "cn_number"
    ISSN = "issn"
    POST = "postal_code"
    PAGE = "page_number"
    PAGES = "page_count"
    PUBLISHER = "publisher"
    WEBSITE = "website"
    EMAIL = "email"
    ADDRESS = "address"
    PRICE = "price"
    DAMAGED = "damaged"  # a date with one unreadable digit: 201?-05-11
    ERA = "era"  # 同治, 民国二十五年: helps to date, is no field of its own
    YEAR_MONTH = "year_month"  # a date whose day stands apart in large type
    STAFF = "staff"  # 责任编辑 ..., 版式 ...
    OFFICE = "office"  # telephone, zip code, printer, licence: what an imprint holds
    FILLER = "filler"  # MORNING, EDITION, ESTABLISHED 1877, a place before the date


IDENTIFYING = frozenset((Fact.CN, Fact.POST, Fact.ISSUE, Fact.VOLUME, Fact.ISSN))
DATING = frozenset((Fact.DATE, Fact.WEEKDAY, Fact.LUNAR, Fact.ERA, Fact.YEAR_MONTH, Fact.DAMAGED))
OF_A_FRONT_PAGE = IDENTIFYING | {Fact.PAGES, Fact.PRICE, Fact.PUBLISHER, Fact.LUNAR}
OF_AN_IMPRINT = frozenset(
    (Fact.OFFICE, Fact.ADDRESS, Fact.PUBLISHER, Fact.PRICE, Fact.EMAIL, Fact.WEBSITE, Fact.CN, Fact.POST)
)


@dataclass(frozen=True, slots=True)
class Claim:
    """``value`` in the form of the field; ``start`` and ``end`` are places in the text. ``rank``: of two claims to one
    field, the higher one holds (总第12071号 before 第3号).
    """

    fact: Fact
    value: str
    start: int
    end: int
    rank: int = 0


def coverage(text: str, claims: Sequence[Claim]) -> float:
    """Share of the letters and digits of a text that its claims account for, 0 to 1."""
    if not claims:
        return 0.0
    solid = [i for i, c in enumerate(text) if c.isalnum()]
    return sum(any(c.start <= i < c.end for c in claims) for i in solid) / len(solid) if solid else 0.0


def facts_of(claims: Iterable[Claim]) -> frozenset[Fact]:
    return frozenset(c.fact for c in claims)
