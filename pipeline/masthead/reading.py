"""The masthead or folio of a page whose lines have places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cues.folding import fold
from pipeline.cues.labels import column_label
from pipeline.document import Masthead, Role, Warning  # noqa: A004
from pipeline.geometry import Box
from pipeline.masthead.clusters import Cluster, claims_enough, find_cluster, without_pointers
from pipeline.masthead.contacts import opens_permit
from pipeline.masthead.dates import date_apart
from pipeline.masthead.facts import DATING, IDENTIFYING, Claim, Fact
from pipeline.masthead.feet import foot_page, imprint_pieces, named_rows
from pipeline.masthead.fields import to_masthead
from pipeline.masthead.first_pages import first_label, first_page
from pipeline.masthead.folios import lone_page, numbered_section
from pipeline.masthead.han_titles import looks_like_title
from pipeline.masthead.joined_titles import title_before_headline
from pipeline.masthead.pieces import Piece, is_traditional, read, read_rows
from pipeline.masthead.running_heads import apart_from_running_head, column_head
from pipeline.masthead.side_folios import side_folio
from pipeline.masthead.supplements import supplement_plate
from pipeline.masthead.surroundings import (
    band_of,
    closes_page,
    inside_head,
    is_streamer,
    section_head,
    section_of,
    spelt_under,
    teasers_under,
)
from pipeline.masthead.titles import NO_TITLE, Nameplate, find_nameplate, running_head, title_in_header, title_over
from pipeline.masthead.values import FurnitureLine, MastheadReading
from pipeline.textline import TextLine

_QUARTER, _HEAD, _FOOT = 0.25, 0.5, 0.88  # shares of the page height: heads stand above, feet below
_SIGNS = IDENTIFYING | {Fact.DATE, Fact.LUNAR}  # of a head, also in a line that is half unread
_CORNER = 0.04  # share of the page height in which a page number stands alone
_DISPLAYED = 4.0  # body heights of type that only front pages have in their heads
_UNDER = 2.0  # body heights from the title to the lines set right under it or over it
_PLAIN, _NAMED = 0.85, 0.92  # confidence from which a line counts as read, and from which the names in it are believed


@dataclass(frozen=True, slots=True)
class _Head:
    """``lines`` are all that stand in it; what they say is in ``masthead``."""

    masthead: Masthead
    warnings: tuple[Warning, ...]
    lines: tuple[TextLine, ...]
    kind: Role


def read_masthead(lines: Sequence[TextLine], width: float, height: float, body_height: float) -> MastheadReading:
    """The masthead of a front page, or the folio of an inside page, and the imprint at the foot.

    ``lines`` in any order, pixels of the upright page; ``body_height`` is the height of the body type. A line is furniture
    only if it claims what mastheads claim, or stands among such lines; a sentence that mentions a date is none.
    """
    body = max(1.0, body_height)
    written = [x for x in lines if x.text.strip()]
    low_pieces = [read(x) for x in written if x.box.top > _FOOT * height]
    feet, low = imprint_pieces(low_pieces, width, height, body), foot_page(low_pieces, height)
    foot_claims = [c for p in feet for c in p.claims]
    side = side_folio(written)
    pieces, cluster = side or _find_head(written, height, body)
    near = [x for p in side[0] for x in p.lines] if side else lines
    head = _read_head(cluster, pieces, near, (width, body), foot_claims, low[1] if low else None)
    found = {x.number: head.kind for x in head.lines}
    names = [n for n in (head.masthead.title, head.masthead.section) if n]
    found |= {x.number: Role.IMPRINT for p in (*feet, *named_rows(low_pieces, names, height)) for x in p.lines}
    found |= {x.number: Role.FOLIO for x in (low[0].lines if low else ())}
    furniture = tuple(FurnitureLine(x.number, found[x.number]) for x in lines if x.number in found)
    return MastheadReading(head.masthead, furniture, head.warnings)


def _find_head(lines: Sequence[TextLine], height: float, body: float) -> tuple[list[Piece], Cluster | None]:
    """The pieces of the upper page and the head among them; most heads are in the first quarter."""
    for share in (_QUARTER, _HEAD, 1.5 * _HEAD):
        pieces = read_rows([x for x in lines if x.box.top < share * height])
        cluster = find_cluster(pieces, height, body)
        if cluster is not None and cluster.box.bottom < 0.9 * share * height:
            break
    return pieces, cluster


def _read_head(
    cluster: Cluster | None,
    pieces: Sequence[Piece],
    lines: Sequence[TextLine],
    scale: tuple[float, float],
    foot_claims: Sequence[Claim],
    low_page: str | None,
) -> _Head:
    width, body = scale
    if cluster is None:
        return _bare_head(pieces, lines, body, foot_claims, low_page)
    cluster, dated = apart_from_running_head(cluster, lines, body)
    column = column_head(dated, cluster.box, lines, body)
    mine = {x.number for p in cluster.pieces for x in p.lines}
    claiming = {x.number for p in pieces if claims_enough(p) for x in p.lines}
    free = [x for p in pieces for x in p.lines if x.number not in claiming]
    texts = [x.text for x in lines if x.confidence >= _PLAIN]
    traditional = is_traditional(lines)
    running = running_head(cluster.pieces)
    front = cluster.of_a_front_page and running is None
    plate = _nameplate(free, cluster, body, texts, traditional=traditional, front=front)
    over = any(x.box.y < cluster.box.top for x in plate.lines)
    if front and cluster.is_thin_row and not over and not _is_displayed(plate, body):
        front = False
        plate = _nameplate(free, cluster, body, texts, traditional=traditional, front=False)
    front = front or (_is_displayed(plate, body) and Fact.STAFF not in cluster.facts)
    titled = {x.number for x in plate.lines}
    free = [x for x in free if x.number not in titled]
    # A title that runs down the side of a page has other matter beside it.
    hull = Box.union([cluster.box, *(x.box for x in plate.lines if not x.vertical)])
    places = (hull.grown(0.3 * body, 0.3 * body), *(x.box.grown(body, _UNDER * body) for x in plate.lines if front))
    places = (*places, Box(0, 0, width, hull.bottom)) if front and closes_page(hull, width) else places
    cluster = without_pointers(replace(cluster, pieces=(*cluster.pieces, *_claiming_inside(pieces, cluster, places))))
    mine = {x.number for p in cluster.pieces for x in p.lines}
    around = inside_head(free, hull, width, body) if front else band_of(free, running.box if running else hull, body)
    around = tuple(x for x in around if not is_streamer(x, plate.lines, width))
    beside = (*spelt_under(free, plate.lines, body), *first_label(free, cluster)) if front else ()
    around = (*around, *(x for x in beside if x not in around))
    teasers = teasers_under([x for x in lines if x.number not in mine | titled], hull, body) if front else ()
    if front:
        page, section = first_page(around, cluster)
    else:
        page, section = _lone_page(around, cluster) or low_page, section_of(around) or _named_within(cluster)
    others = [x for x in lines if x.number not in mine]
    supplement = None if front or section else supplement_plate(others, hull, body)
    if supplement is not None:
        section, around = supplement[0], (*around, *(x for x in supplement[1] if x not in around))
    under = None if front or section else section_head(others, hull, width, body)
    if under is not None:
        around, section = (*around, under), section_of([under]) or under.text
    apart = date_apart([fold(x.text) for x in around])
    claims = [*_believed((*cluster.pieces, *dated)), *([apart] if apart else []), *foot_claims]
    masthead, warnings = to_masthead(
        claims,
        plate.title,
        page=page,
        section=section,
        numbers=_numbers(around, cluster),
        plate_seen=bool(plate.lines) or front,
    )
    inner = [x for p in cluster.pieces for x in p.lines]
    members = (*inner, *plate.lines, *(x for x in (*around, *teasers, *column) if x.number not in mine))
    return _Head(masthead, warnings, members, Role.MASTHEAD if front else Role.FOLIO)


def _nameplate(
    free: Sequence[TextLine], cluster: Cluster, body: float, texts: Sequence[str], *, traditional: bool, front: bool
) -> Nameplate:
    told = [p.box for p in cluster.pieces]
    vouched = bool(cluster.facts & IDENTIFYING) and bool(cluster.facts & DATING)
    plate = find_nameplate(free, told, body, texts, front=front, traditional=traditional, vouched=vouched)
    if front:
        joined = title_before_headline(free, cluster.box, body, texts, traditional=traditional)
        return plate if joined.text is None or plate.title.sure else Nameplate(plate.lines, joined)
    printed = title_in_header(cluster.pieces, texts, traditional=traditional)
    if printed.text is not None:
        return Nameplate(plate.lines if plate.title.text == printed.text else (), printed)
    if plate.title.text is not None:
        return plate
    over = title_over(free, cluster.box, body)
    if over and Fact.STAFF not in cluster.facts:
        banner = find_nameplate(over, told, body, texts, front=True, traditional=traditional)
        if banner.title.text is not None:
            return banner
    return plate


def _is_displayed(plate: Nameplate, body: float) -> bool:
    """In the size of a front page's title, of which the names of paper and section over an inside page stay short."""
    return any(x.box.height > _DISPLAYED * body for x in plate.lines)


def _claiming_inside(pieces: Sequence[Piece], cluster: Cluster, places: Sequence[Box]) -> tuple[Piece, ...]:
    """Prices and the like, which alone make no head but belong to it where they stand in it, or close to the title; half-read dates too."""
    claiming = [
        p for p in pieces if p not in cluster.pieces and (claims_enough(p) or (p.covered >= 0.3 and p.facts & _SIGNS))
    ]
    return tuple(p for p in claiming if any(place.holds(p.box.x, p.box.y) for place in places))


def _bare_head(
    pieces: Sequence[Piece], lines: Sequence[TextLine], body: float, foot_claims: Sequence[Claim], low_page: str | None
) -> _Head:
    """No line tells the date or issue: a title at the very top may still be one, and a number or section and number in the corner."""
    bottom = max((x.box.bottom for x in lines), default=0.0)
    tops = [p for p in pieces if p.box.bottom < 0.14 * bottom and p.size > 3.5 * body and looks_like_title(p.text)]
    plate = Nameplate((), NO_TITLE)
    if tops:
        first = min(tops, key=lambda p: p.box.top)
        texts = [x.text for x in lines]
        plate = find_nameplate(first.lines, [first.box], body, texts, front=True, traditional=is_traditional(lines))
    corner = _in_corner(pieces, bottom, body)
    section, page = corner[1] if corner else (None, low_page)
    masthead, warnings = to_masthead(foot_claims, plate.title, page=page, section=section, plate_seen=bool(plate.lines))
    kept = (*plate.lines, *(corner[0].lines if corner else ()))
    return _Head(masthead, warnings, kept, Role.MASTHEAD if plate.lines else Role.FOLIO)


def _in_corner(pieces: Sequence[Piece], bottom: float, body: float) -> tuple[Piece, tuple[str | None, str]] | None:
    """The one piece at the very top that is a page number, with the section beside it or without."""
    found: list[tuple[Piece, tuple[str | None, str]]] = []
    for piece in pieces:
        if piece.box.top >= _CORNER * bottom or piece.size <= 0.6 * body:
            continue
        page = lone_page(fold(piece.text)) if len(piece.text) <= 4 and piece.box.bottom < _CORNER * bottom else None
        if page is not None:
            found.append((piece, (None, page)))
        elif (named := numbered_section(piece.text)) is not None:
            found.append((piece, (section_of(piece.lines), named[1])))
    return found[0] if len(found) == 1 else None


def _believed(pieces: Sequence[Piece]) -> list[Claim]:
    """From top to bottom; names out of a doubtful reading are left out, numbers carry their own checks.

    The number under the label of a printing permit is the permit's, not the issue's.
    """
    named = (Fact.PUBLISHER, Fact.ADDRESS)
    ordered = sorted(pieces, key=lambda p: (p.box.top, p.box.left))
    labels = [p for p in ordered if opens_permit(p.text)]
    permits = {id(after) for label in labels if (after := _under(label, ordered)) is not None}
    return [
        c
        for p in ordered
        for c in p.claims
        if (c.fact not in named or p.confidence >= _NAMED) and not (id(p) in permits and c.fact is Fact.ISSUE)
    ]


def _under(piece: Piece, ordered: Sequence[Piece]) -> Piece | None:
    """The next piece below, if it stands close."""
    below = [p for p in ordered if p.box.y > piece.box.bottom and p.box.x_overlap(piece.box) > 0]
    return below[0] if below and below[0].box.top - piece.box.bottom < piece.size else None


def _lone_page(around: Sequence[TextLine], cluster: Cluster) -> str | None:
    """The number in the folio, unless the folio names a page in words."""
    if any(c.fact is Fact.PAGE and c.rank for p in cluster.pieces for c in p.claims):
        return None
    pages = [found[1] for x in around if (found := numbered_section(x.text, in_folio=True))]
    pages = pages or [page for x in around if (page := lone_page(fold(x.text)))]
    if not pages:  # a number read in one with the date beside it
        pages = [page for p in cluster.pieces if p.claims for x in p.rest if (page := lone_page(fold(x)))]
    return pages[0] if len(pages) == 1 else None


def _named_within(cluster: Cluster) -> str | None:
    """The name of a section that was read in one with what stands beside it: 副刊 第1206期."""
    names = [x for p in cluster.pieces if p.claims for x in p.rest if column_label(x)]
    return names[0] if len(names) == 1 else None


def _numbers(around: Sequence[TextLine], cluster: Cluster) -> list[int]:
    """Those that stand alone, or were read in one with what stands beside them (17甲午年四月十九)."""
    texts = [*(fold(x.text) for x in around), *(fold(x) for p in cluster.pieces if p.claims for x in p.rest)]
    return [int(page) for text in texts if (page := lone_page(text)) and page.isdigit()]
