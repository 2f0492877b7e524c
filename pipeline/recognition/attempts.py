"""The ways in which a line may have to be cut out to be read: level, light on dark, running down, or turned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Quad
from pipeline.ink import to_gray
from pipeline.recognition.crops import cut, light_on_dark
from pipeline.recognition.quads import tall
from pipeline.recognition.vertical import in_a_row
from pipeline.scripts import han_share

_TURNED_WELL = 0.8  # confidence below which text that runs up or down is not believed: any column reads as something


@dataclass(frozen=True, slots=True, eq=False)
class Attempt:
    """A crop that runs from left to right, and what its line is if this is how it reads.

    ``quad`` goes clockwise from the corner where the text begins.
    """

    crop: Image
    quad: Quad
    vertical: bool = False
    reverse: bool = False
    turned: bool = False

    def worth(self, reading: Reading) -> float:
        """How many characters were read, as far as they are believed; 0 if that is not how such text runs."""
        if self.vertical and han_share(reading.text) < 0.5:
            return 0.0
        if self.turned and reading.confidence < _TURNED_WELL:
            return 0.0
        return reading.confidence * len(reading.text.strip())


def attempts(page: Image, quad: Quad) -> tuple[Attempt, ...]:
    """At least one; the first is the plain one, which wins if all are worth the same."""
    crop = cut(page, quad)
    reverse = _is_reverse(crop)
    found = [Attempt(crop, quad, reverse=reverse)]
    if tall(quad):
        row = in_a_row(crop)
        if row is not None:
            found.append(Attempt(row, quad, vertical=True, reverse=reverse))
        a, b, c, d = quad
        found.append(Attempt(np.rot90(crop, -1), (d, a, b, c), reverse=reverse, turned=True))
        found.append(Attempt(np.rot90(crop, 1), (b, c, d, a), reverse=reverse, turned=True))
    if reverse:
        found += [Attempt(255 - way.crop, way.quad, way.vertical, reverse, way.turned) for way in found]
    return tuple(found)


def _is_reverse(crop: Image) -> bool:
    lightness = to_gray(crop)
    return light_on_dark(lightness < (int(lightness.min()) + int(lightness.max())) / 2)
