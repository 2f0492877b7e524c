"""Articles as rows: what stands in a row, and that jsonl and parquet hold the same of them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from made_issues import joined, made_issue, told_page
from made_pages import made_page
from pyarrow import parquet

from pipeline.document import Image
from pipeline.errors import UnwritableOutput
from pipeline.export.jsonl import write_jsonl
from pipeline.export.parquet import write_parquet
from pipeline.export.records import COLUMNS, article_record, citation_line
from pipeline.issue import Citation

BRIDGE = "石桥长三百米，由当地工匠修建，历时两年完成。\n两岸居民步行过河。"
SCHOOL = "The council voted on Tuesday to keep the evening school open."
ISSUES = (
    made_issue(
        "2026/11-23", told_page(("石桥今日通车", BRIDGE), (None, SCHOOL)), told_page(("续", "后文。"), number="2")
    ),
    made_issue("2026/11-24", told_page(("夜校\ud800开放\0报名", "市民可到图书馆登记。"), date="2026-11-24")),
)


def test_a_row_has_all_columns_in_order() -> None:
    row = article_record(ISSUES[0], ISSUES[0].articles[0])
    assert tuple(row) == COLUMNS
    assert row | {"id": "", "boxes": []} == {
        "id": "",
        "paper": "河湾日报",
        "date": "2026-11-23",
        "issue": None,
        "folder": "2026/11-23",
        "page": "1",
        "kind": "news",
        "kicker": None,
        "headline": "石桥今日通车",
        "subtitle": None,
        "byline": None,
        "text": BRIDGE,
        "captions": [],
        "language": "zh",
        "boxes": [],
        "confidence": 0.9,
        "citation": "河湾日报, 2026-11-23, p. 1: 石桥今日通车",
    }


def test_an_article_that_runs_over_is_one_row_with_the_boxes_of_both_pages() -> None:
    issue = joined(ISSUES[0], 0, 2)
    row = article_record(issue, issue.articles[0])
    assert row["text"] == BRIDGE + "\n后文。"
    assert [box["scan"] for box in row["boxes"]] == ["drawing.png"] * 2
    assert row["id"] == article_record(ISSUES[0], ISSUES[0].articles[0])["id"]


def test_captions_are_not_lost() -> None:
    page = made_page()
    article = replace(page.articles[0], images=(Image(None, "石桥全景", "沈一帆 摄"), Image(None, None, None)))
    issue = made_issue("x", replace(page, articles=(article,)))
    assert article_record(issue, issue.articles[0])["captions"] == ["石桥全景 沈一帆 摄"]


@pytest.mark.parametrize(
    ("citation", "line"),
    [
        (Citation("Title", "2026-09-12", "1", "Headline"), "Title, 2026-09-12, p. 1: Headline"),
        (Citation(None, None, "A3", "Headline"), "p. A3: Headline"),
        (Citation("Title", None, "2", None), "Title, p. 2"),
    ],
)
def test_a_citation_leaves_out_what_is_not_known(citation: Citation, line: str) -> None:
    assert citation_line(citation) == line


def test_jsonl_is_an_article_a_line(tmp_path: Path) -> None:
    write_jsonl(ISSUES, tmp_path / "articles.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_bytes().split(b"\n") if line]
    assert [row["headline"] for row in rows] == ["石桥今日通车", None, "续", "夜校\ufffd开放\ufffd报名"]
    assert [row["language"] for row in rows] == ["zh", "en", "zh", "zh"]
    assert len({row["id"] for row in rows}) == 4


def test_parquet_holds_the_same(tmp_path: Path) -> None:
    write_jsonl(ISSUES, tmp_path / "articles.jsonl")
    write_parquet(ISSUES, tmp_path / "articles.parquet")
    rows = [json.loads(line) for line in (tmp_path / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert parquet.read_table(tmp_path / "articles.parquet").to_pylist() == rows


def test_duckdb_queries_both(tmp_path: Path) -> None:
    write_jsonl(ISSUES, tmp_path / "articles.jsonl")
    write_parquet(ISSUES, tmp_path / "articles.parquet")
    for name in ("articles.jsonl", "articles.parquet"):
        found = duckdb.sql(f"SELECT headline FROM '{tmp_path / name}' WHERE text LIKE '%石桥%' AND language = 'zh'")  # noqa: S608
        assert found.fetchall() == [("石桥今日通车",)]


@pytest.mark.parametrize("write", [write_jsonl, write_parquet])
def test_the_same_articles_give_the_same_bytes(write: object, tmp_path: Path) -> None:
    assert callable(write)
    for name in "ab":
        write(iter(ISSUES), tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]


@pytest.mark.parametrize("write", [write_jsonl, write_parquet])
def test_what_fails_leaves_the_old_file(write: object, tmp_path: Path) -> None:
    assert callable(write)
    (tmp_path / "a").write_bytes(b"old")

    def broken() -> object:
        yield ISSUES[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write(broken(), tmp_path / "a")
    assert [(p.name, p.read_bytes()) for p in tmp_path.iterdir()] == [("a", b"old")]
    with pytest.raises(UnwritableOutput):
        write(ISSUES, tmp_path / "none" / "a")


@pytest.mark.parametrize("write", [write_jsonl, write_parquet])
def test_no_articles_are_an_empty_table(write: object, tmp_path: Path) -> None:
    assert callable(write)
    write((), tmp_path / "a")
    assert (tmp_path / "a").exists()
