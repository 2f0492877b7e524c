"""Repeated lines in a text without boxes: what language models and careless stitching leave behind.

A copy that follows its original (a cycle, perhaps with a last turn cut off) is a fault unless the lines are short or set as a
list; a copy far from its original is a fault only if it is a passage of prose, since headlines, captions, refrains and tables
are printed twice on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pipeline.continuation import continuation_score
from pipeline.dedup.prose import is_prose, is_set_apart, is_tabular
from pipeline.dedup.stream import Run, Stream, find_runs, letters_of, shortened
from pipeline.document import Removal
from pipeline.scripts import CLAUSE_END, CLOSERS, SENTENCE_END
from pipeline.textwidth import width

_FAR_LINES, _FAR_WIDTH = 3, 50.0  # a passage, in lines and in Chinese characters
_LONG_PASSAGE = 80.0  # in Chinese characters: a shorter one may agree in turns of phrase
_LAST_LINES, _LAST_WIDTH = 2, 30.0  # the same, where the text ends with it: a model stopped in the middle of a turn
_LAST_EXACT_WIDTH = 18.0  # the same, if the copy is exact and cut off
_NEAR_WIDTH = 9.0  # a single line that is repeated at once has at least this width: shorter ones are refrains and cries
_CUT_WIDTH = 5.0  # the same, if the copy is cut off
_SENTENCE_WIDTH = 24.0  # a whole sentence repeated at once may be meant, if it is short
_FULL_LINE = 1.4  # a line this many times as long as its copy lost more than a word to the cut
_EXACT = 97.0  # in percent: the copies of a machine, not the like rows of a table
_REFRAIN_WIDTH = 15.0  # mean width of lines that no refrain has
_WORD, _REWORDED = 3, 80  # letters that differ in a row, and how many letters have one such place at the most
_SLACK = 8  # letters that misreading adds to a turn or takes from it
_SAME_LINE = 85.0  # rapidfuzz ratio in percent
_FAR_ALIKE, _SHORT_ALIKE, _NEAR_ALIKE = 88.0, 93.0, 85.0  # the same, over a run: below it the text was reworded


@dataclass(frozen=True, slots=True)
class TextRepeat:
    """Line `index` repeats the kept line `of`; both count from 0 in the list that was given."""

    index: int
    of: int
    reason: Removal


def distinct_texts(texts: Sequence[str]) -> tuple[TextRepeat, ...]:
    """The lines to remove, in order. Linear in the length of the text."""
    removed: dict[int, TextRepeat] = {}
    letters = [letters_of(text) for text in texts]
    left = list(range(len(texts)))
    # What stood between two copies may hide that they repeat each other, so it is looked at again without them.
    while found := _one_pass([texts[number] for number in left], Stream.of([letters[number] for number in left])):
        removed |= {left[x.index]: TextRepeat(left[x.index], left[x.of], x.reason) for x in found}
        left = [number for number in left if number not in removed]
    kept: dict[int, int] = {}  # a line repeats an earlier one, so going forward resolves chains of copies
    for number in sorted(removed):
        kept[number] = kept.get(removed[number].of, removed[number].of)
    return tuple(replace(removed[number], of=of) for number, of in kept.items())


def _one_pass(texts: Sequence[str], stream: Stream) -> list[TextRepeat]:
    found = (run for run in find_runs(stream) if run.last > run.first or _follows_its_original(stream, run))
    trimmed = [_trimmed(texts, stream, run) for run in found]
    runs = [run for run in trimmed if _is_fault(texts, stream, run)]
    return [repeat for run in runs for repeat in _repeats(texts, stream, run)]


def _trimmed(texts: Sequence[str], stream: Stream, run: Run) -> Run:
    """The run without the table rows or verses at its ends: print repeats those, and a copy of prose stood next to them."""
    first, last = run.first, run.last
    while first < last and is_set_apart(texts[first]):
        first += 1
    end = last
    while end > first and is_set_apart(texts[end]):
        end -= 1
    if last - end > 1:  # one short line is what a cut leaves
        last = end
    return run if (first, last) == (run.first, run.last) else shortened(stream, run, first, last)


def _follows_its_original(stream: Stream, run: Run) -> bool:
    return stream.line_at(run.source) == run.first - 1


def _is_fault(texts: Sequence[str], stream: Stream, run: Run) -> bool:
    numbers = [number for number in range(run.first, run.last + 1) if stream.letters[number]]
    lines = [texts[number] for number in numbers]
    if not lines or run.similarity < _NEAR_ALIKE:  # without lines: nothing is left of it but ornaments
        return False
    if len(lines) == 1 and _follows_its_original(stream, run):
        return _is_line_again(texts, run.first)
    if run.distance <= run.length + _SLACK:
        return _is_cycle(lines, run, cut=not stream.is_line_edge(run.source_end, within=1))
    at_end = run.last == len(texts) - 1
    if len(lines) < (_LAST_LINES if at_end else _FAR_LINES):
        return False
    total = sum(map(width, lines))
    passage = len(lines) >= _FAR_LINES and total >= _FAR_WIDTH
    least = _LAST_EXACT_WIDTH if run.similarity >= _EXACT and not _ends_clause(lines[-1]) else _LAST_WIDTH
    if not passage and not (at_end and total >= least):
        return False
    alike = run.similarity >= (_FAR_ALIKE if total >= _LONG_PASSAGE else _SHORT_ALIKE)
    return alike and is_prose(lines) and not _is_reworded(stream, run)


def _is_cycle(lines: Sequence[str], run: Run, *, cut: bool) -> bool:
    """Whether a copy of several lines right after its original is a fault; `cut`: it stops in the middle of a line."""
    turns, mean = run.length / max(1, run.distance), sum(map(width, lines)) / len(lines)
    if is_prose(lines) or (turns >= 2 and mean >= _NEAR_WIDTH and run.similarity >= _EXACT):
        return True
    if is_tabular(lines):
        return False
    return turns > 1 and (mean >= _REFRAIN_WIDTH or (cut and len(lines) > _LAST_LINES and run.similarity >= _EXACT))


def _is_line_again(texts: Sequence[str], number: int) -> bool:
    """Whether a line that repeats the one before it is a fault."""
    line, original = texts[number], texts[number - 1]
    if is_tabular([line]):
        return False
    if width(original) <= _FULL_LINE * width(line):
        return width(line) >= (_SENTENCE_WIDTH if _ends_clause(line) else _NEAR_WIDTH)
    if width(line) < _CUT_WIDTH or number < 2:
        return False
    # The first words of a line again are a copy cut off, unless the line is a headline that the text takes up.
    if not _ends_clause(texts[number - 2]) or number + 1 == len(texts):
        return True
    following = texts[number + 1]
    return continuation_score(original, following) > continuation_score(line, following)


def _is_reworded(stream: Stream, run: Run) -> bool:
    """Whether whole words differ: OCR misreads single letters, a writer who says the like uses other words."""
    copy = stream.text[run.start : run.start + run.length]
    blocks = Levenshtein.opcodes(stream.text[run.source : run.source_end], copy)
    words = sum(max(b.src_end - b.src_start, b.dest_end - b.dest_start) >= _WORD for b in blocks if b.tag != "equal")
    return words * _REWORDED > run.length


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
