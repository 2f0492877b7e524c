"""Scans: image files, TIFF of several pages and PDF, as bytes of anybody's making."""

from __future__ import annotations

import io
import zlib

import numpy as np
from PIL import Image

from fuzz.choices import edited, in_bytes, words
from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, ScanLimits, read_scans
from pipeline.scan.reading import count_pages

_LIMITS = ScanLimits(max_megapixels=1, max_pages=20)
_PAGE = np.add.outer(np.arange(44), 3 * np.arange(30)).astype(np.uint8)
_NUMBERS = (b"\0", b"\xff\xff", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\x80", b"\1\0\0\0")


def _saved(kind: str, pages: int = 1, mode: str = "L", **options: object) -> bytes:
    out = io.BytesIO()
    first, *others = [Image.fromarray(np.roll(_PAGE, n, axis=0)).convert(mode) for n in range(pages)]
    first.save(out, kind, **({"save_all": True, "append_images": others} if others else {}), **options)
    return out.getvalue()


def _drawn_pdf() -> bytes:
    """Two pages: one of lines and type, one of an image that is packed in the way of PDF itself."""
    packed = zlib.compress(_PAGE.tobytes())
    size = b"/Width 30/Height 44/BitsPerComponent 8/ColorSpace/DeviceGray"
    image = b"<</Type/XObject/Subtype/Image" + size + b"/Filter/FlateDecode"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 60 88]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Type/Page/Parent 2 0 R/Rotate 90/Contents 6 0 R/Resources<</XObject<</I 7 0 R>>>>>>",
        b"<</Length 43>>stream\n1 w 5 5 m 50 80 l S BT /F 9 Tf (old) Tj ET  \nendstream",
        b"<</Length 25>>stream\nq 60 0 0 88 0 0 cm /I Do Q\nendstream",
        image + b"/Length %d>>stream\n" % len(packed) + packed + b"\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


IMAGES = (
    _saved("JPEG"), _saved("JPEG", progressive=True, dpi=(300, 300)), _saved("JPEG", mode="CMYK"), _saved("PNG"),
    _saved("PNG", mode="P"), _saved("PNG", mode="I;16"), _saved("WEBP", mode="RGB", lossless=True), _saved("JPEG2000"),
)  # fmt: skip
TIFFS = (
    _saved("TIFF", 3), _saved("TIFF", 2, mode="1", compression="group4"), _saved("TIFF", mode="RGB", compression="tiff_lzw"),
    _saved("TIFF", compression="jpeg"), _saved("TIFF", mode="RGB", compression="tiff_deflate"),
)  # fmt: skip
PDFS = (_drawn_pdf(), _saved("PDF", 2), _saved("PDF", mode="1"))
_IMAGE_WORDS = (*_NUMBERS, b"IHDR", b"IDAT", b"PLTE", b"eXIf", b"iTXt", b"IEND", b"\xff\xd8", b"\xff\xda", b"\xff\xc4", b"\xff\xe1",
                b"Exif\0\0", b"VP8X", b"VP8L", b"jp2c", b"\xff\x4f", b"\xff\x51")  # fmt: skip
_TIFF_WORDS = (
    *(*_NUMBERS, b"II*\0", b"MM\0*", b"\0\1\3\0", b"\1\1\3\0", b"\x11\1\4\0", b"\x03\1\3\0"),
    *(b"\x52\1\3\0", b"\x12\1\3\0"),
)
_PDF_WORDS = (
    *in_bytes(
        words("/Kids /Count /Parent /Rotate /MediaBox /Filter /FlateDecode /DCTDecode /JBIG2Decode /CCITTFaxDecode")
    ),
    *in_bytes(
        words("/JPXDecode /Encrypt /ObjStm /Mask /SMask /Width /Height /Length 99999999999 -1 1e38 0 << >> [ ] endobj")
    ),
    *in_bytes(("7 0 R", "3 0 R", "2 0 R", "stream\n", "\nendstream")),
)


def image(data: bytes) -> None:
    _read(edited(data, IMAGES, _IMAGE_WORDS))


def tiff(data: bytes) -> None:
    _read(edited(data, TIFFS, _TIFF_WORDS))


def pdf(data: bytes) -> None:
    _read(edited(data, PDFS, _PDF_WORDS))


def _read(data: bytes) -> None:
    """As many outcomes as are counted, each a page within the limits or an error in one line."""
    number = 0
    for outcome in read_scans(data, _LIMITS):
        number += 1
        if isinstance(outcome, Scan):
            height, width = outcome.image.shape[:2]
            assert 0 < width * height <= 1e6
            assert outcome.image.dtype == np.uint8
        else:
            assert isinstance(outcome, UnreadableInput)
            assert str(outcome).isprintable()
            assert outcome.advice
    assert 0 < number == count_pages(data, _LIMITS)
