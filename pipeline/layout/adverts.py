"""Advertisements, kept out of the articles: framed matter that is set to sell, and what stands under CLASSIFIED."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.cues import box_label, byline_in_run, caption_cue, classified_section, ends_sentence, split_credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

SMALL, SOLD = 300, 0.5  # characters of a small advertisement, and salesmanship that makes it one in any type
DOUBT = 0.3  # salesmanship below which the words do not decide
BAR = 3.0  # body heights from the name of a section to the bar or the rule that is as wide as it
SPANS = 0.8  # of the width of a section: a rule that ends it
NOTICES = 3  # blocks that make a section
Salesmanship = Callable[[Sequence[str]], float]  # how far texts speak of commerce, 0..1


@dataclass(frozen=True, slots=True)
class Advert:
    box: Box
    lines: tuple[TextLine, ...]


def _describes(text: str) -> bool:
    """A caption: it ends with a credit or like a sentence, or it says that it is one."""
    return caption_cue(text) or bool(split_credit(text)[1]) or (len(text) >= 10 and ends_sentence(text))


def find_adverts(
    blocks: Sequence[Block], sheet: Sheet, body: TypeSize, salesmanship: Salesmanship
) -> tuple[Advert, ...]:
    """One for each outermost frame that is set like an advertisement; no block is in two of them."""
    found: list[Advert] = []
    taken: set[int] = set()
    for frame in sorted(sheet.frames, key=lambda f: -f.box.area):
        inside = [b for b in blocks if frame.box.holds(b.box.x, b.box.y)]
        mine = [b for b in inside if id(b) not in taken]
        if len(mine) != len(inside) or not mine:
            continue
        pictured = any(frame.box.holds(p.box.x, p.box.y) for p in sheet.pictures)
        if frame.box.area < 0.6 * sheet.width * sheet.height and _sells(mine, body, salesmanship, pictured=pictured):
            found.append(Advert(frame.box, tuple(x for b in mine for x in b.lines)))
            taken |= {id(b) for b in mine}
    for field in _sections(blocks, sheet, body):
        mine = [b for b in blocks if field.holds(b.box.x, b.box.y) and id(b) not in taken]
        if len(mine) > NOTICES:
            found.append(Advert(Box.union(b.box for b in mine), tuple(x for b in mine for x in b.lines)))
            taken |= {id(b) for b in mine}
    return tuple(found)


def _sections(blocks: Sequence[Block], sheet: Sheet, body: TypeSize) -> list[Box]:
    """From the name of a section of small advertisements in its bar, or at a rule over its width, to the next rule so wide."""
    fields = []
    level = [r.box for r in sheet.rules if r.horizontal]
    for block in blocks:
        name = block.text
        if len(block.lines) > 1 or not classified_section(name) or any(map(str.isdigit, name)):
            continue
        bars = [
            f.box for f in sheet.frames if f.box.holds(block.box.x, block.box.y) and f.box.height < 2 * BAR * body.body
        ]
        bars += [r for r in level if abs(r.y - block.box.y) < BAR * body.body and _heads(block.box, r, body)]
        if not bars:
            continue
        width = max(bars, key=lambda b: b.width)
        low = block.box.bottom + BAR * body.body
        ends = [r.top for r in level if r.top > low and r.x_overlap(width) > SPANS * width.width]
        fields.append(Box(width.left, block.box.top, width.right, min(ends, default=float(sheet.height))))
    return fields


def _heads(name: Box, rule: Box, body: TypeSize) -> bool:
    """A name stands in the middle of the rule over its section, or at the left end."""
    middle = abs(name.x - rule.x) < BAR * body.body
    return rule.holds(name.x, rule.y) and (middle or name.left - rule.left < BAR * body.body)


def _sells(blocks: Sequence[Block], body: TypeSize, salesmanship: Salesmanship, *, pictured: bool) -> bool:
    """Little running text among much display, in many sizes; or words of commerce.

    A box of weather or contents sells nothing, nor does what a correspondent signs (本报讯), nor do a lone line, and a picture
    with its caption, unless words say so.
    """
    if any(box_label(x.text) for x in blocks[0].lines) or any(any(byline_in_run(b.text)) for b in blocks):
        return False
    total = sum(len(b.text) for b in blocks)
    running = sum(len(b.text) for b in blocks if len(b.lines) >= 4 and b.justified >= 0.5 and b.size < 1.25 * body.body)
    words = salesmanship([x.text for b in blocks for x in b.lines])
    if words < DOUBT and (
        sum(len(b.lines) for b in blocks) == 1 or (pictured and any(_describes(b.text) for b in blocks))
    ):
        return False
    if total <= SMALL and words > SOLD:
        return True
    sizes = len({round(b.size / body.body * 3) for b in blocks})
    display = sum(len(b.text) for b in blocks if b.size > 1.3 * body.body)
    score = (
        1.5 * words
        + (running < 0.45 * total)
        + (sizes >= 4) * 0.5
        + (display > 0.3 * total) * 0.5
        - (running > 0.6 * total)
    )
    return score >= 1.5
