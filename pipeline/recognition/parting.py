"""Parts what the detector joined: a line of text that runs over a gutter or through a printed rule is two lines."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from pipeline.engines.protocols import Image
from pipeline.geometry import Affine, Box, Quad, first_corner
from pipeline.ink import paper_and_ink, to_gray
from pipeline.recognition.crops import cut, cut_box, filled_columns, ink
from pipeline.recognition.quads import height, length, piece, tall

_BODY_GAP = 0.15  # of the line's height: no type runs through, which says enough where there is a gutter
_BESIDE = 0.7  # share of the line's height that a gutter must reach beside it
_BEYOND = 0.5  # of the line's height: a gutter that ends so near may go on, if the white is wider than a word space
_END_GAP = 0.4  # how wide, of the line's height
_LARGE_GAP = 0.8  # the same for larger type, which may well run over a gutter with a word space on top of it
_LARGE = 1.6  # heights of body text from which type is larger
_ROW = 1.5  # heights of a line of larger type below which a gutter may begin: under another row of one headline of two
_HEAD_GAP = (
    0.3  # of its height, between two headlines in a line of larger type ... (less never parts lines in the layout)
)
_WIDER = 1.4  # ... as many times as wide as the white between words and characters elsewhere in the line
_FAINT = 0.25  # of the contrast between paper and ink, a hairline
_GRAIN = 5  # pixels down, over which the grain of paper is smoothed
_THROUGH = 0.6  # share of the line's height that a rule found on the page must run beside it
SPECK = 0.05  # share of a column of pixels that may be dirt
_RULE = 0.95  # share of a column of pixels that a rule fills, beyond the line's own height too
_RULE_WIDTH = 0.25  # of the line's height; wider is no rule


def part(
    page: Image,
    lines: Sequence[Quad],
    gutters: Sequence[Box],
    body: float,
    scratches: Sequence[Box] = (),
    rules: Sequence[Box] = (),
) -> tuple[Quad, ...]:
    """The lines, each within one column as far as gutters and rules tell; all in pixels of the page.

    ``body`` is the height of lines of body text; ``rules`` between columns were found on the page, and more are looked for
    within each line; ``scratches`` look like rules and are none.
    """
    return tuple(short for line in lines for short in _part(page, line, gutters, body, scratches, rules))


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
    page: Image,
    line: Quad,
    gutters: Sequence[Box],
    body: float,
    scratches: Sequence[Box] = (),
    rules: Sequence[Box] = (),
) -> tuple[Quad, ...]:
    high = height(line)
    if tall(line) or length(line) < 2 * high:
        return (line,)
    box = Box.around(line)
    large = high > _LARGE * body
    reach = (_ROW if large else _BEYOND) * high
    near = [g for g in gutters if box.left + high < g.x < box.right - high and g.y_overlap(box) > -reach]
    marks = ink(cut(page, line))
    through = [_found(r, line, marks) for r in rules if _runs_through(page, r, box)]
    through += [r for r in printed_rules(page, line, marks) if not any(_is_at(r, line, s, marks) for s in scratches)]
    if not near and not through:
        return (line,)
    middle = marks[int(0.1 * len(marks)) : max(1, int(0.9 * len(marks)))]
    white = filled_columns(middle) <= SPECK
    for start, stop in through:
        white[start:stop] = True
    at_gutters = [(g, _gap(white, *_across(line, g, marks.shape[1]))) for g in near]
    words = _widest(white, [gap for _, gap in at_gutters if gap]) if large else 0
    gaps = []
    for gutter, gap in at_gutters:
        beside = gutter.y_overlap(box) > _BESIDE * box.height
        least = high * (_LARGE_GAP if large else _BODY_GAP if beside else _END_GAP)
        if large:
            least = min(least, max(high * _HEAD_GAP, words * _WIDER))
        if gap and gap[1] - gap[0] >= least:
            gaps.append(gap)
    return _pieces(line, [*gaps, *through], marks.shape[1])


def _runs_through(page: Image, rule: Box, line: Box) -> bool:
    """Whether a rule goes down through a line, well within it, and on without a break: a stem of a letter above it does not."""
    within = line.left + line.height < rule.x < line.right - line.height
    if not within or rule.y_overlap(line) < _THROUGH * line.height:
        return False
    going_on = Box(rule.left - 1, max(rule.top, line.top), rule.right + 1, line.bottom + line.height / 2)
    light = to_gray(cut_box(page, Box(line.left, going_on.top, line.right, going_on.bottom)))
    paper, dark = paper_and_ink(light)
    # A hairline is grey where it was scanned small: it is judged along its length, over the grain of the paper.
    along = cv2.blur(to_gray(cut_box(page, going_on)), (1, _GRAIN)).min(axis=1)
    return rule.bottom > going_on.bottom and bool((along < paper - _FAINT * (paper - dark)).mean() >= _RULE)


def _found(rule: Box, line: Quad, marks: npt.NDArray[np.bool_]) -> tuple[int, int]:
    """The columns of a line's crop that a rule fills, with one more on either side: it may lean."""
    first, last = _across(line, rule, marks.shape[1])
    return max(0, first - 1), last + 2


def _widest(white: npt.NDArray[np.bool_], but: Sequence[tuple[int, int]]) -> int:
    """The widest run of white columns within a line that is none of some."""
    inner = [run for run in _runs(white) if run not in but and run[0] > 0 and run[1] < len(white)]
    return max((stop - start for start, stop in inner), default=0)


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
