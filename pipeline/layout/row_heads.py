"""Heads that the type alone does not part from their column: on top of it, level with the heads of the columns beside it.

ttttt     ttttt     ttttt     items in a grid (简明新闻): a row of heads, then a row of columns,
  aaaa      bbbb      cccc    the first lines of which are indented
aaaaaa    bbbbbb    cccccc
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.blocks import Block
from pipeline.layout.flush import DEEPEST, names_item
from pipeline.layout.typesize import type_height
from pipeline.textline import TextLine

COLUMN = 2  # lines at the least
LEVEL = 0.5  # type heights by which the tops of a row differ
ALIKE = 1.2  # times the type of the other head
INDENT = 1.2  # ems of the first line of an item at the least
LARGER = 1.08  # times the type of the column: a head at its edge


def cut_in_row(block: Block, blocks: Sequence[Block]) -> list[Block]:
    """The block; its first line is a block of its own if it is a head in such a row."""
    if len(block.lines) <= COLUMN:
        return [block]
    top, column = block.lines[0], Block(block.lines[1:], block.frame)
    if not _may_head(top, column) or not any(_is_beside(b, top, column, blocks) for b in blocks):
        return [block]
    return [Block((top,), block.frame), column]


def _may_head(top: TextLine, column: Block) -> bool:
    """A line with the words of a title over an indented one, on the axis of the column or in larger type at its edge."""
    left, right, em = top.box.left - column.left, column.right - top.box.right, column.em
    if not names_item(top.text) or column.vertical or min(left, right) < -em:
        return False
    indented = INDENT * em < column.lines[0].box.left - column.left < DEEPEST * em
    larger = type_height(top) > LARGER * column.size and left < em
    return indented and (abs(left - right) < em or larger)


def _is_beside(other: Block, top: TextLine, column: Block, blocks: Sequence[Block]) -> bool:
    """Such a line of the same type, level with this one, over a column that begins where that under this one does."""
    head = other.lines[0]
    low, high = sorted((type_height(head), type_height(top)))
    level = abs(head.box.y - top.box.y) < LEVEL * low and high < ALIKE * low
    if not level or other.frame != column.frame or other.box.x_overlap(column.box) > 0:
        return False
    under = [Block(other.lines[1:], other.frame)] if len(other.lines) > COLUMN else []
    if len(other.lines) == 1:
        under = [b for b in blocks if b.frame == other.frame and b.box.x_overlap(head.box) > 0.8 * head.box.width]
    return any(
        len(b.lines) >= COLUMN and _may_head(head, b) and abs(b.box.top - column.box.top) < LEVEL * column.size
        for b in under
    )
