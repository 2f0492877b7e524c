"""METS: valid, read by metsrw, and each article leads to its words in the ALTO files."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

import metsrw
import pytest
from exported import valid
from lxml import etree
from made_issues import joined, made_issue, told_page
from made_pages import made_page

from pipeline.document import Masthead, Page
from pipeline.errors import PageFailed
from pipeline.export.identity import article_keys
from pipeline.export.mets import NAME, issue_to_mets
from pipeline.issue import Issue

_NS = {
    "mets": "http://www.loc.gov/METS/",
    "mods": "http://www.loc.gov/mods/v3",
    "alto": "http://www.loc.gov/standards/alto/ns-v4#",
}
_HREF = "{http://www.w3.org/1999/xlink}href"


def _valid(mets: bytes) -> etree._Element:
    """The root. The schema of METS lets anything stand in a description, so each MODS record is held against its own."""
    root = valid(mets, "mets")
    records = root.findall(".//mods:mods", _NS)
    assert records
    for record in records:
        valid(etree.tostring(record), "mods")
    return root


def _issue() -> Issue:
    """Two pages; the second article of the first page goes on on the second page."""
    first, second = made_page(), made_page()
    second = replace(
        second,
        source=replace(second.source, path="scans/page 2.png", sha256="2" * 64),
        masthead=replace(second.masthead, page_number="2"),
    )
    return joined(made_issue("heron", first, second), 1, 4)


def _files(issue: Issue) -> dict[str, bytes]:
    return dict(issue_to_mets(issue))


def _words(files: dict[str, bytes], mets: etree._Element, division: etree._Element) -> str:
    """The walk of a reader: from a division through its areas to the strings of the blocks in the ALTO files."""
    found = []
    for area in division.iterfind(".//mets:area", _NS):
        file = mets.find(f".//mets:file[@ID='{area.get('FILEID')}']/mets:FLocat", _NS)
        assert file is not None
        alto = etree.fromstring(files[file.get(_HREF)])
        (block,) = [e for e in alto.iter("{*}TextBlock", "{*}Illustration") if e.get("ID") == area.get("BEGIN")]
        found += [e.get("CONTENT") for e in block.iter("{*}String", "{*}HYP")]
    return "".join(found)


def test_valid_and_the_same_bytes_each_time() -> None:
    files = _files(_issue())
    _valid(files[NAME])
    assert files == _files(_issue())
    assert b"CREATEDATE" not in files[NAME]


def test_a_stamp_is_the_time_of_creation() -> None:
    stamp = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    mets = dict(issue_to_mets(_issue(), stamp))[NAME]
    assert b'CREATEDATE="2026-11-23T12:00:00+00:00"' in mets
    _valid(mets)


def test_each_article_leads_to_its_words() -> None:
    issue, files = _issue(), _files(_issue())
    mets = etree.fromstring(files[NAME])
    articles = mets.findall(".//mets:div[@TYPE='ARTICLE']", _NS)
    assert len(articles) == len(issue.articles)
    for division, article in zip(articles, issue.articles, strict=True):
        (body,) = division.iterfind("mets:div[@TYPE='BODY']/mets:div[@TYPE='BODY_CONTENT']", _NS)
        paragraphs = [_words(files, mets, p) for p in body]
        assert paragraphs == [p.text for p in article.paragraphs]
        if article.headline:
            title, *_ = division.iterfind(".//mets:div[@TYPE='TITLE']", _NS)  # the other page may have one of its own
            assert _words(files, mets, title) == division.get("LABEL") == article.headline


def test_every_block_but_removed_ones_is_in_one_area() -> None:
    files = _files(_issue())
    mets = etree.fromstring(files[NAME])
    areas = Counter((a.get("FILEID"), a.get("BEGIN")) for a in mets.iterfind(".//mets:area", _NS))
    assert set(areas.values()) == {1}
    held = set()
    for file in mets.iterfind(".//mets:fileGrp[@USE='FULLTEXT']/mets:file", _NS):
        location = file.find("mets:FLocat", _NS)
        assert location is not None
        alto = etree.fromstring(files[location.get(_HREF)])
        held |= {(file.get("ID"), e.get("ID")) for e in alto.iter("{*}TextBlock", "{*}Illustration")}
    assert {key for key in held if not key[1].startswith("removed")} == set(areas)


def test_metsrw_reads_files_with_their_checksums() -> None:
    files = _files(_issue())
    read = metsrw.METSDocument.fromstring(files[NAME])
    entries = {e.path: e for e in read.all_files() if e.path}
    for name, data in files.items():
        if name != NAME:
            assert entries[name].checksum == sha256(data).hexdigest()
            assert entries[name].derived_from.path in {"drawing.png", "scans/page 2.png"}
    assert entries["drawing.png"].checksum == "1" * 64
    assert entries["drawing.png"].checksumtype == "SHA-256"


def test_an_article_on_two_pages_is_linked_to_both() -> None:
    mets = etree.fromstring(_files(_issue())[NAME])
    key = article_keys(made_page())["a2"]
    ends = [e.get("{http://www.w3.org/1999/xlink}to") for e in mets.iterfind(".//mets:smLink", _NS)]
    mine = mets.xpath(f"count(.//mets:smLink[@*[local-name()='from']='{key}'])", namespaces=_NS)
    pages = {e.get("ID") for e in mets.iterfind(".//mets:div[@TYPE='page']", _NS)}
    assert mine == 2
    assert pages < set(ends)


def test_mods_tells_paper_date_number_and_titles() -> None:
    page = made_page()
    head = Masthead(
        "River Times",
        "2026-11-23",
        issue_number="217",
        volume="XIV",
        cn_number="CN00-0000",
        issn="1234-5678",
        postal_code="0-1",
        publisher="Heron Press",
    )
    mets = _valid(_files(made_issue("heron", replace(page, masthead=head)))[NAME])
    issue, *articles = mets.iterfind(".//mods:mods", _NS)
    told = {etree.QName(e).localname: e.text for e in issue.iter() if e.text and e.text.strip()}
    assert (told["title"], told["dateIssued"]) == ("River Times", "2026-11-23")
    assert [e.text for e in issue.iterfind("mods:part/mods:detail/mods:number", _NS)] == ["XIV", "217"]
    assert told["publisher"] == "Heron Press"
    assert [e.text for e in issue.iterfind("mods:identifier[@type='issn']", _NS)] == ["1234-5678"]
    titles = [a.findtext("mods:titleInfo/mods:title", namespaces=_NS) for a in articles]
    assert titles == [a.headline or a.subtitle for a in page.articles]


def test_the_same_scan_twice_keeps_identifiers_apart() -> None:
    page = made_page()
    mets = _files(made_issue("twice", page, page))[NAME]
    identifiers = _valid(mets).xpath("//@ID")
    assert len(identifiers) == len(set(identifiers)) > 0


def test_what_xml_forbids_is_replaced() -> None:
    page = made_page()
    article = replace(page.articles[0], headline="a\x00b\ud800c")
    page = replace(page, articles=(article, *page.articles[1:]))
    mets = _valid(_files(made_issue("odd", page))[NAME])
    assert mets.findtext(".//mods:title[.='a\ufffdb\ufffdc']", namespaces=_NS) == "a\ufffdb\ufffdc"


def test_pages_without_places_are_refused_and_none_give_nothing() -> None:
    page: Page = told_page(("A headline", "Some text."))
    page = replace(page, lines=tuple(replace(line, box=None, polygon=None) for line in page.lines))
    with pytest.raises(PageFailed, match="ALTO"):
        _files(made_issue("dump", page))
    assert _files(replace(made_issue("none"), pages=(), articles=())) == {}
