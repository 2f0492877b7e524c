"""Headings, bylines, captions and jump lines: is each given in its role, in the right article?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.cues import byline
from pipeline.evaluate.stories import Story
from pipeline.evaluate.text import comparable

ROLES = ("headline", "kicker", "subtitle", "byline", "caption", "credit", "jump")
_ALIKE = 0.9  # similarity that counts as right: a misread character in ten


@dataclass(frozen=True, slots=True)
class FieldCount:
    """Strings of the truth that were ``found``, and given strings that were ``right``."""

    found: int = 0
    truth: int = 0
    right: int = 0
    given: int = 0

    def __add__(self, other: FieldCount) -> FieldCount:
        return FieldCount(
            self.found + other.found, self.truth + other.truth, self.right + other.right, self.given + other.given
        )

    @property
    def accuracy(self) -> float | None:
        return self.found / self.truth if self.truth else None

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None


def count_fields(
    truth: Sequence[Story], predicted: Sequence[Story], matches: Mapping[int, int]
) -> dict[str, FieldCount]:
    """A count for each of ``ROLES``, in that order; only the matched article can give a field."""
    partner = {j: i for i, j in matches.items()}
    return {role: _count(role, truth, predicted, matches, partner) for role in ROLES}


def _count(
    role: str,
    truth: Sequence[Story],
    predicted: Sequence[Story],
    matches: Mapping[int, int],
    partner: Mapping[int, int],
) -> FieldCount:
    want, got = [_strings(s, role) for s in truth], [_strings(s, role) for s in predicted]
    return FieldCount(
        found=sum(_among(s, got[matches[i]]) for i, strings in enumerate(want) if i in matches for s in strings),
        truth=sum(map(len, want)),
        right=sum(_among(s, want[partner[j]]) for j, strings in enumerate(got) if j in partner for s in strings),
        given=sum(map(len, got)),
    )


def _strings(story: Story, role: str) -> list[str]:
    printed = {
        "headline": (story.headline,),
        "kicker": (story.kicker,),
        "subtitle": (story.subtitle,),
        "byline": (names_of(story.byline),),
        "caption": story.captions,
        "credit": story.credits,
        "jump": (story.jump,),
    }
    return [text for s in printed[role] if (text := comparable(s))]


def names_of(printed: str) -> str:
    """The names in a byline: a truth may give the line as printed (本报记者 甲 通讯员 乙), a result gives the names."""
    return byline(printed) or printed


def _among(text: str, others: Sequence[str]) -> bool:
    return any(Levenshtein.normalized_similarity(text, other) >= _ALIKE for other in others)
