"""The page number in display type at the head of a page: 第2版 with a figure three times as high as the characters beside it.

A detector takes such a row for no line, and it is a line of three characters that nothing else on the page repeats. So what
stands free in the head of the page and in no box is read as well, and kept if it says nothing but which page this is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Box, Quad
from pipeline.recognition.crops import cut_box, ink

_HEAD = 0.12  # share of the page's height
# In heights of lines of body text.
_GAP = (1.5, 0.3)  # across and down, between the parts of one row
_HIGH = (0.8, 6.0)
_LONG = 10.0
_MARGIN = 0.25
_RULE = 10.0  # times its height: longer ink is a rule
_MOST = 12  # a head that is full of pieces of ink is a picture
_SAYS = re.compile(
    r"第\s?[A-Z]?\d{1,3}\s?[版页頁]?|[A-Z]?\d{1,3}\s?[版页頁]|[A-HT-Z]\s?\d{1,2}|第[一二三四五六七八九十]{1,3}[版页頁]"
)
_SURE = 0.95


def overlooked(page: Image, lines: Sequence[Quad], body: float) -> tuple[Quad, ...]:
    """What may be a page number and is in none of the lines, level boxes in pixels of the page.

    ``body`` is the height of lines of body text.
    """
    if not body:
        return ()
    head = cut_box(page, Box(0, 0, page.shape[1], _HEAD * page.shape[0]))
    marks = ink(head).astype(np.uint8)
    for box in map(Box.around, lines):
        if box.top < len(marks):
            rows, columns = (
                slice(max(0, int(low)), int(high) + 1) for low, high in ((box.top, box.bottom), (box.left, box.right))
            )
            marks[rows, columns] = 0
    _, _, shapes, _ = cv2.connectedComponentsWithStats(marks, connectivity=8)
    for x, y, across, down, _ in shapes[1:].tolist():
        if max(across, down) > _RULE * body or y + down >= len(marks):
            marks[y : y + down, x : x + across] = 0
    kernel = np.ones(
        [2 * round(gap * body / 2) + 1 for gap in reversed(_GAP)], np.uint8
    )  # odd: even ones move what they close
    _, _, rows, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(marks, cv2.MORPH_CLOSE, kernel), connectivity=8)
    found = [
        Box(x, y, x + across, y + down).grown(_MARGIN * body, _MARGIN * body)
        for x, y, across, down, _ in rows[1:].tolist()
        if _HIGH[0] * body <= down <= _HIGH[1] * body and down / 2 <= across <= _LONG * body
    ]
    return tuple(box.quad() for box in found) if len(found) <= _MOST else ()


def says_a_page(reading: Reading) -> bool:
    """Whether it surely reads as the number of a page and as nothing else."""
    return reading.confidence >= _SURE and _SAYS.fullmatch(reading.text.strip()) is not None
