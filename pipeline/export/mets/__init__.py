"""METS: an issue as newspaper programmes exchange it, over ALTO files, with MODS descriptions and checksums.

Divisions and their names follow the European newspapers' METS/ALTO profile (ENMAP); docs/formats.md says what maps where.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import PurePath
from urllib.parse import quote

from lxml import etree

from pipeline.document import Source
from pipeline.export.alto import page_to_alto
from pipeline.export.files import result_name
from pipeline.export.keys import Keys, keys_of
from pipeline.export.mets.mods import describe_article, describe_issue
from pipeline.export.mets.structure import alto_file, files, image_file, links, logical, physical
from pipeline.export.mets.tags import METS, PREFIXES, SCHEMAS, XLINK, XSI, Element, mets
from pipeline.export.xml_text import xml_bytes, xml_text
from pipeline.issue import Issue

NAME = "mets.xml"
_ALTO = ".alto.xml"


def issue_to_mets(issue: Issue, stamp: datetime | None = None) -> Iterator[tuple[str, bytes]]:
    """``mets.xml`` and the ALTO files that it points into: names in the folder of the issue, and bytes.

    The same issue and stamp give the same bytes. ``stamp`` becomes the time of creation. Nothing for an issue without pages.

    Raises:
        PageFailed: a page has no size, or a line of it no place.
    """
    if not issue.pages:
        return
    texts = [(result_name(one.stem, None, _ALTO), page_to_alto(one.page, stamp)) for one in issue.pages]
    yield from texts
    yield NAME, _mets(issue, texts, stamp)


def _mets(issue: Issue, texts: Sequence[tuple[str, bytes]], stamp: datetime | None) -> bytes:
    keys = keys_of(issue)
    root = etree.Element(f"{{{METS}}}mets", nsmap=PREFIXES)
    root.set("OBJID", keys.issue)
    root.set("TYPE", "Newspaper")
    root.set("LABEL", xml_text(", ".join(text for text in (issue.title, issue.date) if text) or issue.name))
    root.set(f"{{{XSI}}}schemaLocation", SCHEMAS)
    _header(root, issue, stamp)
    describe_issue(root, issue, keys.issue)
    for article in issue.articles:
        describe_article(root, article, keys.of(article.parts[0]))
    _files(root, issue, keys, texts)
    physical(root, issue, keys)
    logical(root, issue, keys)
    files(root, keys)
    links(root, issue, keys)
    return xml_bytes(root)


def _header(root: Element, issue: Issue, stamp: datetime | None) -> None:
    header = mets(root, "metsHdr", {"CREATEDATE": None if stamp is None else stamp.isoformat()})
    generators = dict.fromkeys(one.page.generator for one in issue.pages)
    for generator in generators:
        agent = mets(header, "agent", {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"})
        mets(agent, "name", text=f"{generator.name} {generator.version}")
        for model in generator.models:
            mets(agent, "note", text=f"model {model.name}, sha256 {model.sha256}")


def _files(root: Element, issue: Issue, keys: Keys, texts: Sequence[tuple[str, bytes]]) -> None:
    """Scans as they were read and their ALTO files, each with its checksum; of one page they are one group."""
    section = mets(root, "fileSec")
    scans = mets(section, "fileGrp", {"ID": "images", "USE": "original"})
    for number, (one, key) in enumerate(zip(issue.pages, keys.pages, strict=True), 1):
        source = one.page.source
        kind = mimetypes.guess_type(PurePath(source.path).name)[0]
        known = {"CHECKSUM": source.sha256, "CHECKSUMTYPE": "SHA-256"}
        facts = {"ID": image_file(key), "MIMETYPE": kind, "SEQ": number, "GROUPID": f"Group-{key}", **known}
        _located(mets(scans, "file", facts), _address(source))
    readings = mets(section, "fileGrp", {"ID": "alto", "USE": "FULLTEXT"})
    for number, ((name, data), key) in enumerate(zip(texts, keys.pages, strict=True), 1):
        known = {"CHECKSUM": sha256(data).hexdigest(), "CHECKSUMTYPE": "SHA-256", "SIZE": str(len(data))}
        facts = {"ID": alto_file(key), "MIMETYPE": "text/xml", "SEQ": number, "GROUPID": f"Group-{key}", **known}
        _located(mets(readings, "file", facts), quote(name, errors="surrogateescape"))


def _located(file: Element, address: str) -> None:
    mets(file, "FLocat", {"LOCTYPE": "URL", f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": address})


def _address(source: Source) -> str:
    """The path of the scan as it was given; a later page of a file is named as PDF viewers do."""
    address = quote(source.path, errors="surrogateescape")
    return address if source.page == 1 else f"{address}#page={source.page}"
