"""Heads of short items at the left edge of their column, right over an indented line: 简讯's small titles, Library sale."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import byline, ends_sentence, hyphenated_end, is_jump_line, opens_mid_sentence
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import is_wide, text_width
from pipeline.textline import TextLine

TITLE = (4.0, 16.0)  # ems of a Chinese title at the edge of its column
SHORTEST = 2.5  # and of a Latin one, the width of which is told by its column alone
INDENT = {True: 1.3, False: 0.7}  # ems at the least, of ideographs and of Latin type
DEEPEST = 3.2  # ems of an indent: what keeps off the edge by more is set to the right
LINES = {True: 1, False: 2}  # of one head at the most
LARGER = 1.08  # times the type of its block
HIGHER, FEW = 1.2, 3  # times the type of each line below, where a block has so few lines
ITEM_MARKS = frozenset("▲△●◆◇★☆")  # before the titles of short items; squares stand before decks and names, too
NO_END = frozenset("。，；：、！？…）)")  # what a Chinese title does not end with
CLAUSE_ENDS = (
    "，",
    ",",
    "、",
)  # the second character of text that runs on from the column before: the first ends a word
NO_STOP = frozenset(".,;:")  # and a Latin one


def flush_heads(block: Block) -> list[int]:
    """Numbers of the lines of heads, each between the end of a paragraph and the indent of the next one.

    One head alone counts only after a short line, or if its type or its words tell it: elsewhere it may be the end of a
    paragraph that lost its full stop. With others below, a line on top of the block may fill its column.
    """
    found = [head for n in range(len(block.lines)) if (head := _head_at(n, block)) and _is_apart(head[-1], block)]
    if _ends_with_head(block):
        found.append(range(len(block.lines) - 1, len(block.lines)))
    if len(found) == 1 and not (_ends_for_sure(found[0][0] - 1, block) or _is_told(found[0], block)):
        return []
    if found and found[0][0] > 0:
        found.insert(0, _head_at(0, block))
    return [n for head in found for n in head]


def marked_heads(block: Block) -> list[int]:
    """Numbers of the lines of larger type that begin with the mark of an item (▲), each on top or under the end of a text."""
    return [
        n
        for n, line in enumerate(block.lines)
        if item_mark(line.text)
        and line.box.height > LARGER * block.size
        and _names([line.text])
        and (n == 0 or _ends(n - 1, block))
    ]


def heads_few(block: Block) -> bool:
    """A line of larger Chinese type at the edge, over a line or two that begin with an indent: too few to show how their column is set."""
    top, first = block.lines[0], block.lines[1:2]
    return (
        1 < len(block.lines) <= FEW
        and names_item(top.text)
        and all(top.box.height > HIGHER * x.box.height for x in block.lines[1:])
        and is_flush_head([top], first[0], top.box.left, Block(tuple(first)).em)
    )


def names_item(text: str) -> bool:
    """Chinese that may be the title of a short item, from its length and from how it ends."""
    return _is_chinese(text) and _names([text])


def item_mark(text: str) -> str:
    """The mark with which the title of a short item begins; empty if there is none."""
    return text[:1] if text[:1] in ITEM_MARKS and _is_chinese(text[1:]) else ""


def is_flush_head(head: Sequence[TextLine], first: TextLine, left: float, em: float) -> bool:
    """The lines name something, stand at that edge, and the line below them is indented."""
    wide = _is_chinese(head[-1].text)
    flush = all(abs(x.box.left - left) < 0.6 * em for x in head)
    # A column that leans moves its edge from line to line: the indent is measured from the line above.
    indented = INDENT[wide] * em < first.box.left - head[-1].box.left < DEEPEST * em
    return len(head) <= LINES[wide] and flush and indented and _names([x.text for x in head])


def _is_chinese(text: str) -> bool:
    return not text.isascii() and any(map(is_wide, text))


def _names(texts: Sequence[str]) -> bool:
    last = texts[-1].rstrip()
    if _is_chinese(last):
        running = texts[0][1:2] in CLAUSE_ENDS or last[-1] in NO_END or ends_sentence(last)
        return TITLE[0] <= text_width(last) <= TITLE[1] and not running
    text = " ".join(texts)
    running = opens_mid_sentence(text) or hyphenated_end(last) or last[-1] in NO_STOP
    return text_width(text) >= SHORTEST and not running and not byline(text) and not is_jump_line(text)


def _head_at(n: int, block: Block) -> range:
    """The lines of the head that begins with this one, the shortest that will do; none if there is no head."""
    if n > 0 and not _ends(n - 1, block):
        return range(0)
    most = LINES[_is_chinese(block.lines[n].text)]
    for count in range(1, min(most, len(block.lines) - n - 1) + 1):
        head = block.lines[n : n + count]
        # Two lines may be the end of a paragraph, unless one has ended for sure right above them.
        begins = count == 1 or _ends_for_sure(n - 1, block) or (n == 0 and _is_told(range(count), block))
        if begins and is_flush_head(head, block.lines[n + count], block.left, block.em):
            return range(n, n + count)
    return range(0)


def _ends_with_head(block: Block) -> bool:
    """The last line of a block, in larger Chinese type, under the end of a paragraph: white parts it from its own text."""
    last = block.lines[-1]
    flush = abs(last.box.left - block.left) < 0.6 * block.em
    larger = last.box.height > LARGER * block.size
    named = _is_chinese(last.text) and _names([last.text]) and not is_jump_line(last.text) and not byline(last.text)
    return (
        larger and flush and named and _ends(len(block.lines) - 2, block) and _ends_short(len(block.lines) - 1, block)
    )


def _is_told(head: range, block: Block) -> bool:
    """Larger type than that of the block; or its words are the first ones of the text below, as the names of the dead are."""
    lines = block.lines[head.start : head.stop]
    larger = sum(x.box.height for x in lines) > LARGER * block.size * len(lines)
    return larger or is_repeated(" ".join(x.text for x in lines), block.lines[head.stop].text)


def is_repeated(head: str, text: str) -> bool:
    """The text begins with the words of its head, two at the least."""
    return len(head.split()) > 1 and _letters(text).startswith(_letters(head))


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _ends(n: int, block: Block) -> bool:
    """A paragraph ends with the line, or what is signed by it."""
    return ends_sentence(block.lines[n].text) or signs(n, block)


def _ends_for_sure(n: int, block: Block) -> bool:
    return n >= 0 and (signs(n, block) or (_ends_short(n, block) and _ends(n, block)))


def signs(n: int, block: Block) -> bool:
    """A line set to the right, deeper than any indent, under the end of a sentence: a name under a letter."""
    if n <= 0:
        return False
    deep = block.lines[n].box.left - block.left > DEEPEST * block.em
    return deep and not _ends_short(n, block) and ends_sentence(block.lines[n - 1].text)


def _is_apart(n: int, block: Block) -> bool:
    return _ends_short(n, block) or block.lines[n].box.height > LARGER * block.size


def _ends_short(n: int, block: Block) -> bool:
    return block.right - block.lines[n].box.right > block.em
