"""Where the body lines of the truth stand in the result: what order and grouping are judged by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.evaluate.stories import BodyLine, Story
from pipeline.evaluate.text import comparable

_SHORTEST = 6  # characters; shorter lines occur by chance
_ALIKE = 75  # per cent of characters that must agree


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Index of the predicted story, and of the first character in its comparable body."""

    story: int
    offset: int


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A body line of the truth: the story it belongs to, and where it was found, if it was.

    ``repeated``: the truth has the same text elsewhere too, so that the place found may be that one.
    """

    story: int
    place: Place | None
    repeated: bool = False


def place_lines(
    lines: Sequence[BodyLine], truth: Sequence[Story], predicted: Sequence[Story]
) -> tuple[PlacedLine, ...]:
    """Each line of the truth that is long enough to be told from others, in the order of the truth."""
    bodies = [comparable(s.text) for s in predicted]
    printed = "\n".join(comparable(s.text) for s in truth)
    texts = ((comparable(line.text), line.story) for line in lines)
    return tuple(
        PlacedLine(story, _find(text, bodies), printed.count(text) > 1)
        for text, story in texts
        if len(text) >= _SHORTEST
    )


def _find(text: str, bodies: Sequence[str]) -> Place | None:
    """The first exact place, else the most alike; None if no place is alike enough."""
    for j, body in enumerate(bodies):
        if (at := body.find(text)) >= 0:
            return Place(j, at)
    best, place = 0.0, None
    for j, body in enumerate(bodies):
        if len(body) < len(text):
            continue  # partial_ratio would look for the body in the line
        found = fuzz.partial_ratio_alignment(text, body, score_cutoff=_ALIKE)
        if found is not None and found.score > best:
            best, place = found.score, Place(j, found.dest_start)
    return place
