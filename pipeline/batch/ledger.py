"""What was finished: a SQLite file that survives being killed at any moment. One process writes it at a time."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipeline.batch.tasks import FileMark, Finished
from pipeline.errors import UnwritableOutput
from pipeline.export.files import make_folder

_TABLE = """CREATE TABLE IF NOT EXISTS finished (
    kind TEXT, name BLOB, fingerprint TEXT, files BLOB, summary TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID"""
_LOCKED = "another run is writing here"


@dataclass(frozen=True, slots=True)
class Ledger:
    """``kind`` is ``page`` or ``issue``, ``name`` that of the results. Every call may raise UnwritableOutput."""

    path: Path
    database: sqlite3.Connection

    def find(self, kind: str, name: str) -> Finished | None:
        """What is known of this piece of work; it is finished only if its fingerprint is still the same."""
        with _told(self.path):
            query = "SELECT fingerprint, files, summary FROM finished WHERE kind = ? AND name = ?"
            row = self.database.execute(query, (kind, os.fsencode(name))).fetchone()
        if row is None:
            return None
        files = json.loads(os.fsdecode(row[1]))
        return Finished(row[0], tuple(FileMark(*mark) for mark in files), row[2])

    def add(self, kind: str, name: str, finished: Finished) -> None:
        """On the disk when the call returns."""
        files = json.dumps([(mark.name, mark.sha256) for mark in finished.files])
        row = (kind, os.fsencode(name), finished.fingerprint, os.fsencode(files), finished.summary)
        with _told(self.path), self.database:
            self.database.execute("INSERT OR REPLACE INTO finished VALUES (?, ?, ?, ?, ?)", row)

    def names(self, kind: str) -> Iterator[str]:
        """Of all finished work of the kind, in the order of their bytes."""
        with _told(self.path):
            for (name,) in self.database.execute("SELECT name FROM finished WHERE kind = ? ORDER BY name", (kind,)):
                yield os.fsdecode(name)

    def drop(self, kind: str, name: str) -> None:
        """It is not finished any more."""
        with _told(self.path), self.database:
            self.database.execute("DELETE FROM finished WHERE kind = ? AND name = ?", (kind, os.fsencode(name)))


@contextmanager
def open_ledger(folder: Path) -> Iterator[Ledger]:
    """The ledger in a folder, made if there is none; nobody else can open it until it is closed.

    Raises:
        UnwritableOutput: the folder cannot be written, another run holds the ledger, or it is damaged.
    """
    make_folder(folder)
    path = folder / "ledger.sqlite"
    with _told(path):
        database = sqlite3.connect(path, timeout=0.2)
    try:
        with _told(path), database:
            database.execute("PRAGMA locking_mode = EXCLUSIVE")
            database.execute("BEGIN EXCLUSIVE")
            database.execute(_TABLE)
        yield Ledger(path, database)
    finally:
        database.close()


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of SQLite in our own terms."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        text = str(error)
        if "locked" in text:
            raise UnwritableOutput(_LOCKED, file=path.parent.parent, advice="wait until it has ended") from error
        full = "full" in text or "disk I/O" in text
        damaged = "not a database" in text or "malformed" in text
        advice = (
            "free some space and run the same command again"
            if full
            else "delete it; all pages are then read again"
            if damaged
            else "choose a folder that you may write to"
        )
        raise UnwritableOutput(f"cannot be written ({text})", file=path, advice=advice) from error
