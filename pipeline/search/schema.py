"""The tables of a search database, and how to tell one from any other file.

``articles`` holds the rows as ``pipeline.export.records`` makes them, lists as JSON. ``words`` is an FTS5 index of their tokens
(``pipeline.search.tokens``) by the same ``rowid``, without the text itself. Its tokenizer parts at spaces alone, for tokens
are letters, digits and the dot before a pair. Beginnings of one and two characters are indexed by themselves: so short a one
begins hundreds of words or pairs, and to put their places together for each query takes longer than all the rest of it.
"""

from __future__ import annotations

from pipeline.export.records import COLUMNS

APPLICATION = 0x62736874  # "bsht", in the header of the file
VERSION = 3
LISTS = frozenset({"captions", "boxes"})
HEAD = ("kicker", "headline", "subtitle", "byline")
"""What counts more than the body when hits are ranked."""

TABLES = (
    f"CREATE TABLE articles (rowid INTEGER PRIMARY KEY, {', '.join(COLUMNS)})",
    "CREATE VIRTUAL TABLE words USING fts5(head, body, content='', prefix='1 2', tokenize='ascii')",
)
INDEXES = (
    "CREATE INDEX articles_by_id ON articles (id)",
    "CREATE INDEX articles_by_paper ON articles (paper, date)",
    "CREATE INDEX articles_by_date ON articles (date)",
)
