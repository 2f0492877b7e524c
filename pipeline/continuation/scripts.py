"""What kind of character is this? By code point, as fast as can be."""

from __future__ import annotations

SENTENCE_END = frozenset("。！？!?.…")
CLAUSE_END = frozenset("，、；：,;:")
OPENERS = "（《“‘「『【〈〔([«„"
CLOSERS = "）》”’」』】〉〕)]»"
DIGITS = frozenset("0123456789０１２３４５６７８９")


def is_han(character: str) -> bool:
    """A Chinese character, of the common planes."""
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿" or character == "〇" or character >= "\U00020000"
