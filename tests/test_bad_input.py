"""Files that cannot be read, at the level of scans: one line that says what, which file, and what to do; never a traceback."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from typeset import typeset

from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, ScanLimits, read_scans

PAGE = typeset(300, 400, size=12, columns=2)


def saved(kind: str, page: np.ndarray = PAGE, **options: object) -> bytes:
    out = io.BytesIO()
    Image.fromarray(page).save(out, kind, **options)
    return out.getvalue()


def refusal(source: bytes | Path, limits: ScanLimits | None = None) -> str:
    """The one line of the one error that the file gives."""
    outcomes = list(read_scans(source, limits))
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], UnreadableInput), "it was read"
    line = str(outcomes[0])
    assert "\n" not in line
    assert outcomes[0].exit_code == 4
    assert outcomes[0].advice
    return line


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "nothing.jpg"
    path.touch()
    assert refusal(path) == f"{path}: the file is empty; copy it or scan it again"


def test_text_called_jpg(tmp_path: Path) -> None:
    path = tmp_path / "letter.jpg"
    path.write_text("Dear editor,\nthe ferry was late again.\n", encoding="utf-8")
    assert refusal(path).startswith(f"{path}: this is text, not an image; give JPEG")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"GIF89a" + bytes(40), "GIF files are not supported"),
        (b"BM" + bytes(40), "BMP files are not supported"),
        (bytes(range(256)) * 4, "no image of a known format"),
        (b"\x00", "no image of a known format"),
    ],
)
def test_other_formats(data: bytes, words: str) -> None:
    assert words in refusal(data)


def test_a_missing_file_and_a_folder(tmp_path: Path) -> None:
    assert "there is no such file" in refusal(tmp_path / "absent.png")
    assert "this is a folder" in refusal(tmp_path)


def test_an_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "locked.png"
    path.write_bytes(saved("PNG"))
    monkeypatch.setattr(Path, "open", refuse)
    assert "no permission to read it" in refusal(path)


def test_a_disk_that_fails_in_the_middle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", lambda *_: Failing(b"xx"))
    assert "cannot be read (Input/output error)" in refusal(tmp_path / "page.png")


@pytest.mark.parametrize("part", [0.002, 0.05, 0.5, 0.9, 0.99])
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("PNG", {}),
        ("WEBP", {"lossless": True}),
        ("JPEG2000", {}),
        ("TIFF", {}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "jpeg"}),
        ("PDF", {}),
    ],
)
def test_a_file_that_is_cut_off_is_an_error_and_not_half_a_page(
    kind: str, options: dict[str, object], part: float, capfd: pytest.CaptureFixture[str]
) -> None:
    data = saved(kind, **options)
    line = refusal(data[: max(12, int(part * len(data)))])
    assert any(word in line for word in ("cut off", "damaged", "known format"))
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_a_fax_tiff_that_is_cut_off(part: float, capfd: pytest.CaptureFixture[str]) -> None:
    data = saved("TIFF", PAGE > 128, compression="group4")
    assert "damaged" in refusal(data[: int(part * len(data))])
    assert capfd.readouterr().err == ""


def test_a_damaged_page_of_a_tiff_stops_no_other(tmp_path: Path) -> None:
    pages = [Image.fromarray(np.roll(PAGE, 20 * n, axis=0)) for n in range(4)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    with Image.open(io.BytesIO(out.getvalue())) as image:
        image.seek(2)
        start, length = image.tag_v2[273][0], image.tag_v2[279][0]
    broken = bytearray(out.getvalue())
    broken[start : start + length] = bytes(length)
    path = tmp_path / "issue.tif"
    path.write_bytes(broken)
    outcomes = list(read_scans(path))
    assert [isinstance(o, Scan) for o in outcomes] == [True, True, False, True]
    assert f"{path}: page 3 is cut off or damaged" in str(outcomes[2])
    np.testing.assert_array_equal(outcomes[3].image, np.asarray(pages[3]))


def test_a_tiff_whose_list_of_pages_breaks_off_gives_those_before() -> None:
    pages = [Image.fromarray(PAGE) for _ in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    data = out.getvalue()
    with Image.open(io.BytesIO(data)) as image:
        image.seek(2)
        last = image._frame_pos[2]
    outcomes = list(read_scans(data[: last + 40]))
    assert [isinstance(o, Scan) for o in outcomes] == [True, True, False]
    assert "page 3" in str(outcomes[2])


def test_a_tiff_whose_pages_run_in_a_circle_ends() -> None:
    data = bytearray(saved("TIFF"))
    directory = struct.unpack_from("<I", data, 4)[0]
    entries = struct.unpack_from("<H", data, directory)[0]
    struct.pack_into("<I", data, directory + 2 + 12 * entries, directory)
    assert [isinstance(o, Scan) for o in read_scans(bytes(data))] == [True]


def huge_png(width: int, height: int) -> bytes:
    """A PNG that says it is huge and holds nothing: it must be refused before anything is decoded."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_500_megapixels() -> None:
    line = refusal(huge_png(25_000, 20_000))
    assert "more than 400 megapixels; raise the limit or scan it at a lower resolution" in line


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "JPEG2000", "TIFF", "PDF"])
def test_the_limit_holds_in_each_format(kind: str) -> None:
    assert "more than 0.1 megapixels" in refusal(saved(kind), ScanLimits(max_megapixels=0.1))
    assert isinstance(next(read_scans(saved(kind), ScanLimits(max_megapixels=0.12))), Scan)


def encrypted_pdf() -> bytes:
    """A PDF whose trailer names a password handler (Standard, revision 3) that no password here satisfies."""
    plain = saved("PDF")
    key = b"<00112233445566778899AABBCCDDEEFF00112233445566778899AABBCCDDEEFF>"
    handler = b"/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O " + key + b" /U " + key + b">>"
    identity = b" /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]"
    head, trailer = plain.rsplit(b"trailer", 1)
    return head + b"trailer" + trailer.replace(b"<<", b"<< " + handler + identity, 1)


def test_an_encrypted_pdf() -> None:
    assert "the PDF is encrypted; save a copy without a password" in refusal(encrypted_pdf())


def test_a_pdf_without_pages() -> None:
    document = pypdfium2.PdfDocument.new()
    out = io.BytesIO()
    document.save(out)
    document.close()
    assert "no pages" in refusal(out.getvalue())


def test_a_pdf_whose_image_is_cut_off_inside() -> None:
    data = saved("PDF")
    start, end = data.index(b"\xff\xd8\xff"), data.rindex(b"\xff\xd9")
    middle = (start + end) // 2
    assert "cut off or damaged" in refusal(data[:middle] + bytes(end + 2 - middle) + data[end + 2 :])


def test_a_pdf_whose_image_is_nonsense_is_no_blank_page() -> None:
    data = saved("PDF")
    start, end = data.index(b"\xff\xd8\xff"), data.rindex(b"\xff\xd9")
    assert "cut off or damaged" in refusal(data[:start] + bytes(end - start) + data[end:])


def test_a_name_that_would_spoil_the_line(tmp_path: Path) -> None:
    path = tmp_path / "two\nlines.png"
    path.write_bytes(b"")
    assert "two\\nlines.png: the file is empty" in refusal(path)


@given(
    kind=st.sampled_from(["JPEG", "PNG", "TIFF", "WEBP", "JPEG2000", "PDF"]),
    places=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=30),
)
def test_damage_anywhere_gives_pages_or_errors_never_an_exception(kind: str, places: list[tuple[float, int]]) -> None:
    data = bytearray(saved(kind, PAGE[:90, :70]))
    for where, value in places:
        data[int(where * (len(data) - 1))] = value
    outcomes = list(read_scans(bytes(data), ScanLimits(max_megapixels=1)))
    assert all(isinstance(o, Scan | UnreadableInput) for o in outcomes)
    assert outcomes
