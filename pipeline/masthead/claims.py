"""All that one line of type claims about the paper and its issue."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cues.folding import fold
from pipeline.masthead.contacts import find_contacts
from pipeline.masthead.dates import find_damaged, find_dates, find_weekdays, find_year_month
from pipeline.masthead.facts import DATING, Claim, Fact
from pipeline.masthead.folios import find_filler, find_pages
from pipeline.masthead.latin_titles import looks_like_latin_title
from pipeline.masthead.lunar import find_era, find_lunar
from pipeline.masthead.numbers import find_numbers, find_prices

# Without any of these no claim is possible; most lines of a page stop here.
_TRIGGER = re.compile(
    r"\d|[@©月年版号期历刊址编辑办第零售订版式校星周元筹审]|[热机印]\S*:|承印|机关报|会报|内部|免费|准印|准字|www|bao\b|zhou|xinwen|\.com|day\b|tag\b|\bvol|\byear|cents?\b|\bpages\b|\bprice|edition|published|entered|editor|ahrgang|preis\b|\bpage\b|no\.|\w{9} [vb]on |同治|光绪|宣统|咸丰|道光|币",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"^[\s\W]*(?P<p>[A-ZÀ-Þ][\w.']+(?:\s[A-ZÀ-Þ][\w.']*){0,4}(?:,\s?[A-ZÀ-Þ][\w.]*(?:\s[A-Z]\.?)?){0,2})[\s,.:|—-]*$"
)
_STOPS = " ,.:|—-"  # between the title and the date
_PAGE = re.compile(r"[A-Z]\d{1,2}")
_LONGEST = 200  # characters; a longer text is no line of a masthead


@lru_cache(maxsize=8192)
def read_claims(text: str) -> tuple[Claim, ...]:
    """In order of place; of two claims to overlapping text the longer one holds."""
    if not 1 < len(text) <= _LONGEST:
        return ()
    folded = fold(text)
    if not _TRIGGER.search(folded):
        return ()
    found = [
        *find_dates(folded), *find_weekdays(folded), *find_year_month(folded), *find_damaged(folded), *find_lunar(folded), *find_era(folded),
        *find_numbers(folded), *find_prices(folded), *find_contacts(folded, text), *find_pages(folded), *find_filler(folded),
    ]  # fmt: skip
    kept: list[Claim] = []
    for claim in sorted(found, key=lambda c: (c.start - c.end, c.fact is Fact.DAMAGED, c.start)):
        if claim not in kept and all(
            claim.end <= k.start or claim.start >= k.end or _alternative(claim, k) for k in kept
        ):
            kept.append(claim)
    kept.sort(key=lambda c: c.start)
    return tuple(_with_place(text, kept))


def _alternative(a: Claim, b: Claim) -> bool:
    """Two readings of the same characters, between which the calendar decides."""
    return a.fact is b.fact is Fact.DATE and (a.start, a.end) == (b.start, b.end)


def _with_place(text: str, claims: list[Claim]) -> list[Claim]:
    """The town before a weekday or date belongs to it, and in a running head the title, however long."""
    first = next((c for c in claims if c.fact in DATING), None)
    if first is None or any(c.start < first.start for c in claims):
        return claims
    before = text[: first.start]
    town = _PLACE.match(before)
    place = town["p"] if town else before.strip(_STOPS)
    if (town is None and not looks_like_latin_title(place)) or _PAGE.fullmatch(place):
        return claims
    start = text.index(place)
    return [Claim(Fact.FILLER, place, start, start + len(place)), *claims]
