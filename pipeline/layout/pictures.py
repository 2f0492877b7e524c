"""Pictures as the layout takes them: those that are no type, and the lettering inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import TypeVar

from pipeline.cues import caption_cue, credit, points_at_picture, split_credit
from pipeline.geometry import Box
from pipeline.layout.typesize import TypeSize, is_wide
from pipeline.sheet import Picture, Span
from pipeline.textline import TextLine

Type = TypeVar("Type", Span, TextLine)

LEAST = 3.0  # body heights; anything smaller is a blot or an ornament
FEW = 6  # such "letters" in a row
HUGE = 4.0  # body heights of a "letter" that is a picture
LEGIBLE = 0.5  # confidence below which letters are rather seen in the halftone than read
FOREIGN = 0.9  # the same for Latin letters on a Chinese page
SURE = 0.9  # confidence of type; letters seen in a halftone have less
LONG = 3.0  # heights of a line of a column, and of a headline
ALIKE = 1.35  # heights of lines of one size differ by less than this ratio
FLUSH = 0.6  # heights by which lines of a column begin apart
LEADING = 0.9  # heights between lines of a column, at most
DISPLAY = 1.6  # times the height of most lines: a headline
COLUMN = 5  # lines of a column, at least, that a picture ends at
BODY = (0.75, 1.3)  # body heights of its lines
GAP = 0.3  # body heights from it to the picture
MOST = 0.4  # of the area that is left of the picture, at least
WIDE, BAND = 4.0, 2.2  # a band is this many times as wide as high, and less than so many times as high as its type
TYPE_SHARE = 0.3  # where lines cover more of the area than this, it is set matter


def clear_of_columns(pictures: Sequence[Picture], spans: Sequence[Span], body: float) -> tuple[Picture, ...]:
    """The pictures, each ending where columns of body type begin that it was taken to cover; at its caption if they follow that.

    ``body`` is the height of body type in pixels.
    """
    low, high = (share * body for share in BODY)
    text = [x for x in spans if x.confidence >= SURE and not x.reverse and low <= x.box.height <= high]
    return tuple(p if is_set(p, spans) else replace(p, box=_clear(p.box, text, body)) for p in pictures)


def _clear(box: Box, text: Sequence[Span], body: float) -> Box:
    left = _up_to_caption(box, [x for x in text if box.holds(x.box.x, x.box.y)])
    while column := next(iter(_stacks([x for x in text if left.holds(x.box.x, x.box.y)], COLUMN)), None):
        left = _largest_part(left, Box.union(x.box for x in column).grown(GAP * body, GAP * body))
    return left if left.area >= MOST * box.area else box


def _up_to_caption(box: Box, inside: Sequence[Span]) -> Box:
    """A row of columns stands below the caption."""
    ends = [x.box.bottom for x in inside if points_at_picture(x.text) or split_credit(x.text)[1]]
    bottom = max(ends, default=box.bottom)
    return Box(box.left, box.top, box.right, bottom) if sum(x.box.y > bottom for x in inside) > 1 else box


def is_set(picture: Picture, lines: Sequence[Span] | Sequence[TextLine]) -> bool:
    """Set matter, since lines cover much of it."""
    covered = sum(x.box.overlap(picture.box) for x in lines if x.confidence >= LEGIBLE)
    return covered >= TYPE_SHARE * picture.box.area


def _largest_part(box: Box, taken: Box) -> Box:
    """What is left of a box on one of the four sides of another."""
    parts = (
        Box(box.left, box.top, max(box.left, taken.left), box.bottom),
        Box(min(box.right, taken.right), box.top, box.right, box.bottom),
        Box(box.left, box.top, box.right, max(box.top, taken.top)),
        Box(box.left, min(box.bottom, taken.bottom), box.right, box.bottom),
    )
    return max(parts, key=lambda b: b.area)


def true_pictures(pictures: Sequence[Picture], lines: Sequence[TextLine], body: TypeSize) -> tuple[Picture, ...]:
    """The pictures that are large enough and not full of lines."""
    return tuple(p for p in pictures if min(p.box.width, p.box.height) > LEAST * body.body and not is_set(p, lines))


def without_bands(pictures: Sequence[Picture], lines: Sequence[TextLine]) -> tuple[Picture, ...]:
    """The pictures but for the grounds of a row of large type: low and wide, hardly higher than what is printed on them."""

    def band(box: Box) -> bool:
        sizes = (x.box.height for x in lines if x.confidence >= SURE and x.box.overlap(box) > 0.7 * x.box.area)
        return box.width > WIDE * box.height and box.height < BAND * max(sizes, default=0.0)

    return tuple(p for p in pictures if not band(p.box))


def without_ornaments(
    pictures: Sequence[Picture], masthead: Sequence[TextLine], others: Sequence[TextLine]
) -> tuple[Picture, ...]:
    """The pictures that are not part of the masthead: it reaches as far to both sides and further down, and nothing else is there."""
    if not masthead:
        return tuple(pictures)
    area = Box.union(x.box for x in masthead)

    def ornament(box: Box) -> bool:
        within = area.left < box.left and box.right < area.right and box.bottom < area.bottom
        return within and not any(x.box.y < area.bottom and x.box.x_overlap(box) > 0 for x in others)

    return tuple(p for p in pictures if not ornament(p.box))


def misread_pictures(lines: Sequence[TextLine], body: TypeSize) -> tuple[TextLine, ...]:
    """Lines that are pictures which only the recogniser saw: as a few huge letters, of which it is not sure."""
    return tuple(
        x
        for x in lines
        if x.confidence < (FOREIGN if body.cjk and not any(map(is_wide, x.text)) else LEGIBLE)
        and len(x.text) <= FEW
        and min(x.box.width, x.box.height) > HUGE * body.body
    )


def lettering_in(pictures: Sequence[Picture], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Lines that stand inside a picture: lettering of a drawing, or letters that the recogniser saw in the halftone.

    Set matter is none of it, whatever the picture: three lines of a column that read well, or a headline at its edge with
    what stands over and under it.
    """
    typical = median(x.box.height for x in lines) if lines else 0.0
    found: dict[int, TextLine] = {}
    for picture in pictures:
        inside = [
            x
            for x in lines
            if x.box.overlap(picture.box) > _share(x) * x.box.area
            and not _is_caption(x, picture.box)
            and not _begins_caption(x, picture.box, lines)
        ]
        sure = [x for x in inside if x.confidence >= SURE]
        seeds = [*_columns(sure), *(x for x in sure if _is_display(x, picture.box, typical))]
        printed = {x.number for x in _with_neighbours(seeds, [x for x in inside if x.confidence >= LEGIBLE])}
        found |= {x.number: x for x in inside if x.number not in printed}
    return tuple(x for x in lines if x.number in found)


def _is_caption(line: TextLine, picture: Box) -> bool:
    """At the foot of the picture, which was taken to reach too far, words that describe it or say whose it is."""
    told = caption_cue(line.text) or credit(line.text) is not None
    return told and line.box.bottom > picture.bottom - 2 * line.box.height


def _begins_caption(line: TextLine, picture: Box, lines: Sequence[TextLine]) -> bool:
    """At the foot of the picture, which was taken to reach too far, with the next line of the same type right below that."""
    box = line.box
    if line.confidence < SURE or line.reverse or picture.bottom - box.bottom > 0.5 * box.height:
        return False
    return any(
        x.confidence >= SURE
        and x.box.y > picture.bottom
        and max(x.box.height, box.height) <= ALIKE * min(x.box.height, box.height)
        and abs(x.box.left - box.left) <= FLUSH * box.height
        and abs(x.box.top - box.bottom) <= LEADING * box.height
        for x in lines
    )


def _share(line: TextLine) -> float:
    return 0.8 if line.confidence >= LEGIBLE else 0.5


def _columns(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines that stand flush in stacks of three or more of one size, as those of columns do."""
    return [x for stack in _stacks(lines, 3) for x in stack]


def _stacks(lines: Sequence[Type], least: int) -> list[list[Type]]:
    stacks: list[list[Type]] = []
    for line in sorted((x for x in lines if x.box.width >= LONG * x.box.height), key=lambda x: x.box.top):
        above = next((stack for stack in stacks if _follows(stack, line)), None)
        if above is None:
            stacks.append([line])
        else:
            above.append(line)
    return [stack for stack in stacks if len(stack) >= least]


def _follows(stack: Sequence[Type], line: Type) -> bool:
    """Whether a line goes on a stack: right below its last line, and flush with that or, after an indent, with the one before."""
    last, box = stack[-1].box, line.box
    alike = max(last.height, box.height) <= ALIKE * min(last.height, box.height)
    flush = any(abs(x.box.left - box.left) <= FLUSH * box.height for x in stack[-2:])
    indented = abs(abs(last.left - box.left) - 2 * box.height) <= box.height and last.x_overlap(box) > 0.5 * box.width
    return alike and abs(box.top - last.bottom) <= LEADING * box.height and (flush or indented)


def _with_neighbours(printed: Sequence[TextLine], lines: Sequence[TextLine]) -> list[TextLine]:
    """With the lines right over and under them that begin at their edge or stand on their axis: kickers and decks of a headline."""
    found, rest = list(printed), [x for x in lines if x not in printed]
    while near := [x for x in rest if any(_stands_by(x.box, y.box) for y in found)]:
        found += near
        rest = [x for x in rest if x not in near]
    return found


def _stands_by(box: Box, other: Box) -> bool:
    low, high = sorted((box.height, other.height))
    placed = min(abs(box.left - other.left), abs(box.x - other.x)) < low
    return placed and -0.2 * high < -box.y_overlap(other) < 0.6 * high


def _is_display(line: TextLine, picture: Box, typical: float) -> bool:
    """Whether a line of large type stands at the upper or the lower edge of a picture; one that runs down, at a side, and larger."""
    box = line.box
    if line.vertical:
        beside = min(box.left - picture.left, picture.right - box.right) <= box.width
        return beside and len(line.text) >= 4 and box.width >= 2 * DISPLAY * typical and box.height >= LONG * box.width
    at_edge = min(box.top - picture.top, picture.bottom - box.bottom) <= box.height
    return at_edge and len(line.text) >= 4 and box.height >= DISPLAY * typical and box.width >= LONG * box.height
