"""Crops of lines, brought to the form that the PP-OCR recogniser takes, in batches of few different shapes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from pipeline.engines.protocols import Image
from pipeline.engines.text_map import Blob

HEIGHT = 48
"""Pixels that the recogniser wants a line to be high."""
STEP = 32
"""Widths are filled up to multiples of this: each new shape costs an engine about as much as a short line."""
BATCH_WIDTH = 4 * 640
"""Most columns of pixels in a batch; larger batches are not faster and need more memory."""
NARROWEST, LONGEST = 320, 3200
"""The width below which the network was not trained, and one that no line of a column reaches. Wider crops are squeezed."""


def batches(crops: Sequence[Image]) -> Iterator[tuple[list[int], Blob]]:
    """The crops' numbers and their pixels (lines x 3 x 48 x width, -1..1, grey where a line is shorter), widest first.

    Widest first, because an engine's memory grows in one step then.
    """
    widths = [_width(crop) for crop in crops]
    waiting = sorted(range(len(crops)), key=lambda number: (-widths[number], number))
    while waiting:
        width = max(NARROWEST, -(-widths[waiting[0]] // STEP) * STEP)
        size = max(1, BATCH_WIDTH // width)
        numbers, waiting = waiting[:size], waiting[size:]
        blob = np.zeros((len(numbers), 3, HEIGHT, width), np.float32)
        for row, number in enumerate(numbers):
            line = cv2.resize(crops[number], (widths[number], HEIGHT))
            blob[row, :, :, : widths[number]] = line if line.ndim == 2 else line.transpose(2, 0, 1)
            blob[row, :, :, : widths[number]] /= 127.5
            blob[row, :, :, : widths[number]] -= 1
        yield numbers, blob


def _width(crop: Image) -> int:
    height, width = crop.shape[:2]
    scaled: int = math.ceil(HEIGHT * width / height)
    return min(LONGEST, max(1, scaled))
