"""Where does a list of lines say again what it said before? Runs of lines, found in time linear in the text.

The lines are read as one stream of letters and digits (marks and spaces are what OCR and line breaks change most). Equal
k-grams vote, line by line, for the distance back to an earlier copy; where a line and the next one vote for the same distance,
rapidfuzz compares the line with the text there, and lines whose copies follow one another make a run. A copy may be wrapped
differently. The k-gram index is that of Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document
fingerprinting" (SIGMOD 2003), without sampling.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz

from pipeline.scripts import han_share

_GRAM_HAN, _GRAM_LATIN = 5, 12  # letters of a k-gram: about two words
_LOOK_BACK = 2  # earlier occurrences of a k-gram that vote, besides the first one
_DRIFT = 4  # letters by which OCR errors move a copy within one line
_CANDIDATES = 3  # distances tried for a line
_SUPPORT = 0.3  # votes for a distance that is tried, per letter of the line and the next one
# rapidfuzz ratio, in percent: to begin a run, to go on where the copy goes on, and to lie between two lines that do
_SIMILAR, _FOLLOWS, _POOR = 80.0, 65.0, 45.0
_SURE = 93.0  # to begin in the middle of a line
_MARKS = re.compile(r"[\W_]+")

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Run:
    """Lines `first` to `last` (inclusive) repeat the stream from `source` to `source_end`.

    `start` and `length` place the run in the stream, in letters. `similarity` is the mean over its letters, in percent.
    """

    first: int
    last: int
    start: int
    length: int
    source: int
    source_end: int
    similarity: float

    @property
    def distance(self) -> int:
        """Letters from the first copy to this one."""
        return self.start - self.source


@dataclass(frozen=True, slots=True)
class _Match:
    """The earlier text that one line repeats, from `start` to `end` in the stream; `similarity` in percent."""

    start: int
    end: int
    similarity: float


@dataclass(frozen=True, slots=True)
class Stream:
    """Letters and digits of all lines; line i is `text[starts[i]:starts[i + 1]]`."""

    text: str
    starts: tuple[int, ...]
    letters: tuple[str, ...] = field(repr=False)

    @classmethod
    def of(cls, letters: Sequence[str]) -> Stream:
        """Of the letters of each line."""
        return cls("".join(letters), (0, *accumulate(map(len, letters))), tuple(letters))

    def line_at(self, position: int) -> int:
        """The line that holds the letter at `position`."""
        return bisect_right(self.starts, position) - 1

    def is_line_edge(self, position: int, within: int = _DRIFT) -> bool:
        """Whether a line begins, and another one ends, within so many letters of the position."""
        return abs(self.starts[self.line_at(position + within)] - position) <= within


def find_runs(stream: Stream) -> tuple[Run, ...]:
    """Runs of lines that repeat earlier text, in order; they do not overlap. Lines without letters end no run."""
    candidates = _candidates(stream)
    runs: list[Run] = []
    line, count = 0, len(stream.letters)
    while line < count:
        run = _run_from(stream, line, candidates.get(line, ()), runs[-1].last + 1 if runs else 0)
        if run is None:
            line += 1
        else:
            runs.append(run)
            line = run.last + 1
    return tuple(runs)


def letters_of(text: str) -> str:
    """Its letters and digits, alike in width and case."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text).lower())


def _candidates(stream: Stream) -> dict[int, list[int]]:
    """For each line, the distances back that most of its k-grams vote for, if the next line bears them out.

    A copy of the line just before it needs no next line; what else such a line repeats tells whether it was meant.
    """
    gram = _GRAM_HAN if han_share(stream.text[:20000]) > 0.5 else _GRAM_LATIN
    if len(stream.text) <= gram:
        return {}
    starts = np.asarray(stream.starts)
    lengths = np.diff(starts, append=starts[-1])  # with an empty line after the last one
    later, earlier = _equal_grams(stream.text, gram)
    line = np.repeat(np.arange(len(lengths)), lengths)[later]
    before = earlier < starts[line]  # a line is no copy of itself
    line, step = line[before], (later - earlier)[before] // _DRIFT
    keys, votes = np.unique(step * len(lengths) + line, return_counts=True)
    step, line = np.divmod(keys, len(lengths))
    next_votes = np.append(votes[1:] * (np.diff(keys) == 1), 0)
    supported = votes + next_votes >= _SUPPORT * (lengths[line] + lengths[line + 1])
    at_once = np.isin(line, line[step * _DRIFT <= lengths[line - 1] + _DRIFT])
    tried = np.flatnonzero(supported | at_once)
    tried = tried[np.lexsort((-votes[tried], line[tried]))]
    found: dict[int, list[int]] = {}
    for number, distance in zip(line[tried].tolist(), (step[tried] * _DRIFT).tolist(), strict=True):
        found.setdefault(number, []).append(distance)
    return {number: distances[:_CANDIDATES] for number, distances in found.items()}


def _equal_grams(text: str, gram: int) -> tuple[Ints, Ints]:
    """Positions (later, earlier) of equal k-grams; each position meets the nearest ones before it and the first one."""
    codes = np.frombuffer(text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    count = len(codes) - gram + 1
    hashes = np.zeros(count, dtype=np.uint64)
    for offset in range(gram):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + codes[offset : offset + count]
    order = np.argsort(hashes, kind="stable")
    ranked = hashes[order]
    same = np.concatenate(([False], ranked[1:] == ranked[:-1]))
    head = np.maximum.accumulate(np.where(same, 0, np.arange(count)))
    later, earlier = [order[same]], [order[head[same]]]
    for back in range(1, _LOOK_BACK + 1):
        place = np.flatnonzero(np.arange(count) - head >= back)
        later.append(order[place])
        earlier.append(order[place - back])
    return np.concatenate(later), np.concatenate(earlier)


def _run_from(stream: Stream, line: int, distances: Sequence[int], floor: int) -> Run | None:
    """The longest run that begins at the line, or at lines before it (not before `floor`) that the k-grams missed."""
    best: Run | None = None
    for distance in distances:
        match = _match(stream, line, stream.starts[line] - distance, _SIMILAR)
        if match is None:
            continue
        run = _extended(stream, line, match, floor)
        if run is not None and (best is None or run.length > best.length):
            best = run
    return best


def _extended(stream: Stream, line: int, match: _Match, floor: int) -> Run | None:
    """The run around one matching line; None if no line of it begins where a line of the original does."""
    matches = {line: match}
    first = last = line
    while last + 1 < len(stream.letters):
        following = _next_matches(stream, last, matches[last].end)
        if not following:
            break
        for found in following:
            last += 1
            matches[last] = found
    while first > floor:
        length = len(stream.letters[first - 1])
        leading = _match(stream, first - 1, matches[first].start - length, _FOLLOWS) if length else None
        if leading is None or abs(leading.end - matches[first].start) > _DRIFT:
            break
        first -= 1
        matches[first] = leading
    while last > line and (not stream.letters[last] or matches[last].similarity < _SIMILAR):
        last -= 1
    # A copy begins where a line begins, or ends where one ends; what agrees besides is a phrase that happens to come again.
    ends = (stream.is_line_edge(matches[index].end) for index in range(first + 1, last + 1))
    whole = matches[first].similarity >= _SURE and any(ends)
    while first <= last and not (
        stream.letters[first]
        and matches[first].similarity >= _SIMILAR
        and (whole or stream.is_line_edge(matches[first].start))
    ):
        first += 1
    return _run(stream, [matches[index] for index in range(first, last + 1)], first) if first <= last else None


def _next_matches(stream: Stream, last: int, end: int) -> list[_Match]:
    """The match of the line after `last`; of two lines, if the first is misread badly and the second is at its place."""
    following = _match(stream, last + 1, end, _POOR)
    if following is None or following.similarity >= _FOLLOWS:
        return [] if following is None else [following]
    if last + 2 >= len(stream.letters) or not stream.letters[last + 2]:
        return []
    after = _match(stream, last + 2, end + len(stream.letters[last + 1]), _SIMILAR)
    return [] if after is None else [following, after]


def shortened(stream: Stream, run: Run, first: int, last: int) -> Run:
    """The part of a run from line `first` to line `last`."""
    start, end = stream.starts[first], stream.starts[last + 1]
    scale = (run.source_end - run.source) / max(1, run.length)
    source = round(run.source + (start - run.start) * scale)
    return Run(first, last, start, end - start, source, round(source + (end - start) * scale), run.similarity)


def _run(stream: Stream, matches: Sequence[_Match], first: int) -> Run:
    last = first + len(matches) - 1
    start, length = stream.starts[first], stream.starts[last + 1] - stream.starts[first]
    agreeing = sum(match.similarity * len(stream.letters[first + n]) for n, match in enumerate(matches))
    return Run(first, last, start, length, matches[0].start, matches[-1].end, agreeing / max(1, length))


def _match(stream: Stream, line: int, place: int, least: float) -> _Match | None:
    """Where the text near `place`, before the line, says the same as the line; None if it does not."""
    letters, limit = stream.letters[line], stream.starts[line]
    if not letters:
        return _Match(place, place, 100.0)
    slack = min(2 * _DRIFT, len(letters))
    window_start = max(0, place - slack)
    window = stream.text[window_start : min(limit, place + len(letters) + slack)]
    if len(letters) > len(window) + _DRIFT:
        return None
    if len(letters) <= _DRIFT and letters != stream.text[place : place + len(letters)]:
        return None  # a few letters agree by chance: only the very place will do
    found = fuzz.partial_ratio_alignment(letters, window, score_cutoff=least)
    if found is None:
        return None
    return _Match(window_start + found.dest_start, window_start + found.dest_end, found.score)
