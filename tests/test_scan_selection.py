"""One page of a file of several: counted without decoding, and read without the others."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, count_pages, read_scans

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
