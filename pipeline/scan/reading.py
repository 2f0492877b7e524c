"""Image files and streams in, pages out: opens, tells the format by the first bytes, and turns each failure into a value."""

from __future__ import annotations

import hashlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from pipeline.errors import UnreadableInput
from pipeline.scan.page import Scan, ScanLimits

STREAM_NAME = "-"
AGAIN = "copy it or scan it again"
FORMATS = "give JPEG, PNG, WebP, JPEG 2000, TIFF or PDF"


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is open for reading, with what its pages will tell of it."""

    file: IO[bytes]
    name: str
    sha256: str

    def failed(self, what: str, advice: str = "", *, page: int | None = None) -> UnreadableInput:
        where = "" if page is None else f"page {page} "
        return UnreadableInput(f"{where}{what}", file=self.name, advice=advice)


def read_scans(
    source: Path | bytes | BinaryIO,
    limits: ScanLimits | None = None,
    *,
    name: str = STREAM_NAME,
    page: int | None = None,
    sha256: str | None = None,
) -> Iterator[Scan | UnreadableInput]:
    """The pages of a file, one after the other; what cannot be read comes as an error in its place.

    Nothing is raised: a file that cannot be read at all gives one ``UnreadableInput``, a damaged page gives one and the
    pages after it still come. At most one page is in memory besides what the caller keeps. ``name`` stands for a
    source that is no path. ``page`` asks for that page alone (from 1; nothing comes if there is none such); the others
    are not decoded. ``sha256`` spares computing the checksum of the file again.
    """
    limits = limits or ScanLimits()
    name = str(source) if isinstance(source, Path) else name
    try:
        with _open(source) as file:
            size = file.seek(0, io.SEEK_END)
            file.seek(0)
            opened = Opened(file, name, sha256 or _sha256(file))
            yield from _pages(opened, size, limits, page)
    except OSError as error:
        yield _cannot_open(error, name)


def count_pages(source: Path | bytes | BinaryIO, limits: ScanLimits | None = None) -> int:
    """How many outcomes ``read_scans`` gives, without decoding a page: one for a file that cannot be read at all."""
    limits = limits or ScanLimits()
    try:
        with _open(source) as file:
            kind = file_kind(file.read(1024))
            file.seek(0)
            opened = Opened(file, STREAM_NAME, "")
            if kind == "pdf":
                from pipeline.scan.pdf import count_pdf_pages  # noqa: PLC0415 - as below

                return count_pdf_pages(opened, limits)
            if kind == "image":
                from pipeline.scan.raster import count_raster_pages  # noqa: PLC0415

                return count_raster_pages(opened, limits)
    except OSError:
        pass
    return 1


def _sha256(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()


def _open(source: Path | bytes | BinaryIO) -> AbstractContextManager[IO[bytes]]:
    """Something that can seek: a stream that cannot is laid down in a temporary file first."""
    if isinstance(source, Path):
        return source.open("rb")
    if isinstance(source, bytes):
        return io.BytesIO(source)
    if source.seekable():
        return nullcontext(source)
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - closed by the caller's with
    shutil.copyfileobj(source, copy)
    return copy


def _cannot_open(error: OSError, name: str) -> UnreadableInput:
    match error:
        case FileNotFoundError():
            return UnreadableInput("there is no such file", file=name, advice="check the path")
        case IsADirectoryError():
            return UnreadableInput(
                "this is a folder", file=name, advice="give the files in it, or use broadsheet batch"
            )
        case PermissionError():
            return UnreadableInput("no permission to read it", file=name, advice="check the rights of the file")
        case _:
            return UnreadableInput(f"cannot be read ({error.strerror or error})", file=name, advice=AGAIN)


def _pages(opened: Opened, size: int, limits: ScanLimits, only: int | None) -> Iterator[Scan | UnreadableInput]:
    if not size:
        yield opened.failed("the file is empty", AGAIN)
        return
    opened.file.seek(0)
    kind = file_kind(opened.file.read(1024))
    opened.file.seek(0)
    if kind == "pdf":
        from pipeline.scan.pdf import pdf_pages  # noqa: PLC0415 - PDFium is loaded for PDFs only

        yield from pdf_pages(opened, limits, only)
    elif kind == "image":
        from pipeline.scan.raster import raster_pages  # noqa: PLC0415 - so are Pillow's decoders

        yield from raster_pages(opened, limits, only)
    else:
        yield opened.failed(kind, FORMATS)


_IMAGES = (
    b"\xff\xd8\xff",
    b"\x89PNG\r\n\x1a\n",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"\xff\x4f\xff\x51",
    b"\0\0\0\x0cjP  \r\n\x87\n",
)
_OTHERS = {b"GIF8": "GIF", b"BM": "BMP", b"AT&T": "DjVu", b"8BPS": "Photoshop", b"PK": "ZIP", b"%!PS": "PostScript"}


def file_kind(head: bytes) -> str:
    """``image``, ``pdf``, or in words why it is neither; told from the first 1024 bytes, never from the name."""
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith(_IMAGES) or (head[:4] == b"RIFF" and head[8:12] == b"WEBP"):
        return "image"
    for magic, title in _OTHERS.items():
        if head.startswith(magic):
            return f"{title} files are not supported"
    if not any(b < 9 or 13 < b < 32 for b in head):
        return "this is text, not an image"
    return "this is no image of a known format"
