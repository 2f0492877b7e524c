"""How much room a text takes on paper."""

from __future__ import annotations


def width(text: str) -> float:
    """Width in Chinese characters: a Latin letter, digit or mark counts half."""
    if text.isascii():
        return len(text) / 2
    return sum(1.0 if ord(character) > 0x2E7F else 0.5 for character in text)
