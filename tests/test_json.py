"""The article JSON: as the contract states it, the same bytes for the same page, nothing without a place."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from made_pages import made_page

from pipeline.document import Page, Removed, Role
from pipeline.errors import PageFailed, UnreadableInput
from pipeline.export.json_page import page_from_json, page_to_json, schema_errors
from pipeline.export.json_text import json_text
from pipeline.export.places import check_places
from pipeline.geometry import Box

PAGE = made_page()
CONTRACT = {
    "": "schema_version generator source masthead articles advertisements furniture removed unassigned lines",
    "generator": "name version models",
    "source": "path sha256 page width height dpi rotation skew_degrees",
    "masthead": "title date weekday lunar_date issue_number volume cn_number issn postal_code page_number page_count "
    "section publisher website email address price",
    "articles": "id kind kicker headline subtitle byline dateline paragraphs images continued_from continues_to regions "
    "confidence warnings",
    "advertisements": "text bbox lines",
    "furniture": "kind text bbox lines",
    "removed": "line text bbox reason of",
    "lines": "id text bbox polygon confidence vertical role",
}


def _record(plain: dict[str, object], key: str) -> dict[str, object]:
    value = plain[key] if key else plain
    found = value[0] if isinstance(value, list) else value
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("key", CONTRACT)
def test_keys_stand_in_the_order_of_the_contract(key: str) -> None:
    assert list(_record(json.loads(page_to_json(PAGE)), key)) == CONTRACT[key].split()


def test_keys_inside_articles_stand_in_the_order_of_the_contract() -> None:
    articles = json.loads(page_to_json(PAGE))["articles"]
    assert list(articles[0]["paragraphs"][0]) == ["text", "role", "lines"]
    assert list(articles[0]["images"][0]) == ["bbox", "caption", "credit"]
    assert list(articles[-1]["warnings"][0]) == ["code", "message", "paragraph"]


def test_a_page_comes_back_as_it_was() -> None:
    assert page_from_json(page_to_json(PAGE)) == PAGE


def test_the_same_page_gives_the_same_bytes() -> None:
    assert page_to_json(made_page()) == page_to_json(PAGE)


def test_numbers_are_rounded_to_what_they_mean() -> None:
    line = replace(PAGE.lines[0], box=Box(10.4, 20.6, 99.5, 40.2), confidence=0.987654321)
    written = json.loads(page_to_json(replace(PAGE, lines=(line, *PAGE.lines[1:]))))["lines"][0]
    assert written["bbox"] == [10, 21, 100, 40]
    assert written["confidence"] == 0.9877


def test_the_schema_is_a_schema_and_leaves_nothing_open() -> None:
    schema = json.loads(resources.files("pipeline").joinpath("schema/page.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    open_objects = [o for o in _objects(schema) if o.get("additionalProperties") is not False]
    assert open_objects == []
    assert all(set(o["required"]) == set(o["properties"]) for o in _objects(schema))


def _objects(schema: object) -> list[dict[str, object]]:
    if isinstance(schema, list):
        return [o for x in schema for o in _objects(x)]
    if not isinstance(schema, dict):
        return []
    here = [schema] if "properties" in schema else []
    return here + [o for x in schema.values() for o in _objects(x)]


def test_every_missing_key_breaks_the_schema() -> None:
    plain = json.loads(page_to_json(PAGE))
    for key in list(plain):
        assert schema_errors({k: v for k, v in plain.items() if k != key}), key
    assert not schema_errors(plain)


def test_a_page_that_breaks_the_schema_is_never_written() -> None:
    with pytest.raises(PageFailed, match=r"drawing\.png: the page is not consistent: \$\.source\.rotation") as caught:
        page_to_json(replace(PAGE, source=replace(PAGE.source, rotation=45)))
    assert caught.value.exit_code == 3


def test_a_number_that_is_none_is_never_written() -> None:
    with pytest.raises(PageFailed):
        page_to_json(replace(PAGE, articles=(replace(PAGE.articles[0], confidence=float("nan")), *PAGE.articles[1:])))


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"schema_version": "1.0"}', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput, match=r"some\.json"):
        page_from_json(data, file="some.json")


@given(st.text())
def test_any_text_survives(text: str) -> None:
    page = replace(PAGE, masthead=replace(PAGE.masthead, title="x" + text))
    assert page_from_json(page_to_json(page)).masthead.title == "x" + text


def test_lone_surrogates_cannot_spoil_the_file() -> None:
    page = replace(PAGE, source=replace(PAGE.source, path="a\udc80.jpg"))
    assert json.loads(page_to_json(page).decode())["source"]["path"] == "a\ufffd.jpg"


plain_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(plain_values)
def test_json_text_says_what_json_says(value: object) -> None:
    assert json.loads(json_text(value)) == value


def test_a_line_of_the_page_is_a_line_of_the_file() -> None:
    rows = page_to_json(PAGE).decode().splitlines()
    assert sum(
        f'"id": "{line.id}"' in row and f'"role": "{line.role.value}"' in row for line in PAGE.lines for row in rows
    ) == len(PAGE.lines)


def test_a_right_page_has_nothing_wrong_with_its_places() -> None:
    assert check_places(PAGE) == ()


def _without(page: Page, name: str) -> Page:
    return replace(page, lines=tuple(line for line in page.lines if line.id != name))


WRONG = {
    "is there 2 times": replace(PAGE, lines=(*PAGE.lines, PAGE.lines[0])),
    "instead of 0": _without(PAGE, PAGE.articles[0].paragraphs[0].lines[0]),
    "listed 0 times instead of 1": replace(PAGE, unassigned=()),
    "listed 2 times instead of 1": replace(PAGE, unassigned=PAGE.unassigned * 2),
    "names a place that is not on the page": replace(PAGE, articles=PAGE.articles[:-1]),
    "two articles have the same identifier": replace(PAGE, articles=(*PAGE.articles, PAGE.articles[0])),
    "cannot be folio there": replace(PAGE, lines=(replace(PAGE.lines[0], role=Role.FOLIO), *PAGE.lines[1:])),
    "is no other line of the page|which is no other": replace(
        PAGE, removed=tuple(Removed(r.line, r.text, r.box, r.reason, r.line) for r in PAGE.removed)
    ),
    "has a headline line, but no headline": replace(
        PAGE, articles=(replace(PAGE.articles[0], headline=None), *PAGE.articles[1:])
    ),
    "has a caption line, but no caption": replace(
        PAGE, articles=(replace(PAGE.articles[0], images=()), *PAGE.articles[1:])
    ),
    "but listed as subhead": replace(
        PAGE,
        articles=(
            replace(
                PAGE.articles[0],
                paragraphs=tuple(replace(p, role=Role.SUBHEAD) for p in PAGE.articles[0].paragraphs),
            ),
            *PAGE.articles[1:],
        ),
    ),
}


@pytest.mark.parametrize("said", WRONG)
def test_a_line_without_its_one_place_is_found(said: str) -> None:
    with pytest.raises(PageFailed):
        page_to_json(WRONG[said])
    assert any(part in sentence for sentence in check_places(WRONG[said]) for part in said.split("|"))
