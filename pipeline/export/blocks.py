"""A page as groups of blocks: what ALTO, PAGE, hOCR and TEI have in common.

A group is an article, an advertisement, or lines that are neither; a block is what stands together in one column: a title, the
part of a paragraph in that column, a caption. Groups stand in reading order of the page, blocks in that of their group.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby, pairwise

from pipeline.document import Article, Image, Line, Page, Removed, Role
from pipeline.export.identity import article_keys, letters
from pipeline.export.reading_path import follows
from pipeline.geometry import Affine, Box, Quad

_WHOLE = frozenset(set(Role) - {Role.BODY, Role.SUBHEAD, Role.ADVERTISEMENT, Role.UNASSIGNED})


class GroupKind(StrEnum):
    ARTICLE = "article"
    ADVERTISEMENT = "advertisement"
    FURNITURE = "furniture"
    UNASSIGNED = "unassigned"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one role. ``id`` is an identifier in XML that is unique on the page.

    ``paragraph`` is an index into the article's paragraphs, ``image`` one into its images; ``removed`` says what a line repeats.
    """

    id: str
    role: Role
    lines: tuple[Line, ...]
    paragraph: int | None = None
    image: int | None = None
    removed: Removed | None = None

    @property
    def box(self) -> Box | None:
        """Around its lines, in pixels of the scan; None where no line has a place."""
        boxes = [line.box for line in self.lines if line.box]
        return Box.union(boxes) if boxes else None


@dataclass(frozen=True, slots=True)
class Group:
    """``key`` is stable and derived from content (``identity``); ``article`` is there for articles alone, ``box`` for
    advertisements.
    """

    key: str
    kind: GroupKind
    blocks: tuple[Block, ...]
    article: Article | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """An image of an article; ``id`` is an identifier in XML that is unique on the page."""

    id: str
    image: Image


@dataclass(frozen=True, slots=True)
class _Piece:
    """Lines that belong together by what they are, before columns part them."""

    role: Role
    lines: tuple[Line, ...]
    paragraph: int | None = None
    image: int | None = None
    removed: Removed | None = None


def groups_of(page: Page) -> tuple[Group, ...]:
    """All lines of the page, each once: articles, advertisements, furniture, unassigned and removed lines."""
    by_id = {line.id: _as_written(line) for line in page.lines}
    places: dict[str, list[Line]] = {}
    for line in by_id.values():
        places.setdefault(line.id.rpartition("-")[0], []).append(line)
    keys = article_keys(page)
    turn = Affine.rotation(page.source.rotation)

    def lines(names: Iterable[str]) -> tuple[Line, ...]:
        return tuple(by_id[name] for name in names if name in by_id)

    def group(key: str, kind: GroupKind, pieces: Iterable[_Piece], article: Article | None = None) -> Group:
        return Group(key, kind, tuple(_blocks(key, pieces, turn)), article)

    found = [group(keys[a.id], GroupKind.ARTICLE, _pieces(a, places.get(a.id, ())), a) for a in page.articles]
    for number, ad in enumerate(page.advertisements, 1):
        piece = _Piece(Role.ADVERTISEMENT, lines(ad.lines))
        found.append(replace(group(f"advertisement-{number}", GroupKind.ADVERTISEMENT, [piece]), box=ad.box))
    furniture = [_Piece(piece.kind, lines(piece.lines)) for piece in page.furniture]
    unassigned = [_Piece(Role.UNASSIGNED, lines(page.unassigned))]
    removed = [_Piece(Role.REMOVED, lines([r.line]), removed=r) for r in page.removed]
    for kind, pieces in (
        (GroupKind.FURNITURE, furniture),
        (GroupKind.UNASSIGNED, unassigned),
        (GroupKind.REMOVED, removed),
    ):
        found.append(group(kind.value, kind, pieces))
    return tuple(g for g in found if g.blocks or g.article)


def _as_written(line: Line) -> Line:
    """With the numbers that the article JSON states, so that a page that is read back from it gives the same export."""
    return replace(
        line,
        box=Box(*map(round, line.box.as_tuple())) if line.box else None,
        polygon=_whole(line.polygon) if line.polygon else None,
        confidence=None if line.confidence is None else round(float(min(max(line.confidence, 0.0), 1.0)), 4),
    )


def _whole(quad: Quad) -> Quad:
    a, b, c, d = ((float(round(x)), float(round(y))) for x, y in quad)
    return a, b, c, d


def in_order(group: Group) -> Iterator[Picture | tuple[Block, ...]]:
    """Pictures and blocks in reading order, the blocks of one paragraph together; a picture comes before its caption."""
    images = group.article.images if group.article else ()
    pictures = [Picture(f"{group.key}-i{number}", image) for number, image in enumerate(images, 1)]
    shown = 0
    for _, together in groupby(group.blocks, key=lambda b: b.id if b.paragraph is None else f"p{b.paragraph}"):
        blocks = tuple(together)
        upto = 0 if blocks[0].image is None else blocks[0].image + 1
        yield from pictures[shown:upto]
        shown = max(shown, upto)
        yield blocks
    yield from pictures[shown:]


def _pieces(article: Article, lines: Sequence[Line]) -> list[_Piece]:
    """The article's lines in reading order, by role, paragraph and image."""
    paragraphs = {name: n for n, paragraph in enumerate(article.paragraphs) for name in paragraph.lines}
    images = _images(article, [line for line in lines if line.role in {Role.CAPTION, Role.CREDIT}])
    keyed = [(line.role, paragraphs.get(line.id), images.get(line.id)) for line in lines]
    pieces = []
    for (role, paragraph, image), together in groupby(zip(keyed, lines, strict=True), key=lambda pair: pair[0]):
        pieces.append(_Piece(role, tuple(line for _, line in together), paragraph, image))
    return pieces


def _images(article: Article, lines: Sequence[Line]) -> Mapping[str, int]:
    """Which image each line of a caption or credit belongs to: they stand in the order of the images.

    An image has lines until their letters are as many as those of its caption and credit.
    """
    wanted = [(n, len(letters(f"{x.caption or ''}{x.credit or ''}"))) for n, x in enumerate(article.images)]
    wanted = [(n, count) for n, count in wanted if count]
    found: dict[str, int] = {}
    have = 0
    for line in lines:
        if not wanted:
            break
        found[line.id] = wanted[0][0]
        have += len(letters(line.text))
        if have >= wanted[0][1] and len(wanted) > 1:
            wanted, have = wanted[1:], 0
    return found


def _blocks(key: str, pieces: Iterable[_Piece], turn: Affine) -> Iterator[Block]:
    number = 0
    for piece in pieces:
        for lines in _columns(piece, turn):
            number += 1
            yield Block(f"{key}-b{number}", piece.role, lines, piece.paragraph, piece.image, piece.removed)


def _columns(piece: _Piece, turn: Affine) -> Iterator[tuple[Line, ...]]:
    """The lines parted where the next one does not follow in the same column; titles and captions stay whole.

    ``turn`` leads from the scan to the upright page, but for its origin.
    """
    if not piece.lines:
        return
    start = 0
    if piece.role not in _WHOLE:
        for place, (before, line) in enumerate(pairwise(piece.lines), 1):
            if not _in_column(before, line, turn.box):
                yield piece.lines[start:place]
                start = place
    yield piece.lines[start:]


def _in_column(before: Line, line: Line, turned: Callable[[Box], Box]) -> bool:
    if before.box is None or line.box is None:
        return True
    return follows(turned(before.box), turned(line.box), vertical=line.vertical)
