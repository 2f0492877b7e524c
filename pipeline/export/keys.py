"""Identifiers of an issue, its pages and its articles inside one file, where each may stand only once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from pipeline.export.identity import article_keys, page_key
from pipeline.issue import Issue, Part


@dataclass(frozen=True, slots=True)
class Keys:
    """``pages`` by the index of the page; ``articles`` by index of the page and identifier there."""

    issue: str
    pages: tuple[str, ...]
    articles: Mapping[tuple[int, str], str]

    def of(self, part: Part) -> str:
        return self.articles[part.page, part.article]


def keys_of(issue: Issue) -> Keys:
    """The keys that all exports share; a scan that is there twice has its second keys numbered."""
    pages: list[str] = []
    articles: dict[tuple[int, str], str] = {}
    seen: dict[str, int] = {}
    for index, one in enumerate(issue.pages):
        plain = page_key(one.page)
        seen[plain] = seen.get(plain, 0) + 1
        again = "" if seen[plain] == 1 else f"-{seen[plain]}"
        pages.append(plain + again)
        articles |= {(index, name): key + again for name, key in article_keys(one.page).items()}
    digest = sha256("\0".join(pages).encode()).hexdigest()[:16]
    return Keys(f"issue-{digest}", tuple(pages), articles)
