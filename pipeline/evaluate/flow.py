"""Text flow: how much of the running text stands unbroken in the result, whichever article it was given to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.evaluate.stories import Story
from pipeline.evaluate.text import comparable

WINDOW, STEP = 24, 12  # characters: long enough to be unique on a page, short enough to span few line ends
_ALIKE = 85  # per cent; forgives three misread characters of 24, not a leap to another line


@dataclass(frozen=True, slots=True)
class Flow:
    found: int
    windows: int

    @property
    def share(self) -> float | None:
        return self.found / self.windows if self.windows else None


def text_flow(truth: Sequence[Story], predicted: Sequence[Story]) -> Flow:
    """Windows of the true bodies that some predicted body holds.

    A wrong leap breaks the one or two windows that span it, so that the share falls with the number of breaks and not with
    the length of what was moved, as an edit distance would. It is shingle containment (Broder, On the resemblance and
    containment of documents, 1997) with tolerance for misread characters.
    """
    bodies = [comparable(s.text) for s in predicted]
    windows = [w for s in truth for w in _windows(comparable(s.text))]
    return Flow(sum(_holds(bodies, w) for w in windows), len(windows))


def _windows(body: str) -> Iterator[str]:
    return (body[k : k + WINDOW] for k in range(0, len(body) - WINDOW + 1, STEP))


def _holds(bodies: Sequence[str], window: str) -> bool:
    if any(window in body for body in bodies):
        return True
    return any(len(b) >= WINDOW and fuzz.partial_ratio(window, b, score_cutoff=_ALIKE) >= _ALIKE for b in bodies)
