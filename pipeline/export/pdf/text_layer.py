"""The invisible text of a page: each line where it is printed, one article after the other."""

from __future__ import annotations

import math
from collections.abc import Iterator

from pipeline.document import Line, Page
from pipeline.export.pdf.font import DESCENT, EM, InvisibleFont, character_width, printed
from pipeline.geometry import Affine, Point, Quad

FONT = "BroadsheetText"
"""Name of the font in the resources of a page."""


def lines_in_order(page: Page) -> tuple[Line, ...]:
    """The lines that are to be found: furniture, the articles in reading order, advertisements, and what has no place.

    Lines that were removed are left out: their text stands in another line, or their ink was read twice.
    """
    places: dict[str, list[Line]] = {"f": [], **{article.id: [] for article in page.articles}, "ad": [], "u": []}
    for line in page.lines:
        places.get(line.id.rpartition("-")[0], []).append(line)
    return tuple(line for found in places.values() for line in found)


def text_layer(page: Page, font: InvisibleFont, to_points: Affine) -> bytes:
    """The content stream. ``to_points`` leads from pixels of the source to the coordinates of the PDF page (y upward)."""
    shown = [drawn for line in lines_in_order(page) for drawn in _line(line, page, font, to_points)]
    return b"\n".join([b"q BT 3 Tr", *shown, b"ET Q", b""])


def _line(line: Line, page: Page, font: InvisibleFont, to_points: Affine) -> Iterator[bytes]:
    text = printed(line.text).strip()
    if line.box is None or not text:
        return
    corners = to_points.quad(
        _from_the_start(line.polygon or line.box.quad(), page.source.rotation, vertical=line.vertical)
    )
    if line.vertical:  # as a row that runs down the page: viewers disagree on where type set downwards stands
        corners = (corners[1], corners[2], corners[3], corners[0])
    placed = _row(corners, text)
    if placed is None:
        return
    size, matrix = placed
    numbers = b" ".join(_number(x) for x in (matrix.a, matrix.d, matrix.b, matrix.e, matrix.c, matrix.f))
    yield b"/%s %s Tf %s Tm %s Tj" % (FONT.encode(), _number(size), numbers, font.encoded(text))


def _from_the_start(quad: Quad, rotation: int, *, vertical: bool) -> Quad:
    """The corners as the reader sees them: upper left, upper right, lower right, lower left.

    A polygon may begin at any of its corners. Of the four ways to begin, the one is right by which the line runs to the
    right, or a vertical one downwards; its long sides tell this even where the page is skewed.
    """
    upright = Affine.rotation(rotation).quad(
        quad
    )  # from the pixels of the source to the page as it is read, but for a shift
    a, b, c, d = (0, 1, 2, 3) if _area(upright) >= 0 else (0, 3, 2, 1)
    ways = ((a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c))

    def onward(way: tuple[int, int, int, int]) -> float:
        first, second, third, fourth = (upright[i] for i in way)
        if vertical:
            return fourth[1] - first[1] + third[1] - second[1]
        return second[0] - first[0] + third[0] - fourth[0]

    a, b, c, d = max(ways, key=onward)
    return quad[a], quad[b], quad[c], quad[d]


def _area(quad: Quad) -> float:
    """Twice the area; positive if the corners go clockwise as seen on a page."""
    return sum(x * v - u * y for (x, y), (u, v) in zip(quad, (*quad[1:], quad[0]), strict=True))


def _row(corners: Quad, text: str) -> tuple[float, Affine] | None:
    """Size of the type, and the map from its space to the page; None if the line is too small to hold anything."""
    left_top, right_top, right_foot, left_foot = corners
    along = _half(_step(left_top, right_top), _step(left_foot, right_foot))
    up = _half(_step(left_foot, left_top), _step(right_foot, right_top))
    size, room = math.hypot(*up), sum(map(character_width, text)) / EM
    if not (size > _LEAST and room and math.hypot(*along) > _LEAST):
        return None
    x, y = (along[0] / (room * size), along[1] / (room * size)), (up[0] / size, up[1] / size)
    below = -DESCENT / EM
    return size, Affine(x[0], y[0], left_foot[0] + below * up[0], x[1], y[1], left_foot[1] + below * up[1])


_LEAST = 0.01  # points: what is smaller cannot be found on paper


def _step(start: Point, end: Point) -> Point:
    return end[0] - start[0], end[1] - start[1]


def _half(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def _number(value: float) -> bytes:
    """Short, and never in powers of ten, which PDF does not know."""
    return f"{round(value, 4) + 0.0:.4f}".rstrip("0").rstrip(".").encode()
