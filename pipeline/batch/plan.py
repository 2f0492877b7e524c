"""Groups scans into issues and gives every page and issue the name of its results, each its own and none outside."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pipeline.batch.folders import STATE
from pipeline.batch.natural import natural_key
from pipeline.batch.patterns import IssuePattern, Matched
from pipeline.export.files import result_name
from pipeline.issues import date_in_path

_LONGEST_SUFFIX = "." + 19 * "x"  # room for the suffix of any format
_RESERVED_STEMS = ("issue", "articles", "report", "settings")
_RESERVED_FOLDERS = (STATE, "articles.jsonl", "report.json", "report.html", "settings.toml")


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """``page`` counts from 1 in its file, which has ``pages``; ``stem`` is the name of the results without suffix."""

    scan: str
    page: int
    pages: int
    stem: str


@dataclass(frozen=True, slots=True)
class PlannedIssue:
    """``name`` is the folder of the results, ``dated`` the ISO date that the path tells."""

    name: str
    pages: tuple[PlannedPage, ...]
    dated: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """Issues in natural order of their names. ``unlike``: scans that the pattern does not fit, grouped by folder."""

    issues: tuple[PlannedIssue, ...]
    unlike: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        return sum(len(issue.pages) for issue in self.issues)


@dataclass(slots=True)
class _Draft:
    """An issue in the making: its scans with what orders them."""

    wanted: str
    full: str
    dated: str | None
    scans: list[tuple[str, str]] = field(default_factory=list)


def plan_issues(scans: Iterable[str], counts: Mapping[str, int], pattern: IssuePattern | None, home: str) -> Plan:
    """``counts`` has the pages of files that hold several; ``home`` names the issue of scans that lie in no folder."""
    drafts: dict[tuple[str, ...], _Draft] = {}
    unlike = []
    for scan in scans:
        matched = pattern.match(scan) if pattern else None
        if pattern and not matched:
            unlike.append(scan)
        key, draft = _issue_of(scan, counts.get(scan, 1), matched, home)
        drafts.setdefault(key, draft).scans.append((scan, (matched and matched.page) or PurePosixPath(scan).stem))
    issues, taken = [], {name.casefold() for name in _RESERVED_FOLDERS}
    for draft in sorted(drafts.values(), key=lambda d: [natural_key(part) for part in d.wanted.split("/")]):
        name = _own_name(draft.wanted, draft.full, taken)
        issues.append(PlannedIssue(name, _pages(draft.scans, counts), draft.dated))
    return Plan(tuple(issues), tuple(unlike))


def _issue_of(scan: str, pages: int, matched: Matched | None, home: str) -> tuple[tuple[str, ...], _Draft]:
    """What makes scans one issue, and the issue."""
    path = PurePosixPath(scan)
    if matched:
        name = matched.issue or home
        return ("fields", name), _Draft(name, name, matched.dated or date_in_path(name))
    if pages > 1:
        name = path.with_suffix("").as_posix()
        return ("file", scan), _Draft(name, scan, date_in_path(name))
    name = "" if path.parent == PurePosixPath() else path.parent.as_posix()
    return ("folder", name), _Draft(name or home, name or home, date_in_path(name) or date_in_path(home))


def _pages(scans: Iterable[tuple[str, str]], counts: Mapping[str, int]) -> tuple[PlannedPage, ...]:
    """Pages in order, each with a stem of its own."""
    ordered = sorted(scans, key=lambda item: (natural_key(item[1]), natural_key(item[0])))
    same = defaultdict[str, int](int)
    for scan, _ in ordered:
        same[PurePosixPath(scan).stem.casefold()] += 1
    taken = {name.casefold() for name in _RESERVED_STEMS}
    pages: list[PlannedPage] = []
    for scan, _ in ordered:
        path, count = PurePosixPath(scan), counts.get(scan, 1)
        wanted = path.name if same[path.stem.casefold()] > 1 else path.stem
        for number in range(1, count + 1):
            marks = (result_name(each, number if count > 1 else None, _LONGEST_SUFFIX) for each in (wanted, path.name))
            short, long = (mark.removesuffix(_LONGEST_SUFFIX) for mark in marks)
            pages.append(PlannedPage(scan, number, count, _own_name(short, long, taken)))
    return tuple(pages)


def _own_name(wanted: str, full: str, taken: set[str]) -> str:
    """A name that no other has, whatever the file system thinks of case: the short one, else the full one, else numbered."""
    wanted, full = _inside(wanted), _inside(full)
    names = (wanted, full, *(f"{full}~{number}" for number in range(2, 2 + len(taken))))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name


def _inside(name: str) -> str:
    """No part is hidden, empty or leads upwards."""
    return "/".join(f"_{part}" if part.startswith(".") else part for part in name.split("/") if part) or "_"
