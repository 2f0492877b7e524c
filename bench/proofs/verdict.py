"""What is judged, and what a judge said of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.document import Line, Page
from pipeline.export.json_page import page_from_json


@dataclass(frozen=True, slots=True)
class Verdict:
    """``good`` of ``of`` files, or whatever ``tool`` counts. ``of`` is None where it was not run; ``note`` says why, or adds facts."""

    kind: str
    tool: str
    good: int
    of: int | None
    note: str = ""

    @property
    def passed(self) -> bool:
        return self.of is None or self.good == self.of


@dataclass(frozen=True, slots=True)
class Written:
    """A page of the results; ``file`` is its JSON, the other formats lie beside it."""

    page: Page
    file: Path

    def beside(self, suffix: str) -> Path:
        return self.file.with_name(self.file.stem + suffix)

    @property
    def lines(self) -> tuple[Line, ...]:
        """In the order of the formats: articles, advertisements, furniture, lines without a place; no removed ones."""
        places = (*(article.id for article in self.page.articles), "ad", "f", "u")
        return tuple(line for place in places for line in self.page.lines_of(place))

    @property
    def text(self) -> str:
        """A line a line; several spaces count as one."""
        return "\n".join(" ".join(line.text.split()) for line in self.lines)


@dataclass(frozen=True, slots=True)
class Results:
    """``out`` is what batch wrote, ``archival`` what export made of it besides; ``jury`` has programs of another environment."""

    out: Path
    archival: Path
    pages: tuple[Written, ...]
    jury: Path | None
    alto_schema: Path | None

    def program(self, name: str) -> Path | None:
        """A program of the jury, if it is there."""
        path = self.jury / name if self.jury else None
        return path if path and path.exists() else None


def results_in(out: Path, archival: Path, jury: Path | None, alto_schema: Path | None) -> Results:
    """The pages of a batch, which has a folder an issue."""
    files = (f for f in sorted(out.glob("*/*.json")) if f.with_name(f"{f.stem}.alto.xml").exists())
    pages = tuple(Written(page_from_json(file.read_bytes(), file=file), file) for file in files)
    return Results(out, archival, pages, jury, alto_schema)


def counted(kind: str, tool: str, answers: Iterable[bool], note: str = "") -> Verdict:
    """How many of the answers are yes."""
    told = tuple(answers)
    return Verdict(kind, tool, sum(told), len(told), note)


def absent(kind: str, tool: str) -> Verdict:
    return Verdict(kind, tool, 0, None, "not here")


def output_of(*words: object) -> str:
    """What a program prints; CalledProcessError if it fails."""
    done = subprocess.run(list(map(str, words)), check=True, capture_output=True, timeout=600)
    return done.stdout.decode("utf-8", "replace")


Judge = Callable[[Results], Iterator[Verdict]]
Plain = dict[str, Any]
