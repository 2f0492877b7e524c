"""Identifiers in exports: the same for the same content, different for different content, valid in XML and as file names."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from exported import NAMES, page_called
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from made_pages import made_page

from pipeline.export.blocks import groups_of
from pipeline.export.identity import article_key, article_keys, page_key
from pipeline.export.xml_text import stated, xml_bytes, xml_name, xml_text

NAME = re.compile(r"[A-Za-z_][A-Za-z0-9._-]*")


@pytest.mark.parametrize("name", NAMES)
def test_keys_are_names_and_each_is_there_once(name: str) -> None:
    page = page_called(name)
    keys = [page_key(page), *article_keys(page).values()]
    assert len(set(keys)) == len(page.articles) + 1
    assert all(NAME.fullmatch(key) for key in keys)


def test_keys_do_not_follow_places_and_numbers() -> None:
    page = made_page()
    moved = replace(
        page, source=replace(page.source, path="elsewhere.png"), generator=replace(page.generator, version="9")
    )
    assert page_key(moved) == page_key(page)
    assert article_keys(moved) == article_keys(page)
    later = replace(page, articles=page.articles[1:])
    assert article_key(later, later.articles[0]) == article_key(page, page.articles[1])


def test_keys_follow_scan_page_and_first_lines() -> None:
    page = made_page()
    article = page.articles[0]
    other = {
        page_key(replace(page, source=replace(page.source, sha256="2" * 64))),
        page_key(replace(page, source=replace(page.source, page=2))),
        page_key(page),
    }
    assert len(other) == 3
    first = page.lines_of(article.id)[0]
    lines = tuple(replace(line, text="别的") if line is first else line for line in page.lines)
    assert article_key(replace(page, lines=lines), article) != article_key(page, article)
    spaced = tuple(replace(line, text=f" {line.text} ,") for line in page.lines)
    assert article_keys(replace(page, lines=spaced)) == article_keys(page)


def test_articles_that_begin_alike_are_told_apart() -> None:
    page = made_page()
    twin = replace(page.articles[0], id="a9")
    lines = tuple(replace(line, id=line.id.replace("a1-", "a9-")) for line in page.lines_of("a1"))
    keys = article_keys(replace(page, articles=(*page.articles, twin), lines=(*page.lines, *lines)))
    assert keys["a9"] != keys["a1"]


def test_an_article_of_another_page_has_no_key_here() -> None:
    page = made_page()
    with pytest.raises(ValueError, match="a7 is not on the page"):
        article_key(page, replace(page.articles[0], id="a7"))


@pytest.mark.parametrize("name", NAMES)
def test_blocks_hold_every_line_once_and_in_order(name: str) -> None:
    page = page_called(name)
    groups = groups_of(page)
    lines = [line.id for group in groups for block in group.blocks for line in block.lines]
    assert sorted(lines) == sorted(line.id for line in page.lines)
    for group in groups:
        if group.article:
            own = [line.id for block in group.blocks for line in block.lines]
            assert own == [line.id for line in page.lines_of(group.article.id)]
    names = [block.id for group in groups for block in group.blocks]
    assert len(set(names)) == len(names)


@given(st.text(st.characters()))
def test_any_text_can_be_written_and_read(text: str) -> None:
    root = etree.Element("x", stated({"a": text, "b": None}))
    root.text = xml_text(text)
    back = etree.fromstring(xml_bytes(root))
    assert back.get("a") == xml_text(text)
    assert (back.text or "") == xml_text(text)
    assert len(xml_text(text)) == len(text)
    assert NAME.fullmatch(xml_name(text))
