"""ALTO: valid, the same bytes each time, read back by others, its boxes on the ink; nothing made up where places are unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from itertools import cycle, pairwise
from typing import Any

import numpy as np
import pytest
from alto_tools import alto_tools
from exported import NAMES, NASTY, READ, ink_of, ordered_lines, page_called, schema, turned, valid, with_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from made_pages import made_page

from pipeline.document import Page, Role
from pipeline.errors import PageFailed
from pipeline.export.alto import page_to_alto
from pipeline.export.identity import article_keys
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.export.word_places import split_words
from pipeline.export.xml_text import xml_text

NS = {"a": "http://www.loc.gov/standards/alto/ns-v4#"}


def strings(root: etree._Element, line: str) -> list[str]:
    return [str(x) for x in root.xpath(f'//a:TextLine[@ID="{line}"]/a:String/@CONTENT', namespaces=NS)]


@pytest.mark.parametrize("name", NAMES)
def test_it_holds_every_line_once(name: str) -> None:
    page = page_called(name)
    root = valid(page_to_alto(page), "alto")
    assert sorted(root.xpath("//a:TextLine/@ID", namespaces=NS)) == sorted(line.id for line in page.lines)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_read_back_from_json_gives_the_same_bytes(name: str) -> None:
    page = page_called(name)
    assert page_to_alto(page_from_json(page_to_json(page))) == page_to_alto(page)


def test_the_reading_order_names_each_block_of_an_article_in_order() -> None:
    page = page_called("inside_zh")
    root = valid(page_to_alto(page), "alto")
    names = root.xpath('//a:OrderedGroup[@ID="order-articles"]//a:ElementRef/@REF', namespaces=NS)
    blocks = {str(b.get("ID")): b for b in root.iter("{*}TextBlock")}
    read = [line.get("ID") for name in names if name in blocks for line in blocks[name].iterchildren("{*}TextLine")]
    assert read == [line.id for line in ordered_lines(page)]


def test_tags_say_role_and_article() -> None:
    page = page_called("front_zh")
    root = valid(page_to_alto(page), "alto")
    labels = {str(tag.get("ID")): str(tag.get("LABEL")) for tag in root.iter("{*}StructureTag", "{*}RoleTag")}
    keys = article_keys(page)
    roles = {line.id: line.role for line in page.lines}
    for article in page.articles:
        assert labels[keys[article.id]] == article.headline or article.headline is None
        for block in root.xpath(f'//a:TextBlock[contains(@TAGREFS, "{keys[article.id]}")]', namespaces=NS):
            line = str(block[0].get("ID"))
            assert line.startswith(f"{article.id}-")
            assert labels[str(block.get("TAGREFS")).split()[1]] == roles[line]


def test_models_version_and_time_are_stated_if_asked() -> None:
    page = page_called("front_zh")
    bare, stamped = page_to_alto(page), page_to_alto(page, datetime(2026, 11, 23, 8, tzinfo=UTC))
    step = valid(bare, "alto").find(".//{*}Processing")
    assert step is not None
    assert step.findtext("{*}processingSoftware/{*}softwareVersion") == "0.0.0"
    assert step.findtext("{*}processingStepDescription") == f"model recognition, sha256 {'0' * 64}"
    assert b"processingDateTime" not in bare
    assert valid(stamped, "alto").findtext(".//{*}processingDateTime") == "2026-11-23T08:00:00+00:00"


def test_a_word_divided_by_a_line_end_is_found_whole() -> None:
    page = page_called("front_en")
    root = valid(page_to_alto(page), "alto")
    first = [s for s in root.iter("{*}String") if s.get("SUBS_TYPE") == "HypPart1"]
    second = [s for s in root.iter("{*}String") if s.get("SUBS_TYPE") == "HypPart2"]
    assert len(first) == len(second) > 20
    text = " ".join(article.text for article in page.articles)
    for head in first:
        hyphen = head.getnext()
        assert hyphen is not None
        assert hyphen.tag.endswith("HYP")
        assert str(head.get("SUBS_CONTENT")) in text


def _read_by_alto_tools(data: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    _, tree, namespace = alto_tools.alto_parse(StringIO(data.decode()))
    alto_tools.alto_text(tree, namespace)
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ["front_zh", "inside_zh", "page_hk", "drawn", "turned"])
def test_another_package_reads_the_text_in_reading_order(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = page_called(name)
    lines = [" ".join(line.split()) for line in _read_by_alto_tools(page_to_alto(page), capsys).splitlines()[1:]]
    wanted = [" ".join(line.text.split()) for line in ordered_lines(page)]
    assert lines[: len(wanted)] == wanted


def _boxes(root: etree._Element, tag: str) -> list[tuple[int, int, int, int]]:
    found = []
    for element in root.iter(f"{{*}}{tag}"):
        left, top, width, height = (int(str(element.get(key))) for key in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
        found.append((left, top, left + width, top + height))
    return found


def _covered(shape: tuple[int, ...], boxes: list[tuple[int, int, int, int]]) -> Any:
    mask = np.zeros(shape, bool)
    for left, top, right, bottom in boxes:
        mask[top:bottom, left:right] = True
    return mask


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("upright", [True, False], ids=["upright", "turned"])
def test_boxes_lie_on_the_ink_of_the_scan(name: str, *, upright: bool) -> None:
    """Of the ink of type, 99.5 of 100 pixels are in lines and 99 in words, which leave paper free; hardly a word is bare."""
    dark, other = ink_of(name)
    page = page_called(name)
    if not upright:
        dark, other, page = np.rot90(dark), np.rot90(other), turned(page)
    root = valid(page_to_alto(page), "alto")
    words = _boxes(root, "String")
    type_ink = dark & ~other
    for boxes, share in ((_boxes(root, "TextLine"), 0.995), (words, 0.99)):
        inside = _covered(dark.shape, boxes)
        assert (type_ink & inside).sum() > share * type_ink.sum()
        assert inside.mean() < 0.7
    bare = [box for box in words if dark[box[1] : box[3], box[0] : box[2]].mean() < 0.02]
    assert len(bare) <= 0.005 * len(words)


def test_words_of_a_line_stand_in_a_row_inside_it() -> None:
    root = valid(page_to_alto(page_called("front_en")), "alto")
    for line in root.iter("{*}TextLine"):
        (outer,) = _boxes(line, "TextLine")
        words = _boxes(line, "String")
        assert all(a[2] <= b[2] and a[0] <= b[0] for a, b in pairwise(words))
        assert all(outer[0] - 1 <= w[0] and w[2] <= outer[2] + 1 for w in words)


@pytest.mark.parametrize("lose", ["box", "size"])
def test_a_page_without_places_is_refused_in_one_line(lose: str) -> None:
    page = made_page()
    if lose == "box":
        page = replace(page, lines=(replace(page.lines[0], box=None, polygon=None), *page.lines[1:]))
    else:
        page = replace(page, source=replace(page.source, width=None))
    with pytest.raises(
        PageFailed, match="lines without a place, and ALTO needs all; choose json, markdown, text or tei"
    ):
        page_to_alto(page)


def test_an_empty_page_is_valid() -> None:
    page = made_page()
    blank = Page(page.generator, page.source, page.masthead, (), (), (), (), (), ())
    assert valid(page_to_alto(blank), "alto").find(".//{*}TextBlock") is None


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(st.characters()), st.sampled_from(NASTY)), min_size=1, max_size=8))
def test_any_text_gives_valid_xml_that_holds_it(texts: list[str]) -> None:
    page = with_texts(made_page(), cycle(texts))
    root = valid(page_to_alto(page), "alto")
    body = next(line for line in page.lines if line.role is Role.HEADLINE)
    assert strings(root, body.id) == [xml_text(word) for word in split_words(body.text)]


@given(st.text(st.characters()))
def test_no_word_is_lost(text: str) -> None:
    assert " ".join(split_words(text)) == " ".join(xml_text(text).split())


@pytest.mark.shared
@pytest.mark.parametrize("name", NAMES)
def test_it_keeps_the_schema(name: str) -> None:
    validator = schema("alto")
    assert validator.validate(etree.fromstring(page_to_alto(page_called(name)))), validator.error_log.last_error
