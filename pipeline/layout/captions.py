"""Captions: the text that stands at a picture and is no part of the columns that go on around it.

What tells a caption is less its type than its end: a credit; white below it; or a short last line under which the text goes
on flush left, where running text would begin a paragraph with an indent.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import byline, byline_in_run, caption_cue, credit, ends_sentence
from pipeline.layout.blocks import Block, in_capitals, in_rows, is_capital_title
from pipeline.layout.caption_ends import (
    COLUMN,
    FEW_ROWS,
    Row,
    begins_within,
    closes,
    comes_to_an_end,
    ends_with_credit,
    is_another_text,
    stands_over_row,
)
from pipeline.layout.near_pictures import picture_above, picture_below, picture_beside
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture

MOST_ROWS, NARROW_ROWS = 9, 16  # of a caption that its words tell, and of one beside its picture
NARROW = 8.0  # body heights of such a column
LARGEST = 1.25  # body heights: type larger than most captions are set in
LARGE = 1.12  # the same beside a picture, where decks of other stories stand too
NEAR_HEADING = 3.5  # body heights
SUNK = 4.0  # body heights that what is told by its words may stand within the picture
CORNER = 2.5  # body heights that it may stand over the corner of a picture beside it, on a page that leans
DISPLAY = 1.5  # times the type of its deck: a headline
HEADS = 1.5  # body heights from a head to its column
LOWER = 0.7  # body heights by which a column begins below the caption beside it
LEADS = 0.8  # body heights from a row to what it begins


def is_caption(block: Block, blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> bool:
    """Whether the block stands at a picture and differs from the columns, or its words or its end say so."""
    picture = picture_above(block, pictures, body) or picture_beside(block, pictures, body)
    rows = in_rows(block.lines)
    told = caption_cue(block.text) or (ends_with_credit(rows) and not _signs_deck(block, blocks, body))
    if told and picture is None:
        picture = picture_above(block, pictures, body, sunk=SUNK)
        if picture is None and not byline(block.lines[0].text):
            beside = picture_beside(block, pictures, body, highest=1.0, off=CORNER)
            picture = beside or picture_below(block, pictures, body)
    if picture is None or len(rows) > (NARROW_ROWS if block.right - block.left < NARROW * body.body else MOST_ROWS):
        return False
    return told or _is_told_by_place(block, rows, picture, blocks, pictures, body)


def _signs_deck(block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """Deck and byline right under a headline: who wrote a story may have taken its pictures, too (文/图)."""
    signs = len(block.lines) > 1 and byline(block.lines[-1].text) is not None
    return signs and any(
        b.size > DISPLAY * block.size
        and -0.5 * body.body < block.box.top - b.box.bottom < HEADS * body.body
        and b.box.x_overlap(block.box) > 0.9 * block.box.width
        for b in blocks
    )


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
        or (
            _stands_by_heading(block, blocks, LARGEST if above else LARGE, body)
            and not (above is not None and _tells_over_headline(block, rows, blocks))
        )
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
        and not begins_within(block)
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
        return comes_to_an_end(rows, block.right, body)
    below = in_rows(follower.lines)
    if block.size < 0.93 * min(body.body, follower.size) or is_another_text(rows, below):
        return True
    if stands_over_row(block, follower.box.top, picture, blocks, body):
        return True
    return closes(rows, below, follower.left, follower.right, body)


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
        and ends_with_credit(in_rows(b.lines))
    ]


def _begins_lower(picture: Picture, block: Block, blocks: Sequence[Block], body: TypeSize) -> bool:
    """What stands beside it is nearer to the picture: the caption, with columns below that."""
    return any(
        b.box.top < block.box.top - LOWER * body.body and b.box.x_overlap(block.box) <= 0
        for b in blocks
        if b is not block and picture_above(b, [picture], body) is not None
    )


def _stands_by_heading(block: Block, blocks: Sequence[Block], largest: float, body: TypeSize) -> bool:
    """Display type right above or below other display type: a kicker or a deck that happens to be near a picture."""
    return block.size > largest * body.body and any(
        b is not block
        and b.size > LARGEST * body.body
        and -b.box.y_overlap(block.box) < NEAR_HEADING * body.body
        and b.box.x_overlap(block.box) > 0.5 * min(b.box.width, block.box.width)
        for b in blocks
    )


def _tells_over_headline(block: Block, rows: Sequence[Row], blocks: Sequence[Block]) -> bool:
    """Rows of text under a picture that come to a full stop, all larger type being below them: no kicker says so much.

    ##############
    Cccc ccc ccc.
    Ccc ccc ccccc.
    HHHHHHHHHHHHHH
    """
    full = len(rows) > 1 and ends_sentence(block.text) and not in_capitals(block.text)
    over = (b for b in blocks if b.size > block.size and 0 < block.box.top - b.box.y < NEAR_HEADING * block.size)
    return full and not any(b.box.x_overlap(block.box) > 0 for b in over)


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
