"""ALTO and PAGE that we wrote, taken in again in their order, give the same articles."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from exported import NAMES, NASTY, page_called, with_texts
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pages import made_page

from pipeline.cli import main
from pipeline.document import Article, Line, Page
from pipeline.export.alto import page_to_alto
from pipeline.export.identity import article_keys
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.export.page_xml import page_to_page_xml
from pipeline.export.places import check_places
from pipeline.ingest import page_in_order, read_dump

WRITERS = {"alto": page_to_alto, "page": page_to_page_xml}


def again(page: Page, name: str) -> Page:
    (dump,) = read_dump(BytesIO(WRITERS[name](page)))
    return page_in_order(dump)


def told(article: Article) -> object:
    """All that an article says. The pictures by their places, which PAGE rounds."""
    images = [(i.caption, i.credit, i.box and [round(v) for v in i.box.as_tuple()]) for i in article.images]
    paragraphs = [(p.text, p.role, p.lines) for p in article.paragraphs]
    heads = article.kicker, article.headline, article.subtitle, article.byline, article.dateline
    return article.id, article.kind, heads, paragraphs, images, article.continued_from, article.continues_to


def placed(line: Line) -> object:
    return line.id, " ".join(line.text.split()), line.role, line.vertical


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", [n for n in NAMES if n not in {"drawn", "turned"}])
def test_the_same_articles_come_back(name: str, writer: str) -> None:
    page = page_from_json(page_to_json(page_called(name)))
    back = again(page, writer)
    assert list(map(told, back.articles)) == list(map(told, page.articles))
    assert sorted(map(placed, back.lines)) == sorted(map(placed, page.lines))
    assert back.masthead == page.masthead
    assert back.unassigned == page.unassigned
    assert [(r.line, r.of, r.reason) for r in back.removed] == [(r.line, r.of, r.reason) for r in page.removed]
    assert [(f.kind, f.text) for f in back.furniture] == [(f.kind, " ".join(f.text.split())) for f in page.furniture]
    assert [(ad.text, ad.lines) for ad in back.advertisements] == [(ad.text, ad.lines) for ad in page.advertisements]


@pytest.mark.parametrize("writer", WRITERS)
def test_what_was_removed_comes_back_with_its_reason(writer: str) -> None:
    page = made_page()
    (removed,) = again(page, writer).removed
    assert (removed.line, removed.of, removed.reason) == ("r-1", "a1-1", page.removed[0].reason)


@pytest.mark.parametrize("writer", WRITERS)
def test_boxes_and_confidences_come_back(writer: str) -> None:
    page = page_from_json(page_to_json(page_called("page_hk")))
    back = {line.id: line for line in again(page, writer).lines}
    for line in page.lines:
        assert back[line.id].confidence == pytest.approx(line.confidence, abs=1e-6)
        assert back[line.id].polygon == line.polygon


def test_keys_of_articles_do_not_change_on_the_way() -> None:
    page = page_called("inside_zh")
    back = again(page, "alto")
    back = replace(back, source=page.source)
    assert list(article_keys(back).values()) == list(article_keys(page).values())


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", ["front_en", "inside_zh"])
def test_by_command(name: str, writer: str, tmp_path: Path) -> None:
    page = page_called(name)
    dump = tmp_path / f"{name}.xml"
    dump.write_bytes(WRITERS[writer](page))
    assert main(["clean", str(dump), "-o", str(tmp_path / "out"), "--keep-order", "--quiet"]) == 0
    back = page_from_json((tmp_path / "out" / f"{name}.json").read_bytes())
    wanted = page_from_json(page_to_json(page))
    assert list(map(told, back.articles)) == list(map(told, wanted.articles))


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(st.characters()), st.sampled_from(NASTY)), min_size=1, max_size=8))
def test_any_text_comes_back_with_every_line_in_one_place(texts: list[str]) -> None:
    page = with_texts(made_page(), cycle(texts))
    for writer in WRITERS:
        assert check_places(again(page, writer)) == ()
