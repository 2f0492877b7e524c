"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import UnwritableOutput
from pipeline.export.files import make_folder, result_name, write_whole


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "page.json"
    write_whole(target, b"one")
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert [p.name for p in tmp_path.iterdir()] == ["page.json"]


def test_others_may_read_what_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "page.json", b"")
    finally:
        os.umask(before)
    assert (tmp_path / "page.json").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()])
@pytest.mark.parametrize("moment", ["fsync", "write"])
def test_what_goes_wrong_leaves_the_old_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException, moment: str
) -> None:
    target = tmp_path / "page.json"
    write_whole(target, b"old")

    def fail(*_: object) -> None:
        raise fault

    if moment == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises((UnwritableOutput, KeyboardInterrupt)) as caught:
        write_whole(target, b"new")
    if isinstance(caught.value, UnwritableOutput):
        assert str(caught.value).startswith(f"{target}: cannot be written (No space left on device); free some space")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["page.json"]


def test_a_file_in_the_way_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(UnwritableOutput, match="choose a folder, not a file"):
            make_folder(folder)


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write everywhere
    with pytest.raises(UnwritableOutput, match="Permission denied"):
        make_folder(tmp_path)


def test_names_of_results() -> None:
    assert result_name("front", None, ".json") == "front.json"
    assert result_name("front", 1, ".json") == "front-p0001.json"
    assert result_name("front", 12345, ".overlay.jpg") == "front-p12345.overlay.jpg"


@given(st.binary(min_size=1, max_size=300), st.none() | st.integers(1, 99_999))
def test_every_stem_gives_a_name_that_a_file_system_takes(raw: bytes, page: int | None) -> None:
    name = result_name(os.fsdecode(raw), page, ".overlay.jpg")
    assert len(os.fsencode(name)) <= 255
    assert name.endswith(".overlay.jpg")


def test_long_names_stay_apart() -> None:
    assert result_name("a" * 300 + "1", None, ".json") != result_name("a" * 300 + "2", None, ".json")
