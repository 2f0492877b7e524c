"""A PDF of a whole issue: its pages in order, bookmarks over them, and the text of each where it is printed."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from made_issues import joined, made_issue, told_page
from made_pages import made_page
from pikepdf import pdfa
from PIL import Image

from pipeline.document import Page
from pipeline.errors import PageFailed
from pipeline.export.pdf import issue_to_pdf
from pipeline.export.pdf.text_layer import lines_in_order
from pipeline.issue import Issue

TEXTS = (("石桥通车", "两岸居民步行过河。"), ("A new mill", "The wheel turns once more."))


@pytest.fixture
def scans(tmp_path: Path) -> list[Path]:
    """Three scans, each of another grey."""
    source = made_page().source
    assert source.width
    assert source.height
    paths = [tmp_path / f"scan{n}.png" for n in range(3)]
    for shade, path in zip((60, 120, 180), paths, strict=True):
        Image.new("L", (source.width, source.height), shade).save(path)
    return paths


def issue_of(*numbers: str | None) -> Issue:
    """A page a number, each with its own words in the places of its lines."""
    pages = []
    for place, number in enumerate(numbers, start=1):
        page = told_page(*((f"{head} {place}", text) for head, text in TEXTS))
        lines = tuple(replace(line, text=f"第{place}版 line{index}") for index, line in enumerate(page.lines))
        pages.append(replace(page, lines=lines, masthead=replace(page.masthead, page_number=number)))
    return made_issue("heron", *pages)


def bookmarks(pdf: bytes) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Title and index of the page, and the same of those below."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {page.objgen: n for n, page in enumerate(opened.pages)}

        def told(item: pikepdf.OutlineItem) -> tuple[str, int]:
            return item.title, pages[item.destination[0].objgen]

        return [(*told(item), [told(child) for child in item.children]) for item in opened.open_outline().root]


def words(page: Page) -> str:
    """What is to be found on the page, without spaces."""
    return _solid("".join(line.text for line in lines_in_order(page)))


def _solid(text: str) -> str:
    return "".join(text.split())


def test_pages_stand_in_the_order_of_the_issue_each_with_its_own_scan_and_words(scans: list[Path]) -> None:
    issue = issue_of("1", "2", "3")
    pdf = issue_to_pdf(issue, scans)
    document = pypdfium2.PdfDocument(pdf)
    greys = [int(page.render(grayscale=True).to_numpy().reshape(-1)[0]) for page in document]
    assert greys == pytest.approx([60, 120, 180], abs=2)
    assert [_solid(page.get_textpage().get_text_range()) for page in document] == [
        words(one.page) for one in issue.pages
    ]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_pdftotext_gives_the_text_of_each_page_in_order(scans: list[Path], tmp_path: Path) -> None:
    issue = issue_of("1", "2", "3")
    (tmp_path / "issue.pdf").write_bytes(issue_to_pdf(issue, scans))
    command = ["pdftotext", "-raw", str(tmp_path / "issue.pdf"), "-"]
    text = subprocess.run(  # noqa: S603 - a program of the test's own choice
        command, check=True, capture_output=True, timeout=30
    ).stdout.decode()
    assert [_solid(page) for page in text.split("\f")[:-1]] == [words(one.page) for one in issue.pages]


def test_a_bookmark_an_article_and_one_below_it_where_it_goes_on(scans: list[Path]) -> None:
    issue = issue_of("A1", None, "A7")
    each = len(issue.pages[0].page.articles)
    issue = joined(joined(issue, 1, 2 * each), 1, each)  # on pages 1, 3 and 2
    marks = bookmarks(issue_to_pdf(issue, scans))
    assert [(title, page) for title, page, _ in marks] == [(a.headline, a.parts[0].page) for a in issue.articles]
    assert [below for *_, below in marks if below] == [[("p. A7", 2), ("p. 2", 1)]]


def test_pages_are_called_as_printed(scans: list[Path]) -> None:
    document = pypdfium2.PdfDocument(issue_to_pdf(issue_of("A1", None, "第三版"), scans))
    assert [document.get_page_label(n) for n in range(3)] == ["A1", "2", "第三版"]


def test_a_file_of_several_pages_is_named_for_each(tmp_path: Path) -> None:
    source = made_page().source
    shades = [Image.new("L", (source.width or 1, source.height or 1), shade) for shade in (40, 200)]
    scan = tmp_path / "issue.tif"
    shades[0].save(scan, save_all=True, append_images=shades[1:])
    issue = issue_of("1", "2")
    pages = tuple(
        replace(one, page=replace(one.page, source=replace(one.page.source, page=number)))
        for number, one in enumerate(issue.pages, start=1)
    )
    document = pypdfium2.PdfDocument(issue_to_pdf(replace(issue, pages=pages), [scan, scan]))
    greys = [int(page.render(grayscale=True).to_numpy().reshape(-1)[0]) for page in document]
    assert greys == pytest.approx([40, 200], abs=2)


def test_archival_is_pdf_a_and_bytes_are_the_same(scans: list[Path]) -> None:
    issue = joined(issue_of("1", "2", "3"), 0, 3)
    archival = issue_to_pdf(issue, scans, archival=True)
    assert pdfa.validate_written(io.BytesIO(archival), "2b").passed
    assert archival == issue_to_pdf(issue, scans, archival=True)
    assert issue_to_pdf(issue, scans) == issue_to_pdf(issue, scans)


def test_another_scan_is_refused(scans: list[Path], tmp_path: Path) -> None:
    Image.new("L", (40, 50)).save(tmp_path / "small.png")
    with pytest.raises(PageFailed, match="40 x 50 pixels"):
        issue_to_pdf(issue_of("1", "2", "3"), [*scans[:2], tmp_path / "small.png"])
