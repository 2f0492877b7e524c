"""Which engine is taken, and that the real ones read what is printed."""

import shutil
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont
from rapidfuzz import fuzz

from pipeline.engines import TextRecognizer, choice, choose_engine
from pipeline.engines.protocols import Image
from pipeline.errors import ModelMissing, PageFailed
from pipeline.geometry import Box
from pipeline.models import FOLDER_VARIABLE, find_model
from pipeline.recognition import look, recognize
from pipeline.settings import EngineName
from pipeline.sheet import Span

LINES = [
    "The harbour council said on Tues-",
    "day that a new bridge will be open-",
    "ed before winter, and that all six",
    "ferries remain in service.",
]
CHINESE = ["河湾新城的渡口今年春天", "修建了一座石桥，全市的", "学校与工坊都派人参加。"]
CHINESE_FONTS = ("NotoSerifCJK-Regular.ttc", "NotoSansCJK-Regular.ttc", "wqy-microhei.ttc", "wqy-zenhei.ttc")


def printed(lines: list[str], font: ImageFont.FreeTypeFont | ImageFont.ImageFont, pitch: int = 40) -> Image:
    page = Pillow.new("L", (760, pitch * len(lines) + 80), 240)
    draw = ImageDraw.Draw(page)
    for n, line in enumerate(lines):
        draw.text((40, 40 + n * pitch), line, fill=20, font=font)
    return np.asarray(page)


def recognized(page: Image, scale: float, gutters: tuple[Box, ...], engine: TextRecognizer) -> tuple[Span, ...]:
    return recognize(look(page, scale, engine), gutters, engine)


def chinese_font(size: int) -> ImageFont.FreeTypeFont:
    for name in CHINESE_FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return pytest.skip("no Chinese font is installed")


class TestChoice:
    """The fastest that is there; an error in one line where there is none."""

    @pytest.fixture(autouse=True)
    def forget(self) -> None:
        choice._load.cache_clear()

    def test_a_package_that_is_not_installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pipeline.engines.rapid_ocr", None)
        with pytest.raises(ModelMissing, match=r"engine rapid cannot be loaded.*; install openvino and rapidocr"):
            choose_engine(EngineName.RAPID)

    def test_auto_falls_back(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "pipeline.engines.rapid_ocr", None)
        monkeypatch.setitem(sys.modules, "pipeline.engines.paddle_ocr", None)
        with pytest.raises(ModelMissing, match="engine paddle cannot be loaded"):
            choose_engine(EngineName.AUTO)

    def test_no_tesseract(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda _: None)
        with pytest.raises(ModelMissing, match="tesseract is not installed"):
            choose_engine(EngineName.TESSERACT)

    def test_a_tesseract_that_fails(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        broken = tmp_path / "tesseract"
        broken.write_text("#!/bin/sh\nexit 3\n")
        broken.chmod(0o755)
        monkeypatch.setattr(shutil, "which", lambda _: str(broken))
        with pytest.raises(PageFailed, match="tesseract failed"):
            choose_engine(EngineName.TESSERACT)


@pytest.mark.engine
def test_an_altered_model_stops_the_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    choice._load.cache_clear()
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / find_model("PP-OCRv6_rec_small").name).write_bytes(b"no weights")
    with pytest.raises(ModelMissing, match="altered"):
        choose_engine(EngineName.RAPID)


@pytest.fixture(scope="module")
def no_network() -> Iterator[None]:
    """An engine that calls home fails."""
    patch = pytest.MonkeyPatch()

    def refuse(*_: object) -> None:
        raise AssertionError("an engine wanted the network")

    patch.setattr(socket.socket, "connect", refuse)
    patch.setattr(socket, "getaddrinfo", refuse)
    yield
    patch.undo()


@pytest.fixture(scope="module", params=[EngineName.RAPID, EngineName.PADDLE])
def engine(request: pytest.FixtureRequest, no_network: None) -> TextRecognizer:  # noqa: ARG001
    return choose_engine(request.param, threads=1)


@pytest.mark.engine
class TestPaddleWeights:
    """The same weights on OpenVINO and on ONNX Runtime."""

    def test_names(self, engine: TextRecognizer) -> None:
        assert engine.name in {"rapid", "paddle"}
        assert [m.name for m in engine.models] == ["PP-OCRv6_det_small", "PP-OCRv6_rec_small"]

    def test_latin_lines_with_their_hyphens(self, engine: TextRecognizer) -> None:
        spans = recognized(printed(LINES, ImageFont.load_default(28)), 1.0, (), engine)
        assert [span.text for span in spans] == LINES
        assert all(span.confidence > 0.9 for span in spans)

    def test_chinese_in_colour(self, engine: TextRecognizer) -> None:
        page = cv2.cvtColor(printed(CHINESE, chinese_font(30), 50), cv2.COLOR_GRAY2BGR)
        spans = recognized(np.asarray(page, np.uint8), 1.0, (), engine)
        assert [span.text for span in spans] == CHINESE

    def test_light_on_dark(self, engine: TextRecognizer) -> None:
        page = printed(["ALL SIX FERRIES REMAIN"], ImageFont.load_default(28))
        (span,) = recognized(255 - page, 1.0, (), engine)
        assert (span.text, span.reverse) == ("ALL SIX FERRIES REMAIN", True)

    def test_a_column_of_characters(self, engine: TextRecognizer) -> None:
        page = Pillow.new("L", (300, 640), 240)
        for n, character in enumerate("河湾新城一座石桥"):
            ImageDraw.Draw(page).text((120, 40 + 66 * n), character, fill=20, font=chinese_font(56))
        (span,) = recognized(np.asarray(page), 1.0, (), engine)
        assert (span.text, span.vertical) == ("河湾新城一座石桥", True)

    def test_a_headline_that_is_many_lines_high(self, engine: TextRecognizer) -> None:
        page = Pillow.new("L", (1800, 1200), 240)
        draw = ImageDraw.Draw(page)
        draw.text((60, 40), "BRIDGE", fill=20, font=ImageFont.load_default(420))
        for n in range(12):
            draw.text((80, 620 + 40 * n), LINES[n % 4], fill=20, font=ImageFont.load_default(28))
        spans = recognized(np.asarray(page), 1.0, (), engine)
        assert spans[0].text == "BRIDGE"
        assert len(spans) == 13

    @pytest.mark.parametrize("shape", [(1, 1), (3, 900), (900, 3), (40, 40, 3)])
    @pytest.mark.parametrize("value", [0, 255])
    def test_pages_without_type(self, engine: TextRecognizer, shape: tuple[int, ...], value: int) -> None:
        assert recognized(np.full(shape, value, np.uint8), 1.0, (Box(0, 0, 1, 1),), engine) == ()

    def test_nothing_to_read(self, engine: TextRecognizer) -> None:
        assert engine.read([]) == ()


@pytest.mark.engine
@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_tesseract_finds_and_reads_lines() -> None:
    engine = choose_engine(EngineName.TESSERACT, threads=1)
    assert all(model.name.startswith("tesseract ") and len(model.sha256) == 64 for model in engine.models)
    page = printed(LINES, ImageFont.load_default(28))
    spans = recognized(page, 1.0, (), engine)
    assert len(spans) == len(LINES)
    assert all(fuzz.ratio(span.text, line) > 95 for span, line in zip(spans, LINES, strict=True))
    assert engine.read([]) == ()
