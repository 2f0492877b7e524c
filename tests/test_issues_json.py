"""The JSON of an issue: its schema, its order of keys, its bytes."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from importlib import resources
from typing import Any

import pytest
from issue_pages import Tale, tale_page
from jsonschema import Draft202012Validator

from pipeline.document import Masthead, Source
from pipeline.errors import PageFailed
from pipeline.export.issue_json import issue_to_json
from pipeline.issue import Issue, IssueArticle
from pipeline.issues import assemble

START = Tale("新桥合龙", ("市交通局介绍，新桥全长八百米，今年将继（下转第二版）",))
REST = Tale(None, ("（上接第一版）续建设两岸引桥，预计明年春天通车。",))
FAR = Tale("水厂扩建", ("水厂扩建工程完成了一半，预计（下转第七版）",))


@pytest.fixture
def issue() -> Issue:
    return assemble("1/2", [tale_page("1", START, FAR), tale_page("2", REST, number="2")], dated="2026-11-22")


@pytest.fixture
def plain(issue: Issue) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(issue_to_json(issue))
    return told


def schema() -> dict[str, Any]:
    text = resources.files("pipeline").joinpath("schema/issue.schema.json").read_text(encoding="utf-8")
    told: dict[str, Any] = json.loads(text)
    return told


def test_the_schema_is_a_schema_and_allows_no_other_key() -> None:
    Draft202012Validator.check_schema(schema())
    objects = [node for node in _nodes(schema()) if isinstance(node, dict) and "properties" in node]
    assert len(objects) > 10
    for node in objects:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_keys_stand_in_the_order_of_the_schema(plain: dict[str, Any]) -> None:
    told = schema()
    assert list(plain) == told["required"]
    assert list(plain["pages"][0]) == told["properties"]["pages"]["items"]["required"]
    assert list(plain["articles"][0]) == told["$defs"]["article"]["required"]
    assert list(plain["loose_jumps"][0]) == told["properties"]["loose_jumps"]["items"]["required"]
    assert (
        list(plain["articles"][0]["parts"][0]) == told["$defs"]["article"]["properties"]["parts"]["items"]["required"]
    )


def test_the_schema_knows_every_field_of_the_values() -> None:
    told = schema()
    assert set(told["$defs"]["article"]["required"]) == {f.name for f in fields(IssueArticle)}
    assert set(told["$defs"]["masthead"]["required"]) == {f.name for f in fields(Masthead)}
    assert set(told["$defs"]["source"]["required"]) == {f.name for f in fields(Source)}
    assert set(told["required"]) == {f.name for f in fields(Issue)} | {"schema_version"}


def test_an_article_names_its_parts_and_their_jump_lines(plain: dict[str, Any]) -> None:
    article = plain["articles"][0]
    assert article["parts"] == [
        {
            "page": 0,
            "article": "a1",
            "continued_from": None,
            "continues_to": {"text": "（下转第二版）", "page": "2"},
            "regions": [[10, 20, 400, 500]],
        },
        {
            "page": 1,
            "article": "a1",
            "continued_from": {"text": "（上接第一版）", "page": "1"},
            "continues_to": None,
            "regions": [[10, 20, 400, 500]],
        },
    ]
    assert article["paragraphs"][0]["lines"] == [{"page": 0, "lines": ["a1-2"]}, {"page": 1, "lines": ["a1-1"]}]
    assert article["citation"] == {"paper": "河湾日报", "date": "2026-11-23", "page": "1", "headline": "新桥合龙"}


def test_loose_jumps_and_conflicts_are_told(plain: dict[str, Any]) -> None:
    assert plain["loose_jumps"] == [
        {"page": 0, "article": "a2", "text": "（下转第七版）", "names_page": "7", "forward": True}
    ]
    assert [(c["fact"], c["taken"], c["other"]) for c in plain["conflicts"]] == [("date", "2026-11-23", "2026-11-22")]


def test_a_page_says_where_it_came_from_and_how_sure_it_is(plain: dict[str, Any]) -> None:
    first, second = plain["pages"]
    assert (first["stem"], first["page_number"], first["articles"], first["confidence"]) == ("1", None, 2, 0.9)
    assert (second["page_number"], second["source"]["path"]) == ("2", "2.png")


def test_the_same_issue_gives_the_same_bytes(issue: Issue) -> None:
    assert issue_to_json(issue) == issue_to_json(replace(issue))
    assert issue_to_json(issue).endswith(b"}\n")


def test_an_empty_issue_is_written_too() -> None:
    assert json.loads(issue_to_json(assemble("", [])))["pages"] == []
    assert json.loads(issue_to_json(assemble("", [tale_page("1")])))["pages"][0]["confidence"] is None


def test_what_breaks_the_schema_is_never_written(issue: Issue) -> None:
    with pytest.raises(PageFailed, match=r"1/2: the issue is not consistent: \$\.date"):
        issue_to_json(replace(issue, date="yesterday"))
    wrong = replace(issue.articles[0], confidence=float("nan"))
    with pytest.raises(PageFailed, match="1/2: the issue holds"):
        issue_to_json(replace(issue, articles=(wrong,)))


def _nodes(value: Any) -> list[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [value, *(node for item in inner for node in _nodes(item))]
