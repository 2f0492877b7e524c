"""Reading order: the body lines of the truth against the order in which the result gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Levenshtein
from scipy.stats import kendalltau

from pipeline.evaluate.places import PlacedLine


@dataclass(frozen=True, slots=True)
class Order:
    """``distance`` 0 (same order) to 1; ``tau`` 1 (same order) to -1 (reversed); None where there is nothing to order.

    ``distance`` and ``tau`` are means over articles, weighted by their lines; the ``page_`` figures treat the whole page as
    one sequence and so also judge the order of articles, in which two readers may rightly differ.
    """

    distance: float | None
    tau: float | None
    page_distance: float | None
    page_tau: float | None
    lines: int


def reading_order(lines: Sequence[PlacedLine]) -> Order:
    """Edit distance and Kendall's tau-b of the sequence of body lines.

    The edit distance (Levenshtein) between the two orders, over the longer one, is the measure of OmniDocBench (Ouyang
    et al., CVPR 2025); a line that was not found counts as deleted. Tau (Kendall, A new measure of rank correlation, 1938)
    is taken over found lines. Lines whose text is printed twice are left out: their place is ambiguous.
    """
    once = [line for line in lines if not line.repeated]
    stories = [list(group) for _, group in groupby(sorted(once, key=lambda ln: ln.story), key=lambda ln: ln.story)]
    return Order(
        distance=_mean([(_distance(s), len(s)) for s in stories]),
        tau=_mean([(_tau(s), len(s)) for s in stories]),
        page_distance=_distance(once),
        page_tau=_tau(once),
        lines=len(once),
    )


def _distance(lines: Sequence[PlacedLine]) -> float | None:
    if not lines:
        return None
    found = [(line.place, k) for k, line in enumerate(lines) if line.place is not None]
    return float(Levenshtein.normalized_distance(range(len(lines)), [k for _, k in sorted(found)]))


def _tau(lines: Sequence[PlacedLine]) -> float | None:
    found = [line.place for line in lines if line.place is not None]
    if len(set(found)) < 2:
        return None
    rank = {place: r for r, place in enumerate(sorted(set(found)))}
    return float(kendalltau(range(len(found)), [rank[place] for place in found]).statistic)


def _mean(values: Sequence[tuple[float | None, int]]) -> float | None:
    known = [(value, weight) for value, weight in values if value is not None]
    total = sum(weight for _, weight in known)
    return sum(value * weight for value, weight in known) / total if total else None
