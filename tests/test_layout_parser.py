"""layoutparser at the edge: hints from its models and files, a page as one of its layouts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline.document import Article, ArticleKind, Generator, Image, Line, Masthead, Page, Paragraph, Role, Source
from pipeline.engines.layout_parser import ModelHints, SavedHints
from pipeline.engines.picodet import PicoDet
from pipeline.engines.protocols import LayoutDetector
from pipeline.errors import UnreadableInput
from pipeline.geometry import Box
from pipeline.sheet import Hint

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of the package and what it loads
lp: Any = pytest.importorskip("layoutparser")


class Model:
    """Finds one figure, and keeps what it was shown."""

    def detect(self, image: np.ndarray[Any, Any]) -> Any:
        self.seen = image
        return lp.Layout([lp.TextBlock(lp.Rectangle(1, 2, 30, 40), type="Figure", score=0.5), lp.Rectangle(5, 6, 7, 8)])


@pytest.mark.parametrize("shape", [(50, 60), (50, 60, 3)])
def test_hints_of_a_model(shape: tuple[int, ...]) -> None:
    model = Model()
    detector: LayoutDetector = ModelHints(model)
    assert detector.detect(np.zeros(shape, np.uint8)) == (
        Hint(Box(1, 2, 30, 40), "Figure", 0.5),
        Hint(Box(5, 6, 7, 8), "", 1.0),
    )
    assert model.seen.shape == (50, 60, 3)


def test_a_model_sees_red_where_the_page_is_red() -> None:
    model, page = Model(), np.zeros((4, 4, 3), np.uint8)
    page[..., 2] = 255  # BGR
    ModelHints(model).detect(page)
    assert model.seen[0, 0].tolist() == [255, 0, 0]


def test_hints_of_a_saved_layout(tmp_path: Path) -> None:
    quadrilateral = lp.Quadrilateral(np.array([[0.0, 0], [10, 1], [10, 9], [0, 8]]))
    layout = lp.Layout([lp.TextBlock(quadrilateral, type="Überschrift", score=0.9)], page_data={"width": 20})
    file = tmp_path / "layout.json"
    file.write_text(json.dumps(layout.to_dict(), ensure_ascii=False), encoding="utf-8")
    assert SavedHints(file).detect(np.zeros((9, 9), np.uint8)) == (Hint(Box(0, 0, 10, 9), "Überschrift", 0.9),)


@pytest.mark.parametrize(
    "text", ["", "{", "3", '"text"', "[[1]]", '{"block_type": "blob"}', '[{"block_type": "rectangle"}]']
)
def test_what_is_no_layout_is_an_error_of_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "layout.json"
    file.write_text(text)
    with pytest.raises(UnreadableInput) as caught:
        SavedHints(file)
    assert "layout.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_layout_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"none\.json"):
        SavedHints(tmp_path / "none.json")


def line(identifier: str, role: Role, top: int, *, placed: bool = True) -> Line:
    box = Box(0, top, 100, top + 10)
    return Line(
        identifier, f"text {identifier}", box if placed else None, box.quad() if placed else None, 0.9, False, role
    )


def page() -> Page:
    lines = (
        line("a1-1", Role.HEADLINE, 0),
        line("f-1", Role.FOLIO, 12),
        line("a1-2", Role.BODY, 24),
        line("a1-3", Role.BODY, 36, placed=False),
    )
    article = Article(
        "a1", ArticleKind.NEWS, None, "text a1-1", None, None, None,
        (Paragraph("text", Role.BODY, ("a1-2", "a1-3")),),
        (Image(Box(0, 50, 100, 90), "A mill", None), Image(None, "No place", None)),
        None, None, (), 1.0, (),
    )  # fmt: skip
    source = Source("mill.jpg", "0" * 64, 1, 120, 200)
    return Page(Generator("broadsheet", "0"), source, Masthead(), (article,), (), (), (), (), lines)


def test_a_page_is_a_layout_of_its_lines_and_pictures() -> None:
    layout = page().to_layoutparser()
    assert [(b.id, b.type, b.parent, b.next) for b in layout] == [
        ("a1-1", "headline", "a1", "a1-2"),
        ("f-1", "folio", "f", None),
        ("a1-2", "body", "a1", None),
        ("a1-image1", "image", "a1", None),
    ]
    assert layout.page_data == {"width": 120, "height": 200, "path": "mill.jpg"}
    assert layout[0].coordinates == (0.0, 0.0, 100.0, 10.0)


def test_the_layout_of_a_page_survives_json() -> None:
    layout = page().to_layoutparser()
    assert lp.load_dict(json.loads(json.dumps(layout.to_dict()))) == layout


@pytest.mark.engine
def test_picodet_gives_hints_and_a_layout() -> None:
    image = np.full((900, 700, 3), 250, np.uint8)
    image[100:500, 100:600] = np.random.default_rng(1).integers(0, 200, (400, 500, 3), np.uint8)
    detector = PicoDet(threads=1)
    hints = detector.detect(image)
    assert all(0 <= h.score <= 1 and h.label for h in hints)
    assert [b.type for b in detector.layout(image)] == [h.label for h in hints]
