"""One page of a file of several: counted without decoding, and read without the others."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, ScanLimits, count_pages, read_scans

SHADES = (40, 120, 200)


def several(kind: str) -> bytes:
    pages = [Image.fromarray(np.full((30, 20 + i), shade, np.uint8)) for i, shade in enumerate(SHADES)]
    out = io.BytesIO()
    pages[0].save(out, kind, save_all=True, append_images=pages[1:])
    return out.getvalue()


def test_each_page_alone_is_the_page_among_the_others() -> None:
    for kind in ("TIFF", "PDF"):
        data = several(kind)
        together = list(read_scans(data))
        assert count_pages(data) == len(together) == len(SHADES), kind
        for number, whole in enumerate(together, start=1):
            (alone,) = read_scans(data, page=number)
            assert isinstance(alone, Scan)
            assert isinstance(whole, Scan)
            assert alone.source == whole.source
            assert (alone.image == whole.image).all()


def test_a_page_that_is_not_there_gives_nothing() -> None:
    for kind in ("TIFF", "PDF"):
        assert list(read_scans(several(kind), page=4)) == []


def test_what_cannot_be_read_counts_as_the_outcomes_that_it_gives() -> None:
    cut = several("TIFF")[:-20]
    for data in (b"", b"no image", cut, several("PDF")[:300], b"%PDF-1.4\n%%EOF"):
        outcomes = list(read_scans(data))
        assert count_pages(data) == len(outcomes)
        assert any(isinstance(x, UnreadableInput) for x in outcomes)


def test_a_known_checksum_is_believed() -> None:
    (scan,) = read_scans(several("TIFF"), page=2, sha256="5" * 64)
    assert isinstance(scan, Scan)
    assert scan.source.sha256 == "5" * 64


def test_files_that_claim_too_many_pages_are_refused_at_once() -> None:
    claim = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1000000/Kids[3 0 R]>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )
    for data, limits in ((claim, ScanLimits()), (several("TIFF"), ScanLimits(max_pages=2))):
        (outcome,) = read_scans(data, limits)
        assert f"has more than {limits.max_pages} pages; split it" in str(outcome)
        assert count_pages(data, limits) == 1
