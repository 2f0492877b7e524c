"""Passages that stand twice on one page at different places: a photographed overlap, or a column read twice."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipeline.dedup.prose import is_prose
from pipeline.dedup.stream import Run, Stream, find_runs, letters_of
from pipeline.textline import TextLine

_LEAST_LINES = 5  # fewer lines are printed twice on purpose
_AT_ONCE = 3  # lines, if the copy follows its original in the same strip: the seam of two photographs
_ISOLATED = 9  # lines, if nothing stands above or below the copy: small boxes and ears are printed twice
_ALIKE = 92.0  # rapidfuzz ratio in percent: both are readings of the same ink
_LINE_ALIKE = 75.0  # the same for each of its lines
_GAP = 1.5  # the next line of a column begins within this many line heights
_ALIGNED = 0.5  # share of the narrower line's width that the next line of a column shares with it


def repeated_passages(lines: Sequence[TextLine]) -> tuple[tuple[int, int], ...]:
    """Pairs (number of the line that repeats, number of the line it repeats)."""
    strips = _strips(lines)
    ordered = [line for strip in strips for line in strip]
    home = [index for index, strip in enumerate(strips) for _ in strip]
    texts = [line.text for line in ordered]
    stream = Stream.of([letters_of(text) for text in texts])
    found = []
    for run in find_runs(stream):
        originals = _originals(texts, stream, run)
        count = run.last - run.first + 1
        if originals is None or not is_prose(texts[run.first : run.last + 1]):
            continue
        at_once = originals[-1] + 1 == run.first and home[originals[0]] == home[run.first]
        alone = count == len(strips[home[run.first]])
        inside = _is_inside(range(run.first, run.last + 1), home) and _is_inside(originals, home)
        if inside and not at_once:
            continue  # print says a paragraph again; what was photographed twice begins or ends with the photograph
        if count >= (_AT_ONCE if at_once else _ISOLATED if alone else _LEAST_LINES):
            found += [(ordered[run.first + n].number, ordered[of].number) for n, of in enumerate(originals)]
    return tuple(found)


def _is_inside(run: Sequence[int], home: Sequence[int]) -> bool:
    """Whether other lines of its strip stand above and below a run."""
    first, last = run[0], run[-1]
    return first > 0 and last + 1 < len(home) and home[first - 1] == home[first] == home[last] == home[last + 1]


def _originals(texts: Sequence[str], stream: Stream, run: Run) -> list[int] | None:
    """The lines that the run repeats, one for one; None if it is not the same ink in the same lines."""
    if run.similarity < _ALIKE:
        return None
    original = stream.line_at(run.source)
    count = run.last - run.first + 1
    for begin in range(original - 1, original + 2):
        pairs = range(count)
        if (
            begin >= 0
            and begin + count <= run.first
            and all(fuzz.ratio(texts[begin + n], texts[run.first + n]) >= _LINE_ALIKE for n in pairs)
        ):
            return [begin + n for n in pairs]
    return None


def _strips(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that stand below one another without a gap, each strip from top to bottom; strips by their first line."""
    strips: list[list[TextLine]] = []
    open_strips: list[list[TextLine]] = []
    farthest = _GAP * max((line.box.height for line in lines), default=0.0)
    for line in sorted(lines, key=lambda x: (x.box.top, x.box.left, x.number)):
        open_strips = [strip for strip in open_strips if line.box.top - strip[-1].box.bottom < farthest]
        home = min(
            (strip for strip in open_strips if _follows(strip[-1], line)),
            key=lambda strip: abs(strip[-1].box.left - line.box.left),
            default=None,
        )
        if home is None:
            strips.append([line])
            open_strips.append(strips[-1])
        else:
            home.append(line)
    return strips


def _follows(line: TextLine, follower: TextLine) -> bool:
    shared = line.box.x_overlap(follower.box)
    if shared <= 0:
        return False
    gap = follower.box.top - line.box.bottom
    height = max(line.box.height, follower.box.height)
    return -height / 2 < gap < _GAP * height and shared / min(line.box.width, follower.box.width) > _ALIGNED
