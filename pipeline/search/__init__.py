"""Articles found by their words: an index that any SQLite can hold, queries that cannot be malformed, pieces of text as proof."""

from pipeline.search.database import Filters, Found, Hit, open_database, search
from pipeline.search.queries import Term, parse_query

__all__ = ["Filters", "Found", "Hit", "Term", "open_database", "parse_query", "search"]
