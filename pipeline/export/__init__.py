"""Writers: a format a file. What ``--format`` may name stands here, and nowhere else.

A page format makes a file of each page, a scan format one that holds the scan as well; an issue format makes the files of an
issue, a bound format one that holds its scans as well, a collection format one file or folder of everything. Modules and packages are loaded when a format is first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.errors import UsageError
from pipeline.export.late import Extra, Late

if TYPE_CHECKING:
    from pipeline.document import Page
    from pipeline.export.iiif import Addresses
    from pipeline.issue import Issue


@dataclass(frozen=True, slots=True)
class PageWriter:
    """``suffix`` of the file, with its dot."""

    suffix: str
    function: Late

    def write(self, page: Page, stamp: datetime | None = None) -> bytes:
        """The bytes of the file; the same page and stamp give the same bytes."""
        data: bytes = self.function.call(page, stamp=stamp)
        return data


@dataclass(frozen=True, slots=True)
class ScanWriter:
    """``suffix`` of the file, with its dot; ``archival`` asks for the form that archives keep (PDF/A)."""

    suffix: str
    function: Late
    archival: bool = False

    def write(self, page: Page, scan: Path | bytes, stamp: datetime | None = None) -> bytes:
        """The bytes of the file; ``scan`` is the file that was read, which may hold other pages as well."""
        data: bytes = self.function.load()(page, scan, archival=self.archival, stamp=stamp)
        return data


@dataclass(frozen=True, slots=True)
class IssueWriter:
    """``addresses``: where results will be served, for formats that say so."""

    function: Late
    addresses: Addresses | None = None

    def write(self, issue: Issue, stamp: datetime | None = None) -> Iterable[tuple[str, bytes]]:
        """Names of files, relative to the folder of the issue and with ``/`` between their parts, and their bytes."""
        files: Iterable[tuple[str, bytes]] = self.function.call(issue, stamp=stamp, addresses=self.addresses)
        return files


@dataclass(frozen=True, slots=True)
class BoundWriter:
    """``name`` of the file in the folder of the issue; ``archival`` as in ``ScanWriter``."""

    name: str
    function: Late
    archival: bool = False

    def write(self, issue: Issue, scans: Sequence[Path | bytes], stamp: datetime | None = None) -> bytes:
        """The bytes of the file; ``scans`` are the files that the pages were read from, one for each page."""
        data: bytes = self.function.load()(issue, scans, archival=self.archival, stamp=stamp)
        return data


@dataclass(frozen=True, slots=True)
class CollectionWriter:
    """``name`` of the file or folder, relative to the output. ``around``: it takes in what stands there, so it comes last."""

    name: str
    function: Late
    around: bool = False
    addresses: Addresses | None = None

    def write(self, issues: Iterable[Issue], path: Path, stamp: datetime | None = None) -> None:
        """Makes the file or folder whole or not at all, in place of an older one; UnwritableOutput if it cannot."""
        self.function.call(issues, path, stamp=stamp, addresses=self.addresses)


_ARCHIVE = Extra("archive", ("pikepdf", "img2pdf", "fontTools"))
_TABLES = Extra("tables", ("pyarrow",))
_PDF = Late("pipeline.export.pdf", "page_to_pdf", _ARCHIVE, stamped=True)
_ISSUE_PDF = Late("pipeline.export.pdf", "issue_to_pdf", _ARCHIVE, stamped=True)

PAGE_WRITERS: Mapping[str, PageWriter] = {
    "json": PageWriter(".json", Late("pipeline.export.json_page", "page_to_json")),
    "markdown": PageWriter(".md", Late("pipeline.export.markdown", "page_to_markdown")),
    "text": PageWriter(".txt", Late("pipeline.export.text", "page_to_text")),
    "alto": PageWriter(".alto.xml", Late("pipeline.export.alto", "page_to_alto", stamped=True)),
    "page": PageWriter(".page.xml", Late("pipeline.export.page_xml", "page_to_page_xml", stamped=True)),
    "hocr": PageWriter(".hocr", Late("pipeline.export.hocr", "page_to_hocr")),
    "tei": PageWriter(".tei.xml", Late("pipeline.export.tei", "page_to_tei", stamped=True)),
}
SCAN_WRITERS: Mapping[str, ScanWriter] = {
    "pdf": ScanWriter(".pdf", _PDF),
    "pdfa": ScanWriter(".pdf", _PDF, archival=True),
}
ISSUE_WRITERS: Mapping[str, IssueWriter] = {
    "mets": IssueWriter(Late("pipeline.export.mets", "issue_to_mets", stamped=True)),
    "iiif": IssueWriter(Late("pipeline.export.iiif", "issue_to_iiif", addressed=True)),
}
BOUND_WRITERS: Mapping[str, BoundWriter] = {
    "issue-pdf": BoundWriter("issue.pdf", _ISSUE_PDF),
    "issue-pdfa": BoundWriter("issue.pdf", _ISSUE_PDF, archival=True),
}
COLLECTION_WRITERS: Mapping[str, CollectionWriter] = {
    "iiif": CollectionWriter("collection.json", Late("pipeline.export.iiif", "write_collection", addressed=True)),
    "jsonl": CollectionWriter("articles.jsonl", Late("pipeline.export.jsonl", "write_jsonl")),
    "parquet": CollectionWriter("articles.parquet", Late("pipeline.export.parquet", "write_parquet", _TABLES)),
    "sqlite": CollectionWriter("articles.sqlite", Late("pipeline.export.sqlite", "write_sqlite")),
    "bagit": CollectionWriter("bag", Late("pipeline.export.bagit", "write_bag", stamped=True), around=True),
}
FORMATS: tuple[str, ...] = tuple(
    dict.fromkeys((*PAGE_WRITERS, *SCAN_WRITERS, *ISSUE_WRITERS, *BOUND_WRITERS, *COLLECTION_WRITERS))
)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The writers that a call asks for, each once, in the order in which it names them; ``around`` ones come last."""

    pages: tuple[PageWriter, ...]
    scans: tuple[ScanWriter, ...]
    issues: tuple[IssueWriter, ...]
    bound: tuple[BoundWriter, ...]
    collections: tuple[CollectionWriter, ...]

    @property
    def functions(self) -> tuple[Late, ...]:
        """What the writers call."""
        groups = (self.pages, self.scans, self.issues, self.bound, self.collections)
        return tuple(writer.function for group in groups for writer in group)

    @property
    def at_the_end(self) -> bool:
        """Whether something is to be written when all pages are there."""
        return bool(self.issues or self.bound or self.collections)

    @property
    def holding_scans(self) -> tuple[ScanWriter | BoundWriter, ...]:
        """The writers that need the scans."""
        return (*self.scans, *self.bound)


def choose_writers(formats: str, *, stamp: datetime | None = None, addresses: Addresses | None = None) -> Chosen:
    """The writers of formats named with commas between; ``addresses`` go to those that take them.

    Raises:
        UsageError: a format is unknown, two would write the same file, or no format holds the stamp or the addresses.
        ModelMissing: a package that a format needs is not installed.
    """
    names = tuple(dict.fromkeys(name.strip() for name in formats.split(",")))
    unknown = next((name for name in names if name not in FORMATS), None)
    if unknown is not None:
        raise UsageError(f"unknown format {unknown!r}", advice=f"choose from {', '.join(FORMATS)}")
    collections = [COLLECTION_WRITERS[name] for name in names if name in COLLECTION_WRITERS]
    chosen = Chosen(
        tuple(PAGE_WRITERS[name] for name in names if name in PAGE_WRITERS),
        tuple(SCAN_WRITERS[name] for name in names if name in SCAN_WRITERS),
        tuple(replace(ISSUE_WRITERS[name], addresses=addresses) for name in names if name in ISSUE_WRITERS),
        tuple(BOUND_WRITERS[name] for name in names if name in BOUND_WRITERS),
        tuple(replace(writer, addresses=addresses) for writer in sorted(collections, key=lambda w: w.around)),
    )
    for one, other in (("pdf", "pdfa"), ("issue-pdf", "issue-pdfa")):
        if one in names and other in names:
            raise UsageError(f"{one} and {other} would write the same file", advice="choose one of them")
    for function in chosen.functions:
        function.check()
    if stamp is not None and not any(function.stamped for function in chosen.functions):
        raise UsageError(f"{', '.join(names)} holds no time", advice="leave out --stamp")
    if addresses is not None and not any(function.addressed for function in chosen.functions):
        raise UsageError(f"{', '.join(names)} holds no addresses", advice="leave out the addresses")
    return chosen
