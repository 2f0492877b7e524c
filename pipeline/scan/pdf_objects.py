"""What a PDF page consists of: its images with their places, and whether it shows anything else."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.geometry import Affine, Box

_DEPTH = 15
_UNIT = Box(0, 0, 1, 1)
_JPEG_END = b"\xff\xd9"


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """An image of ``width`` x ``height`` pixels; ``place`` leads from the unit square to points of the displayed page."""

    handle: Any
    width: int
    height: int
    gray: bool
    place: Affine

    @property
    def box(self) -> Box:
        return self.place.box(_UNIT)

    @property
    def _straight(self) -> float:
        return abs(self.place.a) + abs(self.place.e)

    @property
    def _turned(self) -> float:
        return abs(self.place.b) + abs(self.place.d)

    @property
    def upright(self) -> bool:
        """Its sides are parallel to those of the page, to a thousandth."""
        return min(self._straight, self._turned) <= 1e-3 * max(self._straight, self._turned)

    @property
    def columns(self) -> int:
        """Pixels across the displayed page."""
        return self.width if self._straight >= self._turned else self.height

    @property
    def rows(self) -> int:
        """Pixels down the displayed page."""
        return self.height if self._straight >= self._turned else self.width

    def decodes(self) -> bool:
        bitmap = pdfium.FPDFImageObj_GetBitmap(self.handle)
        if bitmap:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return bool(bitmap)


def contents(page: pypdfium2.PdfPage) -> tuple[list[Placed], bool]:
    """The images of the page, and whether anything else can be seen on it (an invisible layer of OCR text cannot)."""
    images: list[Placed] = []
    others = False
    for handle, kind, place in _objects(page, display(page)):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            images += _image(page, handle, place)
        elif kind != pdfium.FPDF_PAGEOBJ_FORM:
            others = others or _visible(handle, kind)
    return images, others


def display(page: pypdfium2.PdfPage) -> Affine:
    """From the page's own coordinates (y up) to points of the page as displayed (y down), its rotation applied."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: Affine(1, 0, -left, 0, -1, top),
        90: Affine(0, 1, -bottom, 1, 0, -left),
        180: Affine(-1, 0, right, 0, 1, -bottom),
        270: Affine(0, -1, top, -1, 0, right),
    }[page.get_rotation()]


def _objects(parent: Any, outer: Affine, depth: int = 0) -> Iterator[tuple[Any, int, Affine]]:
    """All objects, those inside forms too, with the map from their own space to the displayed page."""
    count, get = (
        (pdfium.FPDFFormObj_CountObjects, pdfium.FPDFFormObj_GetObject)
        if depth
        else (pdfium.FPDFPage_CountObjects, pdfium.FPDFPage_GetObject)
    )
    for index in range(count(parent)):
        handle = get(parent, index)
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(handle, matrix)
        place = Affine(matrix.a, matrix.c, matrix.e, matrix.b, matrix.d, matrix.f).then(outer)
        kind = pdfium.FPDFPageObj_GetType(handle)
        yield handle, kind, place
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
            yield from _objects(handle, place, depth + 1)


def _image(page: pypdfium2.PdfPage, handle: Any, place: Affine) -> list[Placed]:
    facts = pdfium.FPDF_IMAGEOBJ_METADATA()
    if not pdfium.FPDFImageObj_GetImageMetadata(handle, page, facts) or not (facts.width and facts.height):
        return []
    gray = facts.bits_per_pixel in (1, 8) and facts.colorspace != pdfium.FPDF_COLORSPACE_INDEXED
    return [Placed(handle, int(facts.width), int(facts.height), gray, place)]


def _visible(handle: Any, kind: int) -> bool:
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        return bool(pdfium.FPDFTextObj_GetTextRenderMode(handle) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        return not _white_ground(handle)
    return True


def _white_ground(handle: Any) -> bool:
    """A path that is not drawn, or only filled with white: writers lay one under a scan."""
    fill, stroke = ctypes.c_int(), pdfium.FPDF_BOOL()
    pdfium.FPDFPath_GetDrawMode(handle, fill, stroke)
    if stroke.value:
        return False
    if fill.value == pdfium.FPDF_FILLMODE_NONE:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(handle, red, green, blue, alpha)
    return (red.value, green.value, blue.value) == (255, 255, 255)


def cut_short(image: Placed) -> bool:
    """A JPEG without its end mark: PDFium draws what there is of it and says nothing."""
    if pdfium.FPDFImageObj_GetImageFilterCount(image.handle) != 1:
        return False
    name = ctypes.create_string_buffer(32)
    pdfium.FPDFImageObj_GetImageFilter(image.handle, 0, name, 32)
    if name.value != b"DCTDecode":
        return False
    size = pdfium.FPDFImageObj_GetImageDataRaw(image.handle, None, 0)
    data = ctypes.create_string_buffer(size)
    pdfium.FPDFImageObj_GetImageDataRaw(image.handle, data, size)
    return _JPEG_END not in data.raw[-64:]
