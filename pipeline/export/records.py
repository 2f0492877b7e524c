"""An article of an issue as a row: what jsonl, parquet, sqlite and the batch's ``articles.jsonl`` hold alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.export.identity import article_keys
from pipeline.export.language import language_of_article
from pipeline.issue import Citation, Issue, IssueArticle

COLUMNS = (
    "id",
    "paper",
    "date",
    "issue",
    "folder",
    "page",
    "kind",
    "kicker",
    "headline",
    "subtitle",
    "byline",
    "text",
    "captions",
    "language",
    "boxes",
    "confidence",
    "citation",
)


def article_record(issue: Issue, article: IssueArticle) -> dict[str, Any]:
    """The row, with the keys of ``COLUMNS`` in their order; absent values are None, ``boxes`` and ``captions`` may be empty.

    ``id`` comes from the content and lasts when pages are read again; ``issue`` is the printed number, ``folder`` the name of
    the issue; ``boxes`` are ``{"scan", "page", "bbox"}``: the path of the scan, the number of the page in it from 1, and pixels
    of it. What no UTF-8 file may hold becomes U+FFFD.
    """
    first = article.parts[0]
    values = (
        article_keys(issue.pages[first.page].page)[first.article],
        article.citation.paper,
        article.citation.date,
        issue.issue_number,
        issue.name,
        article.citation.page,
        article.kind.value,
        article.kicker,
        article.headline,
        article.subtitle,
        article.byline,
        article.text,
        [words for image in article.images if (words := _words(image.image.caption, image.image.credit))],
        language_of_article(article),
        list(_boxes(issue, article)),
        round(article.confidence, 4),
        citation_line(article.citation),
    )
    return {name: _clean(value) for name, value in zip(COLUMNS, values, strict=True)}


def records(issues: Iterable[Issue]) -> Iterator[dict[str, Any]]:
    """The rows of all articles, issue by issue."""
    for issue in issues:
        for article in issue.articles:
            yield article_record(issue, article)


def citation_line(citation: Citation) -> str:
    """``Title, 2026-09-12, p. 1: Headline``, without what is not known."""
    facts = ", ".join(fact for fact in (citation.paper, citation.date, f"p. {citation.page}") if fact)
    return f"{facts}: {citation.headline}" if citation.headline else facts


def _boxes(issue: Issue, article: IssueArticle) -> Iterator[dict[str, Any]]:
    for part in article.parts:
        source = issue.pages[part.page].page.source
        for box in part.regions:
            yield {"scan": source.path, "page": source.page, "bbox": [round(x) for x in box.as_tuple()]}


def _words(*texts: str | None) -> str:
    return " ".join(text for text in texts if text)


def _clean(value: Any) -> Any:
    """Without zero bytes and lone surrogates, which databases cut a text at or refuse."""
    match value:
        case str():
            return "".join("\ufffd" if c == "\0" or "\ud800" <= c <= "\udfff" else c for c in value)
        case list():
            return [_clean(item) for item in value]
        case dict():
            return {name: _clean(item) for name, item in value.items()}
        case _:
            return value
