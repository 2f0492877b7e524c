"""The page as a picture with the result drawn over it, so that a person sees at once what was understood.

Each article has a colour and a big number. Its regions are tinted, its lines framed, its columns numbered along an
arrow in the order in which they were read; tags name headings and captions.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from pipeline.document import Article, Line, Page, Role
from pipeline.export.marks import Colour, Marks
from pipeline.export.reading_path import column_runs
from pipeline.geometry import Affine, Box, Point, Quad
from pipeline.scan.page import Scan
from pipeline.scan.turns import Turn

Pixels = npt.NDArray[np.uint8]

_LONGEST = 2400  # pixels of the picture: enough to read body type on a broadsheet
_PALETTE: tuple[Colour, ...] = (
    (31, 111, 180), (222, 120, 0), (42, 145, 52), (123, 79, 181), (0, 140, 149),
    (138, 90, 43), (104, 140, 0), (39, 64, 139), (196, 148, 0), (58, 160, 224),
)  # fmt: skip
_GREY: Colour = (110, 110, 110)
_RED: Colour = (220, 0, 0)
_MAGENTA: Colour = (225, 0, 200)
_TAGS = {
    Role.KICKER: "kicker",
    Role.HEADLINE: "headline",
    Role.SUBTITLE: "subtitle",
    Role.BYLINE: "byline",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit",
    Role.JUMP: "jump",
    Role.SUBHEAD: "subhead",
}


def draw_overlay(image: Pixels, page: Page, to_image: Affine | None = None) -> Pixels:
    """The picture with the page drawn over it: BGR, 8 bits, at most 2400 pixels on its longest side, with a legend.

    ``image`` is BGR or grey, 8 bits; ``to_image`` leads from the boxes of the page (pixels of the source) to its pixels.
    """
    scale = min(1.0, _LONGEST / max(image.shape[:2]))
    place = (to_image or Affine()).then(Affine.scaling(scale))
    marks = _faded(image, scale)
    for number, article in enumerate(page.articles):
        _draw_regions(marks, article, place, _colour(number))
    _draw_the_rest(marks, page, place)
    for number, article in enumerate(page.articles):
        _draw_lines(marks, article, page, place, _colour(number))
    for number, article in enumerate(page.articles):
        _draw_path(marks, article, page, place, _colour(number))
        _draw_number(marks, article, page, place, _colour(number))
    _draw_legend(marks, page)
    return np.ascontiguousarray(np.asarray(marks.picture)[:, :, ::-1])


def overlay_jpeg(image: Pixels, page: Page, to_image: Affine | None = None) -> bytes:
    """``draw_overlay`` as a JPEG file."""
    done, data = cv2.imencode(".jpg", draw_overlay(image, page, to_image), [cv2.IMWRITE_JPEG_QUALITY, 85])
    assert done
    return bytes(data)


def page_overlay(page: Page, scan: Scan) -> bytes:
    """The overlay as a JPEG file, over the page of the scan turned upright."""
    turn = Turn((page.source.rotation - scan.rotation) % 360)
    to_source = turn.undo(scan.width, scan.height).then(scan.to_source)
    return overlay_jpeg(turn.of(scan.image), page, to_source.inverse())


def _colour(number: int) -> Colour:
    return _PALETTE[number % len(_PALETTE)]


def _faded(image: Pixels, scale: float) -> Marks:
    """The page in pale grey, with room for the legend beneath it."""
    grey = image if image.ndim == 2 else cv2.cvtColor(image, cv2.COLOR_BGR2GRAY)
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    grey = cv2.resize(grey, size, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    unit = max(8.0, max(size) / 120)
    picture = Image.new("RGB", (size[0], size[1] + round(2.2 * unit)), (255, 255, 255))
    picture.paste(Image.fromarray((80 + grey * (175 / 255)).astype(np.uint8)).convert("RGB"), (0, 0))
    return Marks(picture, unit)


def _draw_regions(marks: Marks, article: Article, place: Affine, colour: Colour) -> None:
    for region in article.regions:
        marks.wash(place.box(region), colour, 0.22)
    for image in article.images:
        if image.box is not None:
            box = place.box(image.box)
            marks.dashes(box, colour, 3)
            marks.tag((box.left, box.top), "image", colour, 0.9)


def _draw_lines(marks: Marks, article: Article, page: Page, place: Affine, colour: Colour) -> None:
    named: set[Role] = set()
    for line in page.lines_of(article.id):
        if line.box is None:
            continue
        box = place.box(line.box)
        marks.outline(_outline(line, place), colour, 1 if line.role is Role.BODY else 2.2)
        if line.role in _TAGS and line.role not in named:
            named.add(line.role)
            marks.tag((box.right, box.top - 1.1 * marks.unit), _TAGS[line.role], colour, 0.8, to_left=True)


def _draw_path(marks: Marks, article: Article, page: Page, place: Affine, colour: Colour) -> None:
    """An arrow down each run of lines, thin ones from run to run, and the number of the run where it begins."""
    ends: list[tuple[Point, Point]] = []
    for run in column_runs(article, page):
        first, last = _box(run[0], place), _box(run[-1], place)
        ends.append(((first.right, first.y), (last.left, last.y)) if run[0].vertical else _down(first, last))
    for (_, before), (start, _) in pairwise(ends):
        marks.arrow(before, start, colour, 1.2)
    for i, (start, end) in enumerate(ends):
        marks.arrow(start, end, colour, 3)
        if len(ends) > 1:
            size = marks.unit
            marks.tag((start[0] - 0.7 * size, start[1] - 0.7 * size), str(i + 1), colour, 0.95, rounded=True)


def _down(first: Box, last: Box) -> tuple[Point, Point]:
    x = min(first.left, last.left) + 0.06 * first.width
    return (x, first.top), (x, last.bottom)


def _draw_number(marks: Marks, article: Article, page: Page, place: Affine, colour: Colour) -> None:
    """Large, on the headline if there is one, else where the article begins."""
    lines = page.lines_of(article.id, Role.HEADLINE) or page.lines_of(article.id)
    boxes = [line.box for line in lines if line.box is not None] or [*article.regions]
    if boxes:
        box = place.box(boxes[0])
        marks.tag((box.left - 1.4 * marks.unit, box.top - marks.unit), article.id.upper(), colour, 2.0)


def _draw_the_rest(marks: Marks, page: Page, place: Affine) -> None:
    for advertisement in page.advertisements:
        if advertisement.box is not None:
            box = place.box(advertisement.box)
            marks.wash(box, _GREY, 0.35)
            marks.outline(box.quad(), _GREY, 2)
            marks.tag((box.left, box.top), "advertisement", _GREY, 0.9)
    for piece in page.furniture:
        if piece.box is not None:
            box = place.box(piece.box)
            marks.dashes(box, _GREY, 2)
            marks.tag((box.left, box.top - 1.1 * marks.unit), piece.kind.value.replace("_", " "), _GREY, 0.8)
    for removed in page.removed:
        if removed.box is not None:
            marks.cross(place.box(removed.box), _RED, 1.6)
    for line in _unassigned(page):
        box = _box(line, place)
        marks.wash(box, _MAGENTA, 0.25)
        marks.outline(_outline(line, place), _MAGENTA, 2.5)


def _draw_legend(marks: Marks, page: Page) -> None:
    count = f"{len(page.articles)} articles, {len(page.lines)} lines"
    entries = (
        (count, (0, 0, 0)),
        ("numbers: order of columns", _PALETTE[0]),
        (f"advertisements {len(page.advertisements)} (grey)", _GREY),
        (f"furniture {len(page.furniture)} (dashed)", _GREY),
        (f"removed {len(page.removed)} (crossed)", _RED),
        (f"unassigned {len(page.unassigned)} (filled)", _MAGENTA),
    )
    x, y = 0.5 * marks.unit, marks.picture.height - 1.7 * marks.unit
    for text, colour in entries:
        x = marks.write((x, y), text, colour) + 1.5 * marks.unit


def _unassigned(page: Page) -> Iterator[Line]:
    return (line for line in page.lines if line.role is Role.UNASSIGNED and line.box is not None)


def _box(line: Line, place: Affine) -> Box:
    assert line.box is not None
    return place.box(line.box)


def _outline(line: Line, place: Affine) -> Quad:
    assert line.box is not None
    return place.quad(line.polygon or line.box.quad())
