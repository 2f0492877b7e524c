"""What stands over the opening of a story in the run of a column: heads of items, and decks in type hardly larger than the column's.

In Latin script a story opens with a dateline, in Chinese with 本报讯 and the like, indented.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import byline_in_run, ends_sentence, hyphenated_end, is_jump_line
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.flush import DEEPEST, NO_END, names_item
from pipeline.layout.typesize import is_wide, type_height
from pipeline.scripts import has_han
from pipeline.textline import TextLine

LARGER = 1.08  # times the type of its block, or
INDENT = 0.4  # heights of that by which it keeps off both edges, alike on both sides
ENDS = 3.0  # ems from the right edge: a line that is so much shorter ends a paragraph
DEEP = 1.2  # ems of the indent of an opening
DISPLAY, UNDER = 1.2, 1.5  # times the type of a deck: that of its headline, and what lies between the two
MOST = 3  # lines of what stands over one dateline


def opening_lines(block: Block) -> tuple[int, ...]:
    """Numbers of the lines with which a story opens: GRANTSBURG, April 6.—; 本报讯（记者 …）"""
    lines = block.lines
    return tuple(
        n
        for n, line in enumerate(lines)
        if (_opens_in_chinese(n, block) if has_han(line.text) else open_story(lines[n : n + 2]))
    )


def _opens_in_chinese(n: int, block: Block) -> bool:
    """What comes over from another page opens none, and what stands at the edge goes on."""
    indented = block.lines[n].box.left > block.left + block.em
    return indented and bool(byline_in_run("".join(x.text for x in block.lines[n : n + 2]))[1])


def open_story(lines: Sequence[TextLine]) -> bool:
    """Whether a story begins with a dateline in the first of one or two lines. Asking costs little where it does not.

    What the second one could open without it is under a title in capitals, which reads as the name of a place.
    """
    word = lines[0].text.lstrip(" \"'“”‘’—–-").split(" ", 1)[0].rstrip(",.")
    capitals = len(word) > 2 and not is_wide(word[0]) and in_capitals(word)
    if not capitals or not any(byline_in_run(" ".join(x.text for x in lines))):
        return False
    return len(lines) == 1 or not open_story(lines[1:])


def heads_opening(line: TextLine, column: Block, blocks: Sequence[Block]) -> bool:
    """A line of Chinese right over a column that opens with 本报讯, under no headline of which it were a deck."""
    high, opens = type_height(line), any(byline_in_run("".join(x.text for x in column.lines[:2])))
    indented = DEEP * column.em < column.lines[0].box.left - column.left < DEEPEST * column.em
    if not (opens and indented and has_han(line.text) and names_item(line.text)):
        return False
    return not any(
        b.size > DISPLAY * high
        and b.box.x_overlap(line.box) > 0
        and -0.5 * high < line.box.top - b.box.bottom < UNDER * high
        for b in blocks
    )


def lines_over(opening: int, block: Block) -> range:
    """The lines of head or deck right over a story's first line, up to the end of what was told before."""
    if opening and has_han(block.lines[opening - 1].text):
        return _line_over(opening, block)
    first = opening
    while first > 0 and opening - first < MOST and stands_out(block.lines[first - 1], block):
        first -= 1
        if in_capitals(block.lines[first].text):
            return range(first + 1, opening)  # they are told by themselves
    before = block.lines[first - 1].text if first else ""
    apart = first == 0 or ends_sentence(before) or is_jump_line(before)
    return range(first, opening) if apart else range(0)


def _line_over(opening: int, block: Block) -> range:
    """A Chinese head: one line at the edge or in the middle, short of the right edge, and no sentence."""
    line, before = block.lines[opening - 1], block.lines[opening - 2] if opening > 1 else None
    short = line.box.right < block.right - block.em and not ends_sentence(line.text) and line.text[-1] not in NO_END
    ended = before is None or ends_sentence(before.text) or before.box.right < block.right - ENDS * block.em
    return range(opening - 1, opening) if short and ended else range(0)


def stands_out(line: TextLine, block: Block) -> bool:
    """Larger type than that of the block, or a line on its axis that fills it on neither side."""
    left, right = line.box.left - block.left, block.right - line.box.right
    centred = min(left, right) > INDENT * block.size and abs(left - right) < 0.3 * (left + right) + 0.5 * block.size
    runs_on = hyphenated_end(line.text) or line.text.rstrip().endswith(",") or is_jump_line(line.text)
    return not runs_on and (centred or line.box.height > LARGER * block.size)
