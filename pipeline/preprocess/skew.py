"""Skew: the angle at which lines of type are sharpest in profile, and the page straightened by it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Affine, Box
from pipeline.preprocess.small import small
from pipeline.scan import Gray, Pixels, Scan

MOST = 10.0
"""Degrees beyond which a page was not laid askew on the scanner."""
LEAST = 0.25
"""Degrees at which a column edge wanders, over the height of a page, by a line of body type (a page has some 230)."""

_LONGEST = 1500
_STRIPS = 128
_FINE = 4
"""Steps that a pixel is divided into along a profile, so that small angles differ at all."""
_COARSE_STEP, _FINE_STEP, _FINE_REACH = 0.5, 0.05, 0.6
_CLEAR = 4.0
"""A page of type is this many times as sharp at its own angle as at most others; pictures and noise are not."""


def deskewed(scan: Scan) -> Scan:
    """The page straightened; the same scan if it is straight enough, or without lines of type.

    Nothing is cut off: the page grows to hold its turned corners, and what is new has the tone of the paper.
    """
    skew = find_skew(scan.image)
    if abs(skew) < LEAST:
        return scan
    back = Affine.rotation(skew)  # a line that slopes down to the right by skew is the level one turned clockwise
    held = back.inverse().box(Box(0, 0, scan.width, scan.height))
    width, height = math.ceil(held.width), math.ceil(held.height)
    to_old = Affine.shift(held.left, held.top).then(back)
    image = cv2.warpAffine(
        scan.image,
        _of_indices(to_old),
        (width, height),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=_paper(scan.image),
    )
    return scan.remade(np.asarray(image, np.uint8), to_old, skew=skew)


def find_skew(image: Pixels) -> float:
    """Degrees clockwise by which lines of type, horizontal or vertical, slope; 0.0 where the page does not say.

    Postl's criterion (US 4,723,297): the energy of the differences in the profile of projected ink is greatest along
    the lines. Here each side of the page is cut into parts with a profile of their own, since the lines of neighbouring
    columns need not align; profiles are of local darkness (black hat), which leaves out photographs and black margins.
    """
    gray, _ = small(image, _LONGEST)
    if min(gray.shape) < _STRIPS // 2:
        return 0.0
    ink = _ink(gray)
    profiles = (_profiles(ink, sign=1.0), _profiles(np.ascontiguousarray(ink.T), sign=-1.0))
    rough = np.arange(-MOST, MOST + _COARSE_STEP, _COARSE_STEP)
    score, clearness = _score(profiles, rough, parts=4)
    if clearness < _CLEAR:
        return 0.0
    near = rough[score.argmax()]
    fine = near + np.arange(-_FINE_REACH, _FINE_REACH + _FINE_STEP, _FINE_STEP)
    score, _ = _score(profiles, fine, parts=2)
    return _peak(fine, np.convolve(score, (0.25, 0.5, 0.25), "valid"))


@dataclass(frozen=True, slots=True, eq=False)
class _Profiles:
    """Ink summed over narrow strips: one row a strip, ``_FINE`` steps a pixel. ``lever`` (in steps) is how far from the
    middle a strip lies, with the sign of the shift that a positive skew gives it.
    """

    rows: NDArray[np.float32]
    lever: NDArray[np.float64]

    def sharpness(self, degrees: float, parts: int) -> float:
        count, length = self.rows.shape
        margin = int(np.abs(self.lever).max() * math.tan(math.radians(MOST + 1))) + 1
        shifts = np.rint(self.lever * math.tan(math.radians(degrees))).astype(int)
        total = np.zeros((parts, length + 2 * margin), np.float32)
        for strip in range(count):
            start = margin - shifts[strip]
            total[strip * parts // count, start : start + length] += self.rows[strip]
        steps = total[:, _FINE:] - total[:, :-_FINE]
        return float(np.vdot(steps, steps))


def _ink(gray: Gray) -> Gray:
    side = max(5, round(max(gray.shape) / 100)) | 1
    return np.asarray(cv2.morphologyEx(gray, cv2.MORPH_BLACKHAT, np.ones((side, side), np.uint8)), np.uint8)


def _profiles(ink: Gray, *, sign: float) -> _Profiles:
    """Softened along and towards both ends, so that neither the pixel grid nor the end of the page is a sharp line."""
    height, width = ink.shape
    count = min(_STRIPS, width)
    strips = cv2.resize(ink, (count, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    strips = np.asarray(cv2.GaussianBlur(strips, (1, 5), 1.0), np.float32)
    ends = np.minimum(np.arange(height), np.arange(height)[::-1]) / max(1.0, height / 20)
    strips = (strips - np.median(strips)) * np.minimum(1.0, ends).astype(np.float32)[:, None]
    rows = cv2.resize(strips, (count, height * _FINE), interpolation=cv2.INTER_LINEAR).T
    lever = ((np.arange(count) + 0.5) / count - 0.5) * width * _FINE * sign
    return _Profiles(np.ascontiguousarray(rows), lever)


def _score(
    profiles: tuple[_Profiles, ...], angles: NDArray[np.floating], parts: int
) -> tuple[NDArray[np.float64], float]:
    """Sharpness at each angle, each direction measured by its own median; and how far the clearest direction stands out."""
    total, clearness = np.zeros(len(angles)), 0.0
    for p in profiles:
        sharp = np.array([p.sharpness(float(a), parts) for a in angles])
        middle = float(np.median(sharp))
        if middle > 0:
            total += sharp / middle
            clearness = max(clearness, float(sharp.max()) / middle)
    return total, clearness


def _peak(angles: NDArray[np.floating], score: NDArray[np.floating]) -> float:
    """The vertex of the parabola through the best angle and its neighbours. ``score`` lacks both ends of ``angles``."""
    best = int(np.clip(score.argmax(), 1, len(score) - 2))
    left, middle, right = score[best - 1 : best + 2]
    bend = left - 2 * middle + right
    offset = 0.0 if bend >= 0 else float(np.clip(0.5 * (left - right) / bend, -1, 1))
    return float(angles[best + 1] + offset * _FINE_STEP)


def _of_indices(map_: Affine) -> NDArray[np.float64]:
    """For OpenCV, in whose maps whole numbers are the middles of pixels, not their corners."""
    m = Affine.shift(0.5, 0.5).then(map_).then(Affine.shift(-0.5, -0.5))
    return np.array([[m.a, m.b, m.c], [m.d, m.e, m.f]])


def _paper(image: Pixels) -> tuple[float, ...]:
    """The commonest tone: most of a page is paper."""
    small_copy = cv2.resize(image, (64, 64), interpolation=cv2.INTER_NEAREST)
    middle = np.median(small_copy.reshape(64 * 64, -1), axis=0)
    return tuple(float(v) for v in middle)
