"""Doubled text: what the result prints more often than the page does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pipeline.evaluate.stories import Story
from pipeline.evaluate.text import comparable

_GRAM = 15  # characters; a shorter run repeats by chance in a newspaper's stock phrases


def doubled_text(truth: Sequence[Story], predicted: Sequence[Story]) -> float | None:
    """Surplus runs of 15 characters in the bodies, per 1000 characters of the truth; 0 is right.

    A run counts as often as it stands above the truth's own count, or above one where the truth does not have it: misread
    text is no doubled text.
    """
    length = sum(len(comparable(s.text)) for s in truth)
    if not length:
        return None
    own = _grams("".join(comparable(s.text) for s in truth))
    surplus = sum(
        max(0, n - max(1, own[gram])) for gram, n in _grams("\n".join(comparable(s.text) for s in predicted)).items()
    )
    return 1000 * surplus / length


def _grams(text: str) -> Counter[str]:
    return Counter(text[k : k + _GRAM] for k in range(len(text) - _GRAM + 1))
