"""Pictures as the layout takes them: those that are no type, and the lettering inside them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Picture
from pipeline.textline import TextLine

LEAST = 3.0  # body heights; anything smaller is a blot or an ornament
TYPE_SHARE = 0.3  # where lines cover more of the area than this, it is set matter


def true_pictures(pictures: Sequence[Picture], lines: Sequence[TextLine], body: TypeSize) -> tuple[Picture, ...]:
    """The pictures that are large enough and not full of lines."""
    return tuple(
        p
        for p in pictures
        if min(p.box.width, p.box.height) > LEAST * body.body
        and sum(x.box.overlap(p.box) for x in lines) < TYPE_SHARE * p.box.area
    )


def lettering_in(pictures: Sequence[Picture], lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Lines that stand inside a picture: lettering of a drawing, or letters that the recogniser saw in the halftone."""
    return tuple(x for x in lines if any(x.box.overlap(p.box) > 0.8 * x.box.area for p in pictures))
