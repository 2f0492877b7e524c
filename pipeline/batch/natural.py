"""Natural order: page 2 before page 10, and 第二版 before 第十版."""

from __future__ import annotations

import re

from pipeline.cues.numerals import han_number

NaturalKey = tuple[tuple[tuple[int, int, str], ...], str]

_NUMBERS = re.compile(r"(\d+|(?<=第)[〇零一二三四五六七八九十百廿卅]+)")


def natural_key(name: str) -> NaturalKey:
    """Sorts names as a person would: numbers by their value, words without regard to case; the name itself decides a tie."""
    return tuple(_piece(piece) for piece in _NUMBERS.split(name) if piece), name


def _piece(piece: str) -> tuple[int, int, str]:
    """Numbers come before words."""
    number = int(piece) if piece.isdecimal() else han_number(piece)
    return (1, 0, piece.casefold()) if number is None else (0, number, "")
