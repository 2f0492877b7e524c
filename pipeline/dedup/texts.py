"""Repeated lines in a text without boxes: what language models and careless stitching leave behind.

A copy that follows its original (a cycle, perhaps with a last turn cut off) is a fault unless the lines are short or set as a
list; a copy far from its original is a fault only if it is a passage of prose, since headlines, captions, refrains and tables
are printed twice on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from pipeline.dedup.prose import is_prose, is_tabular
from pipeline.dedup.stream import Run, Stream, find_runs
from pipeline.document import Removal
from pipeline.scripts import CLAUSE_END, CLOSERS, SENTENCE_END
from pipeline.textwidth import width

_FAR_LINES, _FAR_WIDTH = 3, 45.0  # a passage, in lines and in Chinese characters
_LAST_LINES, _LAST_WIDTH = 2, 30.0  # the same, where the text ends with it: a model stopped in the middle of a turn
_NEAR_WIDTH = 9.0  # a single line that is repeated at once has at least this width: shorter ones are refrains and cries
_CUT_WIDTH = 5.0  # the same, if the copy is cut off
_SENTENCE_WIDTH = 24.0  # a whole sentence repeated at once may be meant, if it is short
_FULL_LINE = 1.4  # a line this many times as long as its copy lost more than a word to the cut
_EXACT = 97.0  # in percent: the copies of a machine, not the like rows of a table
_SLACK = 8  # letters that misreading adds to a turn or takes from it
_SAME_LINE = 85.0  # rapidfuzz ratio in percent
_FAR_ALIKE, _NEAR_ALIKE = 88.0, 85.0  # the same, over a run: below it the text was reworded


@dataclass(frozen=True, slots=True)
class TextRepeat:
    """Line `index` repeats the kept line `of`; both count from 0 in the list that was given."""

    index: int
    of: int
    reason: Removal


def distinct_texts(texts: Sequence[str]) -> tuple[TextRepeat, ...]:
    """The lines to remove, in order. Linear in the length of the text."""
    stream = Stream.of(texts)
    removed: dict[int, TextRepeat] = {}
    for run in find_runs(stream):
        if _is_fault(texts, stream, run):
            removed.update((repeat.index, repeat) for repeat in _repeats(texts, stream, run))
    return tuple(
        TextRepeat(index, _kept(repeat.of, removed), repeat.reason) for index, repeat in sorted(removed.items())
    )


def _is_fault(texts: Sequence[str], stream: Stream, run: Run) -> bool:
    lines = [texts[index] for index in range(run.first, run.last + 1) if stream.letters[index]]
    total = sum(map(width, lines))
    if run.similarity < _NEAR_ALIKE:
        return False
    if run.distance <= run.length + _SLACK or (len(lines) == 1 and stream.line_at(run.source) == run.first - 1):
        return _is_cycle(texts, lines, run)
    least = (_LAST_LINES, _LAST_WIDTH) if run.last == len(texts) - 1 else (_FAR_LINES, _FAR_WIDTH)
    enough = len(lines) >= least[0] and total >= least[1]
    return enough and run.similarity >= _FAR_ALIKE and is_prose(lines)


def _is_cycle(texts: Sequence[str], lines: Sequence[str], run: Run) -> bool:
    """Whether a copy right after its original is a fault."""
    total = sum(map(width, lines))
    if len(lines) > 1:
        many = run.length >= 2 * run.distance and total >= _NEAR_WIDTH * len(lines)
        return is_prose(lines) or (many and run.similarity >= _EXACT)
    if is_tabular(lines):
        return False
    if width(texts[run.first - 1]) > _FULL_LINE * total:
        # The first words of a line again are a copy cut off, unless the line is a headline that the text takes up.
        return total >= _CUT_WIDTH and run.first > 1 and not _ends_clause(texts[run.first - 2])
    return total >= (_SENTENCE_WIDTH if _ends_clause(lines[0]) else _NEAR_WIDTH)


def _ends_clause(text: str) -> bool:
    return text.rstrip().endswith(tuple(SENTENCE_END | CLAUSE_END | set(CLOSERS)))


def _repeats(texts: Sequence[str], stream: Stream, run: Run) -> list[TextRepeat]:
    found = []
    place = float(run.source)
    scale = (run.source_end - run.source) / max(1, run.length)
    for index in range(run.first, run.last + 1):
        letters = stream.letters[index]
        original = stream.line_at(min(int(place + scale * len(letters) / 2), stream.starts[run.first] - 1 + run.length))
        near = index - original == 1 and fuzz.ratio(texts[original], texts[index]) >= _SAME_LINE
        found.append(TextRepeat(index, min(original, index - 1), Removal.OVERLAP if near else Removal.REPEATED))
        place += scale * len(letters)
    return found


def _kept(line: int, removed: dict[int, TextRepeat]) -> int:
    while line in removed:
        line = removed[line].of
    return line
