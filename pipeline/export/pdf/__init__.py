"""Searchable PDF: the scan as it is, the text invisible at its places in reading order, and a bookmark an article."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
from pikepdf import Name, OutlineItem, Pdf

from pipeline import __version__
from pipeline.document import Article, Page
from pipeline.errors import PageFailed
from pipeline.export.language import languages_of_page
from pipeline.export.pdf.font import InvisibleFont, printed
from pipeline.export.pdf.picture import Picture, picture_of
from pipeline.export.pdf.text_layer import FONT, lines_in_order, text_layer
from pipeline.geometry import Affine, Box
from pipeline.issue import Issue, IssueArticle

_TITLE = 80  # characters of a bookmark


def page_to_pdf(page: Page, scan: Path | bytes, *, archival: bool = False, stamp: datetime | None = None) -> bytes:
    """A PDF of one page; ``scan`` is the file that was read, which may hold other pages as well.

    ``archival`` makes PDF/A-2b of it. The same page and scan give the same bytes, with no date unless there is a stamp.

    Raises:
        UnreadableInput: the scan is missing, damaged or of no known format.
        PageFailed: it is not the scan that was read, or, if ``archival``, it holds what PDF/A forbids.
    """
    marks = [(_name(article), 0, _place(article.regions)) for article in page.articles]
    return _written([(page, scan)], marks, _title(page.masthead.title, page.masthead.date), archival, stamp)


def issue_to_pdf(
    issue: Issue, scans: Sequence[Path | bytes], *, archival: bool = False, stamp: datetime | None = None
) -> bytes:
    """A PDF of the whole issue; ``scans`` are the files of its pages in the same order. Errors as in ``page_to_pdf``."""
    pages = [(one.page, scan) for one, scan in zip(issue.pages, scans, strict=True)]
    marks = []
    for article in issue.articles:
        first = article.parts[0]
        marks.append((_name(article), first.page, _place(first.regions)))
    return _written(pages, marks, _title(issue.title, issue.date), archival, stamp)


def _written(
    pages: Sequence[tuple[Page, Path | bytes]],
    marks: Iterable[tuple[str, int, Box | None]],
    title: str | None,
    archival: bool,
    stamp: datetime | None,
) -> bytes:
    """The file. ``marks``: text, index of the page and place of each bookmark."""
    pdf = Pdf.new()
    font = InvisibleFont.of(line.text for page, _ in pages for line in lines_in_order(page))
    embedded = font.put_in(pdf)
    pictures = []
    for page, scan in pages:
        picture = picture_of(scan, page.source)
        pictures.append(picture)
        _append(pdf, picture, embedded, text_layer(page, font, picture.to_points))
    _bookmarks(pdf, pictures, marks)
    _describe(pdf, title, stamp)
    languages = Counter(tongue for page, _ in pages for tongue in languages_of_page(page)[:1])
    if languages:
        pdf.Root.Lang = pikepdf.String(languages.most_common(1)[0][0])
    return _archival(pdf, pages[0][0]) if archival else _saved(pdf)


def _append(pdf: Pdf, picture: Picture, font: pikepdf.Object, layer: bytes) -> None:
    pdf.pages.append(picture.pdf.pages[picture.number])
    page = pdf.pages[-1]
    page.rotate(picture.turn, relative=True)
    page.add_resource(font, Name.Font, Name("/" + FONT), replace_existing=True)
    page.contents_add(
        b"q\n", prepend=True
    )  # so that our coordinates are the page's own, whatever the scan leaves behind
    page.contents_add(b"\nQ\n" + layer)


def _bookmarks(pdf: Pdf, pictures: Sequence[Picture], marks: Iterable[tuple[str, int, Box | None]]) -> None:
    """A click goes to the upper left corner of the article, at the zoom that the reader has."""
    with pdf.open_outline() as outline:
        for text, index, box in marks:
            if box is None:
                outline.root.append(OutlineItem(text, index))
                continue
            picture = pictures[index]
            upright = Affine.rotation(-picture.turn).box(picture.to_points.box(box))  # y upward: turns the other way
            left, top = Affine.rotation(picture.turn).point((upright.left, upright.bottom))
            outline.root.append(OutlineItem(text, index, "XYZ", left=round(left, 2), top=round(top, 2)))


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


def _archival(pdf: Pdf, first: Page) -> bytes:
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
        raise PageFailed(f"cannot be PDF/A: {reasons}", file=first.source.path, advice=advice) from error
    return out.getvalue()


_METADATA_DATE = re.compile(rb"<xmp:MetadataDate>[^<]*</xmp:MetadataDate>\s*")


def _place(regions: Sequence[Box]) -> Box | None:
    """Where an article begins: its first region."""
    return regions[0] if regions else None


def _name(article: Article | IssueArticle) -> str:
    """The headline, or how the text begins."""
    text = " ".join(printed(article.headline or article.text).split())
    return text if len(text) <= _TITLE else text[: _TITLE - 1] + "…"


def _title(title: str | None, date: str | None) -> str | None:
    return ", ".join(x for x in (title, date) if x) or None
