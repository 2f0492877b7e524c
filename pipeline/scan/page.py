"""A page as it was scanned, and how much of one we are willing to take."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pipeline.document import Source
from pipeline.geometry import Affine

Pixels = NDArray[np.uint8]
"""Height x width (grey) or height x width x 3 (blue, green, red), 0 is black."""
Gray = NDArray[np.uint8]
"""Height x width, 0 is black."""


@dataclass(frozen=True, slots=True)
class ScanLimits:
    """``max_megapixels`` bounds what is decoded, checked beforehand; ``pdf_dpi`` is for pages that are no single scan.

    A file that says it has more than ``max_pages`` is refused: a PDF of a few bytes can claim a million.
    """

    max_megapixels: float = 400.0
    pdf_dpi: float = 300.0
    max_pages: int = 10_000

    def __post_init__(self) -> None:
        for name, value in (("max_megapixels", self.max_megapixels), ("pdf_dpi", self.pdf_dpi)):
            if not (math.isfinite(value) and value > 0):
                message = f"{name} must be a positive number, not {value}"
                raise ValueError(message)

    def allow(self, width: int, height: int) -> bool:
        return width * height <= self.max_megapixels * 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Scan:
    """One page. ``image`` is as upright as is known so far; ``to_source`` leads from its pixels to those of the file.

    ``source`` has the size of the page as the file stores it, before any turning (an EXIF orientation is a turn). The
    pixels of a PDF page are those of the page as a viewer shows it, at ``dpi``. ``pages`` is the number of pages in
    the file.
    """

    image: Pixels
    source: Source
    to_source: Affine = Affine()
    pages: int = 1

    @property
    def width(self) -> int:
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        return int(self.image.shape[0])

    @property
    def dpi(self) -> float | None:
        return self.source.dpi

    @property
    def rotation(self) -> int:
        """Degrees clockwise, a quarter turn, by which the page of the file was turned to get here."""
        return self.source.rotation

    @property
    def skew_degrees(self) -> float:
        """Degrees clockwise by which the lines of the file's page, made upright, were found to slope."""
        return self.source.skew_degrees

    def remade(self, image: Pixels, to_old: Affine, *, turn: int = 0, skew: float = 0.0) -> Scan:
        """With another image, whose pixels ``to_old`` leads to those of this one."""
        source = replace(
            self.source,
            rotation=(self.source.rotation + turn) % 360,
            skew_degrees=round(self.source.skew_degrees + skew, 3),
        )
        return replace(self, image=image, source=source, to_source=to_old.then(self.to_source))
