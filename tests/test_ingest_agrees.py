"""A page gives the same articles from its image and from ALTO of the same lines, as any engine may have written it.

ALTO holds lines and pictures, but neither rules nor frames: where only these part two headlines, a layout found anew may
join them. In the order of the file nothing may differ.
"""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from exported import MADE, READ, page_called

from pipeline.document import Page
from pipeline.evaluate import page_text, score_page, summarize
from pipeline.evaluate.stories import PageText
from pipeline.export.alto import page_to_alto
from pipeline.export.json_page import page_to_json
from pipeline.ingest import SheetDump, page_in_order, read_dump
from pipeline.layout import layout


def told(page: Page) -> PageText:
    return page_text(json.loads(page_to_json(page)))


def dump_of(page: Page) -> SheetDump:
    (dump,) = read_dump(BytesIO(page_to_alto(page)))
    assert isinstance(dump, SheetDump)
    return dump


def anew(page: Page) -> Page:
    dump = dump_of(page)
    return layout(dump.sheet, dump.source)


@pytest.mark.parametrize("name", [*READ, *MADE])
def test_what_is_read_on_reads_on_in_alto_too(name: str) -> None:
    page = page_called(name)
    figures = score_page(name, told(page), told(anew(page))).figures
    assert figures["text_flow"] is not None
    assert figures["text_flow"] >= 0.99
    assert figures["masthead"] == 1
    assert figures["caption"] in {1, None}


def test_articles_are_those_of_the_image() -> None:
    scores = [score_page(name, told(page), told(anew(page))) for name in READ for page in (page_called(name),)]
    figures = summarize(scores).figures
    assert figures["grouping_f1"] is not None
    assert figures["article_distance"] is not None
    assert figures["grouping_f1"] >= 0.95
    assert figures["article_distance"] <= 0.04


@pytest.mark.parametrize("name", [*READ, *MADE])
def test_in_the_order_of_the_file_nothing_differs(name: str) -> None:
    page = page_called(name)
    figures = score_page(name, told(page), told(page_in_order(dump_of(page)))).figures
    assert figures["article_distance"] == 0
    assert {figures[role] for role in ("headline", "kicker", "subtitle", "caption", "credit", "jump")} <= {1, None}
