"""A closer look into a large box that reads as nothing: lines of display type, in one box.

At the size that body text needs, a detector may take a headline in several short columns for one mark. Seen larger, and by
itself, it falls into its lines.
"""

from __future__ import annotations

import cv2
import numpy as np

from pipeline.engines.protocols import Image, Reading, TextRecognizer
from pipeline.geometry import Affine, Box, Quad
from pipeline.recognition.quads import height, length, mapped

_LARGE = 3.0  # heights of body text, both ways
_UNREAD = 0.5  # confidence of a reading that says nothing
_GRAIN = 0.5  # heights of body text; what is lower is the grain of a photograph, and there may be thousands
_CLOSER = 2.0
_MARGIN = 0.1  # of the box, on all sides


def says_nothing(quad: Quad, reading: Reading, body: float) -> bool:
    """A box that is large both ways and holds a character or two that may as well be others. ``body`` in pixels of the page."""
    large = min(height(quad), length(quad)) > _LARGE * body
    return large and reading.confidence < _UNREAD and len(reading.text.strip()) <= 2


def lines_inside(page: Image, quad: Quad, body: float, recognizer: TextRecognizer) -> tuple[Quad, ...]:
    """The lines that a detector sees in the box when that is all it sees, in pixels of the page; () if it sees one again.

    ``body``: as above.
    """
    box = Box.around(quad)
    around = box.grown(_MARGIN * box.width, _MARGIN * box.height)
    left, top = max(0, int(around.left)), max(0, int(around.top))
    part = page[top : int(around.bottom) + 1, left : int(around.right) + 1]
    large = np.asarray(cv2.resize(part, None, fx=_CLOSER, fy=_CLOSER, interpolation=cv2.INTER_CUBIC), np.uint8)
    back = Affine.scaling(1 / _CLOSER).then(Affine.shift(left, top))
    found = mapped(recognizer.detect(large), back)
    type_inside = (line for line in found if min(height(line), length(line)) > _GRAIN * body)
    inside = tuple(line for line in type_inside if box.holds(Box.around(line).x, Box.around(line).y))
    return inside if len(inside) > 1 else ()
