"""Words that a line cut: at a scratch of the film, at an upright crease, at a column rule drawn on through a deck.

Such a line runs through words, not through white: what was read up to it and on behind it leaves none in many a row, as at a
printed rule hardly one does. The engine of this project reads through scratches that it sees (``recognition.scratches``); other
engines, older recordings and other lines are mended here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from pipeline.geometry import Box
from pipeline.layout.typesize import is_wide
from pipeline.sheet import Rule, Sheet, Span
from pipeline.words import is_word

# In heights of body type.
NEAR = 0.8  # from the middle of the line to the ends of what was cut there: it may lean
WORD = 0.15  # the white at the least between two words
GUTTER = 0.4  # and between two columns
ROWS = 8  # parted by it at the least, ...
TALL = 4.0  # ... and one on this much of its length
DECKS = 4  # rows that a column rule runs over at the most
CUT = 0.3  # of these rows that are cut within a word, at the least

_LAST, _FIRST = re.compile(r"[^\W\d_]+$"), re.compile(r"[^\W\d_]+")


def with_words_whole(sheet: Sheet, body: float) -> Sheet:
    """The sheet with these words whole, and without scratches among its rules. ``body`` is the height of its type."""
    for rule in sheet.rules:
        if rule.horizontal:
            continue
        parted = _parted_by(rule.box, sheet.spans, body)
        words = sum(_white(a, b) < WORD * body for a, b in parted)
        if len(parted) < max(ROWS, rule.box.height / (TALL * body)) or words < CUT * len(parted):
            cut = _run_over(parted, body)
            rest = [_from(rule, max(b.box.bottom for pair in cut for b in pair))] if cut else [rule]
        else:
            cut, rest = [(a, b) for a, b in parted if _white(a, b) < GUTTER * body], []
        rules = [x for r in sheet.rules for x in (rest if r is rule else [r])]
        sheet = replace(sheet, rules=tuple(rules), spans=_mended(sheet.spans, cut, body))
    return sheet


def _run_over(parted: Sequence[tuple[Span, Span]], body: float) -> list[tuple[Span, Span]]:
    """The rows at the upper end of a column rule that was drawn on through a deck over two columns: it cuts a word in one of them."""
    rows = sorted(parted, key=lambda pair: pair[0].box.y)
    over = list(takewhile(lambda pair: _white(*pair) < WORD * body, rows))
    return over if 0 < len(over) <= DECKS < len(rows) and any(_is_torn(a.text, b.text) for a, b in over) else []


def _is_torn(before: str, behind: str) -> bool:
    """Two pieces make a word, and are none by themselves."""
    first, last = _LAST.search(before), _FIRST.match(behind)
    if first is None or last is None:
        return False
    return is_word(first[0] + last[0]) and not (is_word(first[0]) and is_word(last[0]))


def _from(rule: Rule, top: float) -> Rule:
    return Rule(Box(rule.box.left, top, rule.box.right, rule.box.bottom))


def _parted_by(line: Box, spans: Sequence[Span], body: float) -> list[tuple[Span, Span]]:
    """What ends at the line, with what goes on behind it in the same row, from left to right: a letter on the line may do both."""
    level = [s for s in spans if line.top < s.box.y < line.bottom]
    after = [s for s in level if abs(s.box.left - line.x) < NEAR * body]
    pairs = []
    for before in sorted((s for s in level if abs(s.box.right - line.x) < NEAR * body), key=lambda s: s.box.left):
        row = [s for s in after if _goes_on(before, s)]
        if row:
            pairs.append((before, min(row, key=lambda s: s.box.left)))
            after.remove(pairs[-1][1])
    return pairs


def _goes_on(a: Span, b: Span) -> bool:
    level = a.box.y_overlap(b.box) > 0.6 * min(a.box.height, b.box.height)
    return level and a.box.left < b.box.left and a.box.right - b.box.left < 0.5 * min(a.box.width, b.box.width)


def _mended(spans: Sequence[Span], cut: Sequence[tuple[Span, Span]], body: float) -> tuple[Span, ...]:
    """The spans with one in place of every two that were cut apart, or three."""
    whole = {id(s): s for s in spans}
    for a, b in reversed(cut):  # what goes on behind a piece is whole before the piece is
        whole[id(a)] = _joined(a, whole.pop(id(b)), body)
    return tuple(whole.values())


def _joined(a: Span, b: Span, body: float) -> Span:
    apart = _white(a, b) > WORD * body and not (is_wide(a.text[-1:] or " ") or is_wide(b.text[:1] or " "))
    confidence = (a.confidence * len(a.text) + b.confidence * len(b.text)) / max(1, len(a.text) + len(b.text))
    polygon = (a.polygon[0], b.polygon[1], b.polygon[2], a.polygon[3])
    text = a.text.rstrip() + (" " if apart else "") + b.text.lstrip()
    return replace(a, polygon=polygon, text=text, confidence=confidence)


def _white(a: Span, b: Span) -> float:
    return b.box.left - a.box.right
