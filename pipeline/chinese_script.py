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
