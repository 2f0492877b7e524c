"""Small pages drawn with ink: body type as bars of letters, rules, frames, tinted boxes and photographs."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

TYPE = 16.0  # pixels of ink of a line of body type
LINE = 20  # from one line to the next

Page = NDArray[np.uint8]


def blank(width: int = 900, height: int = 1000, level: int = 240) -> Page:
    return np.full((height, width), level, np.uint8)


def body(page: Page, left: int, top: int, right: int, lines: int, seed: int = 1) -> None:
    """A column of words of letters; words end where chance has it, the column is set flush on both sides."""
    rng = np.random.default_rng(seed)
    for number in range(lines):
        base = top + number * LINE
        x = left
        while x < right:
            for _ in range(int(rng.integers(2, 9))):
                if x + 8 > right:
                    break
                rise = 4 if rng.random() < 0.3 else 0
                cv2.rectangle(page, (x, base + 4 - rise), (x + 2, base + 13), 40, -1)
                cv2.rectangle(page, (x + 5, base + 4), (x + 7, base + 13), 40, -1)
                cv2.line(page, (x, base + 8), (x + 7, base + 8), 40, 1)
                x += 10
            x += int(rng.integers(5, 9))
        page[base : base + LINE, right + 1 :][:, :10] = np.maximum(page[base : base + LINE, right + 1 :][:, :10], 240)


def photograph(page: Page, left: int, top: int, right: int, bottom: int) -> None:
    """Light above, dark below, with grain."""
    rng = np.random.default_rng(7)
    shade = np.linspace(200, 30, bottom - top)[:, None] + rng.normal(0, 12, (bottom - top, right - left))
    page[top:bottom, left:right] = shade.clip(0, 255).astype(np.uint8)
