"""Which ends belong together: all links of an issue chosen at once, and only those that no other choice comes near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from pipeline.continuation import continuation_on
from pipeline.issues.ends import End, Place
from pipeline.issues.evidence import Reading, read_jump, texts_near, weigh
from pipeline.issues.ordering import Ordered

_LEAST = 3.0  # log odds that a link needs: there are many stories, and a wrong link costs more than a loose jump
_ONLY = 1.0  # of one page, no other story goes on on the page named, and none but one there comes from it
_CLEAR = 1.0  # by how much the choice with a link has to beat the best one without it

Weights = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Link:
    """The article at ``first`` goes on where the one at ``last`` leaves off; ``margin``: log odds against any other choice."""

    last: Place
    first: Place
    margin: float


def choose_links(last_ends: Sequence[End], first_ends: Sequence[End], order: Ordered) -> tuple[Link, ...]:
    """The links that are beyond doubt, in order of their pages. No article goes on twice, or comes from two places."""
    lasts = [(end, read_jump(end, order)) for end in last_ends]
    firsts = [(end, read_jump(end, order)) for end in first_ends]
    lasts, firsts = _concerned(lasts, firsts), _concerned(firsts, lasts)
    if not lasts or not firsts:
        return ()
    weights = _weights(lasts, firsts, order)
    best = _best(weights)
    total = sum(weights[pair] for pair in best)
    links = [
        Link(lasts[row][0].place, firsts[column][0].place, margin)
        for row, column in best
        if (margin := total - _total_without(weights, row, column)) >= _CLEAR
    ]
    return _without_circles(links)


def _concerned(ends: Sequence[tuple[End, Reading]], others: Sequence[tuple[End, Reading]]) -> list[tuple[End, Reading]]:
    """Ends with a jump line, and those without on pages that a jump line of the other kind names."""
    wanted = {page for end, reading in others if end.jump for page in reading.pages or ()}
    return [(end, reading) for end, reading in ends if end.jump or end.place.page in wanted]


def _weights(lasts: Sequence[tuple[End, Reading]], firsts: Sequence[tuple[End, Reading]], order: Ordered) -> Weights:
    """A row for each last end, a column for each first one: how far the evidence goes beyond what a link needs, at least 0."""
    goes_on = continuation_on(texts_near([end for end, _ in (*lasts, *firsts)]))
    away = Counter((end.place.page, page) for end, reading in lasts if end.jump for page in reading.pages or ())
    back = Counter((page, end.place.page) for end, reading in firsts if end.jump for page in reading.pages or ())
    only = {pages for pages in away.keys() & back.keys() if away[pages] == back[pages] == 1}
    out = np.zeros((len(lasts), len(firsts)))
    for row, (last, here) in enumerate(lasts):
        for column, (first, there) in enumerate(firsts):
            alone = last.jump and first.jump and (last.place.page, first.place.page) in only
            score = weigh(last, first, (here, there), order, goes_on) + (_ONLY if alone else 0.0)
            out[row, column] = max(0.0, score - _LEAST)
    return out


def _best(weights: Weights) -> list[tuple[int, int]]:
    """The pairs of the heaviest choice; a weight of 0 is no pair."""
    used, there = np.flatnonzero(weights.any(axis=1)), np.flatnonzero(weights.any(axis=0))
    rows, columns = linear_sum_assignment(weights[np.ix_(used, there)], maximize=True)
    pairs = ((int(used[r]), int(there[c])) for r, c in zip(rows, columns, strict=True))
    return [pair for pair in pairs if weights[pair] > 0.0]


def _total_without(weights: Weights, row: int, column: int) -> float:
    """The weight of the best choice if this pair is forbidden."""
    without = weights.copy()
    without[row, column] = 0.0
    return float(sum(without[pair] for pair in _best(without)))


def _without_circles(links: Sequence[Link]) -> tuple[Link, ...]:
    """A story that comes back to itself has one link too many: the least sure of the circle goes."""
    kept: dict[Place, Link] = {}
    for link in sorted(links, key=lambda x: (-x.margin, x.last.page, x.last.article)):
        at: Place | None = link.first
        while at is not None and at != link.last:
            at = kept[at].first if at in kept else None
        if at is None:
            kept[link.last] = link
    return tuple(sorted(kept.values(), key=lambda x: (x.last.page, x.last.article)))
