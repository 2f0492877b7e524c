"""Titles of short items in one type, in a row or a column under the name of their box or beside it.

      NNNN               NNNN   the name, in larger type: it heads none of the items
ttttt  ttttt  ttttt      ttttt
aaaaa  bbbbb  ccccc      aaaaa
aaaaa  bbbbb  ccccc      ttttt
                         bbbbb
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cues import briefs_label, column_label, ends_sentence
from pipeline.layout.blocks import Block
from pipeline.layout.brief_areas import GUTTER
from pipeline.layout.flush import ITEM_MARKS
from pipeline.layout.kinds import Kind, opens, signed
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Rule

LARGER = 1.1  # times body type: the least of a title
MARKS = ITEM_MARKS | {"■", "□"}  # one of which tells a title whose type is hardly larger than that of its item
ASKS, CLOSES = frozenset("？！?!"), frozenset("）)")  # with the latter of which a letter is signed
MARKS_AT_END, HALF = ASKS | CLOSES | {"”", "’", "》"}, 0.5  # and the share of an em that is white behind them
NAME = 6.0  # ems; the name of a box is no longer
ABOVE = 1.2  # times the type of the titles: that of the name
ALIKE = 1.04  # times the advance of a title: that of the others
EDGE = 0.8  # body heights between the left edges of a title and its column; what is set in by more may be a crosshead
FLUSH = 1.5  # the same of titles one under another
NEAR = 2.0  # body heights from the name to the first title, and from that to its column
LEVEL = 0.7  # body heights by which titles in a row are off one line
OTHERS = 2  # titles besides the first that show what the name over them is
FEW = 2  # lines of an item


@dataclass(frozen=True, slots=True)
class _Title:
    """``n``: its block; ``least`` and ``most``: its advance, as quotation marks are set on a whole em or on half of one.

    A mark at the end has its ink in the first half of its em.
    """

    n: int
    block: Block
    least: float
    most: float


def tell_items(blocks: Sequence[Block], kinds: list[Kind], rules: Sequence[Rule], body: TypeSize) -> None:
    """Names of boxes become labels, and the titles under them headings; so do titles that stand like one under another."""
    if not body.cjk:
        return
    titles = [
        _title(n, b)
        for n, b in enumerate(blocks)
        if _may_be_title(b, kinds[n], body) and _heads_column(b, blocks, kinds, rules, body)
    ]
    for n, name in enumerate(blocks):
        if not (kinds[n] in (Kind.HEADING, Kind.LABEL) or name.lines[0].reverse) or not _may_be_name(name):
            continue
        known = kinds[n] is Kind.LABEL or column_label(name.text) or briefs_label(name.text)
        first = next((t for t in titles if t.n != n and _is_first_under(t.block, name, body, known=known)), None)
        if first is None:
            continue
        others = [t for t in titles if t.n not in (n, first.n) and _are_alike(t, first) and _in_line(t, first, body)]
        if len(others) >= (1 if known else OTHERS):
            kinds[n] = Kind.LABEL
            for t in (first, *others):
                kinds[t.n] = Kind.HEADING
    for title in titles:
        if kinds[title.n] is not Kind.HEADING and any(
            kinds[t.n] is Kind.HEADING
            and _are_alike(t, title)
            and (_in_line(title, t, body) or _in_line(t, title, body))
            for t in titles
        ):
            kinds[title.n] = Kind.HEADING


def _title(n: int, block: Block) -> _Title:
    line = block.lines[0]
    units = text_width(line.text) - HALF * (line.text[-1] in MARKS_AT_END)
    return _Title(n, block, line.box.width / len(line.text), line.box.width / units)


def _may_be_title(block: Block, kind: Kind, body: TypeSize) -> bool:
    asks = block.text[-1] in ASKS
    told = (ends_sentence(block.text) and not asks) or opens(block) or signed(block)
    large = block.size > LARGER * body.body
    return (
        kind in (Kind.BODY, Kind.TITLE, Kind.HEADING)
        and len(block.lines) == 1
        and not block.vertical
        and large
        and not told
    )


def _heads_column(
    title: Block, blocks: Sequence[Block], kinds: Sequence[Kind], rules: Sequence[Rule], body: TypeSize
) -> bool:
    """Right over the first line of a column, at its left edge; what is over it has come to its end."""
    em = body.body
    columns = [
        b
        for b, kind in zip(blocks, kinds, strict=True)
        if kind is Kind.BODY
        and len(b.lines) >= FEW
        and b.frame == title.frame
        and -0.5 * em < b.box.top - title.box.bottom < NEAR * em
    ]
    under = any(
        abs(b.left - title.left) < EDGE * em
        and title.box.right < max(c.right for c in (b, *_beside(b, columns, body))) + em
        and (title.size > LARGER * b.size or title.text[0] in MARKS)
        for b in columns
    )
    texts = [b for b, kind in zip(blocks, kinds, strict=True) if kind is Kind.BODY]
    over = [
        b
        for b in texts
        if not (_may_be_name(b) and b.size > ABOVE * title.size)
        and b.box.y < title.box.top
        and b.box.x_overlap(title.box) > 0
        and title.box.top - b.box.bottom < NEAR * em
    ]
    return under and all(_has_ended(b, title, texts, body) or _ruled_off(title, b, rules) for b in over)


def _has_ended(column: Block, title: Block, texts: Sequence[Block], body: TypeSize) -> bool:
    """With a sentence or a name in brackets, or in a second column of its item that is over the title too."""
    told = ends_sentence(column.text) or column.text[-1] in CLOSES
    return told or any(b.box.bottom < title.box.y for b in _beside(column, texts, body))


def _beside(column: Block, texts: Sequence[Block], body: TypeSize) -> list[Block]:
    """The next columns, level with this one where it breaks off."""
    return [
        b
        for b in texts
        if abs(b.box.top - column.box.top) < LEVEL * body.body
        and -body.body < b.left - column.right < GUTTER * body.body
        and not ends_sentence(column.text)
        and b.frame == column.frame
    ]


def _ruled_off(title: Block, over: Block, rules: Sequence[Rule]) -> bool:
    return any(
        r.horizontal and over.box.y < r.box.y < title.box.y and r.box.x_overlap(title.box) > 0.5 * title.box.width
        for r in rules
    )


def _may_be_name(block: Block) -> bool:
    return len(block.lines) == 1 and text_width(block.text) <= NAME and not ends_sentence(block.text)


def _is_first_under(title: Block, name: Block, body: TypeSize, *, known: bool) -> bool:
    """Right under the name, or right beside one that runs down. One that is known may stand over the gutter of two items."""
    em, a, b = body.body, title.box, name.box
    if title.frame != name.frame or name.size < ABOVE * title.size:
        return False
    if name.vertical:
        return abs(a.top - b.top) < NEAR * em and 0 < a.left - b.right < NEAR * em
    share = 0.0 if known else 0.5
    return -0.5 * em < a.top - b.bottom < NEAR * em and a.x_overlap(b) > share * min(a.width, b.width)


def _are_alike(a: _Title, b: _Title) -> bool:
    """Of one advance, and of one colour on one ground."""
    close = max(a.least, b.least) < ALIKE * min(a.most, b.most)
    return close and a.block.lines[0].reverse == b.block.lines[0].reverse and a.block.frame == b.block.frame


def _in_line(title: _Title, first: _Title, body: TypeSize) -> bool:
    """Under the first title, or level with it."""
    a, b, em = title.block.box, first.block.box, body.body
    below = a.top > b.bottom and abs(a.left - b.left) < FLUSH * em
    level = a.x_overlap(b) < 0 and abs(a.y - b.y) < LEVEL * em
    return below or level
