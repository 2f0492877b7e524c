"""Character errors of the article bodies: what recognition, order and grouping together leave wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.evaluate.stories import Story
from pipeline.evaluate.text import graphemes


@dataclass(frozen=True, slots=True)
class Errors:
    """``edits`` of ``length`` units; ``distance`` is the mean normalised edit distance weighted by length, 0 to 1."""

    edits: int
    length: int
    distance: float | None

    @property
    def rate(self) -> float | None:
        """Edits over the length of the truth; above 1 where much was invented; None without truth."""
        return self.edits / self.length if self.length else None


def character_errors(truth: Sequence[Story], predicted: Sequence[Story], matches: Mapping[int, int]) -> Errors:
    """Edit distance (Levenshtein 1966) on grapheme clusters between matched bodies; an article without match counts in full."""
    return body_errors(
        [graphemes(s.text) for s in truth],
        [graphemes(s.text) for s in predicted],
        matches,
    )


def page_distance(truth: Sequence[Story], predicted: Sequence[Story], matches: Mapping[int, int]) -> float | None:
    """Normalised edit distance of all bodies as one text, predicted articles in matched order, the others at the end."""
    order = [matches[i] for i in sorted(matches)]
    order += [j for j in range(len(predicted)) if j not in set(order)]
    whole = [g for s in truth for g in graphemes(s.text)]
    if not whole:
        return None
    return float(Levenshtein.normalized_distance(whole, [g for j in order for g in graphemes(predicted[j].text)]))


def body_errors(truth: Sequence[list[str]], predicted: Sequence[list[str]], matches: Mapping[int, int]) -> Errors:
    """The same for bodies that are cut into units (characters or words)."""
    edits, weighted, length = 0, 0.0, sum(map(len, truth))
    for i, units in enumerate(truth):
        found = predicted[matches[i]] if i in matches else []
        edits += Levenshtein.distance(units, found)
        weighted += len(units) * Levenshtein.normalized_distance(units, found)
    return Errors(edits, length, weighted / length if length else None)
