"""What is counted while a batch runs; of the pages themselves only those that a person should look at first are kept."""

from __future__ import annotations

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from pipeline.batch.course import IssueEnded, PageEnded
from pipeline.batch.tasks import FileMark, PageTask

LOOK_AT = 8
"""So many pages of the lowest confidence are kept, and so many with the most warnings."""


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A page that should be looked at. ``json`` is the mark of its page JSON."""

    task: PageTask
    json: FileMark
    confidence: float | None
    warnings: tuple[str, ...]
    articles: int


@dataclass(frozen=True, slots=True)
class Failure:
    """``what`` is the scan or the issue, ``page`` the number in a file of several."""

    what: str
    page: int | None
    tries: int
    reason: str
    trace: str


@dataclass(slots=True)
class Tally:
    """``pages`` and ``issues`` are those of the plan, ``begun`` is the clock when it was made.

    ``missing`` has, by issue and stem, the scan and the reason of each page that failed.
    """

    pages: int
    issues: int
    begun: float = field(default_factory=time.monotonic)
    read: int = 0
    before: int = 0
    lines: int = 0
    articles: int = 0
    warnings: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    missing: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    finished_issues: dict[str, dict[str, Any]] = field(default_factory=dict)
    unsure: list[Doubtful] = field(default_factory=list)
    warned: list[Doubtful] = field(default_factory=list)

    @property
    def ended(self) -> int:
        return self.read + self.before + self.lost

    @property
    def lost(self) -> int:
        """Pages that failed."""
        return sum(failure.tries > 0 for failure in self.failures)

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self.begun

    @property
    def speed(self) -> float | None:
        """Pages read a minute in this run; None before the first."""
        return 60 * self.read / self.elapsed if self.read and self.elapsed > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """Until all pages are read, if it goes on like this."""
        return None if self.speed is None else 60 * (self.pages - self.ended) / self.speed

    def add_page(self, ended: PageEnded) -> None:
        """Counts a page that ended."""
        if ended.finished is None:
            task, lost = ended.task, ended.lost
            assert lost is not None
            scan = task.scans.shown(task.page.scan)
            self.missing.setdefault(task.issue, {})[task.page.stem] = scan, lost.reason
            number = task.page.page if task.page.pages > 1 else None
            self.failures.append(Failure(scan, number, ended.tries, lost.reason, lost.trace))
            return
        summary = json.loads(ended.finished.summary)
        self.before += ended.before
        self.read += not ended.before
        self.lines += summary["lines"]
        self.articles += summary["articles"]
        self.warnings.update(summary["warnings"])
        if not ended.before:
            self.seconds.update(dict(summary["seconds"]))
        mark = ended.finished.mark(f"{ended.task.target}.json")
        page = Doubtful(ended.task, mark, summary["confidence"], tuple(summary["warnings"]), summary["articles"])
        if page.confidence is not None:
            self.unsure = sorted([*self.unsure, page], key=_confidence)[:LOOK_AT]
        if page.warnings:
            self.warned = sorted([*self.warned, page], key=_warnings)[:LOOK_AT]

    def add_issue(self, ended: IssueEnded) -> None:
        """Counts an issue that was put together, or was not."""
        if ended.finished is not None:
            self.finished_issues[ended.name] = json.loads(ended.finished.summary)
        elif ended.lost is not None:
            self.failures.append(Failure(ended.name, None, 0, ended.lost.reason, ended.lost.trace))

    @property
    def to_look_at(self) -> tuple[Doubtful, ...]:
        """Pages of the lowest confidence, then those with the most warnings, each once."""
        return tuple({page.task.target: page for page in (*self.unsure, *self.warned)}.values())


def _confidence(page: Doubtful) -> tuple[float, str]:
    return 1.0 if page.confidence is None else page.confidence, page.task.target


def _warnings(page: Doubtful) -> tuple[int, str]:
    return -len(page.warnings), page.task.target
