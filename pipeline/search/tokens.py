"""Text as the index knows it: words in small letters, and each two neighbouring characters where words are not parted.

Chinese and Japanese are written without spaces. Their runs of characters become overlapping pairs (石桥通车: ·石桥 ·桥通 ·通车),
so that any two characters are found, and a longer piece as the phrase of its pairs; a run ends with its last character alone, so
that a single character is found as the beginning of a pair.

A dot stands before each pair for the sake of the size. The database keeps the beginnings of all tokens, of one character and of
two (``pipeline.search.schema``). The dot makes a pair's beginning of two its first character, which is asked for. Without it,
that would be the pair: all of them held twice.
"""

from __future__ import annotations

import re
import unicodedata

_DENSE = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = rf"[^\W_{_DENSE}]"
"""A pattern of one character of a word, in scripts that part words by spaces."""
_RUN = re.compile(rf"[{_DENSE}]+|{WORD}+")
_FIRST_DENSE = re.compile(rf"[{_DENSE}]")
_PAIR = "·"  # no letter and no digit: no word begins with it
_MARKED = 0x400  # below it stand Latin and Greek, whose accents a reader may leave out


class _Folds(dict[int, str]):
    """What each character becomes; made when it is first met. ``uneven``: those that become none or several."""

    def __init__(self) -> None:
        super().__init__()
        self.uneven = set[str]()

    def __missing__(self, code: int) -> str:
        folded = "".join(_without_accent(c) for c in unicodedata.normalize("NFKC", chr(code)).casefold())
        if len(folded) != 1:
            self.uneven.add(chr(code))
        return self.setdefault(code, folded)


_FOLDS = _Folds()


def fold(text: str) -> str:
    """Small letters of common width, without the accents of Latin and Greek ones."""
    return text.translate(_FOLDS)


def fold_in_place(text: str) -> tuple[str, bool]:
    """The folded text, and whether each of its characters is where it was."""
    folded = fold(text)
    return folded, _FOLDS.uneven.isdisjoint(text)


def runs(text: str) -> tuple[str, ...]:
    """The words, and the runs of characters that are written without spaces, folded."""
    return tuple(_RUN.findall(fold(text)))


def run_tokens(run: str) -> tuple[str, ...]:
    """What the index holds of a run."""
    return tuple(_PAIR + run[i : i + 2] for i in range(len(run))) if is_dense(run) else (run,)


def index_text(text: str) -> str:
    """The tokens of the text with spaces between them."""
    return " ".join(token for run in _RUN.findall(fold(text)) for token in run_tokens(run))


def is_dense(run: str) -> bool:
    """Whether it comes from a script that is written without spaces."""
    return _FIRST_DENSE.match(run) is not None


def _without_accent(character: str) -> str:
    if unicodedata.combining(character):
        return "" if ord(character) < _MARKED else character
    plain = unicodedata.normalize("NFD", character)
    return plain[0] if ord(plain[0]) < _MARKED else character
