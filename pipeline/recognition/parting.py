"""Parts what the detector joined: a line of text that runs over a gutter or through a printed rule is two lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Affine, Box, Quad, first_corner
from pipeline.recognition.crops import cut, cut_box, filled_columns, ink
from pipeline.recognition.quads import height, length, piece, tall

_BODY_GAP = 0.15  # of the line's height: no type runs through, which says enough where there is a gutter
_BESIDE = 0.7  # share of the line's height that a gutter must reach beside it
_BEYOND = 0.5  # of the line's height: a gutter that ends so near may go on, if the white is wider than a word space
_END_GAP = 0.4  # how wide, of the line's height
_LARGE_GAP = 0.8  # the same for larger type, which may well run over a gutter with a word space on top of it
_LARGE = 1.6  # heights of body text from which type is larger
SPECK = 0.05  # share of a column of pixels that may be dirt
_RULE = 0.95  # share of a column of pixels that a rule fills, beyond the line's own height too
_RULE_WIDTH = 0.25  # of the line's height; wider is no rule


def part(
    page: Image, lines: Sequence[Quad], gutters: Sequence[Box], body: float, scratches: Sequence[Box] = ()
) -> tuple[Quad, ...]:
    """The lines, each within one column as far as gutters and rules tell; all in pixels of the page.

    ``body`` is the height of lines of body text; ``scratches`` look like rules and are none.
    """
    return tuple(short for line in lines for short in _part(page, line, gutters, body, scratches))


def part_columns(page: Image, lines: Sequence[Quad], tiers: Sequence[Box], body: float) -> tuple[Quad, ...]:
    """The lines, columns of characters each within one tier: laid down, they are lines, and the white between tiers a gutter."""
    turn = Affine.laid_down(page.shape[1])
    back, laid = turn.inverse(), np.ascontiguousarray(np.rot90(page))
    gutters = [turn.box(tier) for tier in tiers]
    return tuple(
        short
        for line in lines
        for short in (
            [first_corner(back.quad(p), -1) for p in _part(laid, first_corner(turn.quad(line), 1), gutters, body)]
            if tall(line)
            else [line]
        )
    )


def _part(
    page: Image, line: Quad, gutters: Sequence[Box], body: float, scratches: Sequence[Box] = ()
) -> tuple[Quad, ...]:
    high = height(line)
    if tall(line) or length(line) < 2 * high:
        return (line,)
    box = Box.around(line)
    near = [g for g in gutters if box.left + high < g.x < box.right - high and g.y_overlap(box) > -_BEYOND * high]
    marks = ink(cut(page, line))
    rules = [r for r in printed_rules(page, line, marks) if not any(_is_at(r, line, s, marks) for s in scratches)]
    if not near and not rules:
        return (line,)
    middle = marks[int(0.1 * len(marks)) : max(1, int(0.9 * len(marks)))]
    white = filled_columns(middle) <= SPECK
    for start, stop in rules:
        white[start:stop] = True
    large = high > _LARGE * body
    gaps = []
    for gutter in near:
        beside = gutter.y_overlap(box) > _BESIDE * box.height
        gap = _gap(white, *_across(line, gutter, marks.shape[1]))
        if gap and gap[1] - gap[0] >= high * (_LARGE_GAP if large else _BODY_GAP if beside else _END_GAP):
            gaps.append(gap)
    return _pieces(line, [*gaps, *rules], marks.shape[1])


def _across(line: Quad, gutter: Box, columns: int) -> tuple[int, int]:
    """Where a gutter meets a line, in columns of the line's crop."""
    left, right = (line[0][0] + line[3][0]) / 2, (line[1][0] + line[2][0]) / 2
    share = columns / max(1.0, right - left)
    return round((gutter.left - left) * share), round((gutter.right - left) * share)


def _is_at(run: tuple[int, int], line: Quad, scratch: Box, marks: npt.NDArray[np.bool_]) -> bool:
    """Whether a run of columns of a line's crop is part of a scratch."""
    first, last = _across(line, scratch, marks.shape[1])
    return scratch.y_overlap(Box.around(line)) > 0 and run[0] <= last + 1 and run[1] >= first - 1


def _gap(white: npt.NDArray[np.bool_], start: int, stop: int) -> tuple[int, int] | None:
    """The longest run of white columns that meets a range."""
    return max(
        (run for run in _runs(white) if run[0] < stop and run[1] > start), key=lambda r: r[1] - r[0], default=None
    )


def printed_rules(page: Image, line: Quad, marks: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Thin columns of solid ink that go on above and below the line, as runs of columns of its crop."""
    runs = [r for r in _runs(filled_columns(marks) >= _RULE) if r[1] - r[0] <= _RULE_WIDTH * len(marks)]
    if not runs:
        return []
    box = Box.around(line)
    around = ink(cut_box(page, box.grown(0, box.height / 2)))
    share = around.shape[1] / marks.shape[1]
    reach = max(1, round(0.1 * box.height))
    found = []
    for start, stop in runs:
        columns = around[:, max(0, int(start * share) - reach) : int(stop * share) + reach + 1]
        if columns.any(axis=1).mean() >= _RULE:
            found.append((start, stop))
    return found


def _pieces(line: Quad, gaps: Sequence[tuple[int, int]], columns: int) -> tuple[Quad, ...]:
    """What is left of a line between gaps, without slivers that hold no letter."""
    least = 0.3 * height(line) / max(1.0, length(line))
    pieces, start = [], 0.0
    for gap in [*sorted(gaps), (columns, columns)]:
        slack = (gap[1] - gap[0]) / 4
        stop = (gap[0] + slack) / columns if gap[0] < columns else 1.0
        if stop - start > least:
            pieces.append(piece(line, start, stop))
        start = max(start, (gap[1] - slack) / columns)
    return tuple(pieces) or (line,)


def _runs(flags: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Starts and stops of the runs of true values."""
    steps = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in zip(steps[::2], steps[1::2], strict=True)]
