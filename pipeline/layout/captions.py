"""Captions: the text that stands at a picture and is no part of the columns that go on around it.

What tells a caption is less its type than its end: a credit; white below it; or a short last line under which the text goes
on flush left, where running text would begin a paragraph with an indent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cues import byline, byline_in_run, caption_cue, credit, ends_sentence, split_credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_rows, is_capital_title
from pipeline.layout.near_pictures import BETWEEN, in_rows_too, picture_above, picture_beside
from pipeline.layout.signed_rows import with_signed_rows
from pipeline.layout.typesize import TypeSize, weighted_median
from pipeline.sheet import Picture
from pipeline.textline import TextLine

Row = Sequence[TextLine]
_ENDED = re.compile(r"\b[a-z]{4,}[.!?][\"”’']?$")  # no abbreviation

MOST_ROWS = 9  # a caption that its words tell
FEW_ROWS = 6  # one that only its place tells
LARGEST = 1.25  # body heights: type larger than most captions are set in
LARGE = 1.12  # the same beside a picture, where decks of other stories stand too
NEAR_HEADING = 3.5  # body heights
WHITE = 0.2  # body heights of white below a caption, over that between lines
SUNK = 4.0  # body heights that what is told by its words may stand within the picture
COLUMN = 3  # rows that show the edges of a column
JUTS = 2.5  # body heights that a caption reaches over the edge of the column that goes on below
HEADS = 1.5  # body heights from a head to its column
LOWER = 0.7  # body heights by which a column begins below the caption beside it
LEVEL = 0.4  # body heights between the beginnings of columns that are level
LEADS = 0.8  # body heights from a row to what it begins


def part_captions(blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> tuple[Block, ...]:
    """The blocks; of those that begin under a picture, the rows of the caption apart from the column that goes on."""
    parts: list[Block] = []
    pictures = in_rows_too(pictures, body)
    apart = _with_rows_apart(with_signed_rows(blocks, pictures, body), pictures, body)
    for block in apart:
        picture = picture_above(block, pictures, body)
        parts += _parted(block, picture, apart, body) if picture else [block]
    return tuple(parts)


def _with_rows_apart(blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> list[Block]:
    """The blocks; a row under a picture that was taken for the first lines of the columns below it is a block of its own.

    White below it in each of them, more than between their lines, says that it runs over them all. So does what stands
    at the end of a caption's row, apart from it.
    """
    left = list(blocks)
    for picture in pictures:
        under = [b for b in left if picture_above(b, [picture], body) is not None]
        lead = min(under, key=lambda b: (round(b.box.top / body.body), b.box.left), default=None)
        if lead is None:
            continue
        row = [b for b in under if abs(b.lines[0].box.y - lead.lines[0].box.y) < 0.4 * body.body]
        pieces = sorted((b for b in row if len(b.lines) == 1 or _is_set_off(b, body)), key=lambda b: b.box.left)
        if len(pieces) < 2 or len(pieces) < len(row) or not any(len(b.lines) > 1 for b in pieces):
            continue
        if any(-a.lines[0].box.x_overlap(b.lines[0].box) > BETWEEN * body.body for a, b in pairwise(pieces)):
            continue
        left = [b for b in left if b not in pieces]
        left.append(Block(tuple(b.lines[0] for b in pieces), lead.frame))
        left += [Block(b.lines[1:], b.frame) for b in pieces if len(b.lines) > 1]
    return left


def _is_set_off(block: Block, body: TypeSize) -> bool:
    """More white under the first line than between those below."""
    gaps = [b.box.top - a.box.bottom for a, b in pairwise(block.lines)]
    return len(gaps) >= COLUMN - 1 and gaps[0] > weighted_median(gaps[1:], [1.0] * (len(gaps) - 1)) + WHITE * body.body


def is_caption(block: Block, blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> bool:
    """Whether the block stands at a picture and differs from the columns, or its words or its end say so."""
    picture = picture_above(block, pictures, body) or picture_beside(block, pictures, body)
    rows = in_rows(block.lines)
    told = caption_cue(block.text) or _ends_with_credit(rows)
    if told and picture is None:
        picture = picture_above(block, pictures, body, sunk=SUNK)
    if picture is None or len(rows) > MOST_ROWS:
        return False
    return told or _is_told_by_place(block, rows, picture, blocks, pictures, body)


def _is_told_by_place(
    block: Block,
    rows: Sequence[Row],
    picture: Picture,
    blocks: Sequence[Block],
    pictures: Sequence[Picture],
    body: TypeSize,
) -> bool:
    """Whether what stands at the picture, with no word that says so, is its caption."""
    above = picture_above(block, pictures, body)
    text = _signed_elsewhere(picture, block, blocks, body) or (
        above is None and _begins_text(block, rows, blocks, body)
    )
    if (
        text
        or byline(block.text)
        or any(byline_in_run(block.text))
        or _stands_by_heading(block, blocks, LARGEST if above else LARGE, body)
    ):
        return False
    if above is not None and (
        _between(above, block, blocks)
        or _is_one_of_columns(block, blocks, body)
        or _signed_above(above, block, blocks, body)
        or _begins_lower(above, block, blocks, body)
    ):
        return False
    if (
        above is not None
        and len(rows) <= FEW_ROWS
        and not _begins_within(block)
        and _is_apart(block, rows, above, blocks, body)
    ):
        return True
    return _differs(block, blocks, picture, body)


def _begins_text(block: Block, rows: Sequence[Row], blocks: Sequence[Block], body: TypeSize) -> bool:
    """What stands beside a picture heads or begins a column."""
    return (
        _is_headed(block, blocks, body)
        or (len(rows) == 1 and _leads(block, blocks, body))
        or (
            not body.cjk
            and (
                _is_title(block, blocks, body) or _is_signed(block, blocks, body) or _heads_column(block, blocks, body)
            )
        )
    )


def _is_headed(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Several rows under a headline of their own, with no more than a name between: a story beside the picture."""
    return len(block.lines) >= COLUMN and any(
        b.size > LARGEST * body.body
        and not b.vertical
        and -0.5 * body.body < block.box.top - b.box.bottom < NEAR_HEADING * body.body
        and b.box.x_overlap(block.box) > 0.9 * b.box.width
        for b in blocks
    )


def _leads(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Right above other text: of one row, a label or a kicker over its heading, or the beginning of a column."""
    return any(
        block.box.y < b.box.top < block.box.bottom + LEADS * body.body
        and b.box.x_overlap(block.box) > 0.5 * block.box.width
        for b in blocks
    )


def _is_title(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Capitals beside a picture, which has its caption below, large or over other lines: the headline of the next column."""
    return is_capital_title(" ".join(x.text for x in block.lines)) and (
        block.size > LARGEST * body.body or _leads(block, blocks, body)
    )


def _is_signed(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Larger type right over a byline: the headline or the deck of the next column."""
    return block.size > LARGEST * body.body and any(
        byline(b.lines[0].text)
        and -0.5 * body.body < b.box.top - block.box.bottom < HEADS * body.body
        and b.box.x_overlap(block.box) > 0.5 * b.box.width
        for b in blocks
    )


def _heads_column(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Within the edges of columns of Latin type that go on right below: a head or a deck, with a picture beside its story."""
    under = [b for b in _followers(block, blocks, body) if b.box.top - block.box.bottom <= HEADS * body.body]
    if not under:
        return False
    left, right = min(b.left for b in under), max(b.right for b in under)
    return left - block.left < body.body and block.right - right < body.body


def _is_apart(block: Block, rows: Sequence[Row], picture: Picture, blocks: Sequence[Block], body: TypeSize) -> bool:
    """From the column that goes on below, by its type or its end; with none below, it comes to an end."""
    follower = _follower(block, blocks, body)
    if follower is None:
        return _comes_to_an_end(rows, block.right, body)
    below = in_rows(follower.lines)
    if block.size < 0.93 * min(body.body, follower.size) or _is_another_text(rows, below):
        return True
    if _stands_over_row(block, follower.box.top, picture, blocks, body):
        return True
    return _closes(rows, below, follower.left, follower.right, body)


def _is_one_of_columns(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """A column of the same width and type begins level with it and goes on farther: both are the text below the picture."""
    return len(block.lines) >= COLUMN and any(
        b is not block
        and len(b.lines) > FEW_ROWS
        and b.justified >= 0.5
        and abs(b.box.top - block.box.top) < body.body
        and abs((b.right - b.left) - (block.right - block.left)) < 1.5 * body.body
        and max(b.em, block.em) < 1.07 * min(b.em, block.em)
        for b in blocks
    )


def _between(picture: Picture, block: Block, blocks: Sequence[Block]) -> bool:
    """Other text stands between the two, no title of the picture: as wide as the block, or a caption that has come to its end."""
    return any(
        b is not block
        and not is_capital_title(" ".join(x.text for x in b.lines))
        and picture.box.bottom - 0.5 * b.size < b.box.y < block.box.top
        and (shared := b.box.x_overlap(block.box)) > 0
        and (shared > 0.5 * block.box.width or (shared > 0.5 * b.box.width and ends_sentence(b.text)))
        for b in blocks
    )


def _signed_above(picture: Picture, block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """A row right under the picture that ends with a credit is all of its caption."""
    return any(b.box.y < block.box.top for b in _signed(picture, block, blocks, body))


def _signed_elsewhere(picture: Picture, block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """The picture has its caption under it, beside which, or beside the picture, the block stands."""
    if picture_above(block, [picture], body) is None and any(
        credit(b.text) is not None and picture_above(b, [picture], body) for b in blocks if b is not block
    ):
        return True
    return any(b.box.x_overlap(block.box) <= 0 for b in _signed(picture, block, blocks, body))


def _signed(picture: Picture, block: Block, blocks: Sequence[Block], body: TypeSize) -> list[Block]:
    """Other blocks right under the picture that are words with a credit at their end; a credit alone leaves the words to others."""
    return [
        b
        for b in blocks
        if b is not block
        and picture_above(b, [picture], body) is not None
        and credit(b.text) is None
        and _ends_with_credit(in_rows(b.lines))
    ]


def _begins_lower(picture: Picture, block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """What stands beside it is nearer to the picture: the caption, with columns below that."""
    return any(
        b.box.top < block.box.top - LOWER * body.body and b.box.x_overlap(block.box) <= 0
        for b in blocks
        if b is not block and picture_above(b, [picture], body) is not None
    )


def _stands_over_row(block: Block, top: float, picture: Picture, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Alone on top of one of the columns under the picture: the others begin level with what is below it, at ``top``.

    ##################
    cccccccc
    aaaaaaaa  bbbbbbbb
    aaaaaaaa  bbbbbbbb
    """
    others = [
        b.box
        for b in blocks
        if b.box.x_overlap(block.box) <= 0
        and b.box.x_overlap(picture.box) > 0.7 * b.box.width
        and picture.box.y < b.box.top < top + LEVEL * body.body
    ]
    return bool(others) and all(b.top > top - LEVEL * body.body for b in others)


def _parted(block: Block, picture: Picture, blocks: Sequence[Block], body: TypeSize) -> list[Block]:
    rows = in_rows(block.lines)
    for n in range(1, min(FEW_ROWS + 1, len(rows))):
        left, right = _edges(rows[n:], block)
        if (
            _ends_with_credit(rows[:n])
            or _is_another_text(rows[:n], rows[n:])
            or (n < COLUMN and _stands_over_row(block, rows[n][0].box.top, picture, blocks, body))
            or _closes(rows[:n], rows[n:], left, right, body)
        ):
            if _begins_within(block):
                break
            head, rest = rows[:n], rows[n:]
            return [Block(tuple(x for row in part for x in row), block.frame) for part in (head, rest)]
    return [block]


def _is_another_text(rows: Sequence[Row], below: Sequence[Row]) -> bool:
    """A story begins below, which says where or by whom it was written; or a sentence goes on there, when the last one was at its end."""
    if any(byline_in_run("".join(x.text for row in below[:2] for x in row))):
        return True
    return below[0][0].text[:1].islower() and _ENDED.search(rows[-1][-1].text) is not None


def _edges(rows: Sequence[Row], block: Block) -> tuple[float, float]:
    """Those of a column of some rows; else those of all that stands under the picture."""
    column = block if len(rows) < COLUMN else Block(tuple(x for row in rows for x in row), block.frame)
    return column.left, column.right


def _closes(rows: Sequence[Row], below: Sequence[Row], left: float, right: float, body: TypeSize) -> bool:
    """The rows end, and what follows between the two edges is no next paragraph of theirs."""
    last, first = Box.union(x.box for x in rows[-1]), Box.union(x.box for x in below[0])
    gaps = [b[0].box.top - a[0].box.bottom for a, b in pairwise([*rows, *below[:6]]) if b is not below[0]]
    usual = weighted_median(gaps, [1.0] * len(gaps)) if gaps else 0.3 * body.body
    if first.top - last.bottom > max(usual, 0.0) + 0.45 * body.body:
        return True
    if last.right > right + JUTS * body.body:
        return True
    short, flush = last.right < right - 1.5 * body.body, first.left < left + 0.7 * body.body
    return short and flush and first.right > right - 1.5 * body.body


def _stands_by_heading(block: Block, blocks: Sequence[Block], largest: float, body: TypeSize) -> bool:
    """Display type right above or below other display type: a kicker or a deck that happens to be near a picture."""
    return block.size > largest * body.body and any(
        b is not block
        and b.size > LARGEST * body.body
        and -b.box.y_overlap(block.box) < NEAR_HEADING * body.body
        and b.box.x_overlap(block.box) > 0.5 * min(b.box.width, block.box.width)
        for b in blocks
    )


def _comes_to_an_end(rows: Sequence[Row], right: float, body: TypeSize) -> bool:
    """The last row stops short or with a sentence; else the text goes on in another column."""
    last = rows[-1][-1]
    return last.box.right < right - 1.5 * body.body or ends_sentence(last.text)


def _begins_within(block: Block) -> bool:
    """A small letter begins no caption: the sentence of a column goes on."""
    return block.text[:1].islower()


def _ends_with_credit(rows: Sequence[Row]) -> bool:
    last = "".join(x.text for x in rows[-1])
    return bool(credit(last) or split_credit(" ".join(x.text for row in rows[-2:] for x in row))[1])


def _follower(block: Block, blocks: Sequence[Block], body: TypeSize) -> Block | None:
    """The column that goes on below the block, as wide as it or wider."""
    return min(_followers(block, blocks, body), key=lambda b: b.box.top, default=None)


def _followers(block: Block, blocks: Sequence[Block], body: TypeSize) -> list[Block]:
    return [
        b
        for b in blocks
        if b is not block
        and len(b.lines) >= 3
        and b.justified >= 0.5
        and b.box.top >= block.box.y
        and b.box.top - block.box.bottom < 3 * body.body
        and b.box.x_overlap(block.box) > 0.6 * min(block.box.width, b.box.width)
    ]


def _differs(block: Block, blocks: Sequence[Block], picture: Picture, body: TypeSize) -> bool:
    """The measure or the type is not that of the columns."""
    columns = [b for b in blocks if b is not block and len(b.lines) >= 5 and b.justified >= 0.5]
    like = any(
        abs(b.box.width - block.box.width) < 1.5 * body.body and abs(b.box.left - block.box.left) < 40 * body.body
        for b in columns
    )
    aligned = any(
        abs(b.left - block.left) < 1.0 * body.body and abs(b.right - block.right) < 1.2 * body.body for b in columns
    )
    same_type = 0.93 <= block.size / body.body <= 1.08
    centred = abs(block.box.x - picture.box.x) < 1.5 * body.body
    if len(block.lines) >= 5 and (same_type or like):
        return False
    return not aligned or (not same_type and centred and len(block.lines) <= 3)
