"""Lines of type: how wide text is, and where it may be broken, in Chinese and in Latin script."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

# Advance widths of Times-Roman per 1000 em, which Liberation Serif and Nimbus Roman share; letters of one width together.
_TIMES = {
    250: " .,",
    278: "ijlt/:;\\",
    333: "frI-()[]!‘’",
    389: "sJ",
    444: "acez?“”é",
    500: "bdghknopquvxy0123456789$_–ßöäü",
    556: "PSF",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYwÖÄÜ",
    778: "m&",
    889: "M",
    944: "W",
    1000: "—…",
}
_WIDTH = {c: w / 1000 for w, letters in _TIMES.items() for c in letters}
_BESIDE_HAN = {
    "%": 0.92,
    ".": 0.28,
    ",": 0.28,
    ":": 0.28,
    "-": 0.35,
    " ": 0.25,
    "(": 0.34,
    ")": 0.34,
    "/": 0.39,
    "w": 0.8,
    "m": 0.9,
    "@": 0.95,
}
_NOT_FIRST = frozenset("，。、；：！？”’）》〉」』】］·—…%％")
_NOT_LAST = frozenset("“‘（《〈「『【［")
_WORD = re.compile(r"[0-9A-Za-z]+(?:[.,:%/@+-][0-9A-Za-z]+)*%?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Broken:
    """One line of a paragraph. ``text`` as printed, ``copy`` as the reader copies it; ``start`` its place in the paragraph."""

    text: str
    copy: str
    start: int
    indented: bool
    last: bool


def is_wide(char: str) -> bool:
    """Whether the character takes a whole em (Han characters and their punctuation)."""
    return ord(char) >= 0x2E80 or char in "“”‘’—…·§■▲▼▶●◆□★①②③"


def advance(text: str, *, han: bool) -> float:
    """Natural width in em. In Chinese text quotes and dashes are a full em, other Latin letters a little over half."""
    if han:
        return sum(1.0 if is_wide(c) else _BESIDE_HAN.get(c, 0.66 if c.isupper() else 0.555) for c in text)
    return sum(_WIDTH.get(c, 1.0 if is_wide(c) else 0.5) for c in text)


def break_han(text: str, width: float, indent: float = 2.0) -> list[Broken]:
    """Lines of at most ``width`` em; the first is indented by ``indent`` em; no line begins with a closing mark."""
    words = [m[0] for m in _WORD.finditer(text)]
    lines: list[Broken] = []
    row, used, start, done = "", indent, 0, 0
    for at, word in enumerate(words):
        size = advance(word, han=True)
        following = words[at + 1] if at + 1 < len(words) else ""
        closes = word in _NOT_FIRST
        # A closing mark is squeezed in, two of them too; a character that would leave one behind moves down with it.
        room = width + (1.7 if closes and row[-1:] in _NOT_FIRST else 0.7 if closes else 0.0)
        strands = bool(following) and following in _NOT_FIRST and used + size + 0.4 > width and not closes
        hangs = word in _NOT_LAST and used + size + advance(following, han=True) > width
        if row and (used + size > room + 0.05 or strands or hangs):
            lines.append(Broken(row, row, start, not lines and indent > 0, last=False))
            row, used, start = "", 0.0, done
        row, used, done = row + word, used + size, done + len(word)
    lines.append(Broken(row, row, start, not lines and indent > 0, last=True))
    return lines


_VOWELS = "aeiouyäöüAEIOUYÄÖÜ"
_TOGETHER = frozenset(["ch", "ck", "sh", "th", "ph", "gh", "qu", "wh", "st", "sch", "tz", "ng"])


def syllable_breaks(word: str) -> list[int]:
    """Places where a Latin word of six letters or more may be hyphenated: between consonants, or before a single one."""
    if len(word) < 6 or not word.isalpha() or not word[1:].islower():
        return []
    places = []
    for i in range(2, len(word) - 2):
        before, a, b, after = word[i - 2], word[i - 1], word[i], word[i + 1]
        if a not in _VOWELS and b not in _VOWELS and before in _VOWELS and after in _VOWELS:
            if a + b not in _TOGETHER:
                places.append(i)
        elif a in _VOWELS and b not in _VOWELS and after in _VOWELS and i > 2 and len(word) - i > 3:
            places.append(i)
    return places


def _hyphenate(word: str, room: float) -> int:
    """How many letters of the word fit into ``room`` em with a hyphen; 0 if none may."""
    core = word.rstrip('.,;:!?"”’)')
    fits = [i for i in syllable_breaks(core) if advance(word[:i] + "-", han=False) <= room]
    return max(fits, default=0)


def break_latin(text: str, width: float, indent: float = 1.0, *, hyphens: bool = True) -> list[Broken]:
    """Lines of at most ``width`` em, words hyphenated at syllables where that saves a loose line."""
    lines: list[Broken] = []
    row, used, start, done = "", indent, 0, 0
    words: list[str] = [w for w in re.split(r"(?<= )|(?<=—)", text) if w]
    while words:
        word = words.pop(0)
        bare = word.rstrip()
        size = advance(bare, han=False)
        if row and used + size > width + 0.02:
            cut = _hyphenate(bare, width - used) if hyphens and width - used > 1.8 else 0
            printed, copy = (row + bare[:cut] + "-", row + bare[:cut]) if cut else (row.rstrip(), row.rstrip())
            lines.append(Broken(printed, copy, start, not lines and indent > 0, last=False))
            done += cut
            row, used, start = "", 0.0, done
            word = word[cut:]
        row += word
        used += advance(word, han=False)
        done += len(word)
    lines.append(Broken(row.rstrip(), row.rstrip(), start, not lines and indent > 0, last=True))
    return lines


def balance(parts: Sequence[str], rows: int) -> list[str]:
    """The parts joined into at most ``rows`` lines of about equal length, in order."""
    rows = min(rows, len(parts))
    total, taken = sum(map(len, parts)), 0
    out: list[str] = []
    row: list[str] = []
    for i, part in enumerate(parts):
        row.append(part)
        taken += len(part)
        left = len(parts) - i - 1
        if len(out) < rows - 1 and (taken >= total * (len(out) + 1) / rows - 0.5 or left == rows - len(out) - 1):
            out.append("".join(row))
            row = []
    if row:
        out.append("".join(row))
    return out
