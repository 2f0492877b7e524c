"""Masthead fields: a date or an issue number is right or wrong, nothing between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.evaluate.text import comparable

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class MastheadCount:
    """``wrong`` names the fields that are missing or differ."""

    exact: int
    truth: int
    wrong: tuple[str, ...]


def count_masthead(truth: Fields, predicted: Fields) -> MastheadCount:
    """Fields of the truth that the result gives exactly, but for width, spacing and kinds of dash."""
    got = dict(predicted)
    wrong = tuple(field for field, value in truth if comparable(got.get(field, "")) != comparable(value))
    return MastheadCount(len(truth) - len(wrong), len(truth), wrong)
