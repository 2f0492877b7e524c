"""``broadsheet export``: the same files as read writes, from its JSON alone; scans are found, and told when they are not."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import cv2
import pytest
from drawing import draw
from made_pages import FRONT, made_image

from pipeline.batch.natural import natural_key
from pipeline.cli import main
from pipeline.engines.recorded import encode
from pipeline.export.stored import stored_issues

DUMP = "# 河湾日报\n\n2026年11月23日 星期一\n\n# 石桥今日通车\n\n本报讯 石桥今日上午通车，两岸居民步行过河。\n"
FORMATS = "markdown,text,alto,page,hocr,tei,jsonl,sqlite"


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What read wrote of a drawn page, with the scan beside it and the working folder there."""
    monkeypatch.chdir(tmp_path)
    cv2.imwrite("front.png", made_image(draw(FRONT)))
    Path("front.spans.json").write_bytes(encode(draw(FRONT)))
    assert (
        main(["read", "front.png", "--spans", "front.spans.json", "-o", "out", "-f", f"json,{FORMATS},pdf", "-q"]) == 0
    )
    return tmp_path / "out"


@pytest.fixture
def batch(tmp_path: Path) -> Path:
    """A tree of two issues, as batch writes it, with other JSON among it."""
    for day in ("2026-11-23", "2026-11-24"):
        folder = tmp_path / "batch" / "河湾" / day
        (tmp_path / f"{day}.md").write_text(DUMP + "\f" + DUMP, encoding="utf-8")
        assert main(["clean", str(tmp_path / f"{day}.md"), "-o", str(folder), "-q"]) == 0
        (folder / "issue.json").write_text('{"name": "x", "pages": []}', encoding="utf-8")
    (tmp_path / "batch" / ".broadsheet").mkdir()
    (tmp_path / "batch" / ".broadsheet" / "state.json").write_text("broken", encoding="utf-8")
    return tmp_path / "batch"


def _files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_the_same_bytes_as_read_writes(out: Path, tmp_path: Path) -> None:
    made = _files(out)
    assert main(["export", str(out), "-f", f"json,{FORMATS},pdf", "-o", str(tmp_path / "again"), "-q"]) == 0
    again = _files(tmp_path / "again")
    assert again.keys() == made.keys()
    # the issue is called by its folder here and by its scan there
    assert [name for name in made if again[name] != made[name] and not name.startswith("articles.")] == []


def test_a_folder_is_an_issue(batch: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(batch), "-f", "text,jsonl", "-o", str(tmp_path / "x")]) == 0
    assert list(_files(tmp_path / "x")) == [
        "articles.jsonl",
        "河湾/2026-11-23/2026-11-23-p0001.txt",
        "河湾/2026-11-23/2026-11-23-p0002.txt",
        "河湾/2026-11-24/2026-11-24-p0001.txt",
        "河湾/2026-11-24/2026-11-24-p0002.txt",
    ]
    rows = [json.loads(line) for line in (tmp_path / "x" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["folder"] for row in rows] == ["河湾/2026-11-23"] * 2 + ["河湾/2026-11-24"] * 2
    assert {row["headline"] for row in rows} == {"石桥今日通车"}
    assert capfd.readouterr().err.splitlines()[0] == "河湾/2026-11-23: 2 pages"


def test_what_is_exported_can_be_searched(batch: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(batch), "-f", "sqlite", "-o", str(tmp_path / "x"), "-q"]) == 0
    assert main(["search", str(tmp_path / "x" / "articles.sqlite"), "石桥今日", "--limit", "1"]) == 0
    assert "石桥今日通车" in capfd.readouterr().out


def test_files_stand_in_the_order_of_their_numbers(batch: Path, tmp_path: Path) -> None:
    one = next(batch.rglob("*-p0002.json")).read_bytes()
    for number in (10, 9):
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"s{number}.json").write_bytes(one.replace(b".md", f"{number}.md".encode()))
    assert main(["export", str(tmp_path / "in"), "-f", "jsonl", "-o", str(tmp_path / "x"), "-q"]) == 0
    rows = [json.loads(line) for line in (tmp_path / "x" / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["folder"] for row in rows] == ["in", "in"]
    assert [issue.files for issue in stored_issues(tmp_path / "in", natural_key)] == [
        (tmp_path / "in" / "s9.json", tmp_path / "in" / "s10.json")
    ]


def test_one_file_is_an_export_too(batch: Path, tmp_path: Path) -> None:
    file = next(batch.rglob("*-p0002.json"))
    assert main(["export", str(file), "-f", "markdown", "-o", str(tmp_path / "x"), "-q"]) == 0
    assert list(_files(tmp_path / "x")) == [file.with_suffix(".md").name]


@pytest.mark.parametrize("place", ["images", "images/deep"])
def test_scans_are_found_in_another_folder(
    place: str, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / place).mkdir(parents=True)
    page = json.loads((out / "front.json").read_bytes())
    (out / "front.json").write_text(json.dumps(page).replace('"front.png"', '"scans/deep/front.png"'), encoding="utf-8")
    shutil.move(tmp_path / "front.png", tmp_path / place / "front.png")
    monkeypatch.chdir(out)
    command = ["export", str(out), "-f", "pdf", "-o", str(tmp_path / "x"), "-q", "--images", str(tmp_path / "images")]
    assert main(command) == 0
    assert list(_files(tmp_path / "x")) == ["front.pdf"]


def test_a_scan_that_is_gone_is_told(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "front.png").unlink()
    assert main(["export", str(out), "-f", "pdf", "-o", str(tmp_path / "x")]) == 4
    assert capfd.readouterr().err == (
        "error: front.png: the scan is not there; name the folder of the scans with --images\n"
    )


def test_an_issue_becomes_one_pdf_from_read_and_export_alike(out: Path, tmp_path: Path) -> None:
    read = ["read", "front.png", "--spans", "front.spans.json", "-o", str(tmp_path / "x"), "-q"]
    assert main([*read, "-f", "issue-pdf"]) == 0
    assert list(_files(tmp_path / "x")) == ["front/issue.pdf"]
    assert main(["export", str(out / "front.json"), "-f", "issue-pdf", "-o", str(tmp_path / "y"), "-q"]) == 0
    assert _files(tmp_path / "x") == _files(tmp_path / "y")


def test_an_issue_whose_scan_is_gone_costs_itself_alone(
    out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "front.png").unlink()
    assert main(["export", str(out), "-f", "issue-pdf,mets", "-o", str(tmp_path / "x")]) == 4
    assert capfd.readouterr().err.splitlines()[-1].startswith("error: front.png: the scan is not there")
    assert "out/mets.xml" in _files(tmp_path / "x")


def test_another_scan_is_told(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    cv2.imwrite(str(tmp_path / "front.png"), made_image(draw(FRONT)) // 2)
    assert main(["export", str(out), "-f", "pdf", "-o", str(tmp_path / "x")]) == 3
    assert "front.png: is not the scan that the page was read from" in capfd.readouterr().err


def test_a_damaged_page_costs_itself_alone_and_is_told_once(
    batch: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    bad = sorted(batch.rglob("*-p0001.json"))
    bad[0].write_bytes(bad[0].read_bytes()[:100])
    bad[1].write_text(bad[1].read_text(encoding="utf-8").replace('"news"', '"olds"'), encoding="utf-8")
    assert main(["export", str(batch), "-f", "text,jsonl,sqlite", "-o", str(tmp_path / "x"), "-q"]) == 4
    assert [line.split(": ")[1] for line in capfd.readouterr().err.splitlines()] == [str(path) for path in bad]
    assert len((tmp_path / "x" / "articles.jsonl").read_bytes().splitlines()) == 2


def test_issue_and_collection_formats_lie_where_they_belong(out: Path, tmp_path: Path) -> None:
    command = ["export", str(out), "-f", "bagit,mets,iiif,alto", "-o", str(tmp_path / "x"), "-q"]
    assert main([*command, "--served-at", "https://archive.example/papers", "--stamp", "2026-11-23"]) == 0
    made = _files(tmp_path / "x")
    assert made.keys() >= {"front.alto.xml", "out/mets.xml", "out/manifest.json", "collection.json", "bag/bagit.txt"}
    assert {name.removeprefix("bag/data/") for name in made if name.startswith("bag/data/")} == {
        name for name in made if not name.startswith("bag/")
    }
    assert json.loads(made["collection.json"])["id"] == "https://archive.example/papers/collection.json"
    assert b"https://archive.example/papers/out/" in made["out/manifest.json"]
    assert [issue.folder.as_posix() for issue in stored_issues(tmp_path / "x")] == [".", "out"]
    assert [issue.folder.as_posix() for issue in stored_issues(tmp_path / "x" / "bag")] == ["data", "data/out"]
    assert b"Bagging-Date: 2026-11-23" in made["bag/bag-info.txt"]


@pytest.mark.parametrize(
    ("options", "what"),
    [(["--served-at", "https://x"], "text holds no addresses"), (["--image-service"], "needs --scans-at")],
)
def test_addresses_that_nothing_holds_are_bad_usage(
    options: list[str], what: str, out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(out), "-f", "text", "-o", str(tmp_path / "x"), *options]) == 2
    assert what in capfd.readouterr().err


@pytest.mark.parametrize("kind", ["none", "empty", "other"])
def test_no_pages_are_told(kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    if kind != "none":
        folder.mkdir()
    if kind == "other":
        (folder / "issue.json").write_text("{}", encoding="utf-8")
    assert main(["export", str(folder), "-f", "text", "-o", str(tmp_path / "x")]) == 4
    assert "name what read or batch wrote" in capfd.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["-f", "text"], ["-o", "x"], ["-f", "papyrus", "-o", "x"]])
def test_bad_usage(arguments: list[str], batch: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(batch), *arguments]) == 2
    assert capfd.readouterr().err.count("\n") == 1
