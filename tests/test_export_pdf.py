"""Searchable PDF: the scan untouched, the text in order and at its place, and the same bytes each time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from drawing import draw
from made_issues import made_issue
from made_pages import FRONT, made_image, made_page
from pdfminer.converter import TextConverter
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pikepdf import pdfa
from PIL import Image

from pipeline.document import Line, Page
from pipeline.errors import PageFailed, UnreadableInput
from pipeline.export.pdf import issue_to_pdf, page_to_pdf
from pipeline.export.pdf.font import character_width
from pipeline.export.pdf.text_layer import lines_in_order
from pipeline.geometry import Affine, Box
from pipeline.scan.turns import Turn

_DPI = 300.0


def _scan(art: str = FRONT) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(made_image(draw(art))[:, :, ::-1]))


def _file(image: Image.Image, kind: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def _moved(page: Page, to_source: Affine, size: tuple[int, int], rotation: int = 0) -> Page:
    """The page as it would be read from a scan whose pixels ``to_source`` leads to."""
    lines = tuple(
        replace(line, box=to_source.box(line.box), polygon=to_source.quad(line.polygon))
        for line in page.lines
        if line.box and line.polygon
    )
    regions = [tuple(map(to_source.box, a.regions)) for a in page.articles]
    articles = tuple(replace(a, regions=r) for a, r in zip(page.articles, regions, strict=True))
    source = replace(page.source, width=size[0], height=size[1], rotation=rotation)
    return replace(page, lines=lines, articles=articles, source=source)


def _found(pdf: bytes, line: Line, page: Page, number: int = 0) -> Iterator[Box]:
    """Where a search for the line's text hits, in pixels of the source."""
    document = pypdfium2.PdfDocument(pdf)
    height, scale = document[number].get_mediabox()[3], _DPI / 72
    text = document[number].get_textpage()
    hits = text.search(line.text, match_case=True)
    while (hit := hits.get_next()) is not None:
        rectangles = [text.get_rect(i) for i in range(text.count_rects(*hit))]
        box = Box.union([Box(left, height - top, right, height - foot) for left, foot, right, top in rectangles])
        yield Affine.scaling(scale).box(box)
    document.close()
    assert page.source.width


def _alike(a: Box, b: Box) -> float:
    both = a.overlap(b)
    return both / (a.area + b.area - both)


def _text(pdf: bytes) -> str:
    """All text in the order of the file."""
    return re.sub(r"\s+", "", _raw(pdf))


def _raw(pdf: bytes) -> str:
    """By a reader that puts nothing in an order of its own."""
    out = io.StringIO()
    resources = PDFResourceManager()
    interpreter = PDFPageInterpreter(resources, TextConverter(resources, out, laparams=None))
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
    return out.getvalue()


def _wanted(page: Page) -> str:
    return re.sub(r"\s+", "", "".join(line.text for line in lines_in_order(page)))


def test_text_stands_article_by_article() -> None:
    page = made_page()
    assert _text(page_to_pdf(page, _file(_scan()))) == _wanted(page)
    places = [line.id.rpartition("-")[0] for line in lines_in_order(page)]
    assert list(dict.fromkeys(places)) == ["f", "a1", "a2", "a3", "a4", "ad", "u"]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_pdftotext_gives_the_text_in_order(tmp_path: Path) -> None:
    page = made_page()
    (tmp_path / "page.pdf").write_bytes(page_to_pdf(page, _file(_scan())))
    command = ["pdftotext", "-raw", str(tmp_path / "page.pdf"), "-"]
    out = subprocess.run(  # noqa: S603 - a program of the test's own choice
        command, capture_output=True, check=True, timeout=30
    ).stdout.decode()
    assert re.sub(r"\s+", "", out) == _wanted(page)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
def test_pdftotext_takes_all_letters_of_a_page_of_a_newspaper(tmp_path: Path) -> None:
    """1,600 lines of 42 letters, 18 pixels high, as a dense page of eight columns has them."""
    page = made_page()
    template = page.lines_of("a1")[0]
    lines = []
    for number in range(1600):
        box = Box(347 * (number % 8), 18 * (number // 8), 347 * (number % 8) + 340, 18 * (number // 8) + 17)
        text = f"{number:04d} in the middle of a line of small type"
        lines.append(replace(template, id=f"a1-{number + 1}", text=text, box=box, polygon=box.quad()))
    source = replace(page.source, width=2776, height=3607, dpi=None)
    dense = replace(page, source=source, lines=tuple(lines), articles=page.articles[:1])
    (tmp_path / "page.pdf").write_bytes(page_to_pdf(dense, _file(Image.new("L", (2776, 3607), 255))))
    command = ["pdftotext", "-raw", str(tmp_path / "page.pdf"), "-"]
    out = subprocess.run(  # noqa: S603 - a program of the test's own choice
        command, capture_output=True, check=True, timeout=30
    ).stdout.decode()
    assert re.sub(r"\s+", "", out) == _wanted(dense)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_phrase_is_found_at_its_place_however_the_scan_lies(degrees: int) -> None:
    upright = _scan()
    turn = Turn((360 - degrees) % 360)  # how the page came to lie on the scanner
    lying = Image.fromarray(turn.of(np.asarray(upright)))
    to_source = turn.undo(upright.width, upright.height).inverse()
    page = _moved(made_page(), to_source, lying.size, degrees)
    pdf = page_to_pdf(page, _file(lying))
    for line in lines_in_order(page):
        assert line.box
        assert max(_alike(line.box, box) for box in _found(pdf, line, page)) > 0.9
    shown = pypdfium2.PdfDocument(pdf)[0].get_size()
    assert shown == pytest.approx((upright.width * 72 / _DPI, upright.height * 72 / _DPI), abs=0.01)


def test_a_phrase_is_found_on_a_skewed_scan() -> None:
    upright = _scan()
    skew = Affine.rotation(2.0).then(Affine.shift(60, 10))
    page = _moved(made_page(), skew, (upright.width + 200, upright.height + 100))
    pdf = page_to_pdf(page, _file(Image.new("RGB", (upright.width + 200, upright.height + 100))))
    for line in lines_in_order(page):
        assert line.box
        assert max(_alike(line.box, box) for box in _found(pdf, line, page)) > 0.9


def test_vertical_lines_run_down_their_columns() -> None:
    page = made_page()
    (vertical, *_) = [line for line in page.lines if line.vertical]
    assert vertical.box
    box = max(_found(page_to_pdf(page, _file(_scan())), vertical, page), key=partial(_alike, vertical.box))
    assert _alike(vertical.box, box) > 0.9
    assert box.height > box.width


def test_a_jpeg_is_not_touched() -> None:
    data = _file(_scan(), quality=70)
    with pikepdf.open(io.BytesIO(page_to_pdf(made_page(), data))) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert image.Filter == "/DCTDecode"
        assert image.read_raw_bytes() == data


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("TIFF", "1"), ("TIFF", "L"), ("JPEG2000", "L")],
)
def test_other_images_keep_their_pixels(kind: str, mode: str) -> None:
    image = _scan().convert("P" if mode == "P" else "RGB").convert(mode)
    options = {"lossless": True} if kind == "WEBP" else {}
    pdf = page_to_pdf(made_page(), _file(image, kind, **options))
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (packed,) = opened.pages[0].Resources.XObject.values()
        got = pikepdf.PdfImage(packed).as_pil_image().convert("RGB")
    assert np.array_equal(np.asarray(got), np.asarray(image.convert("RGB")))


def test_the_page_of_a_tiff_of_several_is_its_own() -> None:
    pages = [_scan().convert("L"), Image.new("L", _scan().size, 90)]
    data = _file(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    page = made_page()
    pdf = page_to_pdf(replace(page, source=replace(page.source, page=2)), data)
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (packed,) = opened.pages[0].Resources.XObject.values()
        assert pikepdf.PdfImage(packed).as_pil_image().convert("L").getextrema() == (90, 90)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_an_image_that_says_how_it_lies(kind: str) -> None:
    upright = _scan().convert("L")
    turn = Turn(270)
    lying = Image.fromarray(turn.of(np.asarray(upright)))
    exif = Image.Exif()
    exif[274] = 6  # turn clockwise by a quarter
    to_source = turn.undo(upright.width, upright.height).inverse()
    page = _moved(made_page(), to_source, lying.size, 90)
    document = pypdfium2.PdfDocument(page_to_pdf(page, _file(lying, kind, exif=exif)))
    shown = document[0].render(scale=_DPI / 72, grayscale=True).to_numpy()
    shown = shown.reshape(shown.shape[:2]).astype(float)
    assert shown.shape == pytest.approx((upright.height, upright.width), abs=1)
    shown = shown[: upright.height, : upright.width]
    assert np.abs(shown - np.asarray(upright, float)).mean() < 4


def test_a_pdf_is_kept_and_its_hidden_text_replaced() -> None:
    page = made_page()
    before = page_to_pdf(page, _file(_scan()))
    lines = tuple(replace(line, text=f"new{n}") for n, line in enumerate(page.lines))
    renewed = replace(page, lines=lines)
    with pikepdf.open(io.BytesIO(before)) as pdf:
        pdf.pages[0].rotate(90, relative=False)
        pdf.pages[0].mediabox = (-20, -30, *[float(x) for x in pdf.pages[0].mediabox[2:]])
        pdf.pages[0].cropbox = pdf.pages[0].trimbox = (0, 0, *[float(x) for x in pdf.pages[0].mediabox[2:]])
        out = io.BytesIO()
        pdf.save(out)
    upright = Turn(90).undo(*_scan().size).inverse()  # what is displayed is what we read
    seen = _moved(renewed, upright, (_scan().height, _scan().width))
    after = page_to_pdf(seen, out.getvalue())
    assert _text(after) == _wanted(renewed)
    for line, was in zip(lines_in_order(seen), lines_in_order(renewed), strict=True):
        assert was.box
        boxes = list(_found(after, line, page))
        assert max(_alike(was.box, box) for box in boxes) > 0.85


def test_a_bookmark_an_article() -> None:
    page = made_page()
    with pikepdf.open(io.BytesIO(page_to_pdf(page, _file(_scan())))) as pdf:
        marks = list(pdf.open_outline().root)
        titles = [mark.title for mark in marks]
        left, top = (float(x) for x in list(marks[0].destination)[2:4])
        height = float(pdf.pages[0].mediabox[3])
    assert titles == [a.headline or a.text for a in page.articles]
    first = page.articles[0].regions[0]
    assert (left * _DPI / 72, (height - top) * _DPI / 72) == pytest.approx((first.left, first.top), abs=0.1)


def test_places_may_be_numbers_of_numpy() -> None:
    page, scan = made_page(), _file(_scan())
    odd = tuple(
        replace(a, regions=tuple(Box(*map(np.float64, box.as_tuple())) for box in a.regions)) for a in page.articles
    )
    assert page_to_pdf(replace(page, articles=odd), scan) == page_to_pdf(page, scan)


def test_readers_that_speak_are_told_the_language(tmp_path: Path) -> None:
    scan = tmp_path / "page.jpg"
    scan.write_bytes(_file(_scan()))
    issue = issue_to_pdf(made_issue("heron", made_page(), made_page()), [scan, scan])
    for pdf in (page_to_pdf(made_page(), scan), issue):
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            assert str(opened.Root.Lang) == "zh"
    wordless = replace(made_page(), articles=(), lines=())
    with pikepdf.open(io.BytesIO(page_to_pdf(wordless, scan))) as opened:
        assert "/Lang" not in opened.Root


def test_the_same_bytes_and_no_date_unless_stamped() -> None:
    page, scan = made_page(), _file(_scan())
    pdf = page_to_pdf(page, scan)
    assert pdf == page_to_pdf(page, scan)
    stamped = page_to_pdf(page, scan, stamp=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    for data, dates in ((pdf, 0), (stamped, 2)):
        with pikepdf.open(io.BytesIO(data)) as opened:
            assert len([key for key in opened.docinfo if key.endswith("Date")]) == dates


@pytest.mark.parametrize("stamp", [None, datetime(2026, 11, 23, 12, 0, tzinfo=UTC)])
def test_archival_is_pdf_a(stamp: datetime | None) -> None:
    page, scan = made_page(), _file(_scan())
    pdf = page_to_pdf(page, scan, archival=True, stamp=stamp)
    assert pdfa.validate_written(io.BytesIO(pdf), "2b").passed
    assert not pdfa.validate_written(io.BytesIO(page_to_pdf(page, scan)), "2b").passed
    assert pdf == page_to_pdf(page, scan, archival=True, stamp=stamp)


def test_what_pdf_a_forbids_is_told() -> None:
    cmyk = _scan().convert("CMYK")
    with pytest.raises(PageFailed, match="PDF/A"):
        page_to_pdf(made_page(), _file(cmyk), archival=True)


def test_rare_characters_and_marks_come_back() -> None:
    page = made_page()
    odd = "𠮷野家 é\u0301 ﬁn\tx\x07 \ud800"
    lines = (replace(page.lines[0], text=odd), *page.lines[1:])
    text = _raw(page_to_pdf(replace(page, lines=lines), _file(_scan())))
    assert "𠮷野家 é\u0301 ﬁn x  \ufffd" in text


def test_another_scan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageFailed, match="40 x 50 pixels"):
        page_to_pdf(made_page(), _file(Image.new("L", (40, 50))))
    with pytest.raises(UnreadableInput, match="cannot be read"):
        page_to_pdf(made_page(), tmp_path / "missing.jpg")
    with pytest.raises(UnreadableInput, match="text, not an image"):
        page_to_pdf(made_page(), b"no picture")
    with pytest.raises(UnreadableInput, match="cannot be put into a PDF"):
        page_to_pdf(made_page(), _file(_scan())[:300])


def test_pages_without_places_are_the_scan_alone() -> None:
    page = made_page()
    bare = replace(page, lines=tuple(replace(line, box=None, polygon=None) for line in page.lines))
    assert _text(page_to_pdf(bare, _file(_scan()))) == ""
    assert _text(page_to_pdf(replace(page, lines=(), articles=()), _file(_scan()))) == ""


def test_widths_of_type() -> None:
    assert character_width("中") == 1000
    assert character_width("\u0301") == 0
    assert character_width("i") < character_width("n") < character_width("m")
