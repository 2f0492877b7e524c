"""A newspaper issue: its pages in order, and its articles put together across them. Values only, frozen.

Pages are counted from 0 in ``Issue.pages``; what is printed as page number stands in each page's masthead. Boxes stay in
pixels of the scan of their own page.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import ArticleKind, Image, Page, Role, Warning  # noqa: A004 - the word of the contract
from pipeline.geometry import Box

ISSUE_SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class IssuePage:
    """``stem`` is the name of the page's result files without suffix."""

    stem: str
    page: Page


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an article on one page: ``page`` is an index into the issue's pages, ``article`` the identifier there."""

    page: int
    article: str
    regions: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of the issue: the index of its page, and its identifier there."""

    page: int
    line: str


@dataclass(frozen=True, slots=True)
class IssueParagraph:
    """A paragraph that runs over to another page is one paragraph."""

    text: str
    role: Role
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class IssueImage:
    page: int
    image: Image


@dataclass(frozen=True, slots=True)
class Citation:
    """How an article is cited. ``page`` is the printed page number of its first part, else the place in the issue from 1."""

    paper: str | None
    date: str | None
    page: str
    headline: str | None


@dataclass(frozen=True, slots=True)
class IssueArticle:
    """An article with all its parts, in the order in which it is read; ``id`` is ``p1-a2`` after its first part."""

    id: str
    citation: Citation
    kind: ArticleKind
    kicker: str | None
    headline: str | None
    subtitle: str | None
    byline: str | None
    dateline: str | None
    paragraphs: tuple[IssueParagraph, ...]
    images: tuple[IssueImage, ...]
    parts: tuple[Part, ...]
    confidence: float
    warnings: tuple[Warning, ...]

    @property
    def text(self) -> str:
        """The body, a paragraph a line."""
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class LooseJump:
    """A printed jump line whose other end was not found. ``forward``: the story goes on elsewhere (else: came from there)."""

    page: int
    article: str
    text: str
    names_page: str | None
    forward: bool


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two sources of one fact that disagree (the path says one date, the masthead another), and which one was taken."""

    fact: str
    taken: str
    other: str
    message: str


@dataclass(frozen=True, slots=True)
class Issue:
    """``name`` is the folder of the results, relative to the output, with ``/`` between its parts."""

    name: str
    title: str | None
    date: str | None
    issue_number: str | None
    pages: tuple[IssuePage, ...]
    articles: tuple[IssueArticle, ...]
    loose_jumps: tuple[LooseJump, ...]
    conflicts: tuple[Conflict, ...]
