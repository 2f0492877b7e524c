"""PDF pages through PDFium: a page that is one scanned image at the resolution of that image, any other at a set one."""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from pipeline.document import Source
from pipeline.errors import UnreadableInput
from pipeline.geometry import Affine, Box
from pipeline.scan.page import Pixels, Scan, ScanLimits
from pipeline.scan.pdf_bombs import is_bomb
from pipeline.scan.pdf_objects import Placed, contents, cut_short, display
from pipeline.scan.pixels import gray_if_colourless
from pipeline.scan.raster import DECODING, too_large, too_many
from pipeline.scan.reading import AGAIN, Opened

_POINTS = 72.0
_TAIL = 65536
"""The end of a PDF, in bytes, in which ``%%EOF`` must stand; some writers leave a few bytes behind it."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """What is drawn: ``area`` of the displayed page, in points, on ``width`` x ``height`` pixels."""

    area: Box
    width: int
    height: int

    @property
    def dpi(self) -> float:
        return round(self.width / self.area.width * _POINTS, 3)


def pdf_pages(opened: Opened, limits: ScanLimits, only: int | None = None) -> Iterator[Scan | UnreadableInput]:
    """The pages in order, or ``only`` one of them. PDFium can do one thing at a time in a process; a lock sees to that."""
    if not _has_end(opened):
        yield opened.failed("the PDF is cut off (its end mark is missing)", AGAIN)
        return
    if is_bomb(opened.file):
        yield opened.failed("the PDF unpacks to far more than pages need", "print it to images, or leave it out")
        return
    try:
        with DECODING:
            document = pypdfium2.PdfDocument(opened.file)
            pages = len(document)
    except Exception as error:  # noqa: BLE001 - a parser of hostile files: whatever it raises, the file cannot be read
        yield _refused(opened, error)
        return
    try:
        if pages > limits.max_pages:
            yield too_many(opened, limits)
            return
        for page in range(1, max(1, pages) + 1):  # a file without pages fails at its first
            if only not in (None, page):
                continue
            yield _page(document, opened, limits, page, pages)
    finally:
        with DECODING:
            document.close()


def count_pdf_pages(opened: Opened, limits: ScanLimits) -> int:
    """How many outcomes ``pdf_pages`` gives."""
    if not _has_end(opened):
        return 1
    try:
        with DECODING:
            document = pypdfium2.PdfDocument(opened.file)
            try:
                pages = len(document)
                return pages if 1 <= pages <= limits.max_pages else 1
            finally:
                document.close()
    except Exception:  # noqa: BLE001 - as above; the reason is told when the page is read
        return 1


def source_to_page(data: bytes, number: int) -> tuple[tuple[int, int], Affine]:
    """Width and height in pixels at which ``pdf_pages`` draws that page (from 1), and the map to the page's own points.

    The points are those that the content of the page is written in, y upward. IndexError or an error of PDFium if there is
    no such page.
    """
    with DECODING:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[number - 1]
            images, others = contents(page)
            canvas = _canvas(page, None if others else _main(images), ScanLimits())
            area = canvas.area
            drawn = Affine(area.width / canvas.width, 0, area.left, 0, area.height / canvas.height, area.top)
            return (canvas.width, canvas.height), drawn.then(display(page).inverse())
        finally:
            document.close()


def _has_end(opened: Opened) -> bool:
    size = opened.file.seek(0, io.SEEK_END)
    opened.file.seek(max(0, size - _TAIL))
    tail = opened.file.read()
    opened.file.seek(0)
    return b"%%EOF" in tail


def _refused(opened: Opened, error: Exception) -> UnreadableInput:
    code = error.err_code if isinstance(error, pypdfium2.PdfiumError) else None
    if code == pdfium.FPDF_ERR_PASSWORD and _speaks_of_encryption(opened):
        return opened.failed("the PDF is encrypted", "save a copy without a password")
    if code == pdfium.FPDF_ERR_SECURITY:
        return opened.failed("the PDF is locked by a security scheme", "save a copy without it")
    return opened.failed("the PDF is damaged or has no pages", AGAIN)


def _speaks_of_encryption(opened: Opened) -> bool:
    """PDFium's code may be that of the file before: it sets none for some failures."""
    opened.file.seek(0)
    return b"/Encrypt" in opened.file.read()


def _page(
    document: pypdfium2.PdfDocument, opened: Opened, limits: ScanLimits, number: int, pages: int
) -> Scan | UnreadableInput:
    named = number if pages > 1 else None
    try:
        with DECODING:
            page = document[number - 1]
            try:
                return _drawn(page, opened, limits, number, pages)
            finally:
                page.close()
    except MemoryError:
        return opened.failed("does not fit into memory", "lower the resolution", page=named)
    except Exception as error:  # noqa: BLE001 - as above
        return opened.failed(f"cannot be drawn ({error})", AGAIN, page=named)


def _drawn(
    page: pypdfium2.PdfPage, opened: Opened, limits: ScanLimits, number: int, pages: int
) -> Scan | UnreadableInput:
    named = number if pages > 1 else None
    images, others = contents(page)
    main = None if others else _main(images)
    canvas = _canvas(page, main, limits)
    if not all(limits.allow(*size) for size in [(canvas.width, canvas.height), *((i.width, i.height) for i in images)]):
        return too_large(opened, limits, named)
    pixels = _render(page, canvas, gray=main is not None and all(i.gray for i in images))
    if any(cut_short(i) for i in images) or (main is not None and _nothing_decoded(pixels, images)):
        return opened.failed("holds an image that is cut off or damaged", AGAIN, page=named)
    source = Source(opened.name, opened.sha256, number, canvas.width, canvas.height, canvas.dpi)
    return Scan(pixels, source, Affine(), pages)


def _main(images: list[Placed]) -> Placed | None:
    """The image that the page is a scan of: the finest of those that cover most of what any of them covers.

    Compressed scans come in layers (a mask of the type over a coarse ground), so several may lie over one another.
    """
    upright = [i for i in images if i.upright and i.box.area > 0]
    most = max((i.box.area for i in upright), default=0.0)
    return max((i for i in upright if i.box.area >= 0.9 * most), key=lambda i: i.width * i.height, default=None)


def _canvas(page: pypdfium2.PdfPage, main: Placed | None, limits: ScanLimits) -> Canvas:
    return _fit(page, limits) if main is None else _native(page, main)


def _native(page: pypdfium2.PdfPage, image: Placed) -> Canvas:
    """Pixel for pixel the image, if it fills the page (to 2 %, which are roundings); else the page at its resolution."""
    width, height = page.get_size()
    box, columns, rows = image.box, image.columns, image.rows
    if max(abs(box.left), abs(box.top), abs(box.right - width), abs(box.bottom - height)) <= 0.02 * max(width, height):
        across, down = columns / box.width, rows / box.height
        if abs(across - down) <= max(across / columns, down / rows, 0.01 * across):
            return Canvas(box, columns, rows)
    finest = max(columns / box.width, rows / box.height)
    return _whole(page, finest)


def _fit(page: pypdfium2.PdfPage, limits: ScanLimits) -> Canvas:
    return _whole(page, limits.pdf_dpi / _POINTS)


def _whole(page: pypdfium2.PdfPage, scale: float) -> Canvas:
    width, height = page.get_size()
    return Canvas(Box(0, 0, width, height), max(1, round(width * scale)), max(1, round(height * scale)))


def _render(page: pypdfium2.PdfPage, canvas: Canvas, *, gray: bool) -> Pixels:
    """Drawn straight into our own array. Annotations are left out: nobody printed them."""
    shape = (canvas.height, canvas.width) if gray else (canvas.height, canvas.width, 3)
    out: Pixels = np.full(shape, 255, np.uint8)
    kind = pdfium.FPDFBitmap_Gray if gray else pdfium.FPDFBitmap_BGR
    bitmap = pdfium.FPDFBitmap_CreateEx(
        canvas.width, canvas.height, kind, out.ctypes.data_as(ctypes.c_void_p), out.strides[0]
    )
    if not bitmap:
        raise MemoryError
    across, down = canvas.width / canvas.area.width, canvas.height / canvas.area.height
    matrix = pdfium.FS_MATRIX(across, 0, 0, down, -canvas.area.left * across, -canvas.area.top * down)
    clip = pdfium.FS_RECTF(0, 0, canvas.width, canvas.height)
    try:
        pdfium.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, pdfium.FPDF_GRAYSCALE if gray else 0)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
    return gray_if_colourless(out)


def _nothing_decoded(pixels: Pixels, images: list[Placed]) -> bool:
    """PDFium leaves the page white, and says nothing, where an image cannot be decoded."""
    return bool(pixels.min() == 255) and not any(i.decodes() for i in images)
