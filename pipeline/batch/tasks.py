"""What goes to the processes that do the work, and what comes back: small values that can be pickled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.batch.folders import Folder
from pipeline.batch.output import Output
from pipeline.batch.plan import PlannedPage
from pipeline.settings import ReadSettings


@dataclass(frozen=True, slots=True)
class FileMark:
    """A result file, relative to the output, and what is in it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Finished:
    """What the ledger knows of finished work. ``fingerprint`` is that of everything that the files were made from."""

    fingerprint: str
    files: tuple[FileMark, ...]
    summary: str

    def mark(self, name: str) -> FileMark:
        """The mark of the file of that name."""
        return next(mark for mark in self.files if mark.name == name)


@dataclass(frozen=True, slots=True)
class PageTask:
    """One page to be read. ``shape`` is the checksum of all options, ``spans`` the folder of recordings, if any."""

    scans: Folder
    results: Folder
    spans: Folder | None
    issue: str
    page: PlannedPage
    settings: ReadSettings
    output: Output
    overlay: bool
    shape: str
    finished: Finished | None = None

    @property
    def target(self) -> str:
        """The name of the results without suffix."""
        return f"{self.issue}/{self.page.stem}"


@dataclass(frozen=True, slots=True)
class PageSummary:
    """What the report tells of a page. ``confidence`` is the mean of its lines, by length; None without lines."""

    lines: int
    articles: int
    confidence: float | None
    warnings: tuple[str, ...]
    seconds: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Finished work; ``before``: it was found finished, and nothing was done."""

    finished: Finished
    before: bool = False


@dataclass(frozen=True, slots=True)
class Lost:
    """Work that failed. ``reason`` is one line for the user, ``trace`` is for ``--debug``."""

    reason: str
    trace: str = ""


def fingerprint(*facts: object) -> str:
    """A checksum of plain values; lone surrogates of odd file names are allowed."""
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()


def written(folder: Folder, files: Iterable[tuple[str, bytes]]) -> tuple[FileMark, ...]:
    """Writes the files and tells what is in them."""
    marks = []
    for name, data in files:
        folder.write(name, data)
        marks.append(FileMark(name, hashlib.sha256(data).hexdigest()))
    return tuple(marks)


def still_there(folder: Folder, finished: Finished | None, wanted: str) -> bool:
    """Whether the work was finished with this fingerprint and its files are as they were written."""
    if finished is None or finished.fingerprint != wanted:
        return False
    try:
        return all(hashlib.sha256(folder.read(mark.name)).hexdigest() == mark.sha256 for mark in finished.files)
    except OSError:
        return False
