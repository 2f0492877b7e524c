"""From claims to the fields of the masthead: of several claims to one field, one holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from pipeline.document import Masthead, Warning  # noqa: A004
from pipeline.masthead.agreement import Day, agree, fill_in
from pipeline.masthead.dates import weekday_number
from pipeline.masthead.facts import Claim, Fact
from pipeline.masthead.values import Title

_DIRECT = (
    Fact.ISSUE,
    Fact.VOLUME,
    Fact.CN,
    Fact.ISSN,
    Fact.POST,
    Fact.PUBLISHER,
    Fact.WEBSITE,
    Fact.EMAIL,
    Fact.ADDRESS,
    Fact.PRICE,
)


def to_masthead(
    claims: Sequence[Claim],
    title: Title,
    *,
    page: str | None = None,
    section: str | None = None,
    numbers: Sequence[int] = (),
    plate_seen: bool = False,
) -> tuple[Masthead, tuple[Warning, ...]]:
    """``claims`` in order of preference; ``page`` and ``section`` as the folio gives them; ``numbers`` stand alone near the
    head, and one may be the day of a date whose year and month stand apart; ``plate_seen``: a title is there, read or not.
    """
    day = _day(claims, numbers)
    values = {fact: _best(claims, fact) for fact in _DIRECT}
    count = _best(claims, Fact.PAGES)
    masthead = Masthead(
        title=title.text,
        date=day.date,
        weekday=day.weekday,
        lunar_date=day.lunar,
        issue_number=values[Fact.ISSUE],
        volume=values[Fact.VOLUME],
        cn_number=values[Fact.CN],
        issn=values[Fact.ISSN],
        postal_code=values[Fact.POST],
        page_number=page or _best(claims, Fact.PAGE),
        page_count=int(count) if count else None,
        section=section,
        publisher=values[Fact.PUBLISHER],
        website=values[Fact.WEBSITE],
        email=values[Fact.EMAIL],
        address=values[Fact.ADDRESS],
        price=values[Fact.PRICE],
    )
    return masthead, _warnings(day, title, plate_seen=plate_seen)


def _best(claims: Sequence[Claim], fact: Fact) -> str | None:
    """The claim of the highest rank, the first of equals."""
    best = max((c for c in claims if c.fact is fact), key=lambda c: c.rank, default=None)
    return None if best is None else best.value


def _day(claims: Sequence[Claim], numbers: Sequence[int]) -> Day:
    lunar, era = (_best(claims, f) for f in (Fact.LUNAR, Fact.ERA))
    dates = tuple(dict.fromkeys(c.value for c in claims if c.fact is Fact.DATE))
    weekday = _weekday(claims, dates)
    if dates:
        return agree(dates, weekday, lunar, era)
    damaged = _best(claims, Fact.DAMAGED)
    if damaged is not None and (day := fill_in(damaged, weekday, lunar)) is not None:
        return day
    month = _best(claims, Fact.YEAR_MONTH)
    if month is not None:
        days = [agree((f"{month}-{n:02}",), weekday, lunar, era) for n in dict.fromkeys(numbers) if _exists(month, n)]
        proven = [d for d in days if d.proven]
        if len(proven) == 1:
            return proven[0]
    return agree((), weekday, lunar, era)


def _weekday(claims: Sequence[Claim], dates: Sequence[str]) -> str | None:
    """The one that a date bears out; an ear may tell the weather of another day."""
    named = [c.value for c in claims if c.fact is Fact.WEEKDAY]
    days = {dt.date.fromisoformat(d).weekday() for d in dates}
    return next((n for n in named if weekday_number(n) in days), named[0] if named else None)


def _exists(month: str, day: int) -> bool:
    return (
        1 <= day <= 28
        or (1 <= day <= 30 and month[-2:] != "02")
        or (day == 31 and month[-2:] in ("01", "03", "05", "07", "08", "10", "12"))
    )


def _warnings(day: Day, title: Title, *, plate_seen: bool) -> tuple[Warning, ...]:
    messages = [f"masthead: {conflict}" for conflict in day.conflicts]
    if title.text is None and plate_seen:
        messages.append("masthead: the title of the paper could not be read")
    elif title.text is not None and not title.sure:
        messages.append("masthead: the title of the paper is not certain")
    return tuple(Warning("low_confidence", m) for m in messages)
