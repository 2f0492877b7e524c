"""Pictures as the layout takes them: those that are no type, and the lettering inside them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.layout.typesize import TypeSize, is_wide
from pipeline.sheet import Picture
from pipeline.textline import TextLine

LEAST = 3.0  # body heights; anything smaller is a blot or an ornament
HUGE = 4.0  # body heights of a "letter" that is a picture
LEGIBLE = 0.5  # confidence below which letters are rather seen in the halftone than read
FOREIGN = 0.9  # the same for Latin letters on a Chinese page
TYPE_SHARE = 0.3  # where lines cover more of the area than this, it is set matter


def true_pictures(pictures: Sequence[Picture], lines: Sequence[TextLine], body: TypeSize) -> tuple[Picture, ...]:
    """The pictures that are large enough and not full of lines."""
    return tuple(
        p
        for p in pictures
        if min(p.box.width, p.box.height) > LEAST * body.body
        and sum(x.box.overlap(p.box) for x in lines if x.confidence >= LEGIBLE) < TYPE_SHARE * p.box.area
    )


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
        and len(x.text) <= 4
        and min(x.box.width, x.box.height) > HUGE * body.body
    )


def lettering_in(pictures: Sequence[Picture], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Lines that stand inside a picture: lettering of a drawing, or letters that the recogniser saw in the halftone."""
    return tuple(x for x in lines if any(x.box.overlap(p.box) > _share(x) * x.box.area for p in pictures))


def _share(line: TextLine) -> float:
    return 0.8 if line.confidence >= LEGIBLE else 0.5
