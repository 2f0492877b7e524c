"""Lines become running text: what goes between the end of one and the beginning of the next."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from pipeline.joining.hyphens import HYPHENS, resolve
from pipeline.joining.language import language_of
from pipeline.scripts import has_han, is_cjk_mark, is_han

_REACH = 80  # characters on each side of a line end that tell what belongs there
_HALF_WORD = re.compile(rf"([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)[{re.escape(HYPHENS)}]$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.|@)[\w./:@%&?=+-]*$|[\w-]+\.[\w./-]*$", re.ASCII)
_ADDRESS_REST = re.compile(r"[\w-]*[./@][\w./-]*(?:\.(?:com|cn|org|net|gov|edu|html?))?", re.ASCII)
_HAN_SPACE = re.compile(r"[一-鿿] [A-Za-z0-9]|[A-Za-z0-9] [一-鿿]")
_HAN_NO_SPACE = re.compile(r"[一-鿿][A-Za-z0-9]|[A-Za-z0-9][一-鿿]")


def join_lines(texts: Sequence[str], vocabulary: Collection[str] = frozenset()) -> str:
    """One string: spaces between Latin words, none between Chinese characters, hyphens at line ends resolved.

    Between Chinese and Latin a line end becomes a space only where the lines themselves put one. `vocabulary`: see
    `hyphens.vocabulary_of`.
    """
    lines = [line for line in (" ".join(text.split()) for text in texts) if line]
    if not lines:
        return ""
    whole = "\n".join(lines)
    language = language_of(whole) if any(line[-1] in HYPHENS for line in lines[:-1]) else None
    mixed_gap = " " if len(_HAN_SPACE.findall(whole)) > len(_HAN_NO_SPACE.findall(whole)) else ""
    joined, end = [], lines[0]
    for line in lines[1:]:
        joined.append(end[:-_REACH])
        end = _joined(end[-_REACH:], line, vocabulary, language, mixed_gap)
    return "".join((*joined, end))


def _joined(left: str, right: str, vocabulary: Collection[str], language: str | None, mixed_gap: str) -> str:
    half = _HALF_WORD.search(left[-60:]) if left[-1] in HYPHENS else None
    rest = _NEXT_WORD.match(right)
    if half and rest and not is_han(half[1][-1]) and not is_han(right[0]):
        if left[-1] == "\u00ad":
            return left[:-1] + right
        if left[-1] != "=" or right[0].islower():
            return left[:-1] + resolve(half[1], rest[0], vocabulary, language).value + right
    return left + _gap(left, right, mixed_gap) + right


def _gap(left: str, right: str, mixed_gap: str) -> str:
    last, first = left[-1], right[0]
    if is_cjk_mark(last) or is_cjk_mark(first):
        return ""
    if is_han(last) or is_han(first):
        both = is_han(last) and is_han(first)
        return "" if both or not (last.isalnum() and first.isalnum()) else mixed_gap
    if last in "—–/-‐" or first in "—–/":
        return ""
    if has_han(left[-_REACH:]) or has_han(right[:_REACH]):  # a foreign piece in a Chinese text
        if (last.isdigit() and first.isdigit()) or (_ADDRESS.search(left[-_REACH:]) and _ADDRESS_REST.match(right)):
            return ""
        return " " if (last.isalnum() or last in ",.;:") and first.isalpha() else ""
    return " "
