"""Traditional and simplified Chinese, one made of the other by OpenCC's dictionaries of words."""

from __future__ import annotations

from functools import cache
from typing import Protocol


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


@cache
def _converter(to: str) -> _Converter:
    from opencc import OpenCC  # noqa: PLC0415 - its dictionaries are loaded when there is Chinese to convert

    converter: _Converter = OpenCC(to)
    return converter


def to_simplified(text: str) -> str:
    """Chinese in the characters of the mainland; what has no other form stays."""
    return _converter("t2s").convert(text)


def to_traditional(text: str) -> str:
    """Chinese in traditional characters, as written in Hong Kong."""
    return _converter("s2hk").convert(text)


@cache
def simplified_character(character: str) -> str:
    """The character as the mainland writes it, itself if it does so already."""
    return to_simplified(character)


@cache
def traditional_character(character: str) -> str:
    """The character as both Hong Kong and Taiwan write it, itself if these differ or write it so already."""
    hong_kong = to_traditional(character)
    taiwan = _converter("s2tw").convert(character)
    return hong_kong if hong_kong == taiwan and simplified_character(character) == character else character
