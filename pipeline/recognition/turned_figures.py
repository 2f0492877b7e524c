"""Figures and Latin letters that lie on their side in a column of characters: 23 in 23歲主婦, turned by a quarter.

Cut out as characters they read as nothing, and the row comes out shorter than the column has cells. Then each cell is read by
itself: neighbouring ones that are no characters are cut out in one piece, turned upright, and put back into the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

import cv2
import numpy as np

from pipeline.engines.protocols import Image, Reading
from pipeline.recognition.vertical import cells

_SURE = 0.8  # confidence of a cell that is a character
_MOST = 6  # cells that lie on their side one below another; more is a line that runs down as a whole
_FIGURES = re.compile(r"[0-9A-Za-z.,%+-]+")


def lost_some(row: Image, reading: Reading) -> bool:
    """Whether fewer characters were read than stand in the row of a column, each of which is a square."""
    return bool(len(reading.text.strip()) < round(row.shape[1] / row.shape[0]))


def with_figures_upright(column: Image, readings: Sequence[Reading]) -> Image | None:
    """The row of a column's characters with what lies on its side turned; None if nothing does.

    ``readings``: what each of its ``cells`` says.
    """
    found = cells(column)
    pieces: list[Image] = []
    turned = 0
    for character, run in groupby(zip(found, readings, strict=True), key=lambda pair: _is_character(pair[1])):
        cut = [cell for cell, _ in run]
        if character or len(cut) > _MOST:
            pieces += [cell.square for cell in cut]
        else:
            turned += 1
            pieces.append(_upright(column[cut[0].top : cut[-1].bottom], cut[0].square.shape[0]))
    return np.hstack(pieces) if turned and len(pieces) > 1 else None


def has_figures(reading: Reading) -> bool:
    return _FIGURES.search(reading.text) is not None


def _is_character(reading: Reading) -> bool:
    return (
        reading.confidence >= _SURE and len(reading.text.strip()) == 1 and not _FIGURES.fullmatch(reading.text.strip())
    )


def _upright(piece: Image, high: int) -> Image:
    """What runs down, its feet to the left, turned to run to the right; as high as the other pieces of the row."""
    turned = np.rot90(piece, 1)
    across = max(1, round(turned.shape[1] * high / turned.shape[0]))
    return np.asarray(cv2.resize(np.ascontiguousarray(turned), (across, high), interpolation=cv2.INTER_AREA), np.uint8)
