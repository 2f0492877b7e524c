"""Identifiers of pages and articles in exports: made from what was read, so that an archive can take the same page in again.

They do not change with the place of the result files, the options of a format or the numbering of articles. They are valid
as identifiers in XML and as file names.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from itertools import islice

from pipeline.document import Article, Page

_FIRST_LINES = 3  # enough to tell the articles of a page apart, few enough to outlive a change further down
_DIGITS = 16  # 64 bits: among a million articles, the chance of two alike is one in thirty million


def page_key(page: Page) -> str:
    """``page-`` and 16 hexadecimal digits, from the checksum of the source file and the number of the page in it."""
    return f"page-{_digest(page.source.sha256, str(page.source.page))}"


def article_key(page: Page, article: Article) -> str:
    """``article-`` and 16 digits, from the page and the article's first lines; ValueError if it is not on the page."""
    try:
        return article_keys(page)[article.id]
    except KeyError:
        message = f"article {article.id} is not on the page"
        raise ValueError(message) from None


def article_keys(page: Page) -> Mapping[str, str]:
    """The key of each article of the page by its identifier, in reading order; articles that begin alike are counted."""
    seen: dict[str, int] = {}
    keys = {}
    firsts = _first_lines(page)
    for article in page.articles:
        begin = letters("".join(firsts[article.id]) or article.headline or article.text)
        seen[begin] = seen.get(begin, 0) + 1
        keys[article.id] = f"article-{_digest(page.source.sha256, str(page.source.page), begin, str(seen[begin]))}"
    return keys


def _first_lines(page: Page) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {article.id: [] for article in page.articles}
    for line in page.lines:
        place = line.id.rpartition("-")[0]
        if place in texts:
            texts[place].append(line.text)
    return {
        place: list(islice((text for text in found if letters(text)), _FIRST_LINES)) for place, found in texts.items()
    }


def letters(text: str) -> str:
    """Letters and digits alone, in one form: spaces, marks and widths are read differently now and then."""
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
