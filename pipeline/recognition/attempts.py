"""The ways in which a line may have to be cut out to be read: level, light on dark, running down, or turned."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Quad
from pipeline.ink import to_gray
from pipeline.recognition.crops import light_on_dark
from pipeline.recognition.quads import height, length, tall
from pipeline.recognition.vertical import in_a_row
from pipeline.scripts import han_share

_LONE = 2.5  # times its width: higher is no single letter or figure
_TURNED_WELL = 0.8  # confidence below which turned text is not believed: anything turned reads as something


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """A crop that runs from left to right, made from the area of a line.

    ``in_row``: the characters of a column, side by side. ``turns``: quarter turns against the clock that the crop was
    given, 1 for text that runs down, -1 for text that runs up.
    """

    crop: Image
    area: Quad
    reverse: bool = False
    in_row: bool = False
    turns: int = 0

    def worth(self, reading: Reading) -> float:
        """How many characters were read, as far as they are believed; 0 if that is not how such text runs."""
        if self.in_row and not _is_chinese(reading):
            return 0.0
        if self.turns and reading.confidence < _TURNED_WELL:
            return 0.0
        return reading.confidence * len(reading.text.strip())

    def vertical(self, reading: Reading) -> bool:
        """Whether the characters stand below one another. A recogniser can read Chinese that lies on its side."""
        return (self.in_row or self.turns == 1) and _is_chinese(reading)

    def polygon(self, reading: Reading) -> Quad:
        """Clockwise from the corner where the text begins."""
        a, b, c, d = self.area
        if not self.turns or self.vertical(reading):
            return self.area
        return (b, c, d, a) if self.turns == 1 else (d, a, b, c)


Tried = tuple[Attempt, Reading]


def first_attempts(crop: Image, area: Quad) -> tuple[Attempt, ...]:
    """At least one; most lines have just one."""
    plain = Attempt(crop, area, reverse=_is_reverse(crop))
    row = in_a_row(crop) if tall(area) else None
    if row is None:
        return (plain,)
    column = replace(plain, crop=row, in_row=True)
    return (column,) if height(area) > _LONE * length(area) else (plain, column)


def further_attempts(crop: Image, area: Quad) -> tuple[Attempt, ...]:
    """What else may be tried where the first attempts read badly; often nothing."""
    plain = Attempt(crop, area, reverse=_is_reverse(crop))
    ways = [replace(plain, crop=np.rot90(crop, turns), turns=turns) for turns in (1, -1)] if tall(area) else []
    if plain.reverse:
        ways += [replace(way, crop=255 - way.crop) for way in (plain, *ways)]
    return tuple(ways)


def _is_chinese(reading: Reading) -> bool:
    return han_share(reading.text) >= 0.5


def _is_reverse(crop: Image) -> bool:
    lightness = to_gray(crop)
    return light_on_dark(lightness < (int(lightness.min()) + int(lightness.max())) / 2)
