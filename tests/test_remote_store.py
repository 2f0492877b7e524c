"""Scans and results at addresses: in memory, by file://, and on a real server that speaks S3."""

from __future__ import annotations

import json
import os
import pickle
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import fsspec
import pytest
from back_issues import add_pages, tree
from PIL import Image
from stores import served, server_program

from pipeline.batch.folders import Entry, Folder, LocalFolder, open_folder
from pipeline.batch.run import Batch, run_batch
from pipeline.batch.settings import Shape, Work
from pipeline.batch.tally import Tally
from pipeline.cli import main
from pipeline.errors import ModelMissing, UnwritableOutput, UsageError
from pipeline.remote import store
from pipeline.scan import Scan, read_scans


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """What the environment must say."""
    if server_program() is None:
        pytest.skip("SeaweedFS is not installed")
    with served(tmp_path_factory.mktemp("served")) as environment:
        until = time.monotonic() + 30
        with pytest.MonkeyPatch.context() as patch:
            _point_to(environment, patch)
            while time.monotonic() < until:  # its parts find one another
                with suppress(UnwritableOutput):
                    open_folder("s3://archive").write("ready", b"x")
                    break
        yield environment


def _point_to(environment: dict[str, str], patch: pytest.MonkeyPatch) -> None:
    for name, value in environment.items():
        patch.setenv(name, value)
    store._filesystem.cache_clear()


@pytest.fixture
def bucket(server: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An address of its own for each test."""
    _point_to(server, monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    yield f"s3://archive/{tmp_path.name}"
    store._filesystem.cache_clear()
    store._fetched.cache_clear()


def sent(folder: Path, address: str) -> None:
    """All files of a folder, to an address."""
    there = open_folder(address)
    for path in folder.rglob("*"):
        if path.is_file():
            there.write(path.relative_to(folder).as_posix(), path.read_bytes())


def fetched(address: str) -> dict[str, bytes]:
    """The results at an address, as ``tree`` gives those in a folder."""
    there = open_folder(address)
    names = sorted(entry.name for entry in there.walk())
    return {name: there.read(name) for name in names if not name.startswith("report.")}


@pytest.fixture(params=["s3", "memory", "file"])
def anywhere(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Folder:
    if request.param == "s3":
        return open_folder(request.getfixturevalue("bucket"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    address = f"memory://{tmp_path.name}" if request.param == "memory" else f"file://{tmp_path}/there"
    folder = open_folder(address)
    if isinstance(folder, LocalFolder):
        folder.path.mkdir()
    return folder


def ran(scans: str, results: str, spans: str, **work: int) -> Tally:
    """The batch to its end."""
    shape = Shape(spans_from=spans)
    return list(run_batch(Batch(scans, results, shape, Work(workers=1, **work))))[-1].tally


def test_what_is_written_is_there_whole_and_what_is_removed_is_gone(anywhere: Folder) -> None:
    anywhere.write("1916/été 🗞 \"'.json", b"first")
    anywhere.write("1916/été 🗞 \"'.json", b"second")
    anywhere.write("empty", b"")
    assert anywhere.read("1916/été 🗞 \"'.json") == b"second"
    assert anywhere.read("empty") == b""
    assert {entry.name for entry in anywhere.walk()} == {"1916/été 🗞 \"'.json", "empty"}
    anywhere.remove("empty")
    anywhere.remove("empty")
    assert [entry.name for entry in anywhere.walk()] == ["1916/été 🗞 \"'.json"]
    with pytest.raises(FileNotFoundError):
        anywhere.read("empty")
    with pytest.raises(FileNotFoundError):
        anywhere.open("empty")


def test_names_that_begin_with_a_dot_are_hidden(anywhere: Folder) -> None:
    for name in (".broadsheet/ledger", "a/.hidden", "a/b/page.png", ".a.png"):
        anywhere.write(name, b"x")
    assert list(anywhere.walk()) == [Entry("a/b/page.png")]


@pytest.mark.parametrize("name", ["../page.json", "a/../../page.json", "/page.json", "a\0b"])
def test_no_name_leads_out(anywhere: Folder, name: str) -> None:
    with pytest.raises(UnwritableOutput, match="leads out"):
        anywhere.write(name, b"x")


def test_files_and_folders_made_here_take_the_place_of_older_ones(anywhere: Folder) -> None:
    for name in ("bag/data/a", "bag/data/old", "bag/manifest"):
        anywhere.write(name, b"old")
    made = anywhere.workshop() / "bag"
    (made / "data").mkdir(parents=True)
    (made / "data/a").write_bytes(b"new")
    (made / "manifest").write_bytes(b"new")
    anywhere.adopt(made, "bag")
    single = anywhere.workshop() / "articles.jsonl"
    single.write_bytes(b"{}\n")
    anywhere.adopt(single, "articles.jsonl")
    found = {entry.name: anywhere.read(entry.name) for entry in anywhere.walk()}
    assert found == {"bag/data/a": b"new", "bag/manifest": b"new", "articles.jsonl": b"{}\n"}
    assert list(anywhere.workshop().iterdir()) == []


def test_a_file_can_be_read_from_any_place_by_several_readers(anywhere: Folder) -> None:
    anywhere.write("page", bytes(range(200)))
    with anywhere.open("page") as one, anywhere.open("page") as other:
        one.seek(-10, os.SEEK_END)
        assert other.read(5) == bytes(range(5))
        assert one.read() == bytes(range(190, 200))
        assert other.tell() == 5
    anywhere.write("page", b"changed")
    with anywhere.open("page") as file:
        assert file.read() == b"changed"


def test_every_page_of_a_file_of_several_is_read(anywhere: Folder, tmp_path: Path) -> None:
    pages = [Image.new("L", (30, 40), shade) for shade in (10, 90, 200)]
    pages[0].save(tmp_path / "issue.tif", save_all=True, append_images=pages[1:])
    anywhere.write("issue.tif", (tmp_path / "issue.tif").read_bytes())
    shades = []
    for number in (1, 2, 3):
        with anywhere.open("issue.tif") as file:
            (scan,) = read_scans(file, page=number)
            assert isinstance(scan, Scan)
            shades.append(int(scan.image[0, 0]))
    assert shades == [10, 90, 200]


def test_a_folder_goes_to_other_processes_without_secrets(bucket: str) -> None:
    folder = open_folder(bucket)
    folder.write("a", b"x")
    packed = pickle.dumps(folder)
    assert os.environ["AWS_SECRET_ACCESS_KEY"].encode() not in packed
    assert len(packed) < 300
    assert pickle.loads(packed) == folder  # noqa: S301 - made above


def test_a_batch_on_a_server_gives_the_bytes_of_one_on_this_machine(
    bucket: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    add_pages(tmp_path / "scans/1916-05-02", 3)
    (tmp_path / "scans/1916-05-02/p2.png").write_bytes(b"no picture")
    sent(tmp_path / "scans", f"{bucket}/scans")
    words = ["batch", f"{bucket}/scans", "--spans-from", f"{bucket}/scans", "--workers", "1", "-o"]
    assert main([*words, f"{bucket}/out"]) == 3
    assert f"{bucket}/scans/1916-05-02/p2.png: this is text" in capsys.readouterr().err
    assert main([*words, str(tmp_path / "out")]) == 3
    assert fetched(f"{bucket}/out") == tree(tmp_path / "out")
    page = json.loads((tmp_path / "out/1916-05-02/p1.json").read_bytes())
    assert page["source"]["path"] == f"{bucket}/scans/1916-05-02/p1.png"
    capsys.readouterr()
    assert main([*words, f"{bucket}/out"]) == 3
    assert "(2 finished before)" in capsys.readouterr().err


def test_results_inside_the_scans_are_no_scans(bucket: str, tmp_path: Path) -> None:
    add_pages(tmp_path / "scans/1916-05-02", 1)
    sent(tmp_path / "scans", bucket)
    assert ran(bucket, f"{bucket}/out", bucket).read == 1
    open_folder(f"{bucket}/out").write("1916-05-02/p1.drawn.png", b"no scan")
    assert ran(bucket, f"{bucket}/out", bucket).pages == 1
    with pytest.raises(UsageError, match="mix"):
        ran(f"{bucket}/1916-05-02", bucket, bucket)


def test_a_batch_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    add_pages(tmp_path / "1916-05-02", 2)
    files = fsspec.filesystem("memory")
    files.put(str(tmp_path / "1916-05-02"), "/batch/scans/1916-05-02", recursive=True)
    tally = ran("memory://batch/scans", "memory://batch/out", "memory://batch/scans")
    assert (tally.read, tally.failures) == (2, [])
    assert files.cat_file("/batch/out/articles.jsonl").count(b"\n") == tally.articles > 0
    assert ran("memory://batch/scans", "memory://batch/out", "memory://batch/scans").before == 2


def test_file_addresses_are_paths(tmp_path: Path) -> None:
    add_pages(tmp_path / "scans/1916-05-02", 1)
    by_address = [f"file://{tmp_path}/scans", f"file://{tmp_path}/out"]
    assert ran(*by_address, spans=str(tmp_path / "scans")).read == 1
    assert ran(str(tmp_path / "scans"), str(tmp_path / "out2"), str(tmp_path / "scans")).read == 1
    assert tree(tmp_path / "out") == tree(tmp_path / "out2")


@pytest.mark.parametrize("words", [("s3://archive/none", "holds no scans"), ("s3://nowhere/x", "404")])
def test_an_address_with_nothing_there(
    bucket: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, str]
) -> None:
    assert bucket
    assert main(["batch", words[0], "-o", str(tmp_path / "out")]) == 4
    error = capsys.readouterr().err
    assert words[0] in error
    assert words[1] in error
    assert error.count("\n") == 1


def test_a_server_that_refuses(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wrong")
    store._filesystem.cache_clear()
    with pytest.raises(UnwritableOutput, match=r"403|denied|ignature") as caught:
        open_folder(bucket).write("a", b"x")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("location", ["sftp://host/x", "gopher://x", "s3://", "memory:///"])
def test_addresses_of_no_use(location: str) -> None:
    with pytest.raises(UsageError, match=r"no kind of address|names no bucket"):
        open_folder(location)


def test_without_the_packages_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    store._filesystem.cache_clear()
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(ModelMissing, match=r"pip install 'broadsheet\[remote\]'"):
        open_folder("memory://batch/none")
