"""``broadsheet search``: what it prints, and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from made_issues import made_issue, told_page

from pipeline.cli import main
from pipeline.export.sqlite import write_sqlite


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "articles.sqlite"
    page = told_page(("石桥今日通车", "两岸居民步行过河。"), ("夜校\x1b[31m开放", "夜校今年开设两门课程，居民可报名。"))
    write_sqlite([made_issue("2026/11-23", page)], path)
    return str(path)


def test_hits_are_printed_with_citation_and_snippet(database: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", database, "步行"]) == 0
    out, err = capfd.readouterr()
    assert out.startswith("河湾日报, 2026-11-23, p. 1: 石桥今日通车\n    两岸居民[步行]过河。\n    2026/11-23 article-")
    assert err == ""


def test_json_holds_the_rows(database: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", database, "居民", "--json", "--limit", "1"]) == 0
    out, err = capfd.readouterr()
    rows = json.loads(out)
    assert [row["headline"] for row in rows] == ["石桥今日通车"]
    assert rows[0]["snippet"] == {"text": "两岸居民步行过河。", "matches": [[2, 4]]}
    assert err == "there are more; --limit shows them\n"


@pytest.mark.parametrize(("options", "out"), [([], ""), (["--json"], "[]\n")])
def test_no_hits_are_no_error(options: list[str], out: str, database: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", database, "渡船", *options]) == 0
    assert capfd.readouterr() == (out, "no article holds 渡船\n")


def test_filters_and_parted_words(database: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", database, "课程居民", "--paper", "河湾", "--from", "2026", "--to", "2026-11-23"]) == 0
    out, err = capfd.readouterr()
    assert "两门[课程]，[居民]可报名" in out
    assert err == "no article holds 课程居民 as it stands; these hold its words\n"
    assert "\x1b" not in out


def test_a_word_that_too_many_hold_is_told(
    database: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.search.ranking.RANKED", 1)
    assert main(["search", database, "夜校"]) == 0
    assert capfd.readouterr().err == ""
    assert main(["search", database, "居民"]) == 0
    out, err = capfd.readouterr()
    assert out.count("[居民]") == 2
    assert (
        err == "too many hold it to be ranked: first those with it in the headline, then in the order of the database\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["。"], 2),
        (["x", "--from", "May"], 2),
        (["x", "--limit", "0"], 2),
        ([], 2),
    ],
)
def test_bad_usage(arguments: list[str], code: int, database: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", database, *arguments]) == code
    assert capfd.readouterr().err.count("\n") == 1


def test_a_missing_database_is_an_input_that_cannot_be_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["search", str(tmp_path / "none.sqlite"), "x"]) == 4
    assert "there is no such file; make it with broadsheet export" in capfd.readouterr().err
