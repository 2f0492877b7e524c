"""What the pipeline asks of an engine: where text stands, what it says, and what areas of a page look like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from pipeline.document import Model
from pipeline.geometry import Quad
from pipeline.sheet import Hint

Image = npt.NDArray[np.uint8]
"""8-bit pixels: height x width (grey), or height x width x 3 in BGR order."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a crop says. ``confidence`` is 0..1; an empty text means that nothing legible stands there."""

    text: str
    confidence: float


class TextRecognizer(Protocol):
    """Finds and reads lines of text. Not safe to share between threads."""

    @property
    def name(self) -> str:
        """The name that ``--engine`` takes."""

    @property
    def models(self) -> tuple[Model, ...]:
        """The weights that readings come from, as the result names them."""

    def detect(self, image: Image) -> tuple[Quad, ...]:
        """The lines of text, of any size of image, in bounded memory.

        Corners are in pixels of the image, clockwise from the top left one of the upright line. In no particular order.
        """

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        """One reading for each crop, in their order. A crop holds one line, running from left to right."""


class LayoutDetector(Protocol):
    """Says what areas of a page look like."""

    def detect(self, image: Image) -> tuple[Hint, ...]:
        """Areas in pixels of the image."""
