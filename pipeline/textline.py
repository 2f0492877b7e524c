"""A printed line: what the layout stages think with, between the spans that were read and the lines of the result."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.geometry import Box, Quad


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of one column. ``number`` is its identity within the page, in the order of reading top to bottom.

    ``rising``: it is level on a page that was laid down, so that it runs up there, and the next line stands on its right.
    """

    number: int
    text: str
    box: Box
    polygon: Quad
    confidence: float
    vertical: bool = False
    reverse: bool = False
    rising: bool = False
