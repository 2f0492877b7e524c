"""hOCR: other packages and a plain HTML parser read the lines, the words, their places and confidences."""

from __future__ import annotations

from io import BytesIO
from itertools import cycle
from pathlib import Path

import pytest
from exported import NAMES, NASTY, page_called, with_texts
from hocr_tools_lib.tools.hocr_check import Checker
from hocr_tools_lib.tools.hocr_lines import lines as lines_by_hocr_tools
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html
from made_pages import made_page

from pipeline.document import Role
from pipeline.export.hocr import page_to_hocr
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.export.xml_text import xml_text
from pipeline.ingest import SheetDump, read_dump


@pytest.mark.parametrize("name", NAMES)
def test_another_package_reads_every_line_that_is_not_repeated(name: str, tmp_path: Path) -> None:
    page = page_called(name)
    file = tmp_path / "page.hocr"
    file.write_bytes(page_to_hocr(page))
    read = [line for line in lines_by_hocr_tools(file) if line]
    kept = [" ".join(line.text.split()) for line in page.lines if line.role is not Role.REMOVED]
    assert sorted(read) == sorted(filter(None, kept))


@pytest.mark.parametrize("name", ["front_zh", "front_en"])
def test_the_checker_of_hocr_tools_finds_its_structure_right(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "page.hocr"
    file.write_bytes(page_to_hocr(page_called(name)))
    checker = Checker(file, no_overlap=True)
    checker.check()
    assert checker.test_counter > 300
    assert "not ok" not in capsys.readouterr().err


@pytest.mark.parametrize("name", NAMES)
def test_it_is_well_formed_and_comes_back_from_json_with_the_same_bytes(name: str) -> None:
    page = page_called(name)
    data = page_to_hocr(page)
    assert etree.fromstring(data).tag.endswith("html")
    assert page_to_hocr(page_from_json(page_to_json(page))) == data


def test_lines_stand_in_reading_order_with_places_and_confidences() -> None:
    page = page_called("front_en")
    (dump,) = read_dump(BytesIO(page_to_hocr(page)))
    assert isinstance(dump, SheetDump)
    lines = {line.id: line for line in page.lines}
    root = html.fromstring(page_to_hocr(page))
    names = [str(x.get("id")) for x in root.iter("span") if x.get("class") == "ocr_line"]
    printed = [p for piece in dump.pieces for p in getattr(piece, "lines", ())]
    assert len(printed) == len(names)
    for name, found in zip(names, printed, strict=True):
        line = lines[name]
        assert line.box is not None
        assert found.box is not None
        assert found.box.as_tuple() == pytest.approx(line.box.as_tuple(), abs=0.51)
        assert found.confidence == pytest.approx(line.confidence, abs=1e-4)
        assert found.text == " ".join(line.text.split())


@pytest.mark.parametrize("name", ["front_zh", "drawn"])
def test_what_the_file_uses_is_among_its_capabilities(name: str) -> None:
    """As hOCR wants it; ``hocr-spec`` counts each use of ``lang`` without ocrp_lang as a fault."""
    page = page_called(name)
    root = html.fromstring(page_to_hocr(page))
    told = {str(m.get("name")): str(m.get("content")).split() for m in root.iter("meta") if m.get("name")}
    classes = {str(x.get("class")) for x in root.iter("div", "p", "span")}
    assert classes <= set(told["ocr-capabilities"])
    spoken = {str(x.get("lang")) for x in root.iter() if x.get("lang")}
    assert ("ocrp_lang" in told["ocr-capabilities"]) == bool(spoken)
    assert spoken <= set(told.get("ocr-langs", []))


def test_a_name_of_a_file_cannot_break_out_of_its_property() -> None:
    page = with_texts(made_page(), cycle(['a"; bbox 0 0 1 1; x "']))
    (sheet,) = html.fromstring(page_to_hocr(page)).find_class("ocr_page")
    assert str(sheet.get("title")).count("bbox 0 0 1 1;") == 0
    assert f"bbox 0 0 {page.source.width} {page.source.height}" in str(sheet.get("title"))


@settings(max_examples=40)
@given(st.lists(st.one_of(st.text(st.characters()), st.sampled_from(NASTY)), min_size=1, max_size=8))
def test_any_text_gives_xml_and_html_that_hold_it(texts: list[str]) -> None:
    page = with_texts(made_page(), cycle(texts))
    root = etree.fromstring(page_to_hocr(page))
    assert html.fromstring(page_to_hocr(page)).find_class("ocr_page")
    held = {
        str(x.get("id")): " ".join("".join(map(str, x.itertext())).split())
        for x in root.iter("{*}span")
        if str(x.get("class")).endswith("_line")
    }
    assert held == {line.id: " ".join(xml_text(line.text).split()) for line in page.lines}
