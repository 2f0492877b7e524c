"""Quarter turns and mirrorings of a page: of its pixels, and of the way back."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pipeline.geometry import Affine
from pipeline.scan.page import Pixels


@dataclass(frozen=True, slots=True)
class Turn:
    """First mirrored left to right if ``mirrored``, then turned clockwise by ``degrees`` (0, 90, 180 or 270)."""

    degrees: int = 0
    mirrored: bool = False

    def of(self, image: Pixels) -> Pixels:
        """The page turned; the very same array if there is nothing to do."""
        image = np.asarray(cv2.flip(image, 1), np.uint8) if self.mirrored else image
        code = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}.get(self.degrees)
        return image if code is None else np.asarray(cv2.rotate(image, code), np.uint8)

    def undo(self, width: float, height: float) -> Affine:
        """From the turned page to the page of ``width`` x ``height`` before."""
        back = {
            0: Affine(),
            90: Affine(0, 1, 0, -1, 0, height),
            180: Affine(-1, 0, width, 0, -1, height),
            270: Affine(0, -1, width, 1, 0, 0),
        }[self.degrees]
        return back.then(Affine(a=-1, c=width)) if self.mirrored else back


EXIF_TURNS = {
    1: Turn(),
    2: Turn(mirrored=True),
    3: Turn(180),
    4: Turn(180, mirrored=True),
    5: Turn(270, mirrored=True),
    6: Turn(90),
    7: Turn(90, mirrored=True),
    8: Turn(270),
}
"""What makes the page of an EXIF orientation upright (Exif 2.32, tag 274)."""
