"""Bags: valid for the reference implementation, complete, and the same each time."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import bagit
import pytest
from made_issues import made_issue
from made_pages import made_page

from pipeline.errors import UnwritableOutput
from pipeline.export.bagit import write_bag

_FILES = {
    "heron/1987-06-12/page 1.json": b"{}\n",
    "heron/1987-06-12/头版.alto.xml": b"<alto/>",
    "articles.jsonl": b"",
    "100% odd\nname.txt": b"x",
}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    for name, data in _FILES.items():
        path = tmp_path / "out" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "out" / ".broadsheet" / "state").mkdir(parents=True)
    (tmp_path / "out" / ".broadsheet" / "state" / "journal").write_bytes(b"not a result")
    (tmp_path / "out" / ".broadsheet-1-ab.tmp").write_bytes(b"not finished")
    return tmp_path / "out"


def _bag(output: Path, stamp: datetime | None = None) -> Path:
    write_bag([made_issue("heron/1987-06-12", made_page())], output / "bag", stamp)
    return output / "bag"


def _contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_reference_implementation_finds_it_valid(output: Path) -> None:
    bag = _bag(output)
    bagit.Bag(str(bag)).validate()
    run = [sys.executable, "-W", "ignore", "-m", "bagit", "--validate", str(bag)]
    done = subprocess.run(run, capture_output=True, check=False, timeout=60)  # noqa: S603 - a program of our choice
    assert done.returncode == 0, done.stderr


def test_it_holds_all_results_and_nothing_else(output: Path) -> None:
    held = _contents(_bag(output) / "data")
    assert held == _FILES


def test_a_changed_file_is_noticed(output: Path) -> None:
    bag = _bag(output)
    inside = bag / "data" / "articles.jsonl"
    inside.unlink()
    inside.write_bytes(b"{}")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(bag)).validate()


def test_the_same_bag_each_time_and_none_in_another(output: Path) -> None:
    first = _contents(_bag(output))
    assert _contents(_bag(output)) == first
    assert b"Bagging-Date" not in first["bag-info.txt"]
    assert {p.name for p in output.iterdir()} >= {"bag", "articles.jsonl"}
    assert not [p for p in output.iterdir() if p.suffix == ".old"]


def test_what_it_tells_of_itself(output: Path) -> None:
    info = bagit.Bag(str(_bag(output, datetime(2026, 11, 23, tzinfo=UTC)))).info
    size = sum(map(len, _FILES.values()))
    assert info["Payload-Oxum"] == f"{size}.{len(_FILES)}"
    assert info["Bagging-Date"] == "2026-11-23"
    assert info["External-Description"] == "河湾日报; 2026-11-23; 1 issues, 1 pages"


def test_results_written_later_leave_the_bag_as_it_is(output: Path) -> None:
    bag = _bag(output)
    newer = output / "newer"
    newer.write_bytes(b"new")
    newer.replace(output / "articles.jsonl")
    assert bagit.Bag(str(bag)).validate()
    assert (bag / "data" / "articles.jsonl").read_bytes() == _FILES["articles.jsonl"]


def test_without_links_files_are_copied(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(os, "link", refuse)
    bag = _bag(output)
    bagit.Bag(str(bag)).validate()
    assert (bag / "data" / "articles.jsonl").stat().st_nlink == 1


def test_a_bag_may_stand_elsewhere(output: Path, tmp_path: Path) -> None:
    write_bag([], tmp_path / "bag", folder=output)
    assert _contents(tmp_path / "bag" / "data") == _FILES


def test_an_empty_folder_is_an_empty_bag(tmp_path: Path) -> None:
    issue = replace(made_issue("none"), title=None, date=None, pages=(), articles=())
    write_bag([issue], tmp_path / "bag")
    assert bagit.Bag(str(tmp_path / "bag")).validate()
    assert _contents(tmp_path / "bag" / "data") == {}


def test_names_that_no_bag_can_list_are_told(output: Path) -> None:
    (output / os.fsdecode(b"\xff.json")).write_bytes(b"{}")
    with pytest.raises(UnwritableOutput, match="not UTF-8"):
        _bag(output)
    assert not (output / "bag").exists()


def test_a_folder_that_takes_no_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UnwritableOutput):
        write_bag([], tmp_path / "file" / "bag")
