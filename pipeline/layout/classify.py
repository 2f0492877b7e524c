"""What a block is, told from its type and its place: body, heading, small title, caption."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline.cues import (
    briefs_label,
    byline,
    caption_credit,
    caption_cue,
    column_label,
    credit,
    ends_sentence,
    issue_number,
    split_credit,
)
from pipeline.layout.adoption import adopt_decks
from pipeline.layout.blocks import Block, is_capital_title
from pipeline.layout.captions import is_caption
from pipeline.layout.column_names import APART, FAR, names_column_of, stands_before
from pipeline.layout.crossheads import is_crosshead
from pipeline.layout.cuts import MOST
from pipeline.layout.item_titles import tell_items
from pipeline.layout.kinds import DISPLAY, LABEL, Kind, column_below, opens, titled_in_capitals
from pipeline.layout.near_pictures import REACH, in_rows_too, picture_above, picture_along, picture_beside
from pipeline.layout.photo_news import is_under_title
from pipeline.layout.pull_quotes import is_pull_quote
from pipeline.layout.ruled_items import unruled_crossheads
from pipeline.layout.small_titles import tell_small_titles
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Picture, Sheet

WESTERN = 1.07  # times the type of the caption: its title, which often is bold or in capitals too
ENDED, SIGNED = 1.2, 3.0  # body heights of white under a caption, and over the credit at its right edge
FEW = 3  # lines that end what a caption begins
LARGER = 1.25  # times body type: the title of a picture, which nothing else stands beside


def classify(blocks: Sequence[Block], sheet: Sheet, bare: Sequence[Picture], body: TypeSize) -> tuple[Kind, ...]:
    """One kind a block. ``bare`` are the pictures that may have a caption among the blocks."""
    kinds = [_by_type(block, body) for block in blocks]
    _tell(kinds, Kind.LABEL, lambda n: issue_number(blocks[n].text))
    _tell(kinds, Kind.LABEL, lambda n: _stands_before_headline(blocks[n], blocks, kinds))
    pictures = in_rows_too(bare, body)
    _tell(
        kinds,
        Kind.TITLE,
        lambda n: _is(kinds, n, Kind.BODY, Kind.HEADING) and is_crosshead(blocks[n], blocks, kinds, sheet, body),
    )
    _tell(
        kinds,
        Kind.CAPTION,
        lambda n: _is_open(n, blocks, kinds, body) and is_caption(blocks[n], blocks, pictures, body),
    )
    _tell(
        kinds,
        Kind.CAPTION,
        lambda n: body.cjk and _is(kinds, n, Kind.BODY) and is_under_title(blocks[n], blocks, pictures, body),
    )
    _tell(kinds, Kind.CAPTION, lambda n: blocks[n].vertical and _runs_along_picture(blocks[n], pictures, body))
    _tell(
        kinds,
        Kind.CAPTION,
        lambda n: _is_open(n, blocks, kinds, body) and _ends_caption(blocks[n], blocks, kinds, body),
    )
    _tell(kinds, Kind.HEADING, lambda n: _is(kinds, n, Kind.BODY) and _titles_picture(blocks[n], sheet.pictures, body))
    _tell(
        kinds,
        Kind.HEADING,
        lambda n: _is(kinds, n, Kind.CAPTION) and _titles_caption(blocks[n], blocks, kinds, pictures, body),
    )
    adopt_decks(blocks, kinds, body)
    _tell(
        kinds,
        Kind.QUOTE,
        lambda n: _is(kinds, n, Kind.BODY, Kind.HEADING) and is_pull_quote(blocks[n], blocks, kinds, sheet.rules, body),
    )
    tell_small_titles(blocks, kinds, sheet, body)
    for n in unruled_crossheads(blocks, kinds, sheet, body):
        kinds[n] = Kind.TITLE
    tell_items(blocks, kinds, sheet.rules, body)
    _tell(
        kinds, Kind.LABEL, lambda n: _is(kinds, n, Kind.HEADING) and _names_group(blocks[n], blocks, kinds, sheet, body)
    )
    return tuple(kinds)


def _tell(kinds: list[Kind], kind: Kind, told: Callable[[int], bool]) -> None:
    """One after another: what a block was told to be counts for those that follow."""
    for n in range(len(kinds)):
        if told(n):
            kinds[n] = kind


def _is(kinds: Sequence[Kind], n: int, *among: Kind) -> bool:
    return kinds[n] in among


def _is_open(n: int, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Type alone does not say that it is no caption: a heading of Chinese is larger than any."""
    return kinds[n] is Kind.BODY or (kinds[n] is Kind.HEADING and blocks[n].size < 1.6 * body.body and not body.cjk)


def _titles_picture(block: Block, pictures: Sequence[Picture], body: TypeSize) -> bool:
    """A line of larger type on the axis of a picture right below it: the title of photo news."""
    if block.vertical or len(block.lines) > 1 or block.size < LARGER * body.body or ends_sentence(block.text):
        return False
    return any(
        -0.5 * body.body < p.box.top - block.box.bottom < REACH * body.body
        and abs(p.box.x - block.box.x) < body.body
        and p.box.width > block.box.width
        for p in pictures
    )


def _titles_caption(
    block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], pictures: Sequence[Picture], body: TypeSize
) -> bool:
    """A line of larger type between a picture and its caption: the title of photo news. Western ones stand on the axis of the picture."""
    picture = picture_above(block, pictures, body)
    if picture is None or block.vertical or len(block.lines) > 1 or credit(block.text) is not None:
        return False
    title = is_capital_title(block.text) or not (ends_sentence(block.text) or "。" in block.text)
    if not title or not (body.cjk or abs(picture.box.x - block.box.x) < body.body):
        return False
    return any(
        kind is Kind.CAPTION
        and block.size > (LARGER if body.cjk else WESTERN) * other.size
        and -0.5 * body.body < other.box.top - block.box.bottom < body.body
        and other.box.x_overlap(block.box) > 0.8 * min(block.box.width, other.box.width)
        and credit(other.text) is None
        for kind, other in zip(kinds, blocks, strict=True)
    )


def _runs_along_picture(block: Block, pictures: Sequence[Picture], body: TypeSize) -> bool:
    """A sentence or a credit in small type that runs the other way than the columns, at the side of a picture.

    On a page that was laid down that is under it, where anything in small type is its caption.
    """
    if block.lines[0].rising:
        return block.size < LARGER * body.body and picture_along(block, pictures, body) is not None
    told = ends_sentence(block.text) or caption_cue(block.text) or credit(block.text) is not None
    small = len(block.lines) <= 2 and block.size < DISPLAY * body.body
    return told and small and picture_beside(block, pictures, body) is not None


def _names_group(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], sheet: Sheet, body: TypeSize) -> bool:
    """A line that names what several stories are about; right over a dateline it heads that one story."""
    named = briefs_label(block.text) and (body.cjk or _heads_several(block, blocks, kinds))
    return named or _is_label(block, blocks, kinds, body) or _fills_band(block, blocks, sheet)


def _heads_several(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    below = column_below(block, blocks, kinds)
    return below is None or not opens(below) or _heads_first(block, below, blocks, kinds)


def _heads_first(block: Block, below: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """The first of the stories has a heading of its own, in smaller type, between this line and its column."""
    return any(
        kind is Kind.HEADING
        and block.box.bottom < b.box.y < below.box.top
        and b.box.x_overlap(block.box) > 0.6 * b.box.width
        and b.size < block.size
        for b, kind in zip(blocks, kinds, strict=True)
    )


def _stands_before_headline(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """The name of a column in one row with the headline whose first line it stands left of; on a plate it may take two rows."""
    heads = [b for b, kind in zip(blocks, kinds, strict=True) if kind is Kind.HEADING and b is not block]
    if len(block.lines) == 1:
        return any(
            names_column_of(block.lines[0], b.lines[0], FAR if b.frame == block.frame >= 0 else APART) for b in heads
        )
    on_plate = all(x.reverse for x in block.lines) and text_width(block.text) <= LABEL
    return on_plate and any(stands_before(block.box, b.lines[0]) for b in heads if not b.lines[0].reverse)


def _ends_caption(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """Right under a caption: a credit, the end of the sentence that breaks off there, or a sentence on its axis."""
    line = len(block.lines) == 1
    if not line and (
        len(block.lines) > FEW or not ends_sentence(block.text) or _is_on_column(block, blocks, kinds, body)
    ):
        return False
    return any(
        kind is Kind.CAPTION
        and (
            _goes_on(block, other, body)
            or (line and (caption_credit(block.text) is not None or _is_legend(block, other, body)))
        )
        and -0.5 * body.body < block.box.top - other.box.bottom < _white(block, other, body) * body.body
        and other.box.x_overlap(block.box) > 0.6 * min(block.box.width, other.box.width)
        for kind, other in zip(kinds, blocks, strict=True)
    )


def _white(line: Block, caption: Block, body: TypeSize) -> float:
    """Body heights under a caption within which what ends it begins: a line or two are left before a credit at its right edge."""
    signs = caption_credit(line.text) is not None and abs(line.right - caption.right) < body.body
    return SIGNED if signs and line.left > caption.left + body.body else ENDED


def _is_on_column(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    column = column_below(block, blocks, kinds)
    return column is not None and column.box.top - block.box.bottom < body.body


def _goes_on(line: Block, caption: Block, body: TypeSize) -> bool:
    last = caption.lines[-1]
    if ends_sentence(last.text) or byline(line.text) or (len(line.lines) > 1 and split_credit(last.text)[1]):
        return False
    full = last.box.right > caption.right - body.body or line.text[:1].islower()
    return full and abs(line.left - caption.left) < body.body and line.size < 1.1 * body.body


def _is_legend(line: Block, caption: Block, body: TypeSize) -> bool:
    """What the picture shows, under its title in capitals."""
    titled = is_capital_title(" ".join(x.text for x in caption.lines))
    return titled and ends_sentence(line.text) and abs(line.box.x - caption.box.x) < body.body


def _is_label(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> bool:
    """A few characters, light on dark, with a headline that is not reversed right below."""
    short = text_width(block.text) <= LABEL or column_label(block.text)
    if len(block.lines) > 1 or not block.lines[0].reverse or not short:
        return False
    if block.vertical and _stands_in_box(block, blocks, kinds):
        return True
    return any(
        kind is Kind.HEADING
        and not other.lines[0].reverse
        and other.box.x_overlap(block.box) > 0.5 * block.box.width
        and -0.5 * body.body < other.box.top - block.box.bottom < 3 * body.body
        for kind, other in zip(kinds, blocks, strict=True)
    )


def _stands_in_box(block: Block, blocks: Sequence[Block], kinds: Sequence[Kind]) -> bool:
    """It runs down at the side of a box that a level headline opens."""
    inside = [
        b
        for b, kind in zip(blocks, kinds, strict=True)
        if kind is Kind.HEADING and b.frame == block.frame and b is not block
    ]
    return block.frame >= 0 and any(
        not (b.vertical or b.lines[0].reverse) and b.box.top < block.box.y and b.box.x_overlap(block.box) <= 0
        for b in inside
    )


def _fills_band(block: Block, blocks: Sequence[Block], sheet: Sheet) -> bool:
    """A few characters alone in a tinted band hardly higher than they are."""
    if block.frame < 0 or len(block.lines) > 1 or text_width(block.text) > LABEL:
        return False
    band = sheet.frames[block.frame]
    alone = all(b is block or b.frame != block.frame for b in blocks)
    return alone and band.tinted and band.box.height < 2 * block.box.height < band.box.width


def _by_type(block: Block, body: TypeSize) -> Kind:
    ratio = block.size / body.body
    ragged = not body.cjk and block.box.right > block.right + body.body
    running = len(block.lines) >= 4 and block.justified >= 0.6 and not (ragged or _is_headline(block, body))
    if block.vertical:
        return Kind.HEADING if ratio >= DISPLAY * 0.9 or len(block.lines) <= 2 else Kind.BODY
    if ratio >= 2.2 or (ratio >= DISPLAY and not running and not _is_told(block, body)):
        return Kind.HEADING
    capitals = len(block.lines) <= 3 and titled_in_capitals(block)
    return Kind.HEADING if capitals and ratio >= 1.12 else Kind.BODY


def _is_headline(block: Block, body: TypeSize) -> bool:
    """Some short Latin lines of display type that come to no stop, be they of one length: a headline over a narrow column."""
    few = len(block.lines) <= MOST and block.size >= DISPLAY * body.body and not body.cjk
    return few and not any(ends_sentence(x.text) for x in block.lines)


def _is_told(block: Block, body: TypeSize) -> bool:
    """Chinese that ends with a full stop: the last words of a paragraph, in a box that came out too high."""
    return body.cjk and block.text.rstrip("”’」』）)").endswith("。")
