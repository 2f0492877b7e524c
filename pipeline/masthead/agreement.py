"""Do date, weekday and lunar date agree? What two of the three prove, the third is mended by; what nothing proves is told.

A digit is changed only if weekday and lunar date both demand it and no other single change meets their demand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pipeline.masthead.dates import weekday_like, weekday_number
from pipeline.masthead.lunar import LunarDay, era_years, lunar_day, parse_lunar, respelled, solar_date

_CLOSE = 2  # characters in which a misread lunar date may differ from the right one


@dataclass(frozen=True, slots=True)
class Day:
    """Date (ISO), weekday and lunar date as they go into the masthead, and what did not agree."""

    date: str | None
    weekday: str | None
    lunar: str | None
    conflicts: tuple[str, ...] = ()

    @property
    def proven(self) -> bool:
        """At least two of the three are there and nothing speaks against them."""
        return not self.conflicts and sum(x is not None for x in (self.date, self.weekday, self.lunar)) >= 2


def fill_in(damaged: str, weekday: str | None, lunar: str | None) -> Day | None:
    """The one day that a date with an unreadable digit (201?-05-11) can be by its weekday and lunar date."""
    number = None if weekday is None else weekday_number(weekday)
    moon = None if lunar is None else parse_lunar(lunar)
    days = [d for digit in "0123456789" if (d := _parsed(damaged.replace("?", digit))) is not None]
    wanted = (number is not None) + (moon is not None)
    proven = [d for d in days if _votes(d, number, moon) == wanted] if moon is not None else []
    return _settle(proven[0], weekday, number, lunar, moon) if len(proven) == 1 else None


def agree(dates: tuple[str, ...], weekday: str | None, lunar: str | None, era: str | None = None) -> Day:
    """The day that the readings amount to; ``dates`` in order of preference, ISO."""
    number = None if weekday is None else weekday_number(weekday)
    moon = None if lunar is None else parse_lunar(lunar)
    days = [dt.date.fromisoformat(d) for d in dates] or _from_moon(moon, era, number)
    if not days:
        return Day(None, weekday, lunar)
    if len(days) > 1 and number is None and moon is None:
        return Day(days[0].isoformat(), None, None, ("the date can be read in two ways",))
    date = max(days, key=lambda d: (_votes(d, number, moon), -days.index(d)))
    if number is not None and moon is not None and not moon.agrees(lunar_day(date)):
        mended = [d for d in _one_digit_off(date) if d.weekday() == number and moon.agrees(lunar_day(d))]
        if len(mended) == 1:
            date = mended[0]
        elif mended or number != date.weekday():
            return Day(date.isoformat(), weekday, lunar, ("weekday and lunar date do not bear the date out",))
    return _settle(date, weekday, number, lunar, moon)


def _settle(date: dt.date, weekday: str | None, number: int | None, lunar: str | None, moon: LunarDay | None) -> Day:
    """The date holds; weekday and lunar date are mended by it where the other one supports it."""
    truth = lunar_day(date)
    weekday_fits = number is None or number == date.weekday()
    lunar_fits = moon is None or moon.agrees(truth)
    conflicts = []
    if weekday is not None and not weekday_fits:
        if moon is not None and lunar_fits:
            weekday = weekday_like(weekday, date.weekday())
        else:
            conflicts.append("the weekday contradicts the date")
    if lunar is not None and not lunar_fits:
        right = respelled(lunar, truth)
        if number is not None and weekday_fits and _differ(lunar, right) <= _CLOSE:
            lunar = right
        else:
            conflicts.append("the lunar date contradicts the date")
    return Day(date.isoformat(), weekday, lunar, tuple(conflicts))


def _votes(date: dt.date, number: int | None, moon: LunarDay | None) -> int:
    return (number == date.weekday()) + (moon is not None and moon.agrees(lunar_day(date)))


def _one_digit_off(date: dt.date) -> list[dt.date]:
    """All dates that differ from this one in a single digit of year, month or day."""
    plain = f"{date.year:04}{date.month:02}{date.day:02}"
    found = []
    for place, old in enumerate(plain):
        for digit in "0123456789":
            text = plain[:place] + digit + plain[place + 1 :]
            other = _parsed(f"{text[:4]}-{text[4:6]}-{text[6:]}") if digit != old and "1600" < text < "2101" else None
            if other is not None:
                found.append(other)
    return found


def _parsed(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _from_moon(moon: LunarDay | None, era: str | None, number: int | None) -> list[dt.date]:
    """The dates of a lunar day in a reign; more than one answer is none."""
    if moon is None or era is None:
        return []
    years = [y for y in era_years(era) if moon.cycle is None or (y - 4) % 60 == moon.cycle]
    days = [d for y in years if (d := solar_date(y, moon)) is not None and (number is None or d.weekday() == number)]
    return days if len(days) == 1 else []


def _differ(a: str, b: str) -> int:
    return abs(len(a) - len(b)) + sum(x != y for x, y in zip(a, b, strict=False))
