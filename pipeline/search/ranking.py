"""Which rows of the index match, the best first; fast also for words that nearly every article holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

RANKED = 12_000
"""So many rows are weighed in 30 ms. Of more, the weights say little: a word that stands everywhere tells no article from another."""

_HEAD_WEIGHT, _BODY_WEIGHT = 4.0, 1.0  # a word in a headline says more of what the article is about


@dataclass(frozen=True, slots=True)
class Wanted:
    """``match`` in the language of FTS5; ``inside`` is SQL that rows must fulfil besides, ``values`` are for its marks."""

    match: str
    inside: str
    values: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rows:
    """``ranked`` by BM25, of equal ones the earlier first; else those with all of it in the headline, then the others."""

    numbers: tuple[int, ...]
    ranked: bool


def best_rows(database: sqlite3.Connection, wanted: Wanted, limit: int) -> Rows:
    """At most ``limit`` rows that match."""
    if _are_at_most(RANKED, database, wanted):
        weight = f"bm25(words, {_HEAD_WEIGHT}, {_BODY_WEIGHT})"
        return Rows(_numbers(database, wanted, f"{weight}, rowid", limit), ranked=True)
    in_heads = Wanted(f"{{head}} : ({wanted.match})", wanted.inside, wanted.values)
    heads = _numbers(database, in_heads, "rowid", limit)
    others = _numbers(database, wanted, "rowid", limit + len(heads)) if len(heads) < limit else ()
    return Rows(tuple(dict.fromkeys((*heads, *others)))[:limit], ranked=False)


def _are_at_most(number: int, database: sqlite3.Connection, wanted: Wanted) -> bool:
    """Whether no more rows match than this number; counting stops one beyond it."""
    query = f"SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? {wanted.inside} LIMIT ?)"  # noqa: S608 - all of it is constant
    (count,) = database.execute(query, (wanted.match, *wanted.values, number + 1)).fetchone()
    return bool(count <= number)


def _numbers(database: sqlite3.Connection, wanted: Wanted, order: str, limit: int) -> tuple[int, ...]:
    query = f"SELECT rowid FROM words WHERE words MATCH ? {wanted.inside} ORDER BY {order} LIMIT ?"  # noqa: S608 - as above
    return tuple(number for (number,) in database.execute(query, (wanted.match, *wanted.values, limit)))
