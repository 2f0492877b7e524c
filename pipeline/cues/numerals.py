"""Numbers as newspapers print them: 十二, 廿三, 二〇二二, A13, SIXTEEN, second, zweiten."""

from __future__ import annotations

import re

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {
    c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")
} | {"○": 0, "０": 0, "O": 0, "o": 0, "两": 2, "兩": 2, "元": 1, "貳": 2, "參": 3, "陸": 6}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "廿": 20, "卄": 20, "卅": 30, "卌": 40}
_HUNDREDS = {"百": 100, "佰": 100, "千": 1000, "仟": 1000}
HAN_DIGITS = "〇○零一二三四五六七八九十廿卄卅百两元壹贰叁肆伍陆柒捌玖拾"
_LIKE_DIGITS = str.maketrans(
    {"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "i": "1", "I": "1", "|": "1", "Z": "2", "S": "5", "B": "8"}
)

_CARDINALS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_GERMAN = [
    "erste",
    "zweite",
    "dritte",
    "vierte",
    "fünfte",
    "sechste",
    "siebente",
    "achte",
    "neunte",
    "zehnte",
    "elfte",
    "zwölfte",
]
_FRENCH = [
    "première",
    "deuxième",
    "troisième",
    "quatrième",
    "cinquième",
    "sixième",
    "septième",
    "huitième",
    "neuvième",
    "dixième",
]
_WORDS = {word: n for words in (_CARDINALS, _ORDINALS, _GERMAN, _FRENCH) for n, word in enumerate(words, 1)} | {
    "twenty-four": 24, "thirty-two": 32, "siebte": 7, "seconde": 2, "premiere": 1, "deuxieme": 2, "troisieme": 3,
    "funfte": 5, "zwolfte": 12, "eins": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "acht": 8,
}  # fmt: skip
_LETTER_PAGE = re.compile(r"([A-Za-z])\s*([0-9OoIl]{1,3})")


def digits(text: str) -> str | None:
    """The text as digits, where look-alikes (O, l, 〇 ...) count as what they look like; None if anything else is in it."""
    plain = "".join(text.split()).translate(_LIKE_DIGITS)
    return plain if plain.isascii() and plain.isdigit() else None


def han_number(text: str) -> int | None:
    """A number in Chinese numerals: 十二, 廿六, 一百零五, 二万一千零七, or digit by digit 二〇二二; None if it is none."""
    text = "".join(text.split())
    if not text or any(c not in _DIGITS and c not in _TENS and c not in _HUNDREDS and c not in "万萬" for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total, pending = 0, 0
    for c in text:
        if c in "万萬":
            total, pending = (total + pending) * 10_000, 0
        elif c in _HUNDREDS:
            total, pending = total + _HUNDREDS[c] * (pending or 1), 0
        elif c in ("十", "拾"):
            total, pending = total + 10 * (pending or 1), 0
        elif c in _TENS:
            total, pending = total + _TENS[c], 0
        else:
            pending = _DIGITS[c]
    return total + pending


def any_number(text: str) -> int | None:
    """A number in digits or in Chinese numerals."""
    plain = digits(text)
    return int(plain) if plain is not None else han_number(text)


def word_number(word: str) -> int | None:
    """A number as an English, German or French word, cardinal or ordinal; None if it is none."""
    lowered = word.lower().strip(".,:;-")
    for ending in ("", "n", "r", "s"):  # zweiten, zweiter
        stem = lowered.removesuffix(ending) if ending else lowered
        if stem in _WORDS:
            return _WORDS[stem]
    ordinal = re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th|\.|e|er|ère|me)", lowered)
    return int(ordinal[1]) if ordinal else None


def page_name(text: str) -> str | None:
    """The page that a text names, in one spelling: 二 and 02 become ``2``, A 13 becomes ``A13`` (A02 stays); None if it is no page."""
    text = "".join(text.split())
    if text[:1] in "IiOl" and digits(text):
        return str(int(digits(text) or 0))
    lettered = _LETTER_PAGE.fullmatch(text)
    if lettered and (number := digits(lettered[2])) is not None:
        return lettered[1].upper() + number if int(number) else None
    number_of = any_number(text)
    if number_of is None:
        number_of = word_number(text)
    return str(number_of) if number_of else None
