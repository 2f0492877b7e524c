"""The result: a page of articles, exactly as the article JSON states it. Values only, frozen.

Boxes are in pixels of the source image as it was given. Every line has exactly one place, and its identifier says which:
``a2-7`` is the seventh line of article ``a2``; ``ad``, ``f``, ``r`` and ``u`` stand for advertisements, furniture, removed and
unassigned lines. Within a place, lines are numbered in reading order.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.geometry import Box, Quad

SCHEMA_VERSION = "1.0"


class Role(StrEnum):
    """What a line is, in the words of the newspaper desk."""

    BODY = "body"
    SUBHEAD = "subhead"  # a crosshead inside the body
    KICKER = "kicker"
    HEADLINE = "headline"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    CAPTION = "caption"
    CREDIT = "credit"
    JUMP = "jump"
    ADVERTISEMENT = "advertisement"
    FOLIO = "folio"
    MASTHEAD = "masthead"
    IMPRINT = "imprint"
    RUNNING_HEADER = "running_header"
    RULE_TEXT = "rule_text"
    REMOVED = "removed"
    UNASSIGNED = "unassigned"


class ArticleKind(StrEnum):
    NEWS = "news"
    PHOTO = "photo"
    BRIEF = "brief"
    REFER = "refer"  # a teaser that only points to another page


class Removal(StrEnum):
    """Why a line was taken out: its text stands elsewhere already, or its ink was read twice."""

    REPEATED = "repeated"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line as it was read. ``box`` and ``polygon`` are None where the input had no places (a text dump)."""

    id: str
    text: str
    box: Box | None
    polygon: Quad | None
    confidence: float | None
    vertical: bool
    role: Role


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``role`` is BODY or SUBHEAD; ``lines`` are the identifiers of its lines in reading order."""

    text: str
    role: Role
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Image:
    box: Box | None
    caption: str | None
    credit: str | None


@dataclass(frozen=True, slots=True)
class Jump:
    """A printed jump line, and the page that it names (``"2"``, ``"A13"``), None if it names none."""

    text: str
    page: str | None


@dataclass(frozen=True, slots=True)
class Warning:  # noqa: A001 - the word of the contract; the built-in class is not used in this package
    """What a reader should check. ``paragraph`` is an index into the article's paragraphs."""

    code: str
    message: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    kind: ArticleKind
    kicker: str | None
    headline: str | None
    subtitle: str | None
    byline: str | None
    dateline: str | None
    paragraphs: tuple[Paragraph, ...]
    images: tuple[Image, ...]
    continued_from: Jump | None
    continues_to: Jump | None
    regions: tuple[Box, ...]
    confidence: float
    warnings: tuple[Warning, ...]

    @property
    def text(self) -> str:
        """The body, a paragraph a line."""
        return "\n".join(p.text for p in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Advertisement:
    text: str
    box: Box | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """What belongs to the page and not to a story. ``kind`` is one of the furniture roles."""

    kind: Role
    text: str
    box: Box | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    line: str
    text: str
    box: Box | None
    reason: Removal
    of: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """``date`` is ISO (2026-11-23); all else as printed, but for width and spacing."""

    title: str | None = None
    date: str | None = None
    weekday: str | None = None
    lunar_date: str | None = None
    issue_number: str | None = None
    volume: str | None = None
    cn_number: str | None = None
    issn: str | None = None
    postal_code: str | None = None
    page_number: str | None = None
    page_count: int | None = None
    section: str | None = None
    publisher: str | None = None
    website: str | None = None
    email: str | None = None
    address: str | None = None
    price: str | None = None


@dataclass(frozen=True, slots=True)
class Model:
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Generator:
    name: str
    version: str
    models: tuple[Model, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where the page came from. ``rotation`` is the quarter turn, in degrees clockwise, that made it upright."""

    path: str
    sha256: str
    page: int
    width: int | None
    height: int | None
    dpi: float | None = None
    rotation: int = 0
    skew_degrees: float = 0.0


@dataclass(frozen=True, slots=True)
class Page:
    generator: Generator
    source: Source
    masthead: Masthead
    articles: tuple[Article, ...]
    advertisements: tuple[Advertisement, ...]
    furniture: tuple[Furniture, ...]
    removed: tuple[Removed, ...]
    unassigned: tuple[str, ...]
    lines: tuple[Line, ...]

    def lines_of(self, place: str, role: Role | None = None) -> tuple[Line, ...]:
        """The lines of an article (or of another place), in reading order; of one role if it is given."""
        return tuple(
            line for line in self.lines if line.id.rpartition("-")[0] == place and (role is None or line.role is role)
        )

    def to_layoutparser(self) -> Any:
        """A ``layoutparser.Layout`` of the lines and pictures; ``export.layout_parser`` says what its blocks hold."""
        # The one import upward, asked for by those who have a page in hand and know layoutparser; loaded on the call.
        from pipeline.export.layout_parser import page_to_layout  # noqa: PLC0415

        return page_to_layout(self)
