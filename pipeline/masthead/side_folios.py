"""The folio of an inside page that runs down its side: section, date, page and paper, one below the other, beside all columns."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.masthead.clusters import Cluster, claims_enough
from pipeline.masthead.facts import Fact
from pipeline.masthead.pieces import Piece, read_rows
from pipeline.textline import TextLine

# In widths of the date, which is one line.
_BESIDE = 1.0  # the axis of what stands over and under it is this far beside it at the most
_WIDE = 4.0  # a line that runs across the strip is narrower


def side_folio(lines: Sequence[TextLine]) -> tuple[list[Piece], Cluster] | None:
    """The pieces of the strip and those of them that are its head; None if no date runs down the outer side of the page."""
    for date in (p for p in read_rows([x for x in lines if x.vertical]) if Fact.DATE in p.facts and claims_enough(p)):
        room = date.box.grown(_BESIDE * date.box.width, 0)
        strip = [x for x in lines if room.left < x.box.x < room.right]
        hull = Box.union(x.box for x in strip)
        narrow = all(x.vertical or x.box.width < _WIDE * date.box.width for x in strip)
        others = [x.box for x in lines if x not in strip]
        outer = all(o.left > hull.right for o in others) or all(o.right < hull.left for o in others)
        pieces = read_rows(strip)
        head = Cluster(tuple(p for p in pieces if claims_enough(p)))
        if narrow and outer and others and not head.of_a_front_page:
            return pieces, head
    return None
