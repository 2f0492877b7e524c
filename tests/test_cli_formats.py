"""Formats of ``read`` and ``clean``: files of pages beside one another, issues in folders, the whole run in one file."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace

import cv2
import pytest
from drawing import draw
from made_pages import FRONT, made_image

from pipeline.cli import main
from pipeline.engines.recorded import encode
from pipeline.export import ISSUE_WRITERS, PAGE_WRITERS, IssueWriter
from pipeline.export.late import Extra, Late
from pipeline.issue import Issue

DUMP = "# 河湾日报\n\n2026年11月23日 星期一\n\n# 石桥今日通车\n\n本报讯 石桥今日上午通车，两岸居民步行过河。\n"
PAGES = ",".join(PAGE_WRITERS)


@pytest.fixture
def read(tmp_path: Path) -> list[str]:
    """A call that reads a drawn page, but for the output."""
    cv2.imwrite(str(tmp_path / "front.png"), made_image(draw(FRONT)))
    (tmp_path / "front.spans.json").write_bytes(encode(draw(FRONT)))
    return ["read", str(tmp_path / "front.png"), "--spans", str(tmp_path / "front.spans.json")]


@pytest.fixture
def dumps(tmp_path: Path) -> list[str]:
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(DUMP + name, encoding="utf-8")
    return ["clean", str(tmp_path / "a.md"), str(tmp_path / "b.md")]


def _written(folder: Path) -> list[str]:
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_every_format_of_a_page_has_a_name_of_its_own(read: list[str], tmp_path: Path) -> None:
    assert main([*read, "-o", str(tmp_path / "out"), "-f", f"{PAGES},pdf"]) == 0
    assert _written(tmp_path / "out") == sorted(
        [*(f"front{writer.suffix}" for writer in PAGE_WRITERS.values()), "front.pdf"]
    )


def test_the_same_bytes_again_and_a_stamp_only_where_it_is_asked_for(read: list[str], tmp_path: Path) -> None:
    for name, options in {"a": [], "b": [], "c": ["--stamp", "2026-11-23T08:00:00"]}.items():
        assert main([*read, "-o", str(tmp_path / name), "-f", "json,alto,pdf,jsonl,parquet", *options]) == 0
    a, b, c = ({file: (tmp_path / name / file).read_bytes() for file in _written(tmp_path / name)} for name in "abc")
    assert a == b
    assert sorted(file for file in a if a[file] != c[file]) == ["front.alto.xml", "front.pdf"]
    assert b"2026-11-23T08:00:00" in c["front.alto.xml"]


def test_a_scan_from_standard_input_becomes_a_pdf(
    read: list[str], capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(Path(read[1]).read_bytes())))
    assert main(["read", "-", *read[2:], "-o", "-", "-f", "pdfa"]) == 0
    assert capfdbinary.readouterr().out.startswith(b"%PDF-")


def test_a_scan_from_standard_input_becomes_the_pdf_of_an_issue(
    read: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(Path(read[1]).read_bytes())))
    assert main(["read", "-", *read[2:], "-o", str(tmp_path / "out"), "-f", "issue-pdf"]) == 0
    assert _written(tmp_path / "out") == ["stdin/issue.pdf"]


def test_articles_of_the_whole_run_are_one_file(
    dumps: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*dumps, "-o", str(tmp_path / "out"), "-f", "jsonl"]) == 0
    assert _written(tmp_path / "out") == ["articles.jsonl"]
    rows = [json.loads(line) for line in (tmp_path / "out" / "articles.jsonl").read_bytes().splitlines()]
    assert [(row["folder"], row["headline"]) for row in rows] == [("a", "石桥今日通车"), ("b", "石桥今日通车")]
    assert "articles.jsonl" in capfd.readouterr().err


def test_an_issue_gets_a_folder_and_one_that_fails_costs_itself_alone(
    dumps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def write(issue: Issue) -> Iterable[tuple[str, bytes]]:
        yield "deep/pages.txt", str(len(issue.pages)).encode()
        if issue.name == "a":
            raise ValueError

    monkeypatch.setattr("pipeline.export.issue_json.issue_to_json", write)
    made = IssueWriter(Late("pipeline.export.issue_json", "issue_to_json"))
    monkeypatch.setitem(ISSUE_WRITERS, "made", made)  # type: ignore[arg-type]
    monkeypatch.setattr("pipeline.export.FORMATS", ("made",))
    assert main([*dumps, "-o", str(tmp_path / "out"), "-f", "made", "-q"]) == 3
    assert _written(tmp_path / "out") == ["b/deep/pages.txt"]
    assert capfd.readouterr().err.startswith("error: a: failed (ValueError")


@pytest.mark.parametrize(
    ("formats", "options", "what"),
    [
        ("pdf", [], "pdf needs the scan"),
        ("issue-pdf", [], "issue-pdf needs the scan"),
        ("pdf,pdfa", [], "pdf and pdfa would write the same file"),
        ("issue-pdf,issue-pdfa", [], "issue-pdf and issue-pdfa would write the same file"),
        ("json", ["--stamp", "now"], "holds no time"),
        ("alto", ["--stamp", "yesterday"], "yesterday"),
        ("json,", [], "unknown format ''"),
    ],
)
def test_bad_usage_is_told_before_anything_is_written(
    formats: str, options: list[str], what: str, dumps: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*dumps, "-o", str(tmp_path / "out"), "-f", formats, *options]) == 2
    err = capfd.readouterr().err
    assert what in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_standard_output_takes_formats_of_pages_alone(dumps: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    assert main([*dumps[:2], "-o", "-", "-f", "jsonl"]) == 2
    assert "standard output takes a format of pages" in capfd.readouterr().err


def test_a_missing_package_is_told_before_reading(
    dumps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    late = Late("pipeline.export.text", "page_to_text", Extra("tables", ("no_such_package",)))
    monkeypatch.setattr("pipeline.export.PAGE_WRITERS", {"text": PAGE_WRITERS["text"].__class__(".txt", late)})
    assert main([*dumps, "-o", str(tmp_path / "out"), "-f", "text"]) == 5
    assert capfd.readouterr().err == (
        "error: package no_such_package is not installed; pip install 'broadsheet[tables]'\n"
    )
    assert not (tmp_path / "out").exists()


def test_a_dump_without_places_cannot_be_alto(
    dumps: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main([*dumps, "-o", str(tmp_path / "out"), "-f", "json,alto"]) == 3
    assert capfd.readouterr().err.count("error: ") == 2
