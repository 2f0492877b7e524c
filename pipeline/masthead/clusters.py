"""Which of the pieces that claim something stand together as the head of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.geometry import Box
from pipeline.masthead.facts import DATING, IDENTIFYING, OF_A_FRONT_PAGE, Fact
from pipeline.masthead.han_titles import names_paper
from pipeline.masthead.pieces import Piece

COVERED = 0.5  # share of the text of a piece that counts; a sentence that mentions a date stays below
_MOSTLY = 0.75  # the same where the piece holds nothing but facts that sentences hold too
_COMMON = frozenset((Fact.WEEKDAY, Fact.FILLER, Fact.PRICE, Fact.PAGE, Fact.OFFICE, Fact.PAGES))
_ANCHORS = IDENTIFYING | {Fact.DATE, Fact.LUNAR, Fact.YEAR_MONTH, Fact.PAGE, Fact.STAFF, Fact.ERA, Fact.DAMAGED}
_OUTLYING = IDENTIFYING | DATING | {Fact.PAGE, Fact.PAGES, Fact.STAFF}
_ANYBODYS = frozenset((Fact.OFFICE, Fact.ADDRESS, Fact.FILLER))  # an advertiser beside the masthead has them too
_WEIGHTS = {
    Fact.CN: 3,
    Fact.POST: 3,
    Fact.ISSUE: 2,
    Fact.VOLUME: 2,
    Fact.DATE: 2,
    Fact.LUNAR: 2,
    Fact.YEAR_MONTH: 1.5,
    Fact.STAFF: 1.5,
    Fact.PAGE: 1,
}
FIRST_PAGES = ("1", "01", "A1", "A01")  # names of the front page
_REACH_X, _REACH_Y = 4.0, 3.0  # body heights between pieces of one head
_TITLE = 12.0  # body heights that a title may take between the ears beside it and the strip below it
_LOWEST, _ALONE = (
    0.5,
    0.12,
)  # shares of the page height: where a head may begin (under a vertical title), where one fact is enough


@dataclass(frozen=True)
class Cluster:
    """``running``: a row at the top of an inner page, whatever numbers it holds."""

    pieces: tuple[Piece, ...]
    running: bool = False

    @cached_property
    def box(self) -> Box:
        return Box.union(p.box for p in self.pieces)

    @cached_property
    def facts(self) -> frozenset[Fact]:
        return frozenset(f for p in self.pieces for f in p.facts)

    @property
    def of_a_front_page(self) -> bool:
        """Numbers of the paper or issue, its price or extent; the number of an inner page or its staff say no."""
        if self.running:
            return False
        if self._names_inner_page:
            return False
        front = len(self.facts & OF_A_FRONT_PAGE)
        inner = (
            any(c.fact is Fact.PAGE and c.value not in FIRST_PAGES for p in self.pieces for c in p.claims)
            or Fact.STAFF in self.facts
        )
        return front >= (2 if inner else 1)

    @property
    def _names_inner_page(self) -> bool:
        """第三版 by itself on the top row, which tells the date: pointers to other pages stand beside a masthead, not over it."""
        dated = [p for p in self.pieces if Fact.DATE in p.facts]
        first = min(dated, key=lambda p: p.box.top, default=None)
        if first is None or first.box.top - self.box.top > first.box.height:
            return False
        numbers = [p for p in self.pieces if p.facts == {Fact.PAGE} and p.box.y_overlap(first.box) > 0.5 * first.size]
        return len(numbers) == 1 and all(c.rank and c.value not in FIRST_PAGES for c in numbers[0].claims)

    @property
    def is_thin_row(self) -> bool:
        """Date and all else on one row, as the folio of an inside page is, without the second row of a masthead."""
        return Fact.DATE in self.facts and all(p.box.top < self.box.y < p.box.bottom for p in self.pieces)


def find_cluster(pieces: Sequence[Piece], height: float, body: float) -> Cluster | None:
    """The group of claiming pieces that is the head of the page, None if there is none."""
    claiming = [p for p in pieces if claims_enough(p)]
    groups = [Cluster(tuple(g)) for g in _grouped(claiming, height, body)]
    fit = [g for g in groups if _is_head(g, height)]
    if not fit:
        return None
    best = max(fit, key=lambda g: _weight(g) - 6 * g.box.top / height)
    more = [p for g in groups if g is not best and _belongs(g, best, height, body) for p in g.pieces]
    return without_pointers(Cluster(best.pieces + tuple(more)))


def without_pointers(group: Cluster) -> Cluster:
    """Page numbers beside a front page's masthead belong to the index of what stands inside."""
    if not group.of_a_front_page:
        return group
    kept = tuple(p for p in group.pieces if p.facts != {Fact.PAGE} or all(c.value in FIRST_PAGES for c in p.claims))
    return Cluster(kept or group.pieces)


def claims_enough(piece: Piece) -> bool:
    """Whether the piece is made of claims; a weekday or a price alone must be nearly all of it, a sentence has them too.

    The name of the paper beside the page number claims nothing else, and needs not to.
    """
    if Fact.PAGE in piece.facts and len(piece.rest) == 1 and names_paper(piece.rest[0]):
        return True
    return piece.covered >= (COVERED if piece.facts - _COMMON else _MOSTLY)


def _grouped(pieces: Sequence[Piece], height: float, body: float) -> list[list[Piece]]:
    groups: list[list[Piece]] = []
    for piece in pieces:
        near = [g for g in groups if any(_near(piece, other, height, body) for other in g)]
        groups = [g for g in groups if all(g is not n for n in near)]
        groups.append([p for g in near for p in g] + [piece])
    return groups


def _near(a: Piece, b: Piece, height: float, body: float) -> bool:
    gap_x, gap_y = -a.box.x_overlap(b.box), -a.box.y_overlap(b.box)
    if gap_x <= _REACH_X * body and gap_y <= _REACH_Y * body:
        return True
    level = -gap_y >= 0.5 * min(a.box.height, b.box.height) and max(a.box.top, b.box.top) < 0.35 * height
    told = bool(a.facts & _OUTLYING) and bool(b.facts & _OUTLYING)
    alike = (
        0.7 * b.size < a.size < 1.4 * b.size
        and min(a.covered, b.covered) > 0.8
        and bool(a.facts - _ANYBODYS)
        and bool(b.facts - _ANYBODYS)
    )
    return level and (told or alike)


def _is_head(group: Cluster, height: float) -> bool:
    """Something that tells paper, issue or page, and more than one fact unless it stands at the very top."""
    told = group.facts - {Fact.FILLER, Fact.OFFICE}
    lowest = _LOWEST if len(told) < 4 else _LOWEST + 0.15
    if not told & _ANCHORS or group.box.top > lowest * height:
        return False
    if told <= {Fact.PAGE}:
        return group.box.top < 0.06 * height
    return group.box.top < _ALONE * height or (
        len(told & (_ANCHORS | OF_A_FRONT_PAGE | DATING)) >= 2 and told != {Fact.DATE, Fact.PRICE}
    )


def _weight(group: Cluster) -> float:
    return sum(_WEIGHTS.get(f, 0.5) for f in group.facts)


def _belongs(group: Cluster, best: Cluster, height: float, body: float) -> bool:
    """An ear of the same masthead: beside the head or above it, with facts that only heads have.

    Beside and above the folio of an inner page, at the very top, there is room for nothing else that claims anything.
    """
    strip = len(group.facts & (OF_A_FRONT_PAGE | {Fact.WEBSITE, Fact.EMAIL})) >= 2 and best.box.top < _ALONE * height
    beside = group.box.bottom <= best.box.bottom + (_TITLE if strip else _REACH_Y) * body
    room = (4 if Fact.STAFF in group.facts else 1) * body
    folio = not best.of_a_front_page and best.box.bottom < 0.08 * height and group.box.bottom <= best.box.bottom + room
    return folio or (beside and (strip or bool(group.facts & _OUTLYING)))
