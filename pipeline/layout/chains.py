"""Chooses all links at once: a path cover of the strips of least cost.

Each strip is entered by exactly one link and left by at most one; each heading is left by at most one. With the weight of every link
known, the best choice is a linear assignment (Kuhn 1955; Jonker and Volgenant 1987), solved by ``scipy.optimize``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linear_sum_assignment

from pipeline.layout.above import NOTHING
from pipeline.layout.links import Link

IMPOSSIBLE = 1e6


@dataclass(frozen=True, slots=True)
class Chain:
    """``heading`` is an index or NOTHING; ``strips`` in reading order.

    ``margins`` say for each strip how much worse (in log odds) the best other way into it would have been.
    """

    heading: int
    strips: tuple[int, ...]
    margins: tuple[float, ...]


def choose_chains(links: Sequence[Link], scores: Sequence[float], strips: int, headings: int) -> tuple[Chain, ...]:
    """``scores`` are log odds, one a link. Every strip is in exactly one chain, every heading heads at most one."""
    if not strips:
        return ()
    costs = _costs(links, scores, strips, headings)
    while True:
        rows, cols = linear_sum_assignment(costs)
        before = {int(c): int(r) for r, c in zip(rows, cols, strict=True) if c < strips}
        loop = _loop(before, strips)
        if not loop:
            return _walk(before, costs, strips, headings)
        weakest = max(loop, key=lambda t: costs[before[t], t])
        costs[before[weakest], weakest] = IMPOSSIBLE


def _costs(links: Sequence[Link], scores: Sequence[float], strips: int, headings: int) -> npt.NDArray[np.float64]:
    """Rows: strips, headings, a start for each strip. Columns: strips, an end for each strip and heading.

    A start and an end that are not needed take each other at no cost.
    """
    size = 2 * strips + headings
    costs = np.full((size, size), IMPOSSIBLE)
    costs[strips + headings :, strips:] = 0.0
    for link, score in zip(links, scores, strict=True):
        row = _row(link, strips, headings)
        costs[row, strips + row if link.target == NOTHING else link.target] = -score
    return costs


def _row(link: Link, strips: int, headings: int) -> int:
    if link.source == NOTHING:
        return strips + headings + link.target
    return link.source if link.source >= 0 else strips + (-2 - link.source)


def _loop(before: dict[int, int], strips: int) -> list[int]:
    """The strips of a circle, if the links make one."""
    for start, source in before.items():
        seen = [start]
        at = source
        while at < strips and at not in seen:
            seen.append(at)
            at = before[at]
        if at < strips and at == start:
            return seen
    return []


def _walk(before: dict[int, int], costs: npt.NDArray[np.float64], strips: int, headings: int) -> tuple[Chain, ...]:
    after = {r: c for c, r in before.items() if r < strips}
    chains = []
    for first, source in sorted(before.items()):
        if source < strips:
            continue
        run = [first]
        while run[-1] in after:
            run.append(after[run[-1]])
        margins = tuple(float(np.partition(np.delete(costs[:, t], before[t]), 0)[0] - costs[before[t], t]) for t in run)
        chains.append(Chain(source - strips if source < strips + headings else NOTHING, tuple(run), margins))
    return tuple(chains)
