"""What a typeset page consists of. Coordinates: see ``pipeline.geometry``; ``size`` is the height of the em in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.geometry import Box
from pipeline.sheet import Frame, Rule


@dataclass(frozen=True, slots=True)
class Type:
    """A way of setting type: ``face`` names a font (see ``fonts``), ``condense`` is the width of a letter against the face's."""

    face: str
    size: float
    condense: float = 1.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One line of type as printed. ``truth`` is the text that a reader would copy (without the hyphen at a line's end).

    The letters are spread over the whole of ``box``; ``tracked`` spreads words too (letter-spaced Latin type).
    """

    text: str
    box: Box
    role: str
    article: int | None
    type: Type
    vertical: bool = False
    reverse: bool = False
    tracked: bool = False
    illegible: bool = False
    truth: str | None = None

    @property
    def copy(self) -> str:
        return self.text if self.truth is None else self.truth


@dataclass(frozen=True, slots=True)
class Photo:
    """A place for a picture; ``scene`` is the seed of what it shows."""

    box: Box
    scene: int
    oval: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """An area of tinted or dark ground behind type; ``tone`` is its grey, 0 black to 1 white; ``colour`` its hue or None."""

    box: Box
    tone: float
    colour: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ImageText:
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class Story:
    """The truth of one article on this page."""

    number: int
    kind: str
    headline: str = ""
    kicker: str = ""
    subtitle: str = ""
    byline: str = ""
    dateline: str = ""
    body: tuple[str, ...] = ()
    images: tuple[ImageText, ...] = ()
    jump: str = ""
    continued_from: str = ""


@dataclass(frozen=True, slots=True)
class Meta:
    """What masthead or folio say, in normal form; None: not printed, or not to be known from this page."""

    title: str | None = None
    date: str | None = None
    weekday: str | None = None
    lunar: str | None = None
    issue: str | None = None
    cn: str | None = None
    post: str | None = None
    page_number: str | None = None
    section: str | None = None
    website: str | None = None
    email: str | None = None
    price: str | None = None
    page_count: int | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Composition:
    """A typeset page: everything that is printed, and what it means."""

    seed: int
    kind: str
    language: str
    width: int
    height: int
    body: Type
    meta: Meta
    pieces: tuple[Piece, ...] = ()
    rules: tuple[Rule, ...] = ()
    frames: tuple[Frame, ...] = ()
    grounds: tuple[Ground, ...] = ()
    photos: tuple[Photo, ...] = ()
    stories: tuple[Story, ...] = ()
