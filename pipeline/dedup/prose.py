"""Is a run of lines running prose, or something that print repeats on purpose: verse, a table, a list of names?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from pipeline.scripts import CLAUSE_END, CLOSERS, SENTENCE_END, has_han, is_han
from pipeline.textwidth import width

_LONG = 20.0  # widths, in Chinese characters: a line of this width is set as prose, or is a whole paragraph
_NARROW = 8.0  # narrower columns are not set as prose
_PIECE = 6  # lines judged at a time, so that a list or a verse inside a passage does not hide the rest
_RAGGED, _RAGGED_LATIN = (
    0.15,
    0.3,
)  # justified lines differ in width by less than this share; words are wider than characters
_FIGURES = 0.4  # share of digits among letters and digits: more is a table
_JUSTIFIED = 0.7  # share of the lines
_FLOWING = 0.3  # share of the line ends over which the sense runs on
_FULL = 0.75  # of the width of the next line
_WORD = re.compile(r"[^\W_]+")


def is_prose(texts: Sequence[str]) -> bool:
    """Whether a few lines in a row are prose; a list or a verse that stands next to them in the passage hides nothing."""
    texts = [text for text in texts if text.strip()]
    starts = range(0, max(1, len(texts) - _PIECE // 2), _PIECE)
    return bool(texts) and any(_is_prose(texts[start : start + _PIECE]) for start in starts)


def _is_prose(texts: Sequence[str]) -> bool:
    """Lines that break where the column ends and not where the sense does, and hold words rather than figures."""
    if is_tabular(texts):
        return False
    inner = texts[:-1] or texts
    widths = [width(text) for text in inner]
    middle = median(widths)
    if len(texts) == 1:
        return middle >= _LONG
    flowing = sum(_breaks_inside(line, follower) for line, follower in pairwise(texts))
    if middle < _NARROW or (flowing < _FLOWING * (len(texts) - 1) and middle < 2 * _LONG):
        return False
    ragged = _RAGGED if has_han(texts[0]) else _RAGGED_LATIN
    full = [width(text) for text in inner if text.rstrip()[-1] not in SENTENCE_END] or widths
    justified = sum(abs(w - middle) <= max(1.0, ragged * middle) for w in full) >= _JUSTIFIED * len(full)
    return justified or (middle >= _LONG and sum(map(_has_inner_mark, texts)) >= len(texts) / 2)


def _has_inner_mark(text: str) -> bool:
    """Whether a clause ends within the line; in verse, titles and lists clauses end with the line or not at all."""
    return any(character in CLAUSE_END or character in SENTENCE_END for character in text[1:-1])


def is_set_apart(text: str) -> bool:
    """Whether a line is a table row, a list of names, or as short as a verse."""
    last = text.rstrip()[-1:]
    short = width(text) < _NARROW and last not in SENTENCE_END and last not in CLAUSE_END
    return short or is_tabular([text])


def is_tabular(texts: Sequence[str]) -> bool:
    """Figures, or short pieces with spaces between them: tables, stock lists, lists of names."""
    whole = " ".join(texts)
    letters = sum(map(str.isalnum, whole)) or 1
    if sum(map(str.isdigit, whole)) > _FIGURES * letters:
        return True
    han = sum(map(is_han, whole))
    if han > 0.5 * letters:
        pieces = whole.replace("、", " ").split()
        return han / (len(pieces) or 1) < 5.0
    words: list[str] = _WORD.findall(whole)
    return sum(word[:1].isupper() or word[:1].isdigit() for word in words) > 0.7 * len(words)


def _breaks_inside(line: str, follower: str) -> bool:
    """Whether the sense runs on over the line end, and the line is full, as a headline above a text is not."""
    if width(line) < _FULL * width(follower):
        return False
    last, first = line.rstrip()[-1], follower.lstrip()[0]
    if is_han(last) or is_han(first):
        return last not in SENTENCE_END and last not in CLAUSE_END and last not in CLOSERS
    return first.islower() or last in "-¬"
