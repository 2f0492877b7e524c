"""Pictures: photographs, drawings, portraits, logos."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.geometry import Box
from pipeline.ink import Gray, line_height, square
from pipeline.regions.lights import Area, PaperBeside
from pipeline.regions.unread import Unread
from pipeline.sheet import Frame, Picture, Rule

# Lengths in line heights.
UNIT = 8.0  # pixels of a line height
TONED = 0.4  # of a photograph; its edges are sought in its lights too
LARGE = 2.0  # ink of more extent both ways is no body type
NEAR = 0.8  # parts of a picture are nearer to one another
LEAST = 2.5  # both sides of a picture are larger
MOSTLY = 0.3  # of the ink of a picture is in large pieces
DENSE = 0.2  # of its box is covered when small gaps are closed
SOLID, RECTANGLE = 0.85, 0.95  # of its box is covered by a photograph, and by one that this alone tells
TYPE = 0.15  # of a ground is type that was read
ALL = 0.9  # of the ink of an area that is photographs side by side is in them
DARK = 0.1  # and it has that much ink: the shadow of a fold has none
TAIL = 0.1  # of the ink of most rows: rows at the sides of a picture that have less are none of it


def find_pictures(
    image: NDArray[np.uint8],
    type_height: float | None = None,
    text_boxes: Sequence[Box] = (),
    rules: Sequence[Rule] = (),
    frames: Sequence[Frame] = (),
) -> tuple[Picture, ...]:
    """Pictures of an upright page, gray (h, w) or BGR (h, w, 3), from top to bottom.

    What was read (``text_boxes``), ruled and framed is left out: best called after recognition, with all of it. Text
    boxes within a photograph do no harm. Without them, large type may be taken for drawings. ``type_height`` is the
    height in pixels of the ink of body type, None if there is none.
    """
    size = line_height(type_height, image)
    unread = Unread.of(image, size, UNIT, (text_boxes, rules, frames))
    found = _areas(unread.drawn, unread.toned, unread.known, unread.unit)
    areas = [
        _with_lights(unread, area, [other for other in found if other is not area])
        if _share(unread.toned, area) >= TONED
        else area
        for area in found
    ]
    return tuple(Picture(box) for box in sorted(_whole([unread.box(area) for area in areas]), key=_place))


def _place(box: Box) -> tuple[float, float]:
    return box.top, box.left


def _share(mask: Gray, area: Area) -> float:
    left, top, right, bottom = area
    return float(mask[top:bottom, left:right].mean())


def _with_lights(unread: Unread, area: Area, others: Sequence[Area]) -> Area:
    """The area with its lights, which end where the ``others`` begin."""
    on_tint = _share(unread.tinted, area) > 0.5
    known = unread.known.copy() if on_tint else unread.known | unread.tinted
    for left, top, right, bottom in others:
        known[top:bottom, left:right] = 1
    return PaperBeside(unread.small, known, unread.unit).extended(area)


def _areas(drawn: Gray, toned: Gray, known: Gray, unit: float) -> list[Area]:
    """The areas of ink that are pictures."""
    mask = _without_edges(drawn | toned, unit)
    pieces = _Pieces(mask, unit)
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, square(NEAR * unit))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8, ltype=cv2.CV_32S)
    ink = np.bincount(labels[mask > 0], minlength=count)
    dark = np.bincount(labels[drawn > 0], minlength=count)
    large = np.bincount(labels[pieces.large > 0], minlength=count)
    found = []
    for number in range(1, count):
        left, top, width, height, area = stats[number].tolist()
        if min(width, height) < LEAST * unit or area < DENSE * width * height or dark[number] < DARK * area:
            continue
        if large[number] < max(MOSTLY * ink[number], LEAST * LEAST * unit * unit / 2):
            continue
        own = np.where(labels == number, mask, 0)[top : top + height, left : left + width]
        type_ = known[top : top + height, left : left + width]
        photographs = _photographs(own, unit) or _photographs_on_ground(own, type_, unit) or [(0, 0, width, height)]
        if len(photographs) > 1 or not pieces.are_letters(number, labels, height):
            found += [
                (left + a, top + b, left + c, top + d)
                for a, b, c, d in (_without_tails(own, photograph) for photograph in photographs)
                if min(c - a, d - b) >= LEAST * unit
            ]
    return found


def _without_tails(mask: Gray, area: Area) -> Area:
    """The area without what sticks out at its sides and holds little ink against the rest: dirt, type that shows through."""
    left, top, right, bottom = area
    for _ in range(2):  # what sticks out at one side adds rows to the others
        down = _solid(mask[top:bottom, left:right].sum(axis=1))
        top, bottom = top + down[0], top + down[1]
        across = _solid(mask[top:bottom, left:right].sum(axis=0))
        left, right = left + across[0], left + across[1]
    return left, top, right, bottom


def _solid(ink: NDArray[np.int64]) -> tuple[int, int]:
    """From the first to the last place with no less than a part of the ink that most have."""
    places = np.flatnonzero(ink >= TAIL * np.median(ink))
    return int(places[0]), int(places[-1]) + 1


def _photographs(mask: Gray, unit: float) -> list[Area]:
    """The parts of an area that is nothing but solid rectangles with narrow white between them; else none."""
    solid = _solid_parts(mask, SOLID, unit)
    held = sum(int(mask[top:bottom, left:right].sum()) for left, top, right, bottom in solid)
    return solid if len(solid) > 1 and held >= ALL * mask.sum() else []


def _photographs_on_ground(mask: Gray, known: Gray, unit: float) -> list[Area]:
    """Solid rectangles apart from the ground of the type beside them, which is no picture: a band with a headline over a photograph."""
    solid = _solid_parts(mask, RECTANGLE, unit)
    bare = [s for s in solid if _share(known, s) < TYPE]
    rest = mask.copy()
    for left, top, right, bottom in bare:
        rest[top:bottom, left:right] = 0
    if not bare or not rest.any():
        return []
    left, top, width, height = cv2.boundingRect(rest)
    ground = left, top, left + width, top + height
    inset = _share(mask, ground) >= SOLID and any(_holds(ground, s) for s in bare)  # a picture within a picture
    return bare if _share(known, ground) >= TYPE and not inset else []


def _holds(outer: Area, inner: Area) -> bool:
    return all(a <= b for a, b in zip(outer[:2], inner[:2], strict=True)) and all(
        a >= b for a, b in zip(outer[2:], inner[2:], strict=True)
    )


def _solid_parts(mask: Gray, least: float, unit: float) -> list[Area]:
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=4, ltype=cv2.CV_32S)
    return [
        (left, top, left + width, top + height)
        for left, top, width, height, area in stats[1:].tolist()
        if min(width, height) >= LEAST * unit and area >= least * width * height
    ]


def _without_edges(mask: Gray, unit: float) -> Gray:
    """The mask without dirt, shadow and margins at the border of the scan."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
    right, bottom = (stats[:, a] + stats[:, b] for a, b in ((0, cv2.CC_STAT_WIDTH), (1, cv2.CC_STAT_HEIGHT)))
    touching = (stats[:, 0] <= 1) | (stats[:, 1] <= 1) | (right >= mask.shape[1] - 1) | (bottom >= mask.shape[0] - 1)
    edges = np.zeros(len(stats), bool)
    for number in np.flatnonzero(touching[1:]) + 1:
        left, top, width, height, area = stats[number].tolist()
        edges[number] = _is_edge((left, top, left + width, top + height), area, mask.shape, unit)
    return np.where(edges[labels], 0, mask).astype(np.uint8)


class _Pieces:
    """The connected pieces of ink, as far as they are larger than letters of body type."""

    def __init__(self, mask: Gray, unit: float) -> None:
        _, self._labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=cv2.CV_32S)
        large = (stats[:, cv2.CC_STAT_WIDTH] > LARGE * unit) & (stats[:, cv2.CC_STAT_HEIGHT] > LARGE * unit)
        large[0] = False
        self.large = large[self._labels].astype(np.uint8)
        chosen = np.flatnonzero(large)
        self._sizes = stats[chosen][:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA]]
        self._places = stats[chosen][:, [cv2.CC_STAT_LEFT, cv2.CC_STAT_TOP]] + self._sizes[:, :2] // 2
        self._unit = unit

    def are_letters(self, number: int, labels: NDArray[np.int32], height: int) -> bool:
        """Whether an area is lines of large type: three or more pieces of about one height hold most of its ink."""
        x, y = np.clip(self._places[:, 0], 0, labels.shape[1] - 1), np.clip(self._places[:, 1], 0, labels.shape[0] - 1)
        own = self._sizes[labels[y, x] == number]
        if len(own) < 3:
            return False
        typical = float(np.median(own[:, 1]))
        alike = (np.abs(own[:, 1] - typical) <= 0.3 * typical) & (own[:, 0] <= 1.8 * typical)
        return bool(alike.sum() >= 3 and own[alike, 2].sum() >= 0.7 * own[:, 2].sum() and typical >= 0.2 * height)


def _is_edge(box: Area, ink: int, page: tuple[int, ...], unit: float) -> bool:
    """Whether ink at the border of the scan is no picture: no rectangle, narrow, or the whole side."""
    width, height = box[2] - box[0], box[3] - box[1]
    narrow = min(width, height) < 4 * unit
    return narrow or width > 0.8 * page[1] or height > 0.8 * page[0] or ink < 0.85 * width * height


def _whole(boxes: list[Box]) -> list[Box]:
    """Parts of one picture, whose boxes overlap, made one."""
    merged: list[Box] = []
    for box in sorted(boxes, key=lambda b: -b.area):
        joined = box
        for other in [o for o in merged if o.overlap(box) > 0.3 * min(o.area, box.area)]:
            merged.remove(other)
            joined = Box.union((joined, other))
        merged.append(joined)
    return merged
