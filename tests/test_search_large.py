"""Searching some hundred generated articles: the short form of ``python -m bench.search``, with each answer looked up by hand."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bench.search import Stock, issues, queries, stock
from pipeline.export.records import records
from pipeline.export.sqlite import write_sqlite
from pipeline.issue import Issue
from pipeline.search import Filters, open_database, parse_query, search
from pipeline.search.ranking import RANKED
from pipeline.search.snippets import snippet
from pipeline.search.tokens import is_dense, runs

ARTICLES = 160


@pytest.fixture(scope="module")
def stocks() -> dict[str, Stock]:
    return {language: stock(language, 40) for language in ("zh", "en")}


@pytest.fixture(scope="module")
def told(stocks: dict[str, Stock]) -> tuple[Issue, ...]:
    return tuple(issues(ARTICLES, stocks))


@pytest.fixture(scope="module")
def database(told: tuple[Issue, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "articles.sqlite"
    write_sqlite(told, path)
    return path


def _holds(issue: Issue, at: int, query: str, filters: Filters) -> bool:
    """Whether the article holds all terms, and is of the paper and time."""
    article = issue.articles[at]
    day, paper = article.citation.date or "", (article.citation.paper or "").lower()
    inside = (filters.paper or "") in paper and (filters.since or "") <= day <= (filters.until or "9") + "~"
    texts = [article.headline or "", article.text]
    return inside and all(snippet(texts, [term]).matches for term in parse_query(query))


@pytest.mark.parametrize("weighed", [RANKED, 3])
def test_every_query_finds_what_is_there_and_nothing_else(
    weighed: int, database: Path, told: tuple[Issue, ...], stocks: dict[str, Stock], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.search.ranking.RANKED", weighed)
    asked = [(query, filters) for query, filters in queries(stocks) if parse_query(query)]
    found_any = 0
    with open_database(database) as opened:
        for query, filters in random.Random(5).sample(asked, 40):
            found = search(opened, parse_query(query), filters, ARTICLES)
            there = sorted(
                f"{issue.name} {article.headline}"
                for issue in told
                for at, article in enumerate(issue.articles)
                if _holds(issue, at, query, filters)
            )
            if not found.parted:
                assert sorted(f"{hit.article['folder']} {hit.article['headline']}" for hit in found.hits) == there, (
                    query
                )
            found_any += bool(there)
            assert all(hit.snippet.matches for hit in found.hits), query
    assert found_any > 25


@pytest.mark.parametrize("length", [1, 2, 3])
def test_a_beginning_finds_the_words_that_begin_so_and_no_others(
    length: int, database: Path, told: tuple[Issue, ...]
) -> None:
    """Of words that are written without spaces any place is a beginning."""
    articles = {row["id"]: runs(f"{row['headline']}\n{row['text']}") for row in records(told)}
    begun = sorted({run[:length] for words in articles.values() for run in words})
    with open_database(database) as opened:
        for beginning in random.Random(length).sample(begun, 30):
            found = search(opened, parse_query(f"{beginning}*"), Filters(), ARTICLES)
            assert {hit.article["id"] for hit in found.hits} == {
                article
                for article, words in articles.items()
                if any(beginning in run if is_dense(run) else run.startswith(beginning) for run in words)
            }, beginning


def test_of_too_many_those_with_it_in_the_headline_come_first(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.search.ranking.RANKED", 10)
    with open_database(database) as opened:
        term = parse_query("a*")
        whole = search(opened, term, Filters(), ARTICLES)
        begun = [search(opened, term, Filters(), limit) for limit in (1, 5, 30)]
    headed = ["headline" if snippet([hit.article["headline"]], term).matches else "text" for hit in whole.hits]
    assert set(headed) == {"headline", "text"}
    assert headed == sorted(headed)
    for kind in ("headline", "text"):
        folders = [hit.article["folder"] for hit, where in zip(whole.hits, headed, strict=True) if where == kind]
        assert folders == sorted(folders)
    assert (whole.ranked, whole.more) == (False, False)
    for found in begun:
        assert found.more
        assert found.hits == whole.hits[: len(found.hits)]


def test_what_few_hold_is_ranked(database: Path) -> None:
    with open_database(database) as opened:
        assert search(opened, parse_query("a*"), Filters(), 5).ranked
