"""Values to plain JSON values and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.document import Article, Generator, Image, Jump, Line, Masthead, Page, Paragraph, Removal, Removed, Source
from pipeline.export.json_text import json_text
from pipeline.export.plain import from_plain, to_plain
from pipeline.geometry import Box

pixels = st.integers(0, 20_000).map(float)
boxes = st.tuples(pixels, pixels, pixels, pixels).map(lambda p: Box(p[0], p[1], p[0] + p[2], p[1] + p[3]))
shares = st.integers(0, 10_000).map(lambda n: n / 10_000)
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
for kind, strategy in ((Box, boxes), (float, shares), (str, words)):
    st.register_type_strategy(kind, strategy)
lines = st.builds(Line, box=st.none() | boxes, polygon=st.none() | boxes.map(Box.quad))
pages = st.builds(
    Page, articles=st.lists(st.from_type(Article), max_size=2).map(tuple), lines=st.lists(lines, max_size=3).map(tuple)
)


@settings(max_examples=50)
@given(pages)
def test_any_page_comes_back(page: Page) -> None:
    assert from_plain(Page, json.loads(json_text(to_plain(page)))) == page


@pytest.mark.parametrize(
    "value",
    [
        Jump("下转第二版", None),
        Image(Box(1, 2, 3, 4), None, "摄"),
        Masthead(date="2026-11-23", page_count=8),
        Source("a.tif", "0" * 64, 2, None, None, 299.9994, 270, -1.25),
    ],
)
def test_small_values_come_back(value: object) -> None:
    assert from_plain(type(value), to_plain(value)) == value


def test_names_are_those_of_the_contract() -> None:
    assert to_plain(Image(Box(1, 2, 3, 4), None, None)) == {"bbox": [1, 2, 3, 4], "caption": None, "credit": None}
    assert list(to_plain(Generator("n", "v"))) == ["name", "version", "models"]
    assert list(to_plain(Removed("r-1", "x", None, Removal.OVERLAP, "u-1"))) == ["line", "text", "bbox", "reason", "of"]


@pytest.mark.parametrize(("number", "written"), [(300.0, 300), (0.123456, 0.1235), (-0.0, 0), (1e-9, 0), (1.0, 1)])
def test_numbers_keep_four_decimals(number: float, written: float) -> None:
    assert to_plain(number) == written


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(number: float) -> None:
    with pytest.raises((ValueError, OverflowError)):
        to_plain(number)


def test_the_paragraph_is_a_value() -> None:
    plain = {"text": "一段。", "role": "body", "lines": ["a1-1"]}
    paragraph = from_plain(Paragraph, plain)
    assert isinstance(paragraph.lines, tuple)
    assert to_plain(paragraph) == plain
