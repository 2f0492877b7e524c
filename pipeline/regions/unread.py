"""The ink of a page that is neither type that was read, nor rule, nor border: where pictures are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Gray, line_height, off_paper, paper_and_ink, reduced, square, to_gray
from pipeline.regions.lights import Area
from pipeline.sheet import Frame, Rule, Span

# Lengths in line heights.
STROKE = 1.2  # strokes of type are thinner: what has no paper within this is no type
TONE = 0.12  # of the contrast of the page: an area with no lighter spot is toned
INK = 0.2  # and this is ink
LARGE = 2.0  # type is large from here
SOLID = 0.6  # of an area has no paper in it, if it is a part of a photograph
AROUND = 0.15  # ink of type and rules reaches this far beyond their boxes
SURE = 0.6  # confidence below which huge letters are rather seen in a picture than read
HUGE = 3.0  # and these are higher
BORDER = 0.3  # and that of a border this far to both sides
SPECK, AREA = 1.0, 2.0  # ink of less extent is a speck; the area in which others are counted
CLOSER = 2.5  # times as close as they mostly stand on the page, specks are more than the grain of the paper
RIM = 0.3  # the level of a tint is taken this far inside its edge


@dataclass(frozen=True, slots=True, eq=False)
class Unread:
    """Masks on a reduced page, 1 or 0: ``drawn`` is ink, ``toned`` has no paper in it, both but for what is ``known``
    (type, rules, borders); ``tinted`` is the ground of tinted frames. ``unit`` is the height of type.
    """

    small: NDArray[np.uint8]
    drawn: Gray
    toned: Gray
    known: Gray
    tinted: Gray
    unit: float
    scale: tuple[float, float]

    @classmethod
    def of(
        cls,
        image: NDArray[np.uint8],
        size: float,
        unit: float,
        seen: tuple[Sequence[Box], Sequence[Rule], Sequence[Frame]],
    ) -> Self:
        """``seen``: boxes of text that was read, rules, frames."""
        text_boxes, rules, frames = seen
        small = reduced(image, unit / size, unit / size)
        scale = image.shape[1] / small.shape[1], image.shape[0] / small.shape[0]
        unit = size / scale[0]
        grown = AROUND * size
        text = [_on(box.grown(grown, grown), scale) for box in text_boxes]
        lines = [_on(rule.box.grown(grown, grown), scale) for rule in rules]
        lines += [_on(side, scale) for frame in frames if not frame.tinted for side in _sides(frame.box, BORDER * size)]
        tints = [_on(frame.box.grown(grown, grown), scale) for frame in frames if frame.tinted]
        drawn, toned = _masks(small, unit, tints)
        amid = [_is_amid(toned, area, round(0.5 * unit)) or _is_tone(toned, area, LARGE * unit) for area in text]
        _fill(drawn, [*text, *lines], 0)
        _fill(toned, [area for area, inside in zip(text, amid, strict=True) if not inside], 0)
        known, tinted = np.zeros_like(drawn), np.zeros_like(drawn)
        _fill(known, [*text, *lines], 1)
        _fill(tinted, tints, 1)
        return cls(small, drawn, toned, known, tinted, unit, scale)

    def box(self, area: Area) -> Box:
        """From pixels of the reduced page to the page."""
        (left, top, right, bottom), (x, y) = area, self.scale
        return Box(left * x, top * y, right * x, bottom * y)


def boxes_of_type(spans: Sequence[Span], image: NDArray[np.uint8], type_height: float | None = None) -> list[Box]:
    """The boxes of what was read on an image, but for huge letters of which the recogniser is not sure: they hide a picture."""
    size = line_height(type_height, image)
    return [s.box for s in spans if s.confidence >= SURE or min(s.box.width, s.box.height) <= HUGE * size]


def _masks(small: NDArray[np.uint8], unit: float, tints: Sequence[Area]) -> tuple[Gray, Gray]:
    """Ink, and areas with no paper in them; on a tint, its ground is the paper."""
    paper, ink = paper_and_ink(to_gray(small))
    contrast = max(float(paper - ink), 40.0)
    typeless = np.asarray(cv2.morphologyEx(small, cv2.MORPH_CLOSE, square(STROKE * unit)), np.uint8)
    masks = []
    for page, least in ((small, INK), (typeless, TONE)):
        darker = off_paper(page)
        for tint in tints:
            _level(darker, tint, max(2, round(RIM * unit)))
        masks.append((darker > least * contrast).astype(np.uint8))
    drawn, toned = masks
    return _without_grain(drawn, unit), np.asarray(
        cv2.morphologyEx(toned, cv2.MORPH_OPEN, square(0.6 * unit)), np.uint8
    )


def _without_grain(mask: Gray, unit: float) -> Gray:
    """The mask without specks where they stand no closer than the grain of the paper; those of halftones do."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    small = (stats[:, cv2.CC_STAT_WIDTH : cv2.CC_STAT_HEIGHT + 1] < SPECK * unit).all(axis=1)
    small[0] = False
    specks = small[labels].astype(np.float32)
    share = cv2.blur(specks, square(AREA * unit).shape[::-1])
    grain = (specks > 0) & (share < CLOSER * np.median(share))
    return np.where(grain, 0, mask).astype(np.uint8)


def _level(darker: Gray, tint: Area, rim: int) -> None:
    """Takes the level of a tint, as it is along its edge, from all of it."""
    left, top, right, bottom = tint
    inside = darker[top:bottom, left:right]
    edge = inside[rim:-rim, rim:-rim]
    if edge.size:
        sides = np.concatenate([edge[:rim].ravel(), edge[-rim:].ravel(), edge[:, :rim].ravel(), edge[:, -rim:].ravel()])
        np.subtract(inside, np.minimum(inside, np.uint8(np.median(sides))), out=inside)


def _is_amid(toned: Gray, area: Area, reach: int) -> bool:
    """Whether tone goes on above and below a line of text: then it was read from a picture, or printed on one."""
    left, top, right, bottom = area
    above, below = toned[max(0, top - reach) : top, left:right], toned[bottom : bottom + reach, left:right]
    return all(band.size and band.mean() > 0.5 for band in (above, below))


def _is_tone(toned: Gray, area: Area, least: float) -> bool:
    """Whether what was read as a line of large type has no paper in it: a part of a photograph."""
    left, top, right, bottom = area
    return min(right - left, bottom - top) >= least and float(toned[top:bottom, left:right].mean()) > SOLID


def _sides(box: Box, half: float) -> tuple[Box, ...]:
    """The four sides of a frame, as thick as most borders."""
    inner, outer = box.grown(-half, -half), box.grown(half, half)
    return (
        Box(outer.left, outer.top, outer.right, inner.top),
        Box(outer.left, inner.bottom, outer.right, outer.bottom),
        Box(outer.left, outer.top, inner.left, outer.bottom),
        Box(inner.right, outer.top, outer.right, outer.bottom),
    )


def _on(box: Box, scale: tuple[float, float]) -> Area:
    x, y = scale
    left, top, right, bottom = int(box.left / x), int(box.top / y), int(box.right / x) + 1, int(box.bottom / y) + 1
    return max(0, left), max(0, top), max(0, right), max(0, bottom)


def _fill(mask: Gray, areas: Iterable[Area], value: int) -> None:
    for left, top, right, bottom in areas:
        mask[top:bottom, left:right] = value
