"""Chinese typography: marks fullwidth, quotes paired, Latin letters and digits halfwidth; foreign pieces left alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from pipeline.scripts import han_share, is_cjk_mark, is_han

_LEAST_HAN = 0.3  # of all letters and digits: below it the text is not Chinese
_NARROW = str.maketrans(
    {chr(code + 0xFEE0): chr(code) for code in (*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B))}
    | dict(zip("％＠＆＋＝＃＿　", "%@&+=#_ ", strict=True))
    | dict(zip("｡､｢｣･", "。、「」·", strict=True))
)
_WIDE = dict(zip(",;:?!", "，；：？！", strict=True))
_NARROW_MARK = re.compile("[,;:?!]")
_TIGHT = re.compile(
    r"(?<=[0-9A-Za-z])[．／－：](?=[0-9A-Za-z])"
)  # a fullwidth mark inside a number, a time or an address
_TIGHT_FORM = dict(zip("．／－：", "./-:", strict=True))
_URL = re.compile(r"(?:https?://|www\.)[\w./:@%&?=+#~-]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_DOTS = re.compile(r"\.{3,}|…+|⋯+|。{3,}")
_NAME_DOT = re.compile(r"(?<=[一-鿿])[•‧・∙●](?=[一-鿿])")
_LOOSE = re.compile(r" *([，。、；：？！（）《》【】]) *")
_FULL_STOP = re.compile(r"(?<=[㐀-鿿”）》])(?<![一二三四五六七八九十])[.．](?=[㐀-鿿“《\s]|$)")
_ROUNDS = 8
_OPEN = "(（"
_BRACKET = re.compile("[()（）]")
_DOUBLE, _SINGLE = re.compile('[“”"〝〞]'), re.compile("[‘’']")


def normalise_chinese(text: str) -> str:
    """The text as a Chinese paper sets it; a text that is not Chinese comes back as it is. Idempotent."""
    if han_share(_URL.sub("", text)) < _LEAST_HAN:
        return text
    for _ in range(_ROUNDS):  # a mark that is set right may show what its neighbour is
        before, text = text, _set_right(text)
        if text == before:
            break
    return text


def _set_right(text: str) -> str:
    text = _TIGHT.sub(lambda match: _TIGHT_FORM[match[0]], text.translate(_NARROW))
    text = _FULL_STOP.sub("。", _NAME_DOT.sub("·", text))
    addresses = {place for match in _URL.finditer(text) for place in range(*match.span())}
    marks = list(text)
    for place in _places(_NARROW_MARK, text):
        if place not in addresses and _among_han(text, place):
            marks[place] = _WIDE[text[place]]
    _set_brackets(marks, [place for place in _places(_BRACKET, text) if place not in addresses])
    _pair(marks, _places(_DOUBLE, text), "“”")
    _pair(marks, _places(_SINGLE, text), "‘’")
    return _LOOSE.sub(r"\1", _DOTS.sub("……", "".join(marks))).strip()


def _among_han(text: str, place: int) -> bool:
    """Whether the nearest letter, digit or wide mark on either side is Chinese; 3:2 and U.S. are not."""
    return _is_chinese(_nearest(reversed(text[max(0, place - 8) : place]))) or _is_chinese(
        _nearest(text[place + 1 : place + 9])
    )


def _nearest(characters: Iterable[str]) -> str:
    return next((c for c in characters if c.isalnum() or is_cjk_mark(c)), "")


def _is_chinese(character: str) -> bool:
    return bool(character) and (is_han(character) or is_cjk_mark(character))


def _places(kind: re.Pattern[str], text: str) -> list[int]:
    return [match.start() for match in kind.finditer(text)]


def _set_brackets(marks: list[str], places: Sequence[int]) -> None:
    """Both brackets of a pair get the same width: full if Chinese stands within or next to them."""
    opened: list[int] = []
    for place in places:
        if marks[place] in _OPEN:
            opened.append(place)
        else:
            start = opened.pop() if opened else place
            around = "".join(marks[max(0, start - 1) : place + 2])
            if any(map(_is_chinese, around)):
                marks[start] = "（" if marks[start] in _OPEN else marks[start]
                marks[place] = "）"
    for place in opened:
        if any(map(_is_chinese, "".join(marks[max(0, place - 1) : place + 2]))):
            marks[place] = "（"


def _pair(marks: list[str], places: Sequence[int], pair: str) -> None:
    """Opening and closing quotes in turn; an odd number is left as read, as nobody knows which one is missing."""
    quotes = [place for place in places if not _is_apostrophe(marks, place)]
    if len(quotes) % 2 == 0:
        for turn, place in enumerate(quotes):
            marks[place] = pair[turn % 2]


def _is_apostrophe(marks: list[str], place: int) -> bool:
    before, after = marks[max(0, place - 1)], marks[min(len(marks) - 1, place + 1)]
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()
