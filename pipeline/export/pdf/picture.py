"""The scan as a page of a PDF, its image as the file has it: JPEG, JPEG 2000, PNG and fax data are not decoded.

What a PDF cannot hold as it is (WebP, an alpha channel, one page of a TIFF) is decoded and packed again without loss.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

import img2pdf
import pikepdf
from pikepdf import Pdf
from PIL import Image, ImageOps

from pipeline.document import Source
from pipeline.errors import PageFailed, UnreadableInput
from pipeline.export.pdf.hidden import without_hidden_text
from pipeline.geometry import Affine
from pipeline.scan import ScanLimits
from pipeline.scan.raster import pillow_limit
from pipeline.scan.reading import AGAIN, FORMATS, file_kind
from pipeline.scan.turns import EXIF_TURNS, Turn

_POINTS = 72.0
_DPI = 150.0
"""Of a scan that does not say: a page of 3,000 pixels is twenty inches long, as newspapers are. Were it smaller, pdftotext would
leave out letters: of those less than three points wide it takes 50,000 on a page.
"""
_LONGEST = 14_400.0  # points: the largest page that PDF allows
_ORIENTATION = 274
_AS_THEY_ARE = frozenset({"JPEG", "MPO", "JPEG2000", "PNG"})


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A page of a file, its number from 0. ``to_points`` leads from the pixels of the source to its coordinates (y upward).

    ``turn``: degrees clockwise by which the page has still to be turned to be upright.
    """

    pdf: Pdf  # what is copied from it is read when the copy is saved: it has to stay open
    number: int
    to_points: Affine
    turn: int


def picture_of(scan: Path | bytes, source: Source) -> Picture:
    """The page of the scan that ``source`` names.

    Raises:
        UnreadableInput: the scan is missing, damaged or of no known format.
        PageFailed: it is not the scan that was read: its size is another one.
    """
    try:
        data = scan if isinstance(scan, bytes) else scan.read_bytes()
    except OSError as error:
        raise UnreadableInput(
            f"cannot be read ({error.strerror or error})", file=scan, advice="check the path"
        ) from error
    kind = file_kind(data[:1024])
    if kind not in {"pdf", "image"}:
        raise UnreadableInput(kind, file=source.path, advice=FORMATS)
    try:
        return _pdf_page(data, source) if kind == "pdf" else _image_page(data, source)
    except (PageFailed, MemoryError):
        raise
    except Exception as error:
        what = f"cannot be put into a PDF ({type(error).__name__}: {error})"
        raise UnreadableInput(what, file=source.path, advice=AGAIN) from error


def _image_page(data: bytes, source: Source) -> Picture:
    with pillow_limit(ScanLimits()):
        packed, turned = _packed(data, source)
        with Image.open(io.BytesIO(packed)) as image:
            width, height = image.size
    stored = (width, height) if turned.degrees % 180 == 0 else (height, width)
    _check_size(source, stored)
    dpi = max(source.dpi or _DPI, max(width, height) * _POINTS / _LONGEST)
    layout = img2pdf.get_fixed_dpi_layout_fun((dpi, dpi))
    made = img2pdf.convert(
        packed, layout_fun=layout, rotation=img2pdf.Rotation.none, nodate=True, first_frame_only=True
    )
    scale = _POINTS / dpi
    down = Affine(a=scale, e=-scale, f=height * scale)
    to_points = turned.undo(*stored).inverse().then(down)
    return Picture(pikepdf.open(io.BytesIO(made)), 0, to_points, (source.rotation - turned.degrees) % 360)


def _packed(data: bytes, source: Source) -> tuple[bytes, Turn]:
    """An image file that a PDF can hold, and by what it was turned meanwhile (Pillow turns TIFF pages as they tell)."""
    with Image.open(io.BytesIO(data)) as image:
        frames = getattr(image, "n_frames", 1)
        plain = not image.has_transparency_data and image.mode not in {"I", "F", "I;16", "LAB", "HSV"}
        upright = _turn(image) == Turn()
        if plain and (image.format in _AS_THEY_ARE or (image.format == "TIFF" and frames == 1 and upright)):
            return data, Turn()
        if frames > 1:
            image.seek(source.page - 1)
        turn = _turn(image) if image.format == "TIFF" else Turn()
        return _repacked(image), turn


def _repacked(image: Image.Image) -> bytes:
    """Without loss: two-valued pages as fax data, all else as PNG; transparent parts are white as paper is."""
    image.load()
    out = io.BytesIO()
    if image.mode == "1":
        image.save(out, "TIFF", compression="group4")
        return out.getvalue()
    if image.has_transparency_data:
        over = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", over.size, "white"), over).convert("RGB")
    elif image.mode not in {"L", "RGB"}:
        image = (
            ImageOps.autocontrast(image.convert("F").convert("L")) if image.mode[0] in "IF" else image.convert("RGB")
        )
    image.info.clear()
    image.save(out, "PNG")
    return out.getvalue()


def _turn(image: Image.Image) -> Turn:
    try:
        return EXIF_TURNS.get(image.getexif().get(_ORIENTATION, 1), Turn())
    except Exception:  # noqa: BLE001 - damaged EXIF is no reason to refuse a page
        return Turn()


def _pdf_page(data: bytes, source: Source) -> Picture:
    from pipeline.scan.pdf import source_to_page  # noqa: PLC0415 - PDFium is loaded for PDFs only

    (width, height), to_points = source_to_page(data, source.page)
    _check_size(source, (width, height))
    whole = pikepdf.open(io.BytesIO(data))
    without_hidden_text(whole, whole.pages[source.page - 1])
    return Picture(whole, source.page - 1, to_points, source.rotation)


def _check_size(source: Source, found: tuple[int, int]) -> None:
    wanted = (source.width, source.height)
    if None not in wanted and wanted != found:
        what = f"the scan has {found[0]} x {found[1]} pixels, the page was read from {wanted[0]} x {wanted[1]}"
        raise PageFailed(what, file=source.path, advice="give the scan that was read")
