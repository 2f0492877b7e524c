"""Scans are found in natural order, whatever they are called, and nothing outside the folder is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.finding import find_scans, path_key
from pipeline.batch.folders import LocalFolder, Problem
from pipeline.batch.natural import natural_key
from pipeline.errors import UnwritableOutput


def touch(*paths: Path) -> None:
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


@pytest.mark.parametrize(
    "names",
    [
        ["p1", "p2", "p010", "p11", "p100"],
        ["第一版", "第二版", "第三版", "第十版", "第十二版"],
        ["A1", "a2", "A10", "B1"],
        ["1916-05-02", "1916-05-10", "1916-11-01"],
        ["2", "10", "front"],
    ],
)
def test_natural_order(names: list[str]) -> None:
    assert sorted({*names}, key=natural_key) == names


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_names_have_an_order_in_which_only_equal_ones_tie(names: list[str]) -> None:
    keys = {name: natural_key(name) for name in names}
    assert sorted(keys.values()) == sorted(keys.values(), reverse=True)[::-1]
    assert len(set(keys.values())) == len(keys)


def test_scans_are_told_by_suffix_and_the_rest_is_counted(tmp_path: Path) -> None:
    touch(
        *(tmp_path / name for name in ("b/p10.TIF", "b/p9.tif", "a/x.pdf", "b/notes.txt", "b/bare", "b/p9.overlay.jpg"))
    )
    touch(tmp_path / "b/.hidden.jpg", tmp_path / ".trash/p1.jpg")
    found = find_scans(LocalFolder(tmp_path))
    assert found.scans == ("a/x.pdf", "b/p9.tif", "b/p10.TIF")
    assert found.others == {"": 1, ".jpg": 1, ".txt": 1}
    assert sorted(found.scans, key=path_key) == list(found.scans)


def test_the_folder_of_results_is_not_searched(tmp_path: Path) -> None:
    touch(tmp_path / "a/p1.jpg", tmp_path / "out/a/p1.jpg", tmp_path / "outer/p1.jpg")
    assert find_scans(LocalFolder(tmp_path), "out").scans == ("a/p1.jpg", "outer/p1.jpg")


def test_links_that_leave_the_folder_are_not_followed(tmp_path: Path) -> None:
    home, away = tmp_path / "home", tmp_path / "away"
    touch(home / "a/p1.jpg", away / "secret.jpg", away / "deep/p2.jpg")
    (home / "a/inside.jpg").symlink_to(home / "a/p1.jpg")
    (home / "a/outside.jpg").symlink_to(away / "secret.jpg")
    (home / "a/nowhere.jpg").symlink_to(away / "nothing.jpg")
    (home / "folder").symlink_to(away)
    (home / "loop").symlink_to(home)
    found = find_scans(LocalFolder(home))
    assert found.scans == ("a/inside.jpg", "a/p1.jpg")
    assert [name for name, problem in found.left_alone if problem is Problem.LINK] == [
        "a/nowhere.jpg",
        "a/outside.jpg",
        "folder",
        "loop",
    ]


def test_odd_names_are_found(tmp_path: Path) -> None:
    names = [b"a\nb.jpg", b"\"quoted' .jpg", "📰.jpg".encode(), b"x" * 251 + b".jpg", b"\xff\xfe.jpg", b"-o.jpg"]
    for name in names:
        touch(tmp_path / os.fsdecode(name))
    assert sorted(os.fsencode(name) for name in find_scans(LocalFolder(tmp_path)).scans) == sorted(names)


@pytest.mark.parametrize("name", ["../x.json", "a/../../x.json", "/etc/x.json", "a/..", "\0"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = LocalFolder(tmp_path / "out")
    with pytest.raises(UnwritableOutput, match="leads out"):
        folder.write(name, b"")
    with pytest.raises(UnwritableOutput, match="leads out"):
        folder.read(name)
    assert not (tmp_path / "x.json").exists()
