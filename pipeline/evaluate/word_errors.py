"""Word errors of the article bodies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.evaluate.characters import Errors, body_errors
from pipeline.evaluate.stories import Story
from pipeline.evaluate.text import words


def word_errors(truth: Sequence[Story], predicted: Sequence[Story], matches: Mapping[int, int]) -> Errors:
    """Edit distance on words between matched bodies; an article without match counts in full."""
    return body_errors([words(s.text) for s in truth], [words(s.text) for s in predicted], matches)
