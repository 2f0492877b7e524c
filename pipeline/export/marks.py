"""Marks for drawing on a page with Pillow: tags, dashes, crosses, arrows. Sizes are shares of the picture's height."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from pipeline.geometry import Box, Point, Quad

Colour = tuple[int, int, int]
_WHITE: Colour = (255, 255, 255)


@dataclass(slots=True)
class Marks:
    """Draws on a copy-free RGB picture. ``unit`` is the height of small type in pixels."""

    picture: Image.Image
    unit: float
    _draw: ImageDraw.ImageDraw | None = None

    @property
    def pen(self) -> ImageDraw.ImageDraw:
        if self._draw is None:
            self._draw = ImageDraw.Draw(self.picture, "RGBA")
        return self._draw

    def wash(self, box: Box, colour: Colour, share: float) -> None:
        """A translucent fill; ``share`` is its opacity, 0..1."""
        self.pen.rectangle(_corners(box), fill=(*colour, round(255 * share)))

    def outline(self, quad: Quad, colour: Colour, weight: float) -> None:
        """A closed line around four points; ``weight`` in tenths of small type."""
        self.pen.line([*quad, quad[0]], fill=colour, width=self._width(weight), joint="curve")

    def dashes(self, box: Box, colour: Colour, weight: float) -> None:
        """A dashed frame."""
        corners = [*box.quad(), box.quad()[0]]
        step = self.unit * 0.6
        for start, end in pairwise(corners):
            length = math.dist(start, end)
            for i in range(0, max(1, round(length / step)), 2):
                a, b = i * step / length if length else 0.0, min((i + 1) * step / length if length else 1.0, 1.0)
                self.pen.line(
                    [_between(start, end, a), _between(start, end, b)], fill=colour, width=self._width(weight)
                )

    def cross(self, box: Box, colour: Colour, weight: float) -> None:
        """Struck out corner to corner, with a frame."""
        a, b, c, d = box.quad()
        self.outline(box.quad(), colour, weight)
        self.pen.line([a, c], fill=colour, width=self._width(weight))
        self.pen.line([d, b], fill=colour, width=self._width(weight))

    def arrow(self, start: Point, end: Point, colour: Colour, weight: float) -> None:
        """A line with a head at its end."""
        self.pen.line([start, end], fill=(*colour, 210), width=self._width(weight))
        angle = math.atan2(end[1] - start[1], end[0] - start[0])
        size = min(0.9 * self.unit, math.dist(start, end))
        wings = [(end[0] - size * math.cos(angle + t), end[1] - size * math.sin(angle + t)) for t in (-0.45, 0.45)]
        self.pen.polygon([end, *wings], fill=colour)

    def tag(
        self, at: Point, text: str, colour: Colour, size: float = 1.0, *, rounded: bool = False, to_left: bool = False
    ) -> None:
        """White letters on the colour, kept inside the picture; ASCII only.

        ``at`` is the upper left corner of the tag, or the upper right one if it runs ``to_left``.
        """
        font = ImageFont.load_default(size * self.unit)
        left, top, right, bottom = self.pen.textbbox((0, 0), text, font=font)
        pad = 0.22 * size * self.unit
        width, height = right - left + 2 * pad, bottom - top + 2 * pad
        if rounded:
            width = max(width, height)
        x = min(max(at[0] - (width if to_left else 0), 0), max(self.picture.width - width, 0))
        y = min(max(at[1], 0), max(self.picture.height - height, 0))
        box = Box(x, y, x + width, y + height)
        radius = height / 2 if rounded else pad
        self.pen.rounded_rectangle(_corners(box), radius=radius, fill=colour, outline=_WHITE, width=self._width(0.7))
        self.pen.text((box.x - (left + right) / 2, box.y - (top + bottom) / 2), text, fill=_WHITE, font=font)

    def write(self, at: Point, text: str, colour: Colour) -> float:
        """Plain letters; returns how far they reach to the right."""
        font = ImageFont.load_default(self.unit)
        self.pen.text(at, text, fill=colour, font=font)
        return at[0] + self.pen.textlength(text, font=font)

    def _width(self, weight: float) -> int:
        return max(1, round(weight * self.unit / 10))


def _corners(box: Box) -> tuple[float, float, float, float]:
    return box.as_tuple()


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t
