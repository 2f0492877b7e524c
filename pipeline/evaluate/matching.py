"""Which predicted article stands for which article of the truth."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein
from scipy.optimize import linear_sum_assignment

from pipeline.evaluate.stories import Story
from pipeline.evaluate.text import comparable, graphemes

_HEADLINE_BONUS = 0.2  # tells articles with little text apart; a long body outweighs it
_HEADLINE_ALIKE = 0.8
_LEAST = 0.05  # below, nothing but common letters is shared


def match_stories(truth: Sequence[Story], predicted: Sequence[Story]) -> dict[int, int]:
    """Index of the predicted story for each story of the truth that has one, at most one each.

    The pairs are chosen at once so that the sum of body similarity (1 - insertions and deletions / characters of both), plus
    a bonus for like headlines, is greatest: the assignment problem, solved by ``scipy.optimize.linear_sum_assignment``
    (Crouse, On implementing 2D rectangular assignment algorithms, 2016).
    """
    if not truth or not predicted:
        return {}
    given = _compared(predicted)
    likeness = np.array([[_likeness(t, p) for p in given] for t in _compared(truth)])
    rows, columns = linear_sum_assignment(likeness, maximize=True)
    pairs = zip(rows.tolist(), columns.tolist(), strict=True)
    return {i: j for i, j in pairs if likeness[i, j] > _LEAST}


def _compared(stories: Sequence[Story]) -> list[tuple[list[str], str]]:
    return [(graphemes(s.text), comparable(s.headline)) for s in stories]


def _likeness(truth: tuple[list[str], str], predicted: tuple[list[str], str]) -> float:
    body = fuzz.ratio(truth[0], predicted[0]) / 100
    alike = truth[1] != "" and Levenshtein.normalized_similarity(truth[1], predicted[1]) > _HEADLINE_ALIKE
    return float(body + _HEADLINE_BONUS * alike)
