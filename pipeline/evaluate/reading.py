"""From parsed JSON to a ``PageText``: truth files, and the article JSON that we write.

A truth file has ``meta`` (the masthead), ``articles`` with ``body`` as a list of paragraphs, and ``lines`` with the role of
each line and the number of its article; the article JSON has a ``masthead``. Other missing keys count as absent values, so
that an incomplete result is measured and not refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.evaluate.stories import BodyLine, PageText, Story

_META = {
    "title": "title",
    "date": "date",
    "weekday": "weekday",
    "lunar": "lunar_date",
    "issue": "issue_number",
    "cn": "cn_number",
    "post": "postal_code",
    "website": "website",
    "email": "email",
    "price": "price",
    "page_count": "page_count",
    "publisher": "publisher",
}
_META_INSIDE = {"title": "title", "date": "date", "page_number": "page_number", "section": "section"}


def page_text(document: object) -> PageText:
    """The page that a parsed JSON file states, in either form; ValueError if it is neither."""
    page = _mapping(document)
    if "articles" in page and "masthead" in page:
        return _from_result(page)
    if "articles" in page and "meta" in page:
        return _from_truth(page)
    raise ValueError("neither article JSON nor a truth file of a page")


def _from_truth(page: Mapping[str, Any]) -> PageText:
    articles = [_mapping(a) for a in _sequence(page.get("articles"))]
    index = {a.get("id", k): k for k, a in enumerate(articles)}
    lines = [_mapping(line) for line in _sequence(page.get("lines"))]
    front = any(line.get("role") == "masthead" for line in lines)
    return PageText(
        stories=tuple(_story(a) for a in articles),
        masthead=_meta(_mapping(page.get("meta")), _META if front else _META_INSIDE),
        lines=tuple(
            BodyLine(_text(line.get("text")), index[line["article"]])
            for line in lines
            if line.get("role") == "body" and line.get("article") in index
        ),
        everything=tuple(_text(line.get("text")) for line in lines),
    )


def _meta(meta: Mapping[str, Any], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The fields that the page prints. A front page shows the whole masthead, an inside page only the folio."""
    pairs = ((field, _text(meta.get(key))) for key, field in names.items())
    return tuple((field, f"CN{value}" if field == "cn_number" else value) for field, value in pairs if value)


def _from_result(page: Mapping[str, Any]) -> PageText:
    """Teasers (``refer``) are no stories: truth does not count them, and they repeat the headline of another page."""
    told = list(map(_mapping, _sequence(page.get("articles"))))
    articles = [a for a in told if a.get("kind") != "refer"]
    teasers = (_story(a) for a in told if a.get("kind") == "refer")
    index = {a.get("id"): k for k, a in enumerate(articles)}
    lines = [_mapping(line) for line in _sequence(page.get("lines"))]
    places = ((line, index.get(str(line.get("id")).rpartition("-")[0])) for line in lines)
    return PageText(
        stories=tuple(_story(a) for a in articles),
        masthead=tuple((k, _text(v)) for k, v in _mapping(page.get("masthead")).items() if _text(v)),
        other=(
            *(_text(part) for name in ("furniture", "advertisements") for part in _sequence(page.get(name))),
            *("".join((*t.fields, t.text)) for t in teasers),
            # A line that is nothing but a byline is in no paragraph, and the byline gives no more than its names.
            *(_text(line.get("text")) for line in lines if line.get("role") == "byline"),
        ),
        lines=tuple(
            BodyLine(_text(ln.get("text")), k) for ln, k in places if k is not None and ln.get("role") == "body"
        ),
        everything=tuple(_text(line.get("text")) for line in lines if line.get("role") != "removed"),
    )


def _story(article: Mapping[str, Any]) -> Story:
    body = article.get("body") if article.get("body") is not None else article.get("paragraphs")
    images = [_mapping(i) for i in _sequence(article.get("images"))]
    return Story(
        kicker=_text(article.get("kicker")),
        headline=_text(article.get("headline")),
        subtitle=_text(article.get("subtitle")),
        byline=_text(article.get("byline")),
        jump=_text(article.get("jump") or article.get("continues_to")),
        body=tuple(_texts(body)),
        captions=tuple(t for i in images if (t := _text(i.get("caption")))),
        credits=tuple(t for i in images if (t := _text(i.get("credit")))),
    )


def _texts(value: object) -> Iterator[str]:
    """The strings of a value that is a string, a list of such, or an object with ``text``."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _texts(value.get("text"))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, int | float):
        yield str(value)


def _text(value: object) -> str:
    return "".join(_texts(value))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: object) -> list[Any]:
    return list(value) if isinstance(value, list | tuple) else []
