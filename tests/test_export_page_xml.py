"""PAGE: valid, an ordered group an article, types and polygons, the same text as the lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle

import numpy as np
import pytest
from exported import NAMES, NASTY, READ, ink_of, ordered_lines, page_called, turned, valid, with_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_pages import made_page

from pipeline.document import Role
from pipeline.errors import PageFailed
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.export.page_xml import page_to_page_xml
from pipeline.export.xml_text import xml_text

NS = {"p": "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"}
TYPES = {Role.HEADLINE: "heading", Role.BODY: "paragraph", Role.CAPTION: "caption", Role.FOLIO: "page-number"}


def ordered_regions(root: etree._Element) -> list[str]:
    """As OCR-D reads a page: the groups of the reading order, by index."""

    def walk(group: etree._Element) -> list[str]:
        members = [member for member in group if member.get("index")] or list(group)
        found: list[str] = []
        for member in sorted(members, key=lambda m: int(m.get("index") or 0)):
            name = member.get("regionRef")
            found += [name] if name else walk(member)
        return found

    (order,) = root.xpath("//p:ReadingOrder/*", namespaces=NS)
    return walk(order)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_valid_and_holds_every_line_once(name: str) -> None:
    page = page_called(name)
    root = valid(page_to_page_xml(page), "page")
    assert sorted(root.xpath("//p:TextLine/@id", namespaces=NS)) == sorted(line.id for line in page.lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_read_back_from_json_gives_the_same_bytes(name: str) -> None:
    page = page_called(name)
    assert page_to_page_xml(page_from_json(page_to_json(page))) == page_to_page_xml(page)


@pytest.mark.parametrize("name", ["front_zh", "inside_zh", "front_en", "page_de", "turned"])
def test_regions_in_reading_order_give_the_lines_of_the_articles(name: str) -> None:
    page = page_called(name)
    root = valid(page_to_page_xml(page), "page")
    texts = {str(r.get("id")): r.findtext("{*}TextEquiv/{*}Unicode") for r in root.iter("{*}TextRegion")}
    read = "\n".join(text for region in ordered_regions(root) if (text := texts.get(region)))
    wanted = [" ".join(line.text.split()) for line in ordered_lines(page)]
    assert read.split("\n")[: len(wanted)] == wanted


def test_an_article_is_one_ordered_group_called_by_its_headline() -> None:
    page = page_called("inside_zh")
    root = valid(page_to_page_xml(page), "page")
    groups = root.xpath('//p:OrderedGroupIndexed[@type="article"]', namespaces=NS)
    assert [group.get("caption") for group in groups] == [article.headline for article in page.articles]
    assert [int(group.get("index")) for group in groups] == list(range(len(page.articles)))
    assert root.xpath('//p:OrderedGroupIndexed[@type="paragraph"]', namespaces=NS)


def test_types_follow_roles() -> None:
    page = page_called("front_zh")
    root = valid(page_to_page_xml(page), "page")
    roles = {line.id: line.role for line in page.lines}
    seen = set()
    for region in root.iter("{*}TextRegion"):
        role = roles[str(region.xpath("p:TextLine/@id", namespaces=NS)[0])]
        seen.add(role)
        assert region.get("custom", "").startswith(f"structure {{type:{role.value};}}")
        assert TYPES.get(role, region.get("type")) == region.get("type")
    assert {Role.HEADLINE, Role.BODY, Role.CAPTION, Role.MASTHEAD} <= seen


def test_what_repeats_other_ink_is_noise_and_not_read() -> None:
    root = valid(page_to_page_xml(made_page()), "page")
    (noise,) = root.iter("{*}NoiseRegion")
    (region,) = noise.iterchildren("{*}TextRegion")
    assert "repeats {line:a1-1; reason:repeated;}" in str(region.get("custom"))
    assert region.get("id") not in ordered_regions(root)


def test_a_page_on_its_side_says_how_it_is_turned() -> None:
    page = page_called("turned")
    root = valid(page_to_page_xml(page), "page")
    sheet = root.find("{*}Page")
    assert sheet is not None
    assert (sheet.get("orientation"), sheet.get("imageWidth")) == ("90", str(page.source.width))
    other = replace(page, source=replace(page.source, rotation=270))
    assert b'orientation="-90"' in page_to_page_xml(other)


def test_words_follow_the_text_where_the_scan_lies_on_its_side() -> None:
    """In the scan, the line runs from the bottom to the top: a later word stands higher."""
    root = valid(page_to_page_xml(turned(page_called("front_en"))), "page")
    spread = 0
    for line in root.iter("{*}TextLine"):
        tops = [
            min(int(point.split(",")[1]) for point in str(coords.get("points")).split())
            for coords in line.iterfind("{*}Word/{*}Coords")
        ]
        assert tops == sorted(tops, reverse=True)
        spread += len(tops) > 1
    assert spread > 200


@pytest.mark.parametrize("name", READ)
def test_polygons_lie_on_the_ink_of_the_scan(name: str) -> None:
    """Of the ink of type, 99 of 100 pixels are in the polygons of lines."""
    import cv2  # noqa: PLC0415 - heavy

    dark, other = ink_of(name)
    root = valid(page_to_page_xml(page_called(name)), "page")
    mask = np.zeros(dark.shape, np.uint8)
    for coords in root.iterfind(".//{*}TextLine/{*}Coords"):
        points = [[int(v) for v in point.split(",")] for point in str(coords.get("points")).split()]
        assert cv2.contourArea(np.array(points)) > 0
        cv2.fillPoly(mask, [np.array(points)], 1)
    ink = dark & ~other
    assert (ink & (mask > 0)).sum() > 0.99 * ink.sum()


def test_time_is_stated_if_asked() -> None:
    page = made_page()
    stamped = page_to_page_xml(page, datetime(2026, 11, 23, 8, tzinfo=UTC))
    assert valid(stamped, "page").findtext(".//{*}Created") == "2026-11-23T08:00:00+00:00"
    assert valid(page_to_page_xml(page), "page").findtext(".//{*}Created") == "1970-01-01T00:00:00+00:00"


def test_a_page_without_places_is_refused_in_one_line() -> None:
    page = made_page()
    page = replace(page, lines=(replace(page.lines[0], box=None, polygon=None), *page.lines[1:]))
    with pytest.raises(PageFailed, match="PAGE needs all"):
        page_to_page_xml(page)


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(st.characters()), st.sampled_from(NASTY)), min_size=1, max_size=8))
def test_any_text_gives_valid_xml_that_holds_it(texts: list[str]) -> None:
    page = with_texts(made_page(), cycle(texts))
    root = valid(page_to_page_xml(page), "page")
    held = {str(x.get("id")): x.findtext("{*}TextEquiv/{*}Unicode") or "" for x in root.iter("{*}TextLine")}
    assert held == {line.id: " ".join(xml_text(line.text).split()) for line in page.lines}
