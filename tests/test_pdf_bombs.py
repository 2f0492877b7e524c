"""Small PDF files that unpack to more than a page can need are refused before PDFium opens a page; others are not."""

from __future__ import annotations

import io
import zlib

import pytest

from fuzz.scans import PDFS
from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, read_scans
from pipeline.scan.pdf_bombs import is_bomb

PAGE = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 60 88]"
RECTANGLE = b"0 0 9 9 re f "


def pdf(*objects: bytes) -> bytes:
    """A PDF of one page: ``objects`` are the third and what follows."""
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 60 88]>>"
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate((b"<</Type/Catalog/Pages 2 0 R>>", pages, *objects), 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(places) + 1, len(out))
    return bytes(out) + b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1) + table + end


def packed(data: bytes, facts: bytes = b"") -> bytes:
    data = zlib.compress(data, 9)
    return b"<<%s/Filter/FlateDecode/Length %d>>stream\n" % (facts, len(data)) + data + b"\nendstream"


def laughs(depth: int, times: int) -> bytes:
    """Forms that draw the next one so many times, the last one a rectangle."""
    resources = b"/Resources<</XObject<</F %d 0 R>>>>"
    forms = [packed(b"/F Do " * times, FORM + resources % (6 + n)) for n in range(depth)]
    return pdf(PAGE, packed(b"/F Do"), *forms, packed(RECTANGLE, FORM))


def in_a_stream(depth: int, times: int) -> bytes:
    """The same, where what the forms draw is told by objects that are packed themselves."""
    count = depth + 1
    tables = [b"<</XObject<</F %d 0 R>>>>" % (6 + n) for n in range(depth)] + [b"<<>>"]
    heads = b" ".join(b"%d %d" % (100 + n, sum(map(len, tables[:n])) + n) for n in range(count)) + b" "
    stream = packed(heads + b" ".join(tables), b"/Type/ObjStm/N %d/First %d" % (count, len(heads)))
    forms = [packed(b"/F Do " * times, FORM + b"/Resources %d 0 R" % (100 + n)) for n in range(depth)]
    return pdf(PAGE, packed(b"/F Do"), *forms, packed(RECTANGLE, FORM), stream)


BOMBS = {
    "page": pdf(PAGE, packed(RECTANGLE * 5_000_000)),
    "parts": pdf(PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * 2000 + b"]"), packed(RECTANGLE * 50_000)),
    "form": pdf(PAGE, packed(b"/F Do"), packed(b" " * 60_000_000, FORM)),
    "forms": laughs(9, 10),
    "objects": in_a_stream(9, 10),
    "objects that unpack": pdf(PAGE, packed(b" " * 60_000_000, b"/Type/ObjStm/N 1/First 4")),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused(name: str) -> None:
    data = BOMBS[name]
    assert len(data) < 200_000
    (outcome,) = read_scans(data)
    assert isinstance(outcome, UnreadableInput)
    assert "unpacks to far more than pages need" in str(outcome)


@pytest.mark.parametrize(
    "data",
    [
        *PDFS,
        laughs(3, 10),
        pdf(PAGE, packed(RECTANGLE * 10_000), packed(b"/F Do", FORM + b"/Resources<</XObject<</F 5 0 R>>>>")),
        pdf(PAGE, b"<</Length 9/Filter/FlateDecode>>stream\nnot packed\nendstream"),
    ],
)
def test_others_are_not(data: bytes) -> None:
    assert not is_bomb(io.BytesIO(data))
    assert all(isinstance(outcome, Scan) for outcome in read_scans(data))


def test_an_image_may_be_as_large_as_its_page() -> None:
    facts = b"/Type/XObject/Subtype/Image/Width 9000/Height 9000/BitsPerComponent 8/ColorSpace/DeviceGray"
    data = pdf(PAGE, packed(b"q 60 0 0 88 0 0 cm /F Do Q"), packed(bytes(81_000_000), facts))
    assert not is_bomb(io.BytesIO(data))


def test_a_large_file_may_hold_more_by_its_size() -> None:
    """Fifty pages of two million bytes each, hardly packed."""
    page = pdf(PAGE, *(packed(RECTANGLE * 160_000) for _ in range(50)))
    assert is_bomb(io.BytesIO(page))
    assert not is_bomb(io.BytesIO(page + bytes(4_000_000)))
