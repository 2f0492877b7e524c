"""Searchable PDF: the scan as it is, the text invisible at its places in reading order, and a bookmark an article."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from pikepdf import Name, Pdf

from pipeline import __version__
from pipeline.document import Page
from pipeline.errors import PageFailed
from pipeline.export.language import languages_of_page
from pipeline.export.pdf.bookmarks import (
    Mark,
    issue_marks,
    page_marks,
    page_numbers,
    put_bookmarks,
    put_page_numbers,
)
from pipeline.export.pdf.font import InvisibleFont, printed
from pipeline.export.pdf.picture import Picture, picture_of
from pipeline.export.pdf.text_layer import FONT, lines_in_order, text_layer
from pipeline.issue import Issue


def page_to_pdf(page: Page, scan: Path | bytes, *, archival: bool = False, stamp: datetime | None = None) -> bytes:
    """A PDF of one page; ``scan`` is the file that was read, which may hold other pages as well.

    ``archival`` makes PDF/A-2b of it. The same page and scan give the same bytes, with no date unless there is a stamp.

    Raises:
        UnreadableInput: the scan is missing, damaged or of no known format.
        PageFailed: it is not the scan that was read, or, if ``archival``, it holds what PDF/A forbids.
    """
    pdf = _made([(page, scan)], page_marks(page), _title(page.masthead.title, page.masthead.date), stamp)
    return _archival(pdf, page.source.path) if archival else _saved(pdf)


def issue_to_pdf(
    issue: Issue, scans: Sequence[Path | bytes], *, archival: bool = False, stamp: datetime | None = None
) -> bytes:
    """A PDF of the whole issue; ``scans`` are the files of its pages in the same order. Errors as in ``page_to_pdf``.

    Pages stand in the order of the issue and are labelled as printed. Text lies on the page on which it is printed; the
    bookmark of an article that runs over has one below it for each further page.
    """
    pages = [(one.page, scan) for one, scan in zip(issue.pages, scans, strict=True)]
    pdf = _made(pages, issue_marks(issue), _title(issue.title, issue.date), stamp)
    put_page_numbers(pdf, page_numbers(issue))
    return _archival(pdf, issue.name) if archival else _saved(pdf)


def _made(
    pages: Sequence[tuple[Page, Path | bytes]], marks: Iterable[Mark], title: str | None, stamp: datetime | None
) -> Pdf:
    pdf = Pdf.new()
    font = InvisibleFont.of(line.text for page, _ in pages for line in lines_in_order(page))
    embedded = font.put_in(pdf)
    pictures = []
    for page, scan in pages:
        picture = picture_of(scan, page.source)
        pictures.append(picture)
        _append(pdf, picture, embedded, text_layer(page, font, picture.to_points))
    put_bookmarks(pdf, pictures, marks)
    _describe(pdf, title, stamp)
    languages = Counter(tongue for page, _ in pages for tongue in languages_of_page(page)[:1])
    if languages:
        pdf.Root.Lang = pikepdf.String(languages.most_common(1)[0][0])
    return pdf


def _append(pdf: Pdf, picture: Picture, font: pikepdf.Object, layer: bytes) -> None:
    pdf.pages.append(picture.pdf.pages[picture.number])
    page = pdf.pages[-1]
    page.rotate(picture.turn, relative=True)
    page.add_resource(font, Name.Font, Name("/" + FONT), replace_existing=True)
    page.contents_add(
        b"q\n", prepend=True
    )  # so that our coordinates are the page's own, whatever the scan leaves behind
    page.contents_add(b"\nQ\n" + layer)


def _describe(pdf: Pdf, title: str | None, stamp: datetime | None) -> None:
    pdf.docinfo[Name.Producer] = f"broadsheet {__version__}"
    if title:
        pdf.docinfo[Name.Title] = printed(title)
    if stamp is not None:
        moment = stamp.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
        pdf.docinfo[Name.CreationDate] = pdf.docinfo[Name.ModDate] = moment


def _saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _archival(pdf: Pdf, source: str) -> bytes:
    """PDF/A-2b, checked by pikepdf's validator before it is handed out."""
    from pikepdf import pdfa  # noqa: PLC0415 - a validator of some size, for those who ask for it

    out = io.BytesIO()
    try:
        pdfa.prepare(pdf, "2b")
        packet = pdf.Root.Metadata.read_bytes()
        pdf.Root.Metadata.write(_METADATA_DATE.sub(b"", packet))
        pdfa.save(pdf, out, "2b", repair=False, deterministic_id=True)
    except pdfa.PdfaError as error:
        reasons = "; ".join(str(finding) for finding in error.report.findings[:2])
        advice = "leave out PDF/A, or convert the scan to JPEG first"
        raise PageFailed(f"cannot be PDF/A: {reasons}", file=source, advice=advice) from error
    return out.getvalue()


_METADATA_DATE = re.compile(rb"<xmp:MetadataDate>[^<]*</xmp:MetadataDate>\s*")


def _title(title: str | None, date: str | None) -> str | None:
    return ", ".join(x for x in (title, date) if x) or None
