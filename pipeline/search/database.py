"""A search database that ``broadsheet export --format sqlite`` made: opened for reading, and asked."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.errors import UnreadableInput
from pipeline.export.records import COLUMNS
from pipeline.search.queries import Term, match_all
from pipeline.search.ranking import Wanted, best_rows
from pipeline.search.schema import APPLICATION, HEAD, LISTS, VERSION
from pipeline.search.snippets import Snippet, snippet
from pipeline.search.tokens import fold
from pipeline.search.words import loosened

_ROW = f"SELECT {', '.join(COLUMNS)} FROM articles WHERE rowid = ?"  # noqa: S608 - names of columns
_AFTER_ALL = "\U0010ffff"  # 2026-09 as an end holds all days of September
_ADVICE = "make it with broadsheet export OUT --format sqlite -o DIR"


@dataclass(frozen=True, slots=True)
class Filters:
    """``paper`` is any part of its title; ``since`` and ``until`` are ISO dates or their beginnings, both included."""

    paper: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """``article`` is the row, as ``pipeline.export.records`` makes it."""

    article: dict[str, Any]
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits first. ``more``: there are others; ``parted``: nothing holds the query as it stands, these hold its words.

    ``ranked`` is False where too many hold it: those with all of it in the headline come first, then the others.
    """

    hits: tuple[Hit, ...]
    more: bool = False
    parted: bool = False
    ranked: bool = True


@contextmanager
def open_database(path: Path) -> Iterator[sqlite3.Connection]:
    """For reading alone. UnreadableInput if it is missing, damaged or no search database, then or while it is asked."""
    if not path.is_file():
        what = "this is a folder" if path.is_dir() else "there is no such file"
        raise UnreadableInput(what, file=path, advice=_ADVICE)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            application, version = (
                database.execute(f"PRAGMA {p}").fetchone()[0] for p in ("application_id", "user_version")
            )
            if application != APPLICATION:
                raise UnreadableInput("no search database", file=path, advice=_ADVICE)
            if version != VERSION:
                raise UnreadableInput("a search database of another version", file=path, advice=_ADVICE)
            yield database
    except sqlite3.Error as error:
        raise UnreadableInput(f"no search database, or damaged ({error})", file=path, advice=_ADVICE) from error


def search(database: sqlite3.Connection, terms: tuple[Term, ...], filters: Filters, limit: int) -> Found:
    """At most ``limit`` articles that hold all terms, the best first as ``pipeline.search.ranking`` says."""
    found = _found(database, terms, filters, limit)
    if found.hits:
        return found
    parts = loosened(terms)
    return replace(_found(database, parts, filters, limit), parted=True) if parts != terms else found


def _found(database: sqlite3.Connection, terms: tuple[Term, ...], filters: Filters, limit: int) -> Found:
    found = best_rows(database, Wanted(match_all(terms), *_conditions(database, filters)), limit + 1)
    rows = [_row(database, number) for number in found.numbers[:limit]]
    hits = tuple(Hit(row, snippet(_texts(row), terms)) for row in rows)
    return Found(hits, more=len(found.numbers) > limit, ranked=found.ranked)


def _conditions(database: sqlite3.Connection, filters: Filters) -> tuple[str, list[str]]:
    """What the rows must be besides, in SQL of constant text, and the values for its question marks."""
    where, values = list[str](), list[str]()
    if filters.paper is not None:
        wanted = fold(filters.paper)
        titles = [title for (title,) in database.execute("SELECT DISTINCT paper FROM articles WHERE paper IS NOT NULL")]
        values += [title for title in titles if wanted in fold(title)]
        where.append(f"paper IN ({', '.join('?' * len(values))})")
    if filters.since is not None:
        where.append("date >= ?")
        values.append(filters.since)
    if filters.until is not None:
        where.append("date <= ?")
        values.append(filters.until + _AFTER_ALL)
    inside = f"AND +rowid IN (SELECT rowid FROM articles WHERE {' AND '.join(where)})" if where else ""  # noqa: S608 - as above
    return inside, values


def _row(database: sqlite3.Connection, number: int) -> dict[str, Any]:
    values = database.execute(_ROW, (number,)).fetchone()
    return {name: json.loads(value) if name in LISTS else value for name, value in zip(COLUMNS, values, strict=True)}


def _texts(row: dict[str, Any]) -> tuple[str, ...]:
    """Where the found words may stand, the body first: the headline is shown anyway."""
    return (row["text"], *row["captions"], *(row[name] for name in HEAD if row[name]))
