"""JPEG, PNG, WebP, JPEG 2000 and TIFF through Pillow, strictly: a page that is cut off is an error, not half a page."""

from __future__ import annotations

import math
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import (
    Image,
    Jpeg2KImagePlugin,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from pipeline.document import Source
from pipeline.errors import UnreadableInput
from pipeline.scan.page import Scan, ScanLimits
from pipeline.scan.pixels import to_pixels
from pipeline.scan.reading import AGAIN, Opened
from pipeline.scan.turns import EXIF_TURNS, Turn

_PLUGINS = (JpegImagePlugin, PngImagePlugin, WebPImagePlugin, Jpeg2KImagePlugin, TiffImagePlugin)
"""Imported so that they are registered: ``Image.open`` would load all of Pillow's to find one of them."""
_FORMATS = ("JPEG", "PNG", "WEBP", "JPEG2000", "TIFF")
_ORIENTATION = 274
_WIDTH, _HEIGHT = 256, 257

DECODING = threading.RLock()
"""Pillow's limit of pixels is one for the whole process, so decoding goes one page at a time."""


@contextmanager
def pillow_limit(limits: ScanLimits) -> Iterator[None]:
    """Our limit in place of Pillow's, which some decoders check before they take memory; no warnings on the console."""
    with DECODING, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        before = Image.MAX_IMAGE_PIXELS
        Image.MAX_IMAGE_PIXELS = math.ceil(limits.max_megapixels * 1e6 / 2)  # Pillow raises at twice this
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = before


def raster_pages(opened: Opened, limits: ScanLimits, only: int | None = None) -> Iterator[Scan | UnreadableInput]:
    """The pages, in the order of the file, or ``only`` one of them.

    Only TIFF has more than one: other formats add previews or frames of a film.
    """
    pages, broken = 1, None
    try:
        with pillow_limit(limits), _image(opened) as image:
            if image.format == "TIFF":
                pages, broken = _count(image, limits)
    except Exception as error:  # noqa: BLE001 - see _page
        yield _refused(opened, limits, error, None)
        return
    if pages > limits.max_pages:
        yield too_many(opened, limits)
        return
    for page in range(1, pages + 1):
        if only in (None, page):
            yield _page(opened, limits, page, pages)
    if broken is not None and only in (None, pages + 1):
        yield opened.failed(f"is damaged ({_reason(broken)}), and with it all pages after it", AGAIN, page=pages + 1)


def count_raster_pages(opened: Opened, limits: ScanLimits) -> int:
    """How many outcomes ``raster_pages`` gives."""
    try:
        with pillow_limit(limits), _image(opened) as image:
            pages, broken = _count(image, limits) if image.format == "TIFF" else (1, None)
    except Exception:  # noqa: BLE001 - see _page; the reason is told when the page is read
        return 1
    return 1 if pages > limits.max_pages else pages + (broken is not None)


def _page(opened: Opened, limits: ScanLimits, page: int, pages: int) -> Scan | UnreadableInput:
    """Opened anew for each page, so that the decoder's memory is given back before the caller works on the page."""
    try:
        with pillow_limit(limits), _image(opened) as image:
            if page > 1:
                image.seek(page - 1)
            return _decoded(image, opened, limits, page, pages)
    except Exception as error:  # noqa: BLE001 - decoders of hostile files raise whatever their author thought of
        return _refused(opened, limits, error, page if pages > 1 else None)


def _image(opened: Opened) -> Image.Image:
    opened.file.seek(0)
    return Image.open(opened.file, formats=_FORMATS)


def _count(image: Image.Image, limits: ScanLimits) -> tuple[int, Exception | None]:
    """How many pages can be reached, and what is in the way of the rest; one beyond the limit ends it."""
    pages = 1
    while pages <= limits.max_pages:
        try:
            image.seek(pages)
        except EOFError:
            return pages, None
        except Exception as error:  # noqa: BLE001 - see _page
            return pages, error
        pages += 1
    return pages, None


def _decoded(image: Image.Image, opened: Opened, limits: ScanLimits, page: int, pages: int) -> Scan:
    tiff = isinstance(image, TiffImagePlugin.TiffImageFile)
    width, height = _stored_size(image)
    if not limits.allow(width, height):
        raise Image.DecompressionBombError
    turn = _turn(image) if tiff else Turn()  # Pillow turns TIFF pages itself, and forgets the tag, while it loads them
    image.load()
    dpi = _dpi(image)
    left = Turn() if tiff else _turn(image)
    pixels = left.of(to_pixels(image))
    turn = turn if tiff else left
    source = Source(
        path=opened.name,
        sha256=opened.sha256,
        page=page,
        width=width,
        height=height,
        dpi=dpi,
        rotation=turn.degrees,
    )
    return Scan(pixels, source, turn.undo(width, height), pages)


def _stored_size(image: Image.Image) -> tuple[int, int]:
    if isinstance(image, TiffImagePlugin.TiffImageFile):  # its size is that after turning
        return int(image.tag_v2[_WIDTH]), int(image.tag_v2[_HEIGHT])
    return image.size


def _turn(image: Image.Image) -> Turn:
    try:
        return EXIF_TURNS.get(image.getexif().get(_ORIENTATION, 1), Turn())
    except Exception:  # noqa: BLE001 - damaged EXIF is no reason to refuse a page
        return Turn()


def _dpi(image: Image.Image) -> float | None:
    """As the file says, be it likely or not; 1 or less is how files say that they do not know."""
    try:
        dpi = round(float(image.info["dpi"][0]), 3)
    except (KeyError, IndexError, TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return dpi if math.isfinite(dpi) and dpi > 1 else None


def _refused(opened: Opened, limits: ScanLimits, error: Exception, page: int | None) -> UnreadableInput:
    if isinstance(error, Image.DecompressionBombError):
        return too_large(opened, limits, page)
    if isinstance(error, MemoryError):
        return opened.failed("does not fit into memory", "scan it at a lower resolution", page=page)
    return opened.failed(f"is cut off or damaged ({_reason(error)})", AGAIN, page=page)


def too_large(opened: Opened, limits: ScanLimits, page: int | None) -> UnreadableInput:
    what = f"has more than {limits.max_megapixels:g} megapixels"
    return opened.failed(what, "raise the limit or scan it at a lower resolution", page=page)


def too_many(opened: Opened, limits: ScanLimits) -> UnreadableInput:
    return opened.failed(f"has more than {limits.max_pages} pages", "split it into files of an issue each")


def _reason(error: Exception) -> str:
    if isinstance(error, UnidentifiedImageError):
        return "its header cannot be read"
    return str(error) or type(error).__name__
