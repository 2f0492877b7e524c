"""Pull quotes: a sentence of the story in large type that interrupts its columns, and is neither a heading nor a part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues import byline, ends_sentence, is_subtitle_dash
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals
from pipeline.layout.kinds import Kind, opens
from pipeline.layout.typesize import TypeSize, text_width
from pipeline.sheet import Rule

MOST = 8  # lines
REACH = 4.0  # body heights to the text over and under it
SENTENCE = 8.0  # ems; the least that says something
WIDER = 1.05  # times the advance of the columns that it interrupts
LARGER = 1.2  # of body type
INDENT = 0.8  # ems
WHITE = 0.4  # body heights
GUTTER = 4.0  # body heights from one column to the next at the most
QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"', "'": "'"}
_APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)")


def is_pull_quote(
    block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], rules: Sequence[Rule], body: TypeSize
) -> bool:
    """Whether text stands right over the block and goes on right under it, and its words say that it is no heading.

    A headline is seldom a whole sentence, nor is all of it in quotes; one that is stands over a byline, or under a rule
    that parts more than these columns.
    """
    if (
        block.vertical
        or len(block.lines) > MOST
        or block.size < LARGER * body.body
        or text_width(block.text) < SENTENCE
    ):
        return False
    if in_capitals(block.text) or is_subtitle_dash(block.lines[0].text) or any(byline(x.text) for x in block.lines):
        return False
    if not body.cjk and len(block.lines) == 1 and not _is_quoted(block.text):
        return False  # crossheads in Latin type come to a full stop as well
    over, under = _columns(block, blocks, kinds, body)
    if not over or not under or any(opens(b) or byline(b.lines[0].text) for b in under):
        return False
    high = block.em < WIDER * max(b.em for b in (*over, *under))  # a box that came out too high
    if high or _runs_on(block, over, under, body) or _is_parted(block, (*over, *under), rules, body):
        return False
    return _is_said(block.text) or _goes_on_below(over, under, body)


def _columns(
    block: Block, blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize
) -> tuple[list[Block], list[Block]]:
    """The columns that end right over the block and those that begin right under it; none if other matter is nearer."""
    over: list[Block] = []
    under: list[Block] = []
    for other, kind in zip(blocks, kinds, strict=True):
        if other is block or other.box.x_overlap(block.box) < 0.3 * min(other.box.width, block.box.width):
            continue
        above, below = block.box.top - other.box.bottom, other.box.top - block.box.bottom
        if -0.5 * body.body < max(above, below) < REACH * body.body:
            if kind is not Kind.BODY:
                return [], []
            (over if above > below else under).append(other)
    return over, under


def _runs_on(block: Block, over: Sequence[Block], under: Sequence[Block], body: TypeSize) -> bool:
    """One line at the edge of its column, with no more white over or under it than lines have."""
    alone = len(block.lines) == 1 and len(over) == len(under) == 1
    flush = abs(block.left - over[0].left) < 0.5 * over[0].em
    close = max(block.box.top - over[0].box.bottom, under[0].box.top - block.box.bottom) < WHITE * body.body
    return alone and flush and close


def _is_parted(block: Block, columns: Sequence[Block], rules: Sequence[Rule], body: TypeSize) -> bool:
    """The rule next over the block goes on past the columns over and under it; one that does not is its own."""
    over = [
        r.box
        for r in rules
        if r.horizontal
        and block.box.top - REACH * body.body < r.box.y < block.box.top + 0.5 * body.body
        and r.box.x_overlap(block.box) > 0.8 * block.box.width
    ]
    if not over:
        return False
    rule, reach = max(over, key=lambda r: r.y), Box.union(b.box for b in columns)
    return max(reach.left - rule.left, rule.right - reach.right) > GUTTER * body.body


def _goes_on_below(over: Sequence[Block], under: Sequence[Block], body: TypeSize) -> bool:
    """Several columns break off above and go on between the same edges, where none begins a paragraph as under a headline."""
    pairs = [(a, b) for a in over for b in under if max(abs(a.left - b.left), abs(a.right - b.right)) < body.body]
    broken = all(not ends_sentence(a.text) and a.lines[-1].box.right > a.right - a.em for a in over)
    begins = any(b.lines[0].box.left > b.left + INDENT * b.em for b in under)
    return len(pairs) > 1 and len(pairs) == len(under) and broken and not begins


def _is_said(text: str) -> bool:
    """A sentence to its end, or one that stands in quotes as a whole."""
    return _is_quoted(text) or ends_sentence(text)


def _is_quoted(text: str) -> bool:
    text, closing = _APOSTROPHE.sub("", text), QUOTES.get(text[:1])
    return closing is not None and text.find(closing, 1) == len(text) - 1
