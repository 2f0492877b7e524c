"""TEI: valid, a division an article in reading order, pointers that lead to zones; also without places."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle

import pytest
from exported import NAMES, NASTY, page_called, valid, with_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import made_page

from pipeline.document import Page, Role
from pipeline.export.identity import article_keys
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.export.tei import page_to_tei
from pipeline.export.xml_text import xml_text

ID = "{http://www.w3.org/XML/1998/namespace}id"


@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_and_its_pointers_lead_somewhere(name: str) -> None:
    root = valid(page_to_tei(page_called(name)), "tei")
    known = {str(x.get(ID)) for x in root.iter() if x.get(ID)}
    pointers = [pointer for x in root.iter() for pointer in str(x.get("facs") or "").split()]
    assert len(pointers) > 10
    assert {pointer.removeprefix("#") for pointer in pointers} <= known


@pytest.mark.parametrize("name", NAMES)
def test_divisions_are_the_articles_in_order(name: str) -> None:
    page = page_called(name)
    root = valid(page_to_tei(page), "tei")
    divisions = root.findall(".//{*}div[@type='article']")
    assert [d.get(ID) for d in divisions] == list(article_keys(page).values())
    for article, division in zip(page.articles, divisions, strict=True):
        assert division.findtext("{*}head[@type='main']") == article.headline
        told = [x.text for x in division.iter("{*}p", "{*}head") if x.get("type") in {None, "subhead"}]
        assert told == [paragraph.text for paragraph in article.paragraphs]
        assert len(division.findall("{*}figure")) == len(article.images)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_read_back_from_json_gives_the_same_bytes(name: str) -> None:
    page = page_called(name)
    assert page_to_tei(page_from_json(page_to_json(page))) == page_to_tei(page)


def test_a_crosshead_begins_a_section() -> None:
    page = made_page()
    article = page.articles[0]
    first, *rest = article.paragraphs
    headed = replace(article, paragraphs=(replace(first, role=Role.SUBHEAD), *rest))
    root = valid(page_to_tei(replace(page, articles=(headed, *page.articles[1:]))), "tei")
    section = root.find(".//{*}div[@type='section']")
    assert section is not None
    assert section.findtext("{*}head") == first.text
    assert [p.text for p in section.iterfind("{*}p")] == [p.text for p in rest]


def test_a_page_without_places_has_no_facsimile_and_all_its_text() -> None:
    page = made_page()
    bare = replace(
        page,
        source=replace(page.source, width=None, height=None),
        lines=tuple(replace(line, box=None, polygon=None) for line in page.lines),
    )
    root = valid(page_to_tei(bare), "tei")
    assert root.find("{*}facsimile") is None
    assert not [x for x in root.iter() if x.get("facs")]
    assert [p.text for p in root.iterfind(".//{*}div[@type='article']/{*}p")] == [
        p.text for article in page.articles for p in article.paragraphs
    ]


def test_time_is_stated_if_asked() -> None:
    stamped = page_to_tei(made_page(), datetime(2026, 11, 23, 8, tzinfo=UTC))
    change = valid(stamped, "tei").find(".//{*}change")
    assert change is not None
    assert change.get("when") == "2026-11-23T08:00:00+00:00"
    assert b"<change" not in page_to_tei(made_page())


def test_an_empty_page_is_valid() -> None:
    page = made_page()
    blank = Page(page.generator, page.source, page.masthead, (), (), (), (), (), ())
    assert valid(page_to_tei(blank), "tei").find(".//{*}ab") is not None


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(st.characters()), st.sampled_from(NASTY)), min_size=1, max_size=8))
def test_any_text_gives_valid_xml_that_holds_it(texts: list[str]) -> None:
    page = with_texts(made_page(), cycle(texts))
    root = valid(page_to_tei(page), "tei")
    told = [p.text or "" for p in root.iterfind(".//{*}div[@type='article']/{*}p")]
    # A carriage return is a line end in XML; lxml writes it as a reference, so that it stays.
    assert told == [xml_text(p.text) for article in page.articles for p in article.paragraphs]
