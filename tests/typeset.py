"""A page of Latin type as an array, drawn with the font that Pillow carries: for tests of what looks at pixels."""

from __future__ import annotations

import random
from functools import cache

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

WORDS = [
    "harbour",
    "council",
    "ferry",
    "bridge",
    "market",
    "lantern",
    "orchard",
    "mayor",
    "canal",
    "timber",
    "weather",
    "engine",
    "parcel",
    "garden",
    "quarry",
    "bakery",
    "school",
    "festival",
    "river",
    "signal",
    "poplar",
    "window",
    "museum",
    "railway",
    "vote",
    "budget",
    "island",
    "clock",
]


@cache
def typeset(
    width: int = 900, height: int = 1200, size: int = 16, columns: int = 3, seed: int = 1, lead: float = 1.25
) -> npt.NDArray[np.uint8]:
    """Grey columns of invented text on white; ``size`` is the font size in pixels, ``lead`` the pitch of lines in sizes."""
    chance = random.Random(seed)
    page = Image.new("L", (width, height), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(size)
    gutter, margin = size, 2 * size
    measure = (width - 2 * margin - (columns - 1) * gutter) / columns
    for column in range(columns):
        left = margin + column * (measure + gutter)
        y = float(margin)
        while y < height - margin - size:
            pen.text((left, y), _line(chance, font, measure), fill=0, font=font)
            y += lead * size
    pixels = np.asarray(page).copy()
    pixels.setflags(write=False)
    return pixels


def _line(chance: random.Random, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, measure: float) -> str:
    line = chance.choice(WORDS).capitalize()
    while font.getlength(longer := f"{line} {chance.choice(WORDS)}") <= measure:
        line = longer
    return line
