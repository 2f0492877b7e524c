"""``broadsheet search``: articles by their words, in a database that export, read, clean or batch made."""

from __future__ import annotations

import json as json_module
import re
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter, validators

from pipeline.cli.messages import say
from pipeline.cli.options import Debug
from pipeline.errors import UsageError, printable
from pipeline.search import Filters, Found, Hit, open_database, parse_query
from pipeline.search import search as find

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def search(
    database: Annotated[Path, Parameter(help="File that --format sqlite made.")],
    query: Annotated[
        str,
        Parameter(help='Words that all must be there; "..." as they follow one another, harb* what begins so.'),
    ],
    *,
    paper: Annotated[str | None, Parameter(help="Only papers with this in their title.")] = None,
    since: Annotated[str | None, Parameter(name="--from", help="First date: 1898, 1898-05 or 1898-05-03.")] = None,
    until: Annotated[str | None, Parameter(name="--to", help="Last date, in the same forms.")] = None,
    limit: Annotated[int, Parameter(validator=validators.Number(gte=1, lte=10_000), help="At most so many hits.")] = 20,
    json: Annotated[bool, Parameter(negative="", help="Print JSON: a list of articles with their snippets.")] = False,
    debug: Debug = False,  # noqa: ARG001 - every command takes it; the handler of errors acts on it
) -> int:
    """Prints the hits on standard output, the best first; returns the exit code."""
    terms = parse_query(query)
    if not terms:
        raise UsageError(f"{printable(query)!r} holds no word", advice="give letters or digits")
    for day in (since, until):
        if day is not None and not _DAY.fullmatch(day):
            raise UsageError(f"{day!r} is no date", advice="give 1898, 1898-05 or 1898-05-03")
    with open_database(database) as opened:
        found = find(opened, terms, Filters(paper, since, until), limit)
    if json:
        print(json_module.dumps([_plain(hit) for hit in found.hits], ensure_ascii=False, indent=1))
    for hit in () if json else found.hits:
        print(_shown(hit))
    _comment(query, found)
    return 0


def _comment(query: str, found: Found) -> None:
    if not found.hits:
        say(f"no article holds {printable(query)}")
    elif found.parted:
        say(f"no article holds {printable(query)} as it stands; these hold its words")
    if not found.ranked:
        say("too many hold it to be ranked: first those with it in the headline, then in the order of the database")
    if found.more:
        say("there are more; --limit shows them")


def _shown(hit: Hit) -> str:
    """A hit in three lines: citation, snippet with the matches in brackets, where the article is."""
    place = " ".join(str(hit.article[name]) for name in ("folder", "id"))
    return "\n    ".join(
        printable(line) for line in (hit.article["citation"], hit.snippet.marked("[", "]"), place) if line
    )


def _plain(hit: Hit) -> dict[str, object]:
    """The row without its text, and the snippet with the places of its matches."""
    row = {name: value for name, value in hit.article.items() if name != "text"}
    return {**row, "snippet": {"text": hit.snippet.text, "matches": [list(match) for match in hit.snippet.matches]}}
