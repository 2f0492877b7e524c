"""Tests of ``broadsheet evaluate``: what it prints and writes, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli.evaluate import evaluate
from pipeline.errors import UnreadableInput, UnwritableOutput, UsageError

BODY = "石桥今日通车，两岸居民步行过河。" * 4


def _page(body: str) -> dict[str, Any]:
    article = {
        "id": "a1",
        "kind": "news",
        "headline": "石桥通车",
        "paragraphs": [{"text": body, "role": "body", "lines": ["a1-1"]}],
    }
    line = {"id": "a1-1", "text": body, "role": "body"}
    return {"schema_version": "1.0", "masthead": {"title": "河湾日报"}, "articles": [article], "lines": [line]}


def _write(folder: Path, pages: dict[str, object]) -> Path:
    for name, page in pages.items():
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page if isinstance(page, str) else json.dumps(page), encoding="utf-8")
    return folder


def test_two_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _write(tmp_path, {"truth": _page(BODY), "result": _page(BODY)})
    assert evaluate(folder / "truth.json", folder / "result.json") == 0
    out = capsys.readouterr().out
    assert "truth" in out
    assert "1.0000" in out


def test_folders_with_folders_in_them_and_reports_with_the_worst_page_first(tmp_path: Path) -> None:
    truth = _write(tmp_path / "truth", {"good": _page(BODY), "1931/bad|page": _page(BODY)})
    result = _write(tmp_path / "result", {"good": _page(BODY), "1931/bad|page": _page(BODY[::-1])})
    assert evaluate(truth, result, json=tmp_path / "r.json", markdown=tmp_path / "r.md") == 0
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [p["page"] for p in report["pages"]] == ["1931/bad|page", "good"]
    assert report["pages"][1]["figures"]["text_flow"] == 1
    assert report["summary"]["figures"]["text_flow"] == 0.5
    rows = [
        row
        for row in (tmp_path / "r.md").read_text(encoding="utf-8").splitlines()
        if "page |" in row or "good |" in row
    ]
    assert [row.split(" | ")[0] for row in rows] == ["| page", "| 1931/bad\\|page", "| good"]


def test_one_truth_that_cannot_be_read_is_told_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = _write(tmp_path, {"truth": "{", "result": _page(BODY)})
    assert evaluate(folder / "truth.json", folder / "result.json") == 4
    assert capfd.readouterr().err.count("\n") == 1


def test_a_page_without_result_counts_as_empty_and_ends_with_3(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = _write(tmp_path / "truth", {"one": _page(BODY), "two": _page(BODY)})
    result = _write(tmp_path / "result", {"one": _page(BODY)})
    assert evaluate(truth, result) == 3
    printed = capsys.readouterr()
    assert "two (no result)" in printed.out
    assert "two.json: there is no result" in printed.err


def test_a_damaged_result_ends_with_4_and_the_others_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    truth = _write(tmp_path / "truth", {"one": _page(BODY), "two": _page(BODY), "three": _page(BODY)})
    result = _write(tmp_path / "result", {"one": "{", "two": _page(BODY), "three": {"format": "broadsheet spans"}})
    assert evaluate(truth, result) == 4
    printed = capsys.readouterr()
    assert "one.json: not JSON" in printed.err
    assert "three.json: no article JSON" in printed.err
    assert "two " in printed.out


def test_other_json_among_the_truth_is_passed_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    truth = _write(tmp_path / "truth", {"one": _page(BODY), "one.spans": {"format": "broadsheet spans"}})
    assert evaluate(truth, truth) == 0
    assert "passed over" in capsys.readouterr().err


def test_no_truth_at_all(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no truth file"):
        evaluate(tmp_path, tmp_path)
    assert evaluate(tmp_path / "nowhere.json", tmp_path) == 4


def test_a_folder_against_a_file(tmp_path: Path) -> None:
    folder = _write(tmp_path, {"one": _page(BODY)})
    with pytest.raises(UsageError, match="PREDICTED is not"):
        evaluate(folder, folder / "one.json")


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    folder = _write(tmp_path, {"one": _page(BODY)})
    with pytest.raises(UnwritableOutput):
        evaluate(folder, folder, json=tmp_path / "no" / "such" / "folder.json")
