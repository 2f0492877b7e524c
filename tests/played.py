"""An engine that is played: it finds the boxes that a test gives it, and reads as the test says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from pipeline.document import Model
from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Box, Quad
from pipeline.recognition import look, recognize
from pipeline.sheet import Span

PAPER, INK = 235, 30


def by_size(crop: Image) -> Reading:
    return Reading(f"{crop.shape[1]}x{crop.shape[0]}", 0.99)


@dataclass
class Played:
    """Finds the given boxes of the page of the given height, others at a third of it, and reads as it is told."""

    boxes: Sequence[Box]
    seen_small: Sequence[Box] = ()
    says: Callable[[Image], Reading] = by_size
    name: str = "played"
    models: tuple[Model, ...] = ()
    asked: list[tuple[int, ...]] = field(default_factory=list)
    calls: int = 0

    def detect(self, image: Image) -> tuple[Quad, ...]:
        self.asked.append(image.shape[:2])
        return tuple(box.quad() for box in (self.boxes if len(self.asked) == 1 else self.seen_small))

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        self.calls += len(crops)
        return tuple(self.says(crop) for crop in crops)


def paper(height: int = 600, width: int = 900) -> Image:
    return np.full((height, width), PAPER, np.uint8)


def type_line(page: Image, box: Box, pitch: int = 10) -> Box:
    """Letters, as bars with white between them."""
    top, bottom = round(box.top + 0.25 * box.height), round(box.bottom - 0.25 * box.height)
    for left in range(round(box.left) + 4, round(box.right) - pitch, pitch):
        page[top:bottom, left : left + pitch * 4 // 5] = INK
    return box


def recognized(page: Image, scale: float, gutters: Sequence[Box], engine: Played) -> tuple[Span, ...]:
    return recognize(look(page, scale, engine), gutters, engine)


def boxes_of(spans: Sequence[Span]) -> list[tuple[int, ...]]:
    return [tuple(round(v) for v in span.box.as_tuple()) for span in spans]
