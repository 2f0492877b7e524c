"""Pictures: photographs, drawings, portraits, logos."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import estimate_type_height, off_paper, paper_and_ink, reduced, to_gray
from pipeline.sheet import Frame, Picture, Rule

UNIT = 8.0


def find_pictures(
    image: NDArray[np.uint8],
    type_height: float | None = None,
    text_boxes: Sequence[Box] = (),
    rules: Sequence[Rule] = (),
    frames: Sequence[Frame] = (),
) -> tuple[Picture, ...]:
    size = type_height or estimate_type_height(image)
    small = reduced(image, UNIT / size, UNIT / size)
    x, y = image.shape[1] / small.shape[1], image.shape[0] / small.shape[0]
    unit = size / x
    dark, _ = off_paper(small)
    paper, ink = paper_and_ink(to_gray(small))
    contrast = max(paper - ink, 40)
    mask = (dark > 0.2 * contrast).astype(np.uint8)
    for b in text_boxes:
        g = 0.15 * size
        mask[
            max(0, int((b.top - g) / y)) : int((b.bottom + g) / y) + 1,
            max(0, int((b.left - g) / x)) : int((b.right + g) / x) + 1,
        ] = 0
    for r in rules:
        b = r.box
        g = 0.2 * size
        mask[
            max(0, int((b.top - g) / y)) : int((b.bottom + g) / y) + 1,
            max(0, int((b.left - g) / x)) : int((b.right + g) / x) + 1,
        ] = 0
    n, lab, st, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    big = (st[:, 3] > 2 * unit) & (st[:, 2] > 2 * unit)
    big[0] = False
    bigmask = big[lab].astype(np.uint8)
    k = int(round(0.8 * unit)) | 1
    blob = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((k, k), np.uint8))
    n2, lab2, st2, _ = cv2.connectedComponentsWithStats(blob, connectivity=8)
    inkarea = np.bincount(lab2[mask > 0], minlength=n2)
    bigarea = np.bincount(lab2[bigmask > 0], minlength=n2)
    out = []
    H, W = mask.shape
    for i in range(1, n2):
        l, t, w, h, a = st2[i]
        if min(w, h) < 3 * unit or bigarea[i] < 0.3 * inkarea[i] or bigarea[i] < 4 * unit * unit:
            continue
        if a < 0.25 * w * h:
            continue
        if (l <= 1 or t <= 1 or l + w >= W - 1 or t + h >= H - 1) and (
            w > 0.8 * W or h > 0.8 * H or min(w, h) < 4 * unit
        ):
            continue
        out.append(Picture(Box(l * x, t * y, (l + w) * x, (t + h) * y)))
    return tuple(out)
