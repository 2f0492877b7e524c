"""A piece of text around what was found, with the places of the found terms in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.search.queries import Term
from pipeline.search.tokens import WORD, fold, fold_in_place, is_dense

_AROUND = 48  # characters before the first match; twice as many after it
_WORD_END = 16  # characters within which a cut is moved to a space
_MORE = "…"


@dataclass(frozen=True, slots=True)
class Snippet:
    """``matches`` are from where to where in ``text`` a term stands."""

    text: str
    matches: tuple[tuple[int, int], ...]

    def marked(self, before: str, after: str) -> str:
        """The text with its matches between two marks."""
        made, at = [], 0
        for start, end in self.matches:
            made += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*made, self.text[at:]])


def snippet(texts: Sequence[str], terms: Sequence[Term]) -> Snippet:
    """From the first of the texts that holds a term; the beginning of the first text if none does."""
    patterns = [_pattern(term) for term in terms]
    for text in texts:
        line = " ".join(text.split())
        found = _merged(sorted(_places(line, patterns)))
        if found:
            return _cut(line, found)
    return _cut(" ".join(texts[0].split()), ()) if texts else Snippet("", ())


def _pattern(term: Term) -> re.Pattern[str]:
    """The runs of the term in folded text, whole words where words are parted, with anything between that is no letter."""
    parts = [re.escape(run) if is_dense(run) else rf"(?<!{WORD}){re.escape(run)}(?!{WORD})" for run in term.runs]
    if term.prefix and not is_dense(term.runs[-1]):
        parts[-1] = parts[-1].removesuffix(rf"(?!{WORD})")
    return re.compile(r"[\W_]*".join(parts))


def _places(line: str, patterns: Sequence[re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """From where to where in the line each pattern stands."""
    folded, in_place = fold_in_place(line)
    places = None if in_place else [i for i, character in enumerate(line) for _ in fold(character)]
    for pattern in patterns:
        for match in pattern.finditer(folded):
            yield match.span() if places is None else (places[match.start()], places[match.end() - 1] + 1)


def _merged(places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


def _cut(line: str, found: Sequence[tuple[int, int]]) -> Snippet:
    middle = found[0][0] if found else 0
    start, end = max(0, middle - _AROUND), min(len(line), middle + 2 * _AROUND)
    if found:
        end = max(end, min(found[0][1], start + 4 * _AROUND))
    start = line.find(" ", start, min(start + _WORD_END, middle)) + 1 or start if start else 0
    if end < len(line) and (space := line.rfind(" ", max(end - _WORD_END, middle), end)) > (
        found[0][1] if found else 0
    ):
        end = space
    before, after = _MORE if start else "", _MORE if end < len(line) else ""
    shift = len(before) - start
    inside = tuple((a + shift, min(b, end) + shift) for a, b in found if a >= start and a < end)
    return Snippet(before + line[start:end] + after, inside)
