"""The short form of ``python -m bench.proofs``: what is here judges one page, and a result that is wrong is seen."""

from __future__ import annotations

from pathlib import Path

import cv2
import pytest
from drawing import draw
from made_pages import FRONT, made_image

from bench.proofs.other_formats import judge_others
from bench.proofs.verdict import Results, results_in
from bench.proofs.xml_formats import judge_xml
from pipeline.cli import main
from pipeline.engines.recorded import encode
from pipeline.export import FORMATS


@pytest.fixture
def results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Results:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "scans" / "2026-11-23"
    folder.mkdir(parents=True)
    cv2.imwrite(str(folder / "p1.png"), made_image(draw(FRONT)))
    (folder / "p1.spans.json").write_bytes(encode(draw(FRONT)))
    formats = ",".join(name for name in FORMATS if name not in {"pdfa", "issue-pdfa"})
    call = ["batch", "scans", "-o", "out", "--spans-from", "scans", "--workers", "1", "-q", "-f", formats]
    assert main(call) == 0
    assert main(["export", "out", "-o", "archival", "-f", "pdfa,issue-pdfa", "-q"]) == 0
    return results_in(tmp_path / "out", tmp_path / "archival", None, None)


def test_every_judge_that_is_here_is_content(results: Results) -> None:
    told = [*judge_xml(results), *judge_others(results)]
    assert [verdict for verdict in told if not verdict.passed] == []
    assert {verdict.tool for verdict in told if verdict.of is None} <= {
        *("XSD of the Library of Congress", "dinglehopper", "OCR-D PageValidator", "hocr-spec", "pdftotext -raw")
    }
    judged = {kind for verdict in told if verdict.of for kind in verdict.kind.split(", ")}
    assert judged >= set(FORMATS) - {"json", "markdown", "text", "alto", "issue-pdf"}


def test_what_is_wrong_is_seen(results: Results) -> None:
    (one,) = results.pages
    page = one.beside(".page.xml")
    page.write_bytes(
        page.read_bytes().replace(b"<TextEquiv", b"<TextEquivalent").replace(b"</TextEquiv", b"</TextEquivalent")
    )
    hocr = one.beside(".hocr")
    hocr.write_bytes(hocr.read_bytes().replace(b'class="ocr_line"', b'class="ocr_row"', 1))
    failed = {(verdict.kind, verdict.tool) for verdict in judge_xml(results) if not verdict.passed}
    assert failed == {("page", "XSD of PRImA"), ("hocr", "hocr-lines")}
