"""What changes around a batch: the version of the program, and whether its folder may be written to."""

from __future__ import annotations

from pathlib import Path

import pytest
from back_issues import add_pages, ran, tree

from pipeline.errors import UnwritableOutput


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    add_pages(tmp_path / "scans" / "1916-05-02", 3)
    return tmp_path / "scans"


def test_another_version_reads_all_pages_again(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran(scans, tmp_path / "out")
    monkeypatch.setattr("pipeline.batch.settings.__version__", "0.0.other")
    assert ran(scans, tmp_path / "out").read == 3
    assert ran(scans, tmp_path / "out").before == 3


def test_a_folder_that_may_not_be_written_to_ends_it(
    scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a file system that is mounted for reading alone."""
    ran(scans, tmp_path / "out")
    before = tree(tmp_path / "out")
    with monkeypatch.context() as patched:
        patched.setattr("pipeline.export.files.os.access", lambda *_: False)
        with pytest.raises(UnwritableOutput, match="choose a folder that you may write to"):
            ran(scans, tmp_path / "out")
    assert tree(tmp_path / "out") == before
