"""Photo news: a picture, right under it its headline, and under that its caption, which is as wide as the picture and comes to an end.

######################
######################
      HHHHHHHHHH
cccccccccccccccccccccc
cccccccccc  kkkkkkkkkk
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import byline, byline_in_run, caption_credit, caption_cue, ends_sentence
from pipeline.layout.blocks import Block, in_rows
from pipeline.layout.caption_ends import FEW_ROWS, ends_with_credit
from pipeline.layout.kinds import DISPLAY
from pipeline.layout.near_pictures import picture_above
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture

MOST_ROWS = 9  # of a caption that its words tell
LARGER = 1.25  # times body type: a headline, if it stands out from the caption
LINES = 2  # of a headline
NEAR = 1.5  # body heights from it to the caption
FLUSH = 1.5  # from the sides of the picture
WIDE = 0.7  # of the picture: the least of a caption that no words tell
GOES_ON = 2.0  # body heights of white under a text that ends; what stands closer is more of it


def is_under_title(block: Block, blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> bool:
    """Whether a headline parts the block from the picture that it describes."""
    rows = in_rows(block.lines)
    if block.vertical or len(rows) > MOST_ROWS or block.size > DISPLAY * body.body or byline(block.text):
        return False
    picture = _over_title(block, blocks, pictures, body)
    if picture is None or any(byline_in_run(block.text)):
        return False
    signed = len(rows) > 1 and caption_credit(" ".join(x.text for x in rows[-1])) is not None
    if caption_cue(block.text) or ends_with_credit(rows) or signed:
        return True
    wide = block.box.width > WIDE * picture.box.width
    return wide and len(rows) <= FEW_ROWS and ends_sentence(block.text) and _is_all(block, blocks, picture, body)


def _over_title(block: Block, blocks: Sequence[Block], pictures: Sequence[Picture], body: TypeSize) -> Picture | None:
    """The picture whose headline stands right over the block, with nothing else between."""
    em = body.body
    for title in blocks:
        gap = block.box.top - title.box.bottom
        display = title.size > max(LARGER * em, DISPLAY * block.size) and len(title.lines) <= LINES
        if title.vertical or not display or not -0.5 * em < gap < NEAR * em:
            continue
        picture = picture_above(title, pictures, body)
        if picture is None or title.frame != block.frame:
            continue
        side = picture.box.grown(FLUSH * em, 0)
        within = all(side.left < b.box.left and b.box.right < side.right for b in (block, title))
        if within and not any(_between(b, picture, title) for b in blocks if b is not title):
            return picture
    return None


def _between(other: Block, picture: Picture, title: Block) -> bool:
    return picture.box.bottom < other.box.y < title.box.y and other.box.x_overlap(title.box) > 0


def _is_all(block: Block, blocks: Sequence[Block], picture: Picture, body: TypeSize) -> bool:
    """No text stands level with it under the picture, nor goes on right below it."""
    below = block.box.bottom + GOES_ON * body.body
    return not any(
        b is not block
        and b.box.x_overlap(picture.box) > 0
        and block.box.y < b.box.bottom
        and b.box.top < below
        and b.box.y > block.box.top
        and b.size < DISPLAY * body.body
        for b in blocks
    )
