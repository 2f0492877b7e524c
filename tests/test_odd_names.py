"""Names that nobody would choose, in all commands: newlines, quotes, emoji, 255 bytes, bytes that are no UTF-8, dots."""

from __future__ import annotations

import json
import os
from pathlib import Path

import cv2
import pytest
from back_issues import ART, add_page, ran, tree
from drawing import draw
from made_pages import FRONT, made_image

from pipeline.batch.settings import Shape
from pipeline.cli import main
from pipeline.engines.recorded import encode, load_recording
from pipeline.export.json_page import page_from_json

STEMS = [b"a\nb", b"\"quoted' ", "📰".encode(), b"\xff\xfe", b"-o", b"..x", b"a\x1b[2Jb", b"%2e%2e", b"{x}*", b"CON"]


def place(folder: Path, stem: bytes, suffix: str) -> Path:
    return folder / (os.fsdecode(stem) + suffix)


@pytest.mark.parametrize("stem", [*STEMS, b"x" * 240])
def test_read_and_export_take_any_name(stem: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name of which the results would not fit into 255 bytes is cut."""
    (tmp_path / "in").mkdir()
    scan, spans = place(tmp_path / "in", stem, ".png"), tmp_path / "in/x.spans.json"
    scan.write_bytes(cv2.imencode(".png", made_image(draw(FRONT)))[1].tobytes())
    spans.write_bytes(encode(draw(FRONT)))
    formats = "json,markdown,alto,hocr,tei,pdf"
    call = ["read", str(scan), "-o", str(tmp_path / "out"), "--spans", str(spans), "-f", formats, "--save-spans"]
    assert main([*call, "--overlay"]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert all(line.isprintable() for line in lines)
    assert len(list((tmp_path / "out").iterdir())) == 8
    (saved,) = (tmp_path / "out").glob("*.spans.json")
    recording = load_recording(saved)
    assert recording.source is not None
    assert recording.source.path == str(scan)
    # A bag lists names in UTF-8; and of a folder, what is hidden is passed over.
    bag = "bagit," if stem.isascii() or stem == "📰".encode() else ""
    (page,) = (path for path in (tmp_path / "out").glob("*.json") if path != saved)
    asked = page if stem.startswith(b".") else tmp_path / "out"
    assert main(["export", str(asked), "-o", str(tmp_path / "all"), "-f", f"{bag}mets,iiif,sqlite,text"]) == 0
    assert {p.name for p in tmp_path.iterdir()} == {"in", "out", "all"}
    assert {p.name for p in (tmp_path / "all").iterdir()} >= {"articles.sqlite", "collection.json"}


@pytest.mark.parametrize("stem", [*STEMS, b"x" * 252])
def test_clean_takes_any_name(stem: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump = place(tmp_path, stem, ".md")
    dump.write_text("# 石桥今日通车\n\n石桥今日上午通车，两岸居民步行过河。\n", encoding="utf-8")
    assert main(["clean", str(dump), "-o", str(tmp_path / "out")]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.isprintable()
    (written,) = (tmp_path / "out").iterdir()
    assert len(page_from_json(written.read_bytes()).articles) == 1


@pytest.mark.parametrize("pattern", ["{a}_{page}", "{a}/{b}_{page}", "*{a}{page}", "{title}"])
def test_no_field_of_a_pattern_leads_out_of_the_results(pattern: str, tmp_path: Path) -> None:
    names = ["x.._1", "..._2", "~_3", "x/.._4", "x/..y_5", "-_6", "x/a\\..\\b_7"]
    for number, name in enumerate(names):
        path = tmp_path / "scans" / f"{name}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        add_page(path, ART, shade=number)
    shape = Shape(spans_from=str(tmp_path / "scans"), issue_pattern=pattern)
    tally = ran(tmp_path / "scans", tmp_path / "deep/out", shape)
    hidden = {"..._2", "x/.._4", "x/..y_5"}  # names that begin with a dot are no scans
    assert (tally.pages, tally.failures) == (len(names) - len(hidden), [])
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]
    assert {p.name for p in tmp_path.iterdir()} == {"scans", "deep"}
    pages = [name for name in tree(tmp_path / "deep/out") if name.count("/") and not name.endswith("issue.json")]
    assert len(pages) == tally.pages
    assert not [part for name in pages for part in name.split("/")[:-1] if part.startswith(".")]


def test_a_page_json_that_names_a_file_elsewhere_gives_none_of_it_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Formats that hold the scan take it only if its checksum is that of the page."""
    scan = add_page(tmp_path / "scans/1916/p1.png")
    ran(tmp_path / "scans", tmp_path / "out")
    file = tmp_path / "out/1916/p1.json"
    plain = json.loads(file.read_bytes())
    secret = tmp_path / "secret.png"
    secret.write_bytes(scan.read_bytes() + b"x")
    for path in (str(secret), str(tmp_path / "scans/../secret.png")):
        plain["source"]["path"] = path
        file.write_text(json.dumps(plain), encoding="utf-8")
        assert main(["export", str(file), "-o", str(tmp_path / "all"), "-f", "pdf"]) == 3
        assert "is not the scan that the page was read from" in capsys.readouterr().err
    assert not list((tmp_path / "all").rglob("*.pdf"))
