"""Runs of like lines are cut where their type does not tell two things apart: names, decks, heads and bylines over a column.

Type that differs by little, or not at all, is told by its place: its axis, its edges, the white and the words around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from itertools import groupby, pairwise
from statistics import median_low

from pipeline.cues import (
    briefs_label,
    byline,
    byline_in_run,
    ends_sentence,
    jump_to,
    opens_byline,
    opens_mid_sentence,
    signature,
)
from pipeline.layout.blocks import Block, in_capitals, is_capital_title, is_centred
from pipeline.layout.flush import DEEPEST, NO_END, flush_heads, heads_few, marked_heads
from pipeline.layout.middle_columns import parted_over_rows
from pipeline.layout.openings import heads_opening, lines_over, opening_lines
from pipeline.layout.row_heads import cut_in_row
from pipeline.layout.typesize import TypeSize, is_wide, text_width, type_height
from pipeline.scripts import has_han
from pipeline.textline import TextLine

DECK, MOST = 1.15, 6  # times body type, and lines of one deck or of two that follow one another
DECK_LINES, DECK_WIDTH = 3, 6.0  # most lines, fewest ems: what is shorter is a crosshead
ADVANCE, SLIGHTLY = 1.12, 1.03  # how much more than that of the column the advance and the height of a deck are
ASTRAY, HIGHER = (
    0.3,
    1.1,
)  # line heights off an edge, and times the type of a column, of a head that fills nearly all of its width
WHITE = 0.35  # times the type of a column: white under a deck, besides that between the lines of the column
OVER = 1.5  # times the type of a column: from its headline to such a deck
QUOTES, QUOTE = frozenset("“”‘’\"'"), 0.5  # and the share of an em by which they may be wider than they count
HEAD = 1.2  # times the type of the column that a head stands in
OFF = 1.2  # ems by which a line is off the edge of a column; an indent of two ems is no such thing, but for a name
ASIDE = 3.0  # line heights off the right edge of a short line
INDENT, FULL = 0.7, 0.3  # line heights: of an indent at the least, and off the right edge of a full line at the most


def cut_runs(runs: Sequence[Block], body: TypeSize) -> list[Block]:
    """Every line is in exactly one of the pieces."""
    parted = [
        part
        for block in runs
        for signed in _cut_over_byline(block)
        for named in _cut_under_label(signed)
        for piece in _cut_at_edge(named)
        for under in _cut_under_decks(piece)
        for part in _cut_under_name(under)
    ]
    parted = [part for block in parted for part in _cut_from_white(block, parted)]
    parted = [part for block in parted for part in cut_in_row(block, parted)]
    parted = [part for block in parted for part in _cut_over_opening(block, parted)]
    pieces = [piece for block in parted_over_rows(parted, body) for piece in _cut_at_titles(block, body)]
    return [row for piece in pieces for row in _cut_over_columns(piece, pieces)]


def _cut_over_columns(block: Block, blocks: Sequence[Block]) -> list[Block]:
    """A last row in pieces, each right over a column that begins where it does: their first lines, under what runs across."""
    lines, last = block.lines, block.lines[-1]
    row = [x for x in lines if x.box.y_overlap(last.box) > 0.5 * min(x.box.height, last.box.height)]
    if len(row) < 2 or block.vertical or not all(any(_goes_on(x, b) for b in blocks if b is not block) for x in row):
        return [block]
    over = tuple(x for x in lines if x not in row)
    return [*([Block(over, block.frame)] if over else []), *(Block((x,), block.frame) for x in row)]


def _goes_on(line: TextLine, column: Block) -> bool:
    """The column begins right under the line, at its left edge but for an indent."""
    first = column.lines[0]
    near = -0.5 * column.size < first.box.top - line.box.bottom < WHITE * column.size
    begins = -INDENT * column.size < line.box.left - column.left < DEEPEST * column.em
    return near and begins and len(column.lines) > DECK_LINES and line.box.right < column.right + column.size


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
    """Decks that a byline ends: it is none of them. What comes to a full stop before it is text, what stands level with it a caption."""
    last = block.lines[-1]
    if any(x.box.y_overlap(last.box) > 0.5 * last.box.height for x in block.lines[:-1]):
        return [block]
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


def _cut_from_white(block: Block, blocks: Sequence[Block]) -> list[Block]:
    """Lines that are set off from their column are a deck where they have a headline right over them, and all the width under it."""
    lines = block.lines
    for count in range(min(DECK_LINES, len(lines) - 3), 0, -1):
        deck, column = Block(lines[:count], block.frame), Block(lines[count:], block.frame)
        if set_off(deck, column) and _has_headline(deck, column, blocks):
            return [deck, column]
    return [block]


def _cut_over_opening(block: Block, blocks: Sequence[Block]) -> list[Block]:
    """The head of a short item, in type that is hardly larger and as wide as the column."""
    if len(block.lines) <= DECK_LINES or block.vertical:
        return [block]
    top, column = block.lines[0], Block(block.lines[1:], block.frame)
    return [Block((top,), block.frame), column] if heads_opening(top, column, blocks) else [block]


def _has_headline(deck: Block, column: Block, blocks: Sequence[Block]) -> bool:
    heads = [
        b.box
        for b in blocks
        if b.frame == deck.frame
        and b.size > HEAD * column.size
        and b.box.x_overlap(deck.box) > 0.5 * deck.box.width
        and -0.5 * deck.size < deck.box.top - b.box.bottom < OVER * column.size
    ]
    level = [b.box for b in blocks if b.box.y_overlap(deck.box) > 0.5 * deck.size and b.box.x_overlap(deck.box) <= 0]
    return bool(heads) and not any(b.x_overlap(head) > column.em for head in heads for b in level)


def set_wider(deck: Block, column: Block) -> bool:
    """Chinese type with more advance than that of the column; as high as there, lines that fill the column are only spaced out."""
    if text_width(deck.text) < DECK_WIDTH or any(
        _least_advance(x) < ADVANCE * column.em or not any(map(is_wide, x.text)) for x in deck.lines
    ):
        return False
    high = deck.size > ADVANCE * column.size
    edge = column.em
    fills = any(x.box.right > column.right - edge and x.box.left < column.left + 3 * edge for x in deck.lines)
    return high or (deck.size > SLIGHTLY * column.size and not fills)


def _least_advance(line: TextLine) -> float:
    """That of a character where quotation marks are set on a whole em, as in some type they are."""
    return line.box.width / (text_width(line.text) + sum(QUOTE * (c in QUOTES) for c in line.text))


def set_off(deck: Block, column: Block) -> bool:
    """Chinese lines at the edge that end no sentence, and under more white than the column has between its lines its first paragraph, indented."""
    first, em = column.lines[0], column.em
    running = any(x.text[-1] in NO_END or any(byline_in_run(x.text)) or not has_han(x.text) for x in deck.lines)
    written = any(opens_byline(x.text) or byline(x.text) for x in deck.lines)
    if deck.vertical or running or written or text_width(deck.text) < DECK_WIDTH:
        return False
    indented = OFF * em < first.box.left - column.left < DEEPEST * em
    at_edge = all(x.box.left < column.left + OFF * em for x in deck.lines)
    usual = median_low(below.box.top - above.box.bottom for above, below in pairwise(column.lines))
    return indented and at_edge and first.box.top - deck.box.bottom > usual + WHITE * column.size


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
    items = [*(flush_heads(block) if column and not deck else ()), *marked_heads(block)]
    if heads_few(block) and block.lines[-1].box.height < DECK * body.body:
        items.append(0)
    larger = _larger_lines(block) if column and not deck else []
    openings = opening_lines(block)
    over = {m for n in openings for m in lines_over(n, block)}
    pieces: list[list[TextLine]] = []
    last: _Piece | None = None
    for n, line in enumerate(block.lines):
        capitals = is_capital_title(line.text) or (last is _Piece.TITLE and in_capitals(line.text))
        below = block.lines[n + 1 : n + 2]
        if line.text.endswith(",") and last is _Piece.TITLE:
            # The place that a dateline begins with, under a title that has come to its full stop, or whose words do not go on.
            capitals = not (ends_sentence(block.lines[n - 1].text) or not below or not in_capitals(below[0].text))
        if in_capitals(line.text) and any(is_capital_title(x.text) and not byline(x.text) for x in below):
            capitals = True  # one word of a title may have its first row for itself
        if capitals and column and _opens_paragraph(n, block):
            capitals = False
        centred = column and not deck and is_centred(line, block)
        title = n not in openings and (capitals or centred or n in items or n in larger)
        piece = _Piece.TITLE if title else _Piece.DECK if n in over else _Piece.TEXT
        turns = n > 0 and piece is _Piece.TITLE and (_drops(block.lines[n - 1], line) or _turns_aside(n, block))
        if piece is not last or turns:
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
    """From a headline in capitals to a deck in small letters and smaller type, or to who sent the report."""
    smaller = type_height(line) > DECK * type_height(below)
    small_letters = not in_capitals(below.text)
    sent = byline(below.text) is not None and (small_letters or below.text.startswith("("))
    return in_capitals(line.text) and ((smaller and small_letters) or sent)


def _turns_aside(n: int, column: Block) -> bool:
    """From a line on the axis of the column to a short one at its left edge: TO THE EDITOR begins the letter under its heading."""
    line = column.lines[n]
    short = line.box.left < column.left + FULL * column.size and line.box.right < column.right - ASIDE * column.size
    return short and len(column.lines) > MOST and is_centred(column.lines[n - 1], column)


def _larger_lines(column: Block) -> list[int]:
    """Two Latin lines or more, each set higher and wider than the column that they stand in: a head that white does not part from it.

    One alone is one whose box came out too high, unless it stands on top and is short, as no first line of a text is.
    """
    higher = [
        x.box.height > HEAD * column.size and Block((x,)).em > ADVANCE * column.em and not any(map(is_wide, x.text))
        for x in column.lines
    ]
    runs = [list(run) for told, run in groupby(range(len(higher)), higher.__getitem__) if told]
    told = [n for run in runs if _may_head(run, column) or (run == [0] and _tops(column)) for n in run]
    return told or _on_axis(column)


def _on_axis(column: Block) -> list[int]:
    """Two lines or three on top, somewhat higher and as far off one edge of the column as off the other, over a paragraph that is indented."""
    size = column.size
    margins = [(x.box.left - column.left, column.right - x.box.right) for x in column.lines]
    head = [
        n
        for n, line in enumerate(column.lines[: DECK_LINES + 1])
        if min(margins[n]) > ASTRAY * size
        and abs(margins[n][0] - margins[n][1]) < ASTRAY * size
        and line.box.height > HIGHER * size
        and not ends_sentence(line.text)
        and not any(map(is_wide, line.text))
    ]
    few = head == list(range(len(head))) and 1 < len(head) <= DECK_LINES < len(column.lines) - len(head)
    return head if few and margins[len(head)][0] > INDENT * size else []


def _tops(column: Block) -> bool:
    """The first line begins at the edge of the column and leaves much of its width white, and is no sentence."""
    line = column.lines[0]
    short = line.box.right < column.right - ASIDE * column.size and abs(line.box.left - column.left) < column.size
    return short and not (ends_sentence(line.text) or byline(line.text) or opens_mid_sentence(line.text))


def _may_head(run: Sequence[int], column: Block) -> bool:
    """Between the end of a sentence and a text, and no sentence itself."""
    texts = [column.lines[n].text for n in run]
    begins = run[0] == 0 or ends_sentence(column.lines[run[0] - 1].text)
    told = any(map(ends_sentence, texts)) or opens_mid_sentence(texts[0]) or jump_to(" ".join(texts)) is not None
    return begins and not told and 1 < len(run) <= MOST
