"""Tests of reading truth files and article JSON into what is compared."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.evaluate import BodyLine, Story, page_text


def _truth(**changes: Any) -> dict[str, Any]:
    return {
        "meta": {"title": "河湾日报", "date": "2031-05-06", "cn": "99-0001", "lunar": "三月十五", "page_number": "1"},
        "articles": [
            {"id": 3, "headline": "石桥通车", "kicker": "", "body": ["第一段。", "第二段。"], "jump": "下转第二版"},
            {"id": 5, "headline": "灯会", "body": [], "images": [{"caption": "灯会夜景。", "credit": "林一 摄"}]},
        ],
        "lines": [
            {"text": "河湾日报", "article": None, "role": "masthead"},
            {"text": "石桥通车", "article": 3, "role": "headline"},
            {"text": "第一段。", "article": 3, "role": "body"},
        ],
    } | changes


def test_truth_file() -> None:
    page = page_text(_truth())
    assert page.stories[0] == Story(headline="石桥通车", jump="下转第二版", body=("第一段。", "第二段。"))
    assert page.stories[1] == Story(headline="灯会", captions=("灯会夜景。",), credits=("林一 摄",))
    assert page.lines == (BodyLine("第一段。", 0),)
    assert page.everything == ("河湾日报", "石桥通车", "第一段。")


def test_a_front_page_has_its_masthead_and_an_inside_page_its_folio() -> None:
    front = dict(page_text(_truth()).masthead)
    assert front == {"title": "河湾日报", "date": "2031-05-06", "cn_number": "CN99-0001", "lunar_date": "三月十五"}
    inside = dict(page_text(_truth(lines=[])).masthead)
    assert inside == {"title": "河湾日报", "date": "2031-05-06", "page_number": "1"}


def _result() -> dict[str, Any]:
    return {
        "schema_version": "1.0",
        "masthead": {"title": "河湾日报", "page_count": 8, "issn": None},
        "articles": [
            {"id": "a1", "kind": "refer", "headline": "详见第二版"},
            {
                "id": "a2",
                "kind": "news",
                "kicker": None,
                "headline": "石桥通车",
                "paragraphs": [{"text": "第一段。", "role": "body", "lines": ["a2-2"]}],
                "images": [{"bbox": None, "caption": None, "credit": "林一 摄"}],
                "continues_to": {"text": "下转第二版", "page": "2"},
            },
        ],
        "furniture": [{"kind": "folio", "text": "第1版", "lines": ["f-1"]}],
        "advertisements": [{"text": "全场八折", "bbox": [0, 0, 9, 9], "lines": ["ad-1"]}],
        "lines": [
            {"id": "a2-1", "text": "石桥通车", "role": "headline"},
            {"id": "a2-2", "text": "第一段。", "role": "body"},
            {"id": "a1-1", "text": "详见第二版", "role": "body"},
            {"id": "r-1", "text": "第一段。", "role": "removed"},
        ],
    }


def test_article_json_as_result_and_as_truth() -> None:
    page = page_text(_result())
    assert page.stories == (Story(headline="石桥通车", jump="下转第二版", body=("第一段。",), credits=("林一 摄",)),)
    assert page.masthead == (("title", "河湾日报"), ("page_count", "8"))
    assert page.other == ("第1版", "全场八折", "详见第二版")
    assert page.lines == (BodyLine("第一段。", 0),)
    assert page.everything == ("石桥通车", "第一段。", "详见第二版")


def test_an_incomplete_result_is_measured_and_not_refused() -> None:
    page = page_text({"masthead": None, "articles": [{"headline": "石桥通车", "images": None}, "nonsense"]})
    assert page.stories == (Story(headline="石桥通车"), Story())


@pytest.mark.parametrize("document", [None, [], "text", {"articles": []}, {"format": "broadsheet spans"}])
def test_other_json_is_refused(document: object) -> None:
    with pytest.raises(ValueError, match="neither"):
        page_text(document)
