"""Grouping: are body lines of one article in one article of the result, and only those?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluate.places import PlacedLine


@dataclass(frozen=True, slots=True)
class Grouping:
    """Counts of pairs of lines: together in both, in the result, in the truth, and all; and of articles."""

    both: int
    predicted: int
    truth: int
    pairs: int
    exact: int
    articles: int

    @property
    def f1(self) -> float | None:
        """Pairwise F1: harmonic mean of the shares of pairs rightly joined, and of true pairs joined."""
        total = self.predicted + self.truth
        return 2 * self.both / total if total else None

    @property
    def adjusted_rand(self) -> float | None:
        """Rand index corrected for chance (Hubert and Arabie, Comparing partitions, Journal of Classification 2, 1985).

        (both - expected) / (mean - expected), with expected = predicted * truth / pairs and mean = (predicted + truth) / 2.
        """
        if not self.pairs:
            return None
        expected = self.predicted * self.truth / self.pairs
        mean = (self.predicted + self.truth) / 2
        return (self.both - expected) / (mean - expected) if mean != expected else 1.0


def grouping(lines: Sequence[PlacedLine]) -> Grouping:
    """Compares the two partitions of the lines. A line that was not found is a group of its own."""
    groups = [line.place.story if line.place is not None else -1 - k for k, line in enumerate(lines)]
    cells = Counter(zip((line.story for line in lines), groups, strict=True))
    rows, columns = Counter(line.story for line in lines), Counter(groups)
    return Grouping(
        both=_pairs(cells.values()),
        predicted=_pairs(columns.values()),
        truth=_pairs(rows.values()),
        pairs=_pairs([len(lines)]),
        exact=sum(count == rows[i] == columns[j] for (i, j), count in cells.items()),
        articles=len(rows),
    )


def _pairs(counts: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in counts)
