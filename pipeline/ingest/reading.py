"""Opening a dump: which format is it, and whose reader takes it?"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from pipeline.document import Source
from pipeline.errors import UnreadableInput
from pipeline.ingest.alto import read_alto
from pipeline.ingest.decoding import decoded
from pipeline.ingest.dump import Dump, TextDump
from pipeline.ingest.hocr import read_hocr
from pipeline.ingest.page_xml import read_page_xml
from pipeline.ingest.plain import pages_of

_HEAD = 8192  # bytes in which a format shows itself
_LARGEST_TEXT = 64_000_000  # bytes of plain text: a thousand pages and more
_CHUNK = 1 << 20
_ROOT = re.compile(r"<(?:\w+:)?(alto|PcGts|html)\b", re.IGNORECASE)
_HOCR = re.compile(r"class\s*=\s*[\"'][^\"']*\bocr_page\b|name\s*=\s*[\"']ocr-", re.IGNORECASE)
_ELEMENT = re.compile(r"<([A-Za-z_][\w:.-]*)(?:\s[^<>]*)?/?>")
_IN_MARKDOWN = frozenset(
    [
        "a",
        "b",
        "blockquote",
        "br",
        "center",
        "code",
        "details",
        "div",
        "em",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ol",
        "p",
        "pre",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "table",
        "u",
        "ul",
    ]
)
_TAIL = 512  # bytes in which the root element ends
_READERS: dict[str, Callable[[BinaryIO, Source], Iterator[Dump]]] = {
    "alto": read_alto,
    "pcgts": read_page_xml,
    "html": read_hocr,
}


def read_dump(source: Path | BinaryIO) -> Iterator[Dump]:
    """The pages of a dump, one at a time, in the order of the file.

    Plain text and Markdown give a `TextDump` a page (a form feed parts pages); ALTO 2 to 4, PAGE and hOCR a `SheetDump`.
    The format is told from the content, never from the name.

    Raises:
        UnreadableInput: the file is missing, empty, damaged, binary or XML of another kind.
    """
    name = str(source) if isinstance(source, Path) else "-"
    try:
        with source.open("rb") if isinstance(source, Path) else nullcontext(_seekable(source)) as file:
            yield from _pages(file, name)
    except OSError as error:
        raise UnreadableInput(f"cannot be read: {error.strerror}", file=name, advice="check the path") from error


def _seekable(stream: BinaryIO) -> BinaryIO:
    return stream if stream.seekable() else io.BytesIO(stream.read())


def _pages(file: BinaryIO, name: str) -> Iterator[Dump]:
    digest = hashlib.sha256()
    size = 0
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
        size += len(chunk)
    file.seek(0)
    head = file.read(_HEAD)
    file.seek(0)
    if not head.strip():
        raise UnreadableInput("the file is empty", file=name, advice="give a file with text")
    source = Source(path=name, sha256=digest.hexdigest(), page=1, width=None, height=None)
    kind = _kind(head)
    if kind is None:
        file.seek(max(0, size - _TAIL))
        _refuse_markup(_letters(head), _letters(file.read()), name)
        file.seek(0)
    found = False
    for dump in _READERS[kind](file, source) if kind else _text(file, size, source):
        found = True
        yield dump
    if not found:
        raise UnreadableInput("there is no page in the file", file=name, advice="give a file with text")


def _kind(head: bytes) -> str | None:
    """The root element of XML or HTML that is understood; None for plain text."""
    sample = _letters(head)
    if not sample.startswith("<"):
        return None
    root = _ROOT.search(sample)
    kind = root[1].lower() if root else None
    if kind == "html" and not _HOCR.search(sample):
        kind = None
    return kind


def _letters(piece: bytes) -> str:
    """Enough of the text to see markup in it, whatever the encoding."""
    return piece.replace(b"\0", b"").decode("latin-1").strip("\xef\xbb\xbf\xff\xfe \r\n\t")


def _refuse_markup(head: str, tail: str, name: str) -> None:
    """Files that are markup from end to end would be read as text with the tags in it.

    Markdown may begin with elements of HTML (a picture, a table), and a line of a page with something in angle brackets.
    """
    first = _ELEMENT.match(head)
    closed = first and (
        first[0] == tail if first[0].endswith("/>") else tail.lower().endswith(f"</{first[1].lower()}>")
    )
    whole = closed and first and first[1].lower() not in _IN_MARKDOWN
    if whole or head.startswith("<?xml") or head.lower().startswith("<!doctype"):
        raise UnreadableInput("markup of another kind than ALTO, PAGE or hOCR", file=name, advice="convert it")


def _text(file: BinaryIO, size: int, source: Source) -> Iterator[TextDump]:
    if size > _LARGEST_TEXT:
        raise UnreadableInput(f"{size} bytes of text are too many", file=source.path, advice="split the file")
    for number, pieces in enumerate(pages_of(decoded(file.read(), source.path)), 1):
        yield TextDump(Source(source.path, source.sha256, number, None, None), pieces)
