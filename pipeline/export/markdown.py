"""A page as Markdown, to be read by people: a section an article, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.document import Article, Image, Page, Role

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_AT_START = re.compile(r"^(\s*)([#>+-]|\d+[.)])(?=\s|$)")


def page_to_markdown(page: Page) -> bytes:
    """UTF-8; advertisements and furniture are left out."""
    blocks = [*_masthead(page)]
    for article in page.articles:
        blocks += _article(article)
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace") if blocks else b""


def _masthead(page: Page) -> Iterator[str]:
    head = page.masthead
    if head.title:
        yield f"# {_safe(head.title)}"
    number = f"page {head.page_number}" if head.page_number else None
    facts = [_safe(fact) for fact in (head.date, head.weekday, head.issue_number, number) if fact]
    if facts:
        yield " · ".join(facts)


def _article(article: Article) -> Iterator[str]:
    if article.kicker:
        yield f"*{_safe(article.kicker)}*"
    yield f"## {_safe(article.headline)}" if article.headline else "## —"
    if article.subtitle:
        yield f"**{_safe(article.subtitle)}**"
    if article.byline:
        yield f"*{_safe(article.byline)}*"
    if article.continued_from:
        yield f"({_safe(article.continued_from.text)})"
    for paragraph in article.paragraphs:
        yield f"### {_safe(paragraph.text)}" if paragraph.role is Role.SUBHEAD else _safe(paragraph.text)
    for image in article.images:
        yield _image(image)
    if article.continues_to:
        yield f"({_safe(article.continues_to.text)})"


def _image(image: Image) -> str:
    words = " — ".join(_safe(text) for text in (image.caption, image.credit) if text)
    return f"> [image] {words}".rstrip()


def _safe(text: str) -> str:
    """On one line, with everything that Markdown would take for its own escaped."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _AT_START.sub(
        lambda m: f"{m[1]}\\{m[2]}" if not m[2][0].isdigit() else f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line
    )
