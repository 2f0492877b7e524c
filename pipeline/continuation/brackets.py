"""Brackets and quotes that are opened on one side of a break and closed on the other."""

from __future__ import annotations

from pipeline.scripts import CLOSERS, OPENERS

_MATCH = dict(zip(CLOSERS, "（《“‘「『【〈〔([«", strict=True))
_CLOSED = 2.0  # a pair that the break divides: seldom by chance
_STRAY = -1.5  # a closing mark for which nothing was opened


def bracket_score(before: str, after: str) -> float:
    """Log odds from pairs that straddle the break; straight quotes say nothing, as both ends look the same."""
    opened = _left_open(before)
    closer = _first_closer(after)
    if not closer:
        return 0.0
    if opened and (_MATCH[closer] == opened or (opened == "„" and closer == "”")):
        return _CLOSED
    return 0.0 if closer in "’)" else _STRAY


def _left_open(text: str) -> str:
    """The innermost mark that the text leaves open, or nothing."""
    depth = 0
    for character in reversed(text):
        if character in CLOSERS:
            depth += 1
        elif character in OPENERS:
            if depth == 0:
                return character
            depth -= 1
    return ""


def _first_closer(text: str) -> str:
    """The first mark that closes what the text itself did not open, or nothing."""
    depth = 0
    for character in text:
        if character in OPENERS:
            depth += 1
        elif character in CLOSERS:
            if depth == 0:
                return character
            depth -= 1
    return ""
