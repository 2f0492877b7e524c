"""The date that a folder or file name tells: 2026-09-12, 20260912, 1898/05/03, 2026年9月12日, 12 September 2026."""

from __future__ import annotations

import datetime as dt
import re

from pipeline.cues import fold
from pipeline.masthead.dates import find_dates

_SEPARATED = re.compile(r"(?<!\d)(?P<y>1[6-9]\d\d|20\d\d)(?P<s>[-_. ])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)")
_TOGETHER = re.compile(r"(?<!\d)(?P<y>1[6-9]\d\d|20\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:\d\d)?(?!\d)")
# 05/03.jpg may be page 3 of May; 05/03.pdf is an issue.
_FOLDERS = re.compile(
    r"(?<!\d)(?P<y>1[6-9]\d\d|20\d\d)/(?:(?P=y)[-_.]?)?(?P<m>\d\d(?=\d\d)|\d\d?(?=[-_./]))[-_./]?(?P<d>\d\d?)"
    r"(?!\d|\.(?!pdf\b)\w)",
    re.IGNORECASE,
)
_FROM_DAY = re.compile(r"(?<!\d)(?P<d>\d{1,2})(?P<s>[-_.])(?P<m>\d{1,2})(?P=s)(?P<y>1[6-9]\d\d|20\d\d)(?!\d)")


def date_in_path(path: str) -> str | None:
    r"""The one date (ISO) in the names of a path, ``/`` or ``\\`` between them; None if there is none, or more than one.

    The name nearest to the file speaks first: a date in it is the date, whatever the folders above say. 03-05-1898 is a
    date only where day and month cannot be taken for one another.
    """
    names = [name for name in path.replace("\\", "/").split("/") if name]
    for start in range(len(names) - 1, -1, -1):
        found = _dates(names[start]) or _matches("/".join(names[start:]), _FOLDERS)
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _dates(name: str) -> set[str]:
    folded = fold(name)
    spoken = {claim.value for claim in find_dates(folded.replace("_", " "))}
    written = spoken or _matches(folded, _SEPARATED) | _matches(folded, _TOGETHER)
    return written or {date for match in _FROM_DAY.finditer(folded) for date in _either(match)}


def _matches(text: str, pattern: re.Pattern[str]) -> set[str]:
    return {date for match in pattern.finditer(text) if (date := _date(match["y"], match["m"], match["d"]))}


def _either(match: re.Match[str]) -> set[str]:
    """Day first or month first: both are dates unless one number is more than 12."""
    both = (_date(match["y"], match["m"], match["d"]), _date(match["y"], match["d"], match["m"]))
    return {date for date in both if date}


def _date(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
