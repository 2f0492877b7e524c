"""What kind of character is this? By code point, as fast as can be."""

from __future__ import annotations

import re

SENTENCE_END = frozenset("。！？!?.…")
CLAUSE_END = frozenset("，、；：,;:")
OPENERS = "（《“‘「『【〈〔([«„"
CLOSERS = "）》”’」』】〉〕)]»"
DIGITS = frozenset("0123456789０１２３４５６７８９")
_WORD = re.compile(r"[^\W_㐀-鿿豈-﫿]+")
_HAN = re.compile("[㐀-鿿豈-﫿〇𠀀-􏿿]+")


def is_han(character: str) -> bool:
    """A Chinese character, of the common planes."""
    return "㐀" <= character <= "鿿" or "豈" <= character <= "﫿" or character == "〇" or character >= "\U00020000"


def has_han(text: str) -> bool:
    """Whether any of it is a Chinese character."""
    return not text.isascii() and _HAN.search(text) is not None


def han_runs(text: str) -> list[str]:
    """Chinese characters that follow one another, in order; what is between them left out."""
    return _HAN.findall(text)


def han_count(text: str) -> int:
    """How many Chinese characters there are."""
    return sum(map(len, han_runs(text)))


def is_cjk_mark(character: str) -> bool:
    """Punctuation that fills a Chinese type body, quotes not among them: they are the same in Latin text."""
    return ("\u3000" <= character <= "〿" and character != "〇") or character in "，；：！？（）％＋－＝／｜～"


def han_share(text: str) -> float:
    """Chinese characters among all words, 0 to 1, where each Chinese character counts as a word; 0 if there are none."""
    if not has_han(text):
        return 0.0
    han = han_count(text)
    other = sum(not is_han(match[0][0]) for match in _WORD.finditer(text))
    return han / (han + other)
