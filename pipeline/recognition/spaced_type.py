"""Type that is spaced as wide as it is leaded: a detector cannot tell there which way its lines run, and sees them in pieces.

Narrow columns of old Chinese papers, a few characters to the line, are set so. Seen narrower than they are, the characters of a
line close up, while its distance from the next stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.engines.protocols import Image, TextRecognizer
from pipeline.geometry import Affine, Quad
from pipeline.recognition.nested import without_nested
from pipeline.recognition.quads import body_height, height, length, mapped, tall

_SCATTERED = 0.15  # share of the boxes that hold a character or two; on other pages it is a fifth of that
_FEW = 20  # pieces on a page that show nothing
_PIECE = 2.2  # heights of body text
_NARROWER = 0.6


def find_lines(page: Image, recognizer: TextRecognizer) -> tuple[Quad, ...]:
    """The boxes of the lines that a detector sees on the page; of level type in pieces, those that it sees on a narrower one."""
    lines = without_nested(recognizer.detect(page))
    if runs_down(lines) or _pieces(lines) <= max(_FEW, _SCATTERED * len(lines)):
        return lines
    width = max(1, round(_NARROWER * page.shape[1]))
    narrow = np.asarray(cv2.resize(page, (width, page.shape[0]), interpolation=cv2.INTER_AREA), np.uint8)
    again = without_nested(mapped(recognizer.detect(narrow), Affine.scaling(page.shape[1] / width, 1.0)))
    return again if _pieces(again) < 0.5 * _pieces(lines) else lines


def runs_down(lines: Sequence[Quad]) -> bool:
    """Most type stands in columns of characters that run down."""
    tall_ones = sum(height(line) for line in lines if tall(line))
    return tall_ones > sum(length(line) for line in lines if not tall(line))


def _pieces(lines: Sequence[Quad]) -> int:
    """How many boxes are no longer than a character or two of body text, and no display type."""
    piece = _PIECE * body_height(lines)
    return sum(length(line) < piece and min(length(line), height(line)) < 0.8 * piece for line in lines)
