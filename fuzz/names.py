"""Names of scans: issue patterns, dates in paths, and the plan of a batch, whose names all lie inside the results."""

from __future__ import annotations

import datetime as dt
from pathlib import PurePosixPath

from fuzz.choices import Choices, pieced, words
from pipeline.batch.finding import path_key
from pipeline.batch.patterns import IssuePattern
from pipeline.batch.plan import plan_issues
from pipeline.errors import UsageError
from pipeline.issues import date_in_path

_WORDS = (
    *words(
        "{title} {date} {page} {a} * { } {} ( ) \\ [ ] + ? ^ $ | (?P<x> # / / .. . ./ ~ - _ 📰 版 第二版 第十版 A1 p 31 00 99 ² ١"
    ),
    *words(
        "1916 05 02 19160502 1916-05-02 2026年9月12日 .jpg .pdf .TIF con İ ß ﬀ .broadsheet issue report.json articles.jsonl"
    ),
    *("12 September 2026", " ", "\n", "\0", "\udcff", "x" * 250, "settings.toml"),
)


def names(data: bytes) -> None:
    choices = Choices(data)
    scans = tuple(sorted({scan for size in (24, 24, 40) if (scan := _scan(_taken(choices, size)))}, key=path_key))
    pattern = _pattern(pieced(choices.data, _WORDS))
    for scan in scans:
        date = date_in_path(scan)
        assert date is None or dt.date.fromisoformat(date).isoformat() == date
    plan = plan_issues(scans, dict.fromkeys(scans[::2], 2), pattern, "home")
    targets = [f"{issue.name}/{page.stem}" for issue in plan.issues for page in issue.pages]
    assert len({target.casefold() for target in targets}) == len(targets) == len(scans) + len(scans[::2])
    for target in targets:
        parts = target.split("/")
        assert not target.startswith("/")
        assert all(part and not part.startswith(".") for part in parts[:-1])
        assert parts[-1] not in {"", ".", ".."}


def _taken(choices: Choices, size: int) -> str:
    head, choices.data = choices.data[:size], choices.data[size:]
    return pieced(head, _WORDS)


def _scan(text: str) -> str:
    """A relative path as a folder lists it: no part is empty, hidden or leads upwards, and none holds a zero byte."""
    listed = "".join(c for c in text if c != "\0" and not "\ud800" <= c < "\udc80" and not "\udcff" < c <= "\udfff")
    parts = [part for part in listed.split("/") if part and not part.startswith(".")]
    return PurePosixPath(*parts).as_posix() if parts else ""


def _pattern(text: str) -> IssuePattern | None:
    try:
        return IssuePattern(text)
    except UsageError as error:
        assert str(error).isprintable()
        return None
