"""What is seen on one page before anybody says what it means: text spans, rules, frames, pictures.

A sheet is all that the layout stages get to know of a scan. It can be saved and replayed (``--save-spans``), so that
layout is developed and tested without an engine. Coordinates: see ``geometry``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pipeline.geometry import Affine, Box, Quad


@dataclass(frozen=True)
class Span:
    """A run of text that the recogniser read in one go, at most one line of one column.

    ``polygon`` goes clockwise from the corner where the text begins. ``confidence`` is 0..1. ``vertical`` says that the
    characters stand below one another. ``reverse`` says that the type is light on dark.
    """

    polygon: Quad
    text: str
    confidence: float
    vertical: bool = False
    reverse: bool = False

    @cached_property
    def box(self) -> Box:
        return Box.around(self.polygon)


@dataclass(frozen=True, slots=True)
class Rule:
    """A printed line. ``box`` is its ink; the longer side gives the direction, the shorter one the thickness."""

    box: Box

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height

    @property
    def thickness(self) -> float:
        return min(self.box.width, self.box.height)


@dataclass(frozen=True, slots=True)
class Frame:
    """A closed box drawn around matter (four rules, or a border), or an area of tinted ground (``tinted``)."""

    box: Box
    tinted: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, drawing or other area of ink that is not type."""

    box: Box


@dataclass(frozen=True, slots=True)
class Hint:
    """What a layout detector believes of an area. ``label`` as the detector gives it, ``score`` 0..1."""

    box: Box
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """One upright page. ``to_source`` leads from its pixels to those of the file as it was given."""

    width: float
    height: float
    spans: tuple[Span, ...] = ()
    rules: tuple[Rule, ...] = ()
    frames: tuple[Frame, ...] = ()
    pictures: tuple[Picture, ...] = ()
    hints: tuple[Hint, ...] = ()
    to_source: Affine = Affine()
