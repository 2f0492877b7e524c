"""The running head of an inner page whose leading article begins with the date once more: what stands between the two is matter.

No. 812    THE PORT BELL, MONDAY, MAY 4, 1891.    5     The row at the top is all of the head. The title and numbers of the
------------------------------------------------------  paper over the leading article are a head of their own, in one
THE WAR.     | LONDON, MONDAY, MAY 4. | THE MARKETS.    column; the date alone is the heading of that article.
text text    | text text              | text text
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cues.folding import fold
from pipeline.geometry import Box
from pipeline.masthead.clusters import Cluster
from pipeline.masthead.facts import IDENTIFYING, Fact
from pipeline.masthead.pieces import Piece
from pipeline.textline import TextLine

_TOP = 0.08  # share of the page height in which a running head stands
_NAMEPLATE = 3.0  # body heights of the title of a front page, which stands between the dates of one head
_COLUMN = 0.35  # share of the page width that a column and its head take at the most


def apart_from_running_head(
    cluster: Cluster, lines: Sequence[TextLine], body: float
) -> tuple[Cluster, tuple[Piece, ...]]:
    """The row that is the head, and the pieces of another head in a column under it; the whole cluster and none otherwise."""
    page = Box.union(x.box for x in lines)
    dated = sorted((p for p in cluster.pieces if Fact.DATE in p.facts), key=lambda p: p.box.top)
    if not dated or dated[0].box.top > _TOP * page.bottom:
        return cluster, ()
    first = dated[0]
    row = [p for p in cluster.pieces if p is first or p.box.y < first.box.bottom]
    below = [p for p in cluster.pieces if p not in row]
    cluster = replace(cluster, pieces=tuple(p for p in cluster.pieces if p in row or not _is_deck(p, first, lines)))
    below = [p for p in below if p in cluster.pieces]
    again = [p for p in below if _dates(p) & _dates(first) and _of_the_republic(p) == _of_the_republic(first)]
    if not again or Box.union(p.box for p in below).width > _COLUMN * page.width:
        return cluster, ()
    between = [x for x in lines if first.box.top < x.box.y < again[0].box.y]
    if any(x.box.height > _NAMEPLATE * body for x in between):
        return cluster, ()
    numbered = any(p.facts & IDENTIFYING for p in below)
    return replace(cluster, pieces=tuple(row), running=True), tuple(below) if numbered else ()


def _is_deck(piece: Piece, first: Piece, lines: Sequence[TextLine]) -> bool:
    """A day of the week under the heading of a column: when the court sat, not when the paper came out, which the row above tells."""
    over = [x for x in lines if x.box.x_overlap(piece.box) > 0 and first.box.bottom < x.box.y < piece.box.top]
    return piece.facts == {Fact.WEEKDAY} and Fact.WEEKDAY in first.facts and bool(over)


def column_head(pieces: Sequence[Piece], row: Box, lines: Sequence[TextLine], body: float) -> tuple[TextLine, ...]:
    """The lines of these pieces, and the title over them from the running head down."""
    if not pieces:
        return ()
    told = Box.union(p.box for p in pieces)
    area = Box(told.left, row.bottom, told.right, told.bottom).grown(body, 0)
    return tuple(x for x in lines if area.holds(x.box.x, x.box.y) and x.box.left > area.left - body)


def _of_the_republic(piece: Piece) -> bool:
    """A head may give the date of both calendars, the one under the other: 民國九十一年五月八日 and 2002年5月8日."""
    return "民国" in fold(piece.text)


def _dates(piece: Piece) -> set[str]:
    return {c.value for c in piece.claims if c.fact is Fact.DATE}
