"""PDF pages: a scanned image pixel for pixel, however it is laid on the page; anything else at the set resolution."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, ScanLimits, read_scans

WIDTH, HEIGHT = 61, 43


def picture() -> npt.NDArray[np.uint8]:
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    gray = (100 + x + 2 * y).astype(np.uint8)
    gray[2:9, 3:17] = 0
    return gray


def pdf(
    content: bytes, *, box: str = "0 0 610 430", page: str = "", data: bytes | None = None, image: str = ""
) -> bytes:
    """A PDF of one page, written by hand: ``content`` draws ``/Im``, raw grey pixels unless ``data`` says otherwise."""
    pixels = picture().tobytes() if data is None else data
    image = image or "/ColorSpace /DeviceGray /BitsPerComponent 8"
    objects = [
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        f"<</Type /Page /Parent 2 0 R /MediaBox [{box}] {page} /Contents 4 0 R /Resources <</XObject <</Im 5 0 R>> "
        "/Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>".encode(),
        f"<</Length {len(content)}>>\nstream\n".encode() + content + b"\nendstream",
        f"<</Type /XObject /Subtype /Image /Width {WIDTH} /Height {HEIGHT} {image} /Length {len(pixels)}>>\nstream\n".encode()
        + pixels
        + b"\nendstream",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{o:010d} 00000 n \n" for o in offsets)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return out + f"trailer\n<</Size {len(objects) + 1} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()


def only(data: bytes, limits: ScanLimits | None = None) -> Scan:
    (outcome,) = read_scans(data, limits)
    assert isinstance(outcome, Scan), outcome
    return outcome


@pytest.mark.parametrize(
    ("content", "page", "expected"),
    [
        (b"610 0 0 430 0 0 cm /Im Do", "", lambda p: p),
        (b"610 0 0 430 0 0 cm /Im Do", "/Rotate 90", lambda p: np.rot90(p, -1)),
        (b"610 0 0 430 0 0 cm /Im Do", "/Rotate 180", lambda p: np.rot90(p, 2)),
        (b"610 0 0 430 0 0 cm /Im Do", "/Rotate 270", lambda p: np.rot90(p, 1)),
        (b"610 0 0 -430 0 430 cm /Im Do", "", np.flipud),
        (b"-610 0 0 430 610 0 cm /Im Do", "", np.fliplr),
    ],
)
def test_a_scanned_page_gives_its_image_pixel_for_pixel(content: bytes, page: str, expected: object) -> None:
    scan = only(pdf(content, page=page))
    assert callable(expected)
    np.testing.assert_array_equal(scan.image, expected(picture()))
    assert scan.dpi == pytest.approx(72 * 0.1)
    assert (scan.source.width, scan.source.height) == (scan.width, scan.height)


def test_an_image_laid_on_its_side_gives_its_pixels_too() -> None:
    scan = only(pdf(b"0 610 -430 0 430 0 cm /Im Do", box="0 0 430 610"))
    np.testing.assert_array_equal(scan.image, np.rot90(picture(), 1))


def test_a_page_whose_origin_is_elsewhere() -> None:
    scan = only(pdf(b"610 0 0 430 -20 35 cm /Im Do", box="-20 35 590 465"))
    np.testing.assert_array_equal(scan.image, picture())


def test_an_invisible_layer_of_text_and_a_white_ground_leave_it_a_scan() -> None:
    content = b"1 g 0 0 610 430 re f q 610 0 0 430 0 0 cm /Im Do Q BT /F 20 Tf 3 Tr 50 200 Td (harbour) Tj ET"
    np.testing.assert_array_equal(only(pdf(content)).image, picture())


def test_one_bit_and_colour_images() -> None:
    bits = np.packbits(picture() > 150, axis=1).tobytes()
    scan = only(
        pdf(b"610 0 0 430 0 0 cm /Im Do", data=bits, image="/ColorSpace /DeviceGray /BitsPerComponent 1"),
    )
    np.testing.assert_array_equal(scan.image, np.where(picture() > 150, 255, 0))
    rgb = np.dstack([picture(), 255 - picture(), picture() // 2])
    scan = only(
        pdf(b"610 0 0 430 0 0 cm /Im Do", data=rgb.tobytes(), image="/ColorSpace /DeviceRGB /BitsPerComponent 8")
    )
    np.testing.assert_array_equal(scan.image, rgb[:, :, ::-1])


def test_a_page_with_visible_text_is_drawn_at_the_set_resolution() -> None:
    content = b"q 610 0 0 430 0 0 cm /Im Do Q BT /F 20 Tf 50 200 Td (harbour) Tj ET"
    scan = only(pdf(content))
    assert (scan.width, scan.height) == (round(610 / 72 * 300), round(430 / 72 * 300))
    assert scan.dpi == pytest.approx(300, abs=0.1)
    assert only(pdf(content), ScanLimits(pdf_dpi=100)).width == round(610 / 72 * 100)


def test_an_image_that_leaves_a_margin_is_drawn_with_the_page_at_its_own_resolution() -> None:
    scan = only(pdf(b"305 0 0 215 100 100 cm /Im Do"))
    assert (scan.width, scan.height) == (122, 86)
    assert int(scan.image[0, 0]) == 255
    np.testing.assert_allclose(scan.image[25:60, 25:75], picture()[2:37, 5:55], atol=4)


def test_pages_come_in_order_and_one_too_large_stops_nothing() -> None:
    images = [Image.new("L", (30 + n, 20), 255 - n) for n in range(3)]
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=images[1:])
    scans = list(read_scans(out.getvalue()))
    assert [(s.source.page, s.width, s.pages) for s in scans if isinstance(s, Scan)] == [
        (1, 30, 3),
        (2, 31, 3),
        (3, 32, 3),
    ]
    limited = list(read_scans(out.getvalue(), ScanLimits(max_megapixels=31 * 20 / 1e6)))
    assert [isinstance(s, Scan) for s in limited] == [True, True, False]


def test_the_limit_holds_for_embedded_images_and_for_drawn_pages() -> None:
    limits = ScanLimits(max_megapixels=WIDTH * HEIGHT / 1e6 - 1e-6)
    (hidden,) = read_scans(pdf(b"q 1 0 0 1 5 5 cm /Im Do Q BT /F 9 Tf 5 5 Td (x) Tj ET", box="0 0 9 9"), limits)
    (vast,) = read_scans(pdf(b"BT /F 20 Tf 50 200 Td (harbour) Tj ET", box="0 0 14400 14400"))
    for outcome in (hidden, vast):
        assert isinstance(outcome, UnreadableInput)
        assert "megapixels" in str(outcome)
