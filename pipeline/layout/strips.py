"""Strips: the pieces of body column that articles are made of, each with the small titles that stand on top of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cues import byline_in_run, is_jump_line, jump_from, jump_to
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.flush import signs
from pipeline.layout.kinds import Kind
from pipeline.layout.typesize import TypeSize
from pipeline.textline import TextLine

OPENING = 4  # lines of a paragraph within which its dateline ends


@dataclass(frozen=True)
class Strip:
    """``titles`` are crossheads, or the heading of a short item, on top of the column; links decide which."""

    titles: tuple[TextLine, ...]
    column: Block

    @property
    def lines(self) -> tuple[TextLine, ...]:
        return self.titles + self.column.lines

    @cached_property
    def box(self) -> Box:
        return Box.union((self.column.box, *(x.box for x in self.titles)))

    @property
    def frame(self) -> int:
        return self.column.frame

    @property
    def first(self) -> TextLine:
        return self.column.lines[0]

    @property
    def last(self) -> TextLine:
        return self.column.lines[-1]

    @cached_property
    def indented(self) -> bool:
        """The first line begins at least two thirds of an em to the right of the column's edge."""
        indent = self.first.box.left - self.column.left
        return 0.66 * self.column.em < indent < 6 * self.column.em

    @cached_property
    def datelined(self) -> bool:
        """It opens as a story does: 本报讯（记者 甲）, LONDON, August 26.—"""
        return any(byline_in_run("".join(x.text for x in self.column.lines[:OPENING])))

    @cached_property
    def continues_page(self) -> bool:
        """It begins with a jump line: 上接第一版."""
        return jump_from(self.first.text) is not None

    @property
    def opens_story(self) -> bool:
        """What stands over it in its column is not its beginning."""
        return self.datelined or self.continues_page

    @cached_property
    def full(self) -> bool:
        """The last line reaches the right edge."""
        return self.last.box.right > self.column.right - 1.3 * self.column.em

    @cached_property
    def signed(self) -> bool:
        """The last line names who wrote what stands above it."""
        return signs(len(self.column.lines) - 1, self.column)


def build_strips(blocks: Sequence[Block], kinds: Sequence[Kind], body: TypeSize) -> tuple[Strip, ...]:
    """Every body and title block goes into exactly one strip; a title without a column is a strip of its own."""
    columns = _with_jump_lines([b for b, k in zip(blocks, kinds, strict=True) if k is Kind.BODY], body)
    titles = [b for b, k in zip(blocks, kinds, strict=True) if k is Kind.TITLE]
    owned: dict[int, list[Block]] = {}
    lone: list[Block] = []
    for title in titles:
        under = [
            (c.box.top, n)
            for n, c in enumerate(columns)
            if c.frame == title.frame
            and c.box.y > title.box.y
            and c.box.top - title.box.bottom < 3 * body.body
            and c.box.x_overlap(title.box) > 0.8 * title.box.width
        ]
        if under:
            owned.setdefault(min(under)[1], []).append(title)
        else:
            lone.append(title)
    strips = [
        Strip(tuple(x for t in sorted(owned.get(n, []), key=lambda b: b.box.top) for x in t.lines), column)
        for n, column in enumerate(columns)
    ]
    return tuple(sorted(strips + [Strip((), t) for t in lone], key=lambda s: (s.box.left, s.box.top)))


def _with_jump_lines(columns: Sequence[Block], body: TypeSize) -> list[Block]:
    """A jump line that stands alone closes the column above it."""
    joined = list(columns)
    for block in columns:
        if len(block.lines) > 1 or jump_to(block.text) is None or not is_jump_line(block.text):
            continue
        above = [
            c
            for c in joined
            if c is not block
            and c.frame == block.frame
            and -body.body < block.box.top - c.box.bottom < 3 * body.body
            and c.box.x_overlap(block.box) > 0.6 * block.box.width
        ]
        if above:
            home = max(above, key=lambda c: c.box.bottom)
            joined[joined.index(home)] = Block((*home.lines, *block.lines), home.frame)
            joined.remove(block)
    return joined
