"""The JSON of an issue, as ``pipeline/schema/issue.schema.json`` states it: written and checked."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from pipeline.document import Article
from pipeline.errors import PageFailed
from pipeline.export.json_text import json_text
from pipeline.export.plain import to_plain
from pipeline.issue import ISSUE_SCHEMA_VERSION, Issue, IssueArticle, IssueImage, IssuePage, IssueParagraph, Part


def issue_to_json(issue: Issue) -> bytes:
    """UTF-8 in the key order of the schema; the same issue gives the same bytes.

    PageFailed if the issue breaks the schema: a fault of the program, never written.
    """
    try:
        plain = _issue(issue)
    except (ValueError, OverflowError) as error:
        raise PageFailed(f"the issue holds {error}", file=issue.name, advice=_REPORT) from error
    wrong = next(_validator().iter_errors(plain), None)
    if wrong is not None:
        what = f"the issue is not consistent: {wrong.json_path}: {wrong.message[:200]}"
        raise PageFailed(what, file=issue.name, advice=_REPORT)
    return json_text(plain)


_REPORT = "this is a fault in broadsheet; please report it"


def _issue(issue: Issue) -> dict[str, Any]:
    return {
        "schema_version": ISSUE_SCHEMA_VERSION,
        "name": issue.name,
        "title": issue.title,
        "date": issue.date,
        "issue_number": issue.issue_number,
        "pages": [_page(p) for p in issue.pages],
        "articles": [_article(a, issue) for a in issue.articles],
        "loose_jumps": to_plain(issue.loose_jumps),
        "conflicts": to_plain(issue.conflicts),
    }


def _page(issue_page: IssuePage) -> dict[str, Any]:
    page = issue_page.page
    sure = [a.confidence for a in page.articles]
    return {
        "stem": issue_page.stem,
        "page_number": page.masthead.page_number,
        "source": to_plain(page.source),
        "masthead": to_plain(page.masthead),
        "articles": len(page.articles),
        "confidence": to_plain(sum(sure) / len(sure)) if sure else None,
    }


def _article(article: IssueArticle, issue: Issue) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": article.id,
        "citation": to_plain(article.citation),
        "kind": article.kind.value,
    }
    plain |= {name: getattr(article, name) for name in ("kicker", "headline", "subtitle", "byline", "dateline")}
    return plain | {
        "paragraphs": [_paragraph(p) for p in article.paragraphs],
        "images": [_image(i) for i in article.images],
        "parts": [_part(p, issue) for p in article.parts],
        "confidence": to_plain(article.confidence),
        "warnings": to_plain(article.warnings),
    }


def _paragraph(paragraph: IssueParagraph) -> dict[str, Any]:
    """Lines in runs of one page, as a paragraph stands on one page or two."""
    runs: list[dict[str, Any]] = []
    for line in paragraph.lines:
        if not runs or runs[-1]["page"] != line.page:
            runs.append({"page": line.page, "lines": []})
        runs[-1]["lines"].append(line.line)
    return {"text": paragraph.text, "role": paragraph.role.value, "lines": runs}


def _image(image: IssueImage) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(image.image)
    return {"page": image.page, **plain}


def _part(part: Part, issue: Issue) -> dict[str, Any]:
    printed = _printed(part, issue)
    return {
        "page": part.page,
        "article": part.article,
        "continued_from": to_plain(printed.continued_from),
        "continues_to": to_plain(printed.continues_to),
        "regions": to_plain(part.regions),
    }


def _printed(part: Part, issue: Issue) -> Article:
    """The article as it stands on its page."""
    return next(a for a in issue.pages[part.page].page.articles if a.id == part.article)


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - takes long to import

    text = resources.files("pipeline").joinpath("schema/issue.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(text))
