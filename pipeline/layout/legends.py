"""Captions printed on their pictures, mostly light on dark in a strip along the lower edge: the words at its left, the credit at its right."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues import caption_cue, credit, ends_sentence, split_credit
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_rows, innermost_frame
from pipeline.sheet import Picture, Sheet
from pipeline.textline import TextLine

LEGIBLE = 0.5  # confidence below which letters are rather seen in the halftone than read
SURE = 0.9  # confidence of type that only its end tells
WITHIN = 0.8  # of a line is on the picture
# Lengths in heights of the line.
FOOT = 1.5  # from the last row to the lower edge
LEADING = 0.9  # white between two rows at most
ALIKE = 1.35  # times as large is type of another size
FLUSH = 1.0  # rows of one caption begin apart
EDGE = 3.0  # from the words to the side of the picture where they begin or end
LEAST = 6.0  # the words are longer


def find_legends(sheet: Sheet, lines: Sequence[TextLine]) -> tuple[Block, ...]:
    """One caption a picture, its rows from top to bottom and each from left to right."""
    found = (_legend(p, lines) for p in sheet.pictures)
    return tuple(Block(told, innermost_frame(Box.union(x.box for x in told), sheet)) for told in found if told)


def without_legend(pictures: Sequence[Picture], legends: Sequence[Block]) -> tuple[Picture, ...]:
    """The pictures that have no caption yet."""
    return tuple(p for p in pictures if not any(b.box.overlap(p.box) > 0.5 * b.box.area for b in legends))


def _legend(picture: Picture, lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    on = [x for x in lines if not x.vertical and x.confidence >= LEGIBLE and _is_on(x, picture.box)]
    rows = in_rows(on)
    foot = [n for n, row in enumerate(rows) if picture.box.bottom - _bottom(row) <= FOOT * _height(row)]
    if not foot:
        return ()
    # A picture that was taken to reach too far holds lines of columns too, below the caption.
    last = next((n for n in reversed(foot) if _is_signed(rows[n])), foot[-1])
    taken = [rows[last]]
    for row in reversed(rows[:last]):
        if not _goes_on(row, taken[0]):
            break
        taken.insert(0, row)
    return tuple(x for row in taken for x in row) if _is_legend(taken, picture.box) else ()


def _is_legend(rows: Sequence[Sequence[TextLine]], picture: Box) -> bool:
    """Words that say whose picture it is or what it shows; else a sentence, light on dark, at a side of the picture."""
    lines = [x for row in rows for x in row]
    text = "".join(x.text for x in lines)
    if credit(text) is not None or not _is_of_one_size(lines):
        return False
    if _is_signed(rows[-1]) or caption_cue(text):
        return True
    first, right = lines[0].box, max(x.box.right for x in lines)
    aside = min(first.left - picture.left, picture.right - right) < EDGE * first.height
    return (
        aside
        and first.width > LEAST * first.height
        and ends_sentence(text)
        and all(x.reverse and x.confidence >= SURE for x in lines)
    )


def _goes_on(row: Sequence[TextLine], below: Sequence[TextLine]) -> bool:
    height = _height(below)
    near = min(x.box.top for x in below) - _bottom(row) < LEADING * height
    flush = abs(row[0].box.left - below[0].box.left) < FLUSH * height or credit("".join(x.text for x in below))
    return near and bool(flush) and row[0].reverse == below[0].reverse and _is_of_one_size([*row, *below])


def _is_signed(row: Sequence[TextLine]) -> bool:
    return credit(row[-1].text) is not None or bool(split_credit("".join(x.text for x in row))[1])


def _is_of_one_size(lines: Sequence[TextLine]) -> bool:
    return max(x.box.height for x in lines) < ALIKE * min(x.box.height for x in lines)


def _is_on(line: TextLine, picture: Box) -> bool:
    return line.box.overlap(picture) > WITHIN * line.box.area


def _bottom(row: Sequence[TextLine]) -> float:
    return max(x.box.bottom for x in row)


def _height(row: Sequence[TextLine]) -> float:
    return max(x.box.height for x in row)
