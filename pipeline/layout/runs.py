"""Lines become blocks: maximal runs of like lines, one below the other in one column.

A block ends where the type changes in size, where a gap is wider than the leading, and at every rule, picture, frame or
foreign line in between. It never holds matter of two columns; a column that is interrupted gives several blocks. Cutting too
often does no harm (``links`` joins what belongs together), joining what is apart would.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import groupby

import numpy as np

from pipeline.cues import (
    briefs_label,
    byline,
    byline_in_run,
    ends_sentence,
    is_jump_line,
    jump_to,
    opens_mid_sentence,
    signature,
)
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals, in_rows, innermost_frame, is_capital_title, is_centred
from pipeline.layout.flush import DEEPEST, flush_heads
from pipeline.layout.middle_columns import parted_over_rows
from pipeline.layout.openings import lines_over, open_story, opening_lines
from pipeline.layout.typesize import TypeSize, is_wide, text_width, type_height
from pipeline.scripts import has_han
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

DECK, MOST = 1.15, 6  # times body type, and lines of one deck or of two that follow one another
DECK_LINES, DECK_WIDTH = 3, 6.0  # most lines, fewest ems: what is shorter is a crosshead
ADVANCE, SLIGHTLY = 1.12, 1.03  # how much more than that of the column the advance and the height of a deck are
HEAD = 1.2  # times the type of the column that a head stands in
OFF = 1.2  # ems by which a line is off the edge of a column; an indent of two ems is no such thing, but for a name
NAMED = 1.0  # line heights from the axis of the name of a group to that of the line below it, and from its left end
INDENT, FULL = 0.7, 0.3  # line heights: of an indent at the least, and off the right edge of a full line at the most
LABEL = 5.0  # ems; such a name is no longer
TURNED = 12.0  # line heights from the left edge of a column to a jump line under its last few characters
LEAVE = 3.5  # line heights below its last line a run is closed


def build_blocks(lines: Sequence[TextLine], sheet: Sheet, body: TypeSize) -> tuple[Block, ...]:
    """Every line is in exactly one block; blocks come by their tops, then lefts."""
    barriers, rows = _Barriers(sheet), _Rows(lines)
    open_runs: list[_Run] = []
    done: list[_Run] = []
    for line in sorted(lines, key=lambda x: (x.box.top, x.box.left)):
        frame = innermost_frame(line.box, sheet)
        done += [r for r in open_runs if line.box.top - r.bottom >= LEAVE * r.size]
        open_runs = [r for r in open_runs if line.box.top - r.bottom < LEAVE * r.size]
        if line.vertical:
            done.append(_Run(line, frame))
            continue
        fits = [
            r
            for r in open_runs
            if r.frame == frame
            and not r.signs_over(line)
            and r.has_column_of(line, rows)
            and r.has_type_of(line)
            and r.is_near(line)
            and not r.would_meet(line, open_runs)
            and not barriers.between(r.box, r.bottom, line.box)
        ]
        if fits:
            max(fits, key=lambda r: (r.reach.x_overlap(line.box), -abs(r.box.left - line.box.left))).add(line)
        else:
            open_runs.append(_Run(line, frame))
    runs = _unlaced([_block(r.lines, r.frame) for r in done + open_runs])
    parted = [
        part
        for block in runs
        for signed in _cut_over_byline(block)
        for named in _cut_under_label(signed)
        for piece in _cut_at_edge(named)
        for under in _cut_under_decks(piece)
        for part in _cut_under_name(under)
    ]
    blocks = [piece for block in parted_over_rows(parted, body) for piece in _cut_at_titles(block, body)]
    return tuple(sorted(blocks, key=lambda b: (b.box.top, b.box.left)))


def _unlaced(blocks: Sequence[Block]) -> list[Block]:
    """Two runs in one place are one: the lines of a warped column went into both by turns."""
    whole: list[Block] = []
    for block in sorted(blocks, key=lambda b: b.box.top):
        lines = block.lines
        for other in [o for o in whole if _laced(block, o)]:
            whole.remove(other)
            lines = (*other.lines, *lines)
        whole.append(_block(lines, block.frame))
    return whole


def _block(lines: Sequence[TextLine], frame: int) -> Block:
    if any(x.vertical for x in lines):
        return Block(tuple(lines), frame)
    return Block(tuple(x for row in in_rows(lines) for x in row), frame)


def _laced(a: Block, b: Block) -> bool:
    return (
        a.frame == b.frame
        and a.box.x_overlap(b.box) > 0.8 * max(a.box.width, b.box.width)
        and a.box.y_overlap(b.box) > 0.5 * min(a.box.height, b.box.height)
        and max(a.size, b.size) <= 1.3 * min(a.size, b.size)
        and not (a.vertical or b.vertical)
    )


class _Run:
    """A block that grows while the page is walked from top to bottom."""

    def __init__(self, line: TextLine, frame: int) -> None:
        self.lines = [line]
        self.box = line.box
        self.reach = line.box  # of the last two lines: the last line of a paragraph may be short
        self.frame = frame
        self.size = type_height(line)
        self.bottom = line.box.bottom
        self.leading: float | None = None
        self.units = text_width(line.text)

    def add(self, line: TextLine) -> None:
        step = line.box.y - self.lines[-1].box.y
        if step > 0.5 * self.size:
            self.leading = step if self.leading is None else 0.7 * self.leading + 0.3 * step
        self.lines.append(line)
        self.box = Box.union((self.box, line.box))
        self.reach = Box.union(x.box for x in self.lines[-2:])
        self.bottom = max(self.bottom, line.box.bottom)
        self.size += (type_height(line) - self.size) / min(len(self.lines), 12)
        self.units = max(self.units, text_width(line.text))

    def signs_over(self, line: TextLine) -> bool:
        """The run ends with a byline that others reach out over on both sides: it stands on the axis of the headline."""
        last, around = self.lines[-1], Box.union((self.box, line.box))
        within = last.box.left > around.left + self.size and last.box.right < around.right - self.size
        return within and has_han(last.text) and byline(last.text) is not None and not byline(line.text)

    def has_type_of(self, line: TextLine) -> bool:
        """The same height; or the same advance, as boxes of lines without ascenders are too low."""
        low, high = sorted((line.box.height, self.size))
        if line.reverse != self.lines[-1].reverse:
            return False
        if high <= 1.3 * low or (high <= 1.6 * low and open_story((self.lines[-1], line))):
            return True
        units = text_width(line.text)
        em, mine = line.box.width / max(1.0, units), self.box.width / self.units
        if self.size > line.box.height and line.box.left > self.box.left + high and line.text.endswith("。"):
            return False  # the end of a paragraph on top of a column, under a headline
        if units <= 6:
            spaced_alike = not all(map(is_wide, line.text)) or units < 3 or max(em, mine) < 1.3 * min(em, mine)
            return high <= 1.5 * low and spaced_alike
        return high <= 1.6 * low and max(em, mine) < 1.13 * min(em, mine)

    def has_column_of(self, line: TextLine, rows: _Rows) -> bool:
        """The line stands in the width of the run, and the run does not part into columns here."""
        high = max(line.box.height, self.size)
        under = self.box.x_overlap(line.box) >= 0.6 * min(line.box.width, self.box.width)
        if not under and not self._is_flush_with(line, high):
            return False
        if len(self.lines) == 1 and is_wide(line.text[0]) and self._names_group_over(line, high):
            return False
        juts = max(self.box.left - line.box.left, line.box.right - self.box.right)
        if juts > 3 * high and len(self.lines) > 2:
            return False
        last = self.lines[-1].box
        if last.y_overlap(line.box) > 0.5 * min(last.height, line.box.height):
            return True
        if self.reach.x_overlap(line.box) >= 0.8 * self.reach.width:
            return True
        return not any(
            m.x_overlap(line.box) < 0 and m.x_overlap(self.reach) > 0.5 * m.width and rows.goes_on_below(m)
            for m in rows.beside(line)
        )

    def _is_flush_with(self, line: TextLine, high: float) -> bool:
        """A few characters stand over the beginning of the line; a jump line stands at the right edge of its column."""
        if self.box.width >= 4 * high or line.box.left - self.box.left <= -1.2 * high:
            return False
        return line.box.left - self.box.left < (TURNED if is_jump_line(line.text) else 3.2) * high

    def _names_group_over(self, line: TextLine, high: float) -> bool:
        """The name of a group of items: it is known, or a few characters on an axis of their own, far from the left end of the line."""
        apart = abs(self.box.x - line.box.x) > NAMED * high and self.box.left - line.box.left > NAMED * high
        return self.units <= LABEL and (apart or briefs_label(self.lines[0].text))

    def is_near(self, line: TextLine) -> bool:
        """Below the run by no more than its leading, or beside its last line and clear of it."""
        low, high = sorted((line.box.height, self.size))
        last = self.lines[-1].box
        limit = high if self.leading is None else max(self.leading - self.size, 0) + 0.45 * high
        same_row = line.box.y - last.y < 0.5 * low
        clear = line.box.x_overlap(last) <= 0.3 * min(line.box.width, last.width)
        return line.box.top - self.bottom <= limit and (clear or not same_row)

    def would_meet(self, line: TextLine, others: Sequence[_Run]) -> bool:
        """With the line the run would grow into the column of another one."""
        grown, high = Box.union((self.box, line.box)), max(line.box.height, self.size)
        if grown.width - self.box.width <= 0.3 * high:
            return False
        level = line.box.grown(0, high)
        return any(
            o is not self
            and o.box.x_overlap(grown) > 0.3 * high >= o.box.x_overlap(self.box)
            and o.box.y_overlap(level) > 0
            for o in others
        )


class _Barriers:
    """Horizontal rules and pictures that keep what is above from what is below."""

    def __init__(self, sheet: Sheet) -> None:
        self.boxes = [r.box for r in sheet.rules if r.horizontal] + [p.box for p in sheet.pictures]

    def between(self, above: Box, bottom: float, below: Box) -> bool:
        if below.top - bottom < 0.25 * below.height:
            return False  # no room for a rule: what was found there is part of the letters
        shared_left, shared_right = max(above.left, below.left), min(above.right, below.right)
        axis = (shared_left + shared_right) / 2
        for b in self.boxes:
            if bottom - 0.4 * below.height < b.y < below.top + 0.4 * below.height:
                across = min(b.right, shared_right) - max(b.left, shared_left)
                dash = abs(b.x - axis) < 0.5 * below.height and across > below.height
                if dash or across > 0.3 * (shared_right - shared_left):
                    return True
        return False


class _Rows:
    """What stands beside a line, and whether a column goes on below it."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self._lines = lines
        boxes = np.array([x.box.as_tuple() for x in lines]).reshape(-1, 4)
        self._left, self._top, _, self._bottom = boxes.T

    def beside(self, line: TextLine) -> list[Box]:
        shared = np.minimum(self._bottom, line.box.bottom) - np.maximum(self._top, line.box.top)
        level = np.flatnonzero(shared > 0.5 * np.minimum(self._bottom - self._top, line.box.height))
        return [self._lines[n].box for n in level if self._lines[n] is not line]

    def goes_on_below(self, box: Box) -> bool:
        near = 2.5 * box.height
        flush = (abs(self._left - box.left) < near) & (abs(self._top - box.top) < near)
        return bool((flush & (self._top > box.bottom - 0.5 * box.height)).any())


def _cut_under_label(block: Block) -> list[Block]:
    """The name of a group of items stands over the first of them, whatever its type."""
    if len(block.lines) < DECK_LINES or block.vertical or not briefs_label(block.lines[0].text):
        return [block]
    return [Block(block.lines[:1], block.frame), Block(block.lines[1:], block.frame)]


def _cut_at_edge(block: Block) -> list[Block]:
    """A line on top that sticks out over an edge of the column under it, or a name off its edges, stands on another axis."""
    if len(block.lines) <= DECK_LINES or block.vertical:
        return [block]
    top, column = block.lines[0], Block(block.lines[1:], block.frame)
    left, right = top.box.left - column.left, column.right - top.box.right
    named = abs(left) > OFF * column.em and right > column.em and has_han(top.text) and bool(signature(top.text))
    out = left < -OFF * column.em or (right < -OFF * column.em and left > DEEPEST * column.em)
    out = out and max(left, right) < column.box.width / 2
    return [Block((top,), block.frame), column] if named or out else [block]


def _cut_over_byline(block: Block) -> list[Block]:
    """Decks that a byline ends: it is none of them. What comes to a full stop before it is text."""
    last = block.lines[-1]
    few = 1 < len(block.lines) <= MOST and not block.vertical and not any(ends_sentence(x.text) for x in block.lines)
    if not few or not has_han(last.text) or last.box.left < block.left + block.em or byline(last.text) is None:
        return [block]
    return [Block(block.lines[:-1], block.frame), Block((last,), block.frame)]


def _cut_under_name(block: Block) -> list[Block]:
    """The writer's name over the first paragraph of a column: it stands on the axis of the headline, which may be that of the column.

    A bare name may be one that the column tells about.
    """
    top, written = block.lines[0], signature(block.lines[0].text)
    if len(block.lines) <= DECK_LINES or block.vertical or written is None or not has_han(top.text):
        return [block]
    column = Block(block.lines[1:], block.frame)
    begins = OFF * column.em < column.lines[0].box.left - column.left < DEEPEST * column.em
    named = begins and text_width(written) < text_width(top.text)
    return [Block((top,), block.frame), column] if named else [block]


def _cut_under_decks(block: Block) -> list[Block]:
    """Chinese lines on top that are set wider than the column under them are a deck, however near in height."""
    lines = block.lines
    for count in range(min(DECK_LINES, len(lines) - 3), 0, -1):
        deck, column = Block(lines[:count], block.frame), Block(lines[count:], block.frame)
        if set_wider(deck, column) and not any(byline_in_run("".join(x.text for x in lines[count - 1 : count + 2]))):
            return [deck, column]
    return [block]


def set_wider(deck: Block, column: Block) -> bool:
    """Chinese type with more advance than that of the column; as high as there, lines that fill the column are only spaced out."""
    if text_width(deck.text) < DECK_WIDTH or any(
        Block((x,)).em < ADVANCE * column.em or not any(map(is_wide, x.text)) for x in deck.lines
    ):
        return False
    high = deck.size > ADVANCE * column.size
    edge = column.em
    fills = any(x.box.right > column.right - edge and x.box.left < column.left + 3 * edge for x in deck.lines)
    return high or (deck.size > SLIGHTLY * column.size and not fills)


class _Piece(Enum):
    """What lines of one run may be: a title of any type, a head or deck right over a dateline, running text."""

    TITLE = auto()
    DECK = auto()
    TEXT = auto()


def _cut_at_titles(block: Block, body: TypeSize) -> list[Block]:
    """Centred short lines between justified ones (crossheads, small headings) become blocks of their own.

    A few lines of larger type are a deck, the last line of which is short and centred too.
    """
    column = len(block.lines) >= 4 and block.justified >= 0.4
    large = len(block.lines) <= MOST and block.size > DECK * body.body
    deck = large and not is_centred(block.lines[0], block)
    items = flush_heads(block) if column and not deck else []
    larger = _larger_lines(block) if column and not deck else []
    openings = opening_lines(block)
    over = {m for n in openings for m in lines_over(n, block)}
    pieces: list[list[TextLine]] = []
    last: _Piece | None = None
    for n, line in enumerate(block.lines):
        capitals = is_capital_title(line.text) or (last is _Piece.TITLE and in_capitals(line.text))
        if last is _Piece.TITLE and ends_sentence(block.lines[n - 1].text) and line.text.endswith(","):
            capitals = False  # the place that a dateline begins with, under a title that has come to its full stop
        if capitals and column and _opens_paragraph(n, block):
            capitals = False
        centred = column and not deck and is_centred(line, block)
        title = n not in openings and (capitals or centred or n in items or n in larger)
        piece = _Piece.TITLE if title else _Piece.DECK if n in over else _Piece.TEXT
        if piece is not last or (piece is _Piece.TITLE and _drops(block.lines[n - 1], line)):
            pieces.append([])
        pieces[-1].append(line)
        last = piece
    return [Block(tuple(piece), block.frame) for piece in pieces]


def _opens_paragraph(n: int, column: Block) -> bool:
    """From an indent to the right edge, over a line of text: the capitals that a paragraph begins with are spaced out to fill its line."""
    line, below = column.lines[n], column.lines[n + 1 : n + 2]
    indented = INDENT * column.size < line.box.left - column.left < DEEPEST * column.size
    full = abs(column.right - line.box.right) < FULL * column.size
    goes_on = any(x.box.left < column.left + FULL * column.size and not in_capitals(x.text) for x in below)
    return indented and full and goes_on


def _drops(line: TextLine, below: TextLine) -> bool:
    """From a headline in capitals to a deck in small letters and smaller type."""
    smaller = type_height(line) > DECK * type_height(below)
    return smaller and in_capitals(line.text) and not in_capitals(below.text)


def _larger_lines(column: Block) -> list[int]:
    """Two Latin lines or more, each set higher and wider than the column that they stand in: a head that white does not part from it.

    One alone is one whose box came out too high.
    """
    higher = [
        x.box.height > HEAD * column.size and Block((x,)).em > ADVANCE * column.em and not any(map(is_wide, x.text))
        for x in column.lines
    ]
    runs = [list(run) for told, run in groupby(range(len(higher)), higher.__getitem__) if told]
    return [n for run in runs if _may_head(run, column) for n in run]


def _may_head(run: Sequence[int], column: Block) -> bool:
    """Between the end of a sentence and a text, and no sentence itself."""
    texts = [column.lines[n].text for n in run]
    begins = run[0] == 0 or ends_sentence(column.lines[run[0] - 1].text)
    told = any(map(ends_sentence, texts)) or opens_mid_sentence(texts[0]) or jump_to(" ".join(texts)) is not None
    return begins and not told and 1 < len(run) <= MOST
