"""All articles in an SQLite database with a full-text index, for ``broadsheet search`` and for any other program."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import count, islice
from pathlib import Path
from typing import Any

from pipeline.errors import UnwritableOutput
from pipeline.export.records import COLUMNS, records
from pipeline.export.whole import whole_file
from pipeline.issue import Issue
from pipeline.search.schema import APPLICATION, HEAD, INDEXES, LISTS, TABLES, VERSION
from pipeline.search.tokens import index_text

_AT_ONCE = 1_000  # rows in memory
_ROW = f"INSERT INTO articles VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"  # noqa: S608 - question marks
_WORDS = "INSERT INTO words (rowid, head, body) VALUES (?, ?, ?)"


def write_sqlite(issues: Iterable[Issue], path: Path) -> None:
    """The same issues give the same bytes with the same version of SQLite. UnwritableOutput if the file cannot be written."""
    try:
        with whole_file(path) as unfinished, closing(sqlite3.connect(unfinished, isolation_level=None)) as database:
            _fill(database, records(issues))
    except sqlite3.OperationalError as error:
        raise UnwritableOutput(
            f"cannot be written ({error})", file=path, advice="check the disk and the folder"
        ) from error


def _fill(database: sqlite3.Connection, rows: Iterator[dict[str, Any]]) -> None:
    for setting in (
        f"application_id = {APPLICATION}",
        f"user_version = {VERSION}",
        "journal_mode = OFF",
        "synchronous = OFF",
    ):
        database.execute(f"PRAGMA {setting}")
    for table in TABLES:
        database.execute(table)
    database.execute("BEGIN")
    numbered = zip(count(1), rows, strict=False)
    while group := tuple(islice(numbered, _AT_ONCE)):
        database.executemany(_ROW, ((number, *_values(row)) for number, row in group))
        database.executemany(_WORDS, ((number, *_texts(row)) for number, row in group))
    for index in INDEXES:
        database.execute(index)
    database.execute("INSERT INTO words (words) VALUES ('optimize')")
    database.execute("COMMIT")
    database.execute("ANALYZE")


def _values(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(json.dumps(row[name], ensure_ascii=False) if name in LISTS else row[name] for name in COLUMNS)


def _texts(row: dict[str, Any]) -> tuple[str, str]:
    head = "\n".join(row[name] for name in HEAD if row[name])
    return index_text(head), index_text("\n".join([row["text"], *row["captions"]]))
