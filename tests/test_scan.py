"""Reading scans: every format, its colours, orientation and resolution, page by page."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from pipeline.errors import UnreadableInput
from pipeline.scan import Scan, ScanLimits, read_scans
from pipeline.scan.turns import EXIF_TURNS, Turn

WIDTH, HEIGHT = 61, 43


def picture() -> npt.NDArray[np.uint8]:
    """Grey, with no symmetry: dark towards one corner, and black in a corner of its own."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    gray = (100 + x + 2 * y).astype(np.uint8)
    gray[2:9, 3:17] = 0
    return gray


def coloured() -> npt.NDArray[np.uint8]:
    """RGB: red at the top, blue at the bottom, on white."""
    rgb = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    rgb[:15] = (200, 30, 30)
    rgb[30:] = (20, 40, 180)
    return rgb


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def only(data: bytes | Path) -> Scan:
    outcomes = list(read_scans(data))
    assert len(outcomes) == 1
    assert isinstance(outcomes[0], Scan), outcomes[0]
    return outcomes[0]


def far(one: npt.NDArray[np.uint8], other: npt.NDArray[np.uint8]) -> int:
    assert one.shape == other.shape
    return int(np.abs(one.astype(int) - other.astype(int)).max())


@pytest.mark.parametrize(
    ("kind", "options", "tolerance"),
    [
        ("PNG", {}, 0),
        ("JPEG", {"quality": 95}, 24),
        ("WEBP", {"lossless": True}, 0),
        ("JPEG2000", {"irreversible": False}, 0),
        ("TIFF", {}, 0),
        ("TIFF", {"compression": "tiff_lzw"}, 0),
        ("TIFF", {"compression": "tiff_adobe_deflate"}, 0),
        ("TIFF", {"compression": "packbits"}, 0),
    ],
)
def test_grey_pages_of_each_format_come_as_one_channel(kind: str, options: dict[str, object], tolerance: int) -> None:
    scan = only(saved(Image.fromarray(picture()), kind, **options))
    assert far(scan.image, picture()) <= tolerance
    assert (scan.source.width, scan.source.height, scan.source.page, scan.pages) == (WIDTH, HEIGHT, 1, 1)


@pytest.mark.parametrize(
    ("kind", "options", "tolerance"),
    [("PNG", {}, 0), ("JPEG", {"quality": 95, "subsampling": 0}, 16), ("WEBP", {"lossless": True}, 0), ("TIFF", {}, 0)],
)
def test_colour_pages_come_as_blue_green_red(kind: str, options: dict[str, object], tolerance: int) -> None:
    scan = only(saved(Image.fromarray(coloured()), kind, **options))
    assert far(scan.image, coloured()[:, :, ::-1]) <= tolerance


def test_colour_that_begins_low_on_a_large_page_is_kept() -> None:
    rgb = np.repeat(np.tile(np.arange(256, dtype=np.uint8), (5000, 8))[:, :, None], 3, axis=2)
    rgb[4990:, :, 0] = 255
    scan = only(saved(Image.fromarray(rgb), "PNG", compress_level=1))
    assert far(scan.image, rgb[:, :, ::-1]) == 0


def test_a_grey_page_stored_in_colour_comes_as_one_channel() -> None:
    scan = only(saved(Image.fromarray(picture()).convert("RGB"), "PNG"))
    assert far(scan.image, picture()) == 0


def test_one_bit_fax_compression_gives_black_and_white() -> None:
    bits = Image.fromarray(picture() > 150)
    scan = only(saved(bits, "TIFF", compression="group4"))
    assert far(scan.image, np.where(picture() > 150, 255, 0).astype(np.uint8)) == 0


@pytest.mark.parametrize("depth", [10, 12, 16])
@pytest.mark.parametrize("kind", ["TIFF", "PNG"])
def test_deep_grey_keeps_its_brightness(kind: str, depth: int) -> None:
    deep = picture().astype(np.uint16) << (depth - 8)
    scan = only(saved(Image.fromarray(deep), kind))
    assert far(scan.image, picture()) == 0


def test_floats_from_nought_to_one() -> None:
    scan = only(saved(Image.fromarray((picture() / 255).astype(np.float32)), "TIFF"))
    assert far(scan.image, picture()) <= 1


@pytest.mark.parametrize("kind", ["TIFF", "JPEG"])
def test_cmyk_is_not_turned_into_a_negative(kind: str) -> None:
    """Pillow writes CMYK JPEG the way Adobe does: inverted, and marked so."""
    cmyk = Image.fromarray(coloured()).convert("CMYK")
    scan = only(saved(cmyk, kind, **({"quality": 98} if kind == "JPEG" else {})))
    assert far(scan.image, coloured()[:, :, ::-1]) <= 24


def test_palette_and_transparency() -> None:
    palette = Image.fromarray(coloured()).convert("P", palette=Image.Palette.ADAPTIVE)
    assert far(only(saved(palette, "TIFF")).image, coloured()[:, :, ::-1]) <= 2
    clear = Image.fromarray(picture()).convert("LA")
    clear.putalpha(Image.fromarray(np.where(picture() == 0, 255, 0).astype(np.uint8)))
    expected = np.where(picture() == 0, 0, 255).astype(np.uint8)
    assert far(only(saved(clear, "PNG")).image, expected) == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied_and_can_be_undone(kind: str, orientation: int) -> None:
    exif = Image.Exif()
    exif[274] = orientation
    options = {"JPEG": {"quality": 98}, "WEBP": {"lossless": True}}.get(kind, {})
    scan = only(saved(Image.fromarray(picture()), kind, exif=exif, **options))
    assert (scan.source.width, scan.source.height) == (WIDTH, HEIGHT)
    turn = EXIF_TURNS[orientation]
    assert far(scan.image, turn.of(picture())) <= 12
    assert scan.rotation == turn.degrees
    for column, row in ((5, 4), (50, 3), (7, 40), (33, 21)):
        back = scan.to_source.inverse().point((column + 0.5, row + 0.5))
        assert int(scan.image[int(back[1]), int(back[0])]) == pytest.approx(int(picture()[row, column]), abs=12)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientations_mean_what_pillow_says(orientation: int) -> None:
    from PIL import ImageOps  # noqa: PLC0415 - the judge of this test only

    image = Image.fromarray(picture())
    image.getexif()[274] = orientation
    expected = np.asarray(ImageOps.exif_transpose(image))
    assert far(EXIF_TURNS[orientation].of(picture()), expected) == 0


@given(
    degrees=st.sampled_from([0, 90, 180, 270]),
    mirrored=st.booleans(),
    width=st.integers(1, 40),
    height=st.integers(1, 40),
    data=st.data(),
)
def test_a_turn_undone_leads_each_pixel_back(
    degrees: int, mirrored: bool, width: int, height: int, data: st.DataObject
) -> None:
    column, row = data.draw(st.integers(0, width - 1)), data.draw(st.integers(0, height - 1))
    page = np.zeros((height, width), np.uint8)
    page[row, column] = 255
    turn = Turn(degrees, mirrored=mirrored)
    y, x = np.argwhere(turn.of(page) == 255)[0]
    assert turn.undo(width, height).point((x + 0.5, y + 0.5)) == (column + 0.5, row + 0.5)


@pytest.mark.parametrize(
    ("kind", "dpi", "expected"),
    [("JPEG", (300, 300), 300.0), ("TIFF", (400, 400), 400.0), ("PNG", (150, 150), 150.0), ("PNG", None, None)],
)
def test_resolution_is_what_the_file_says(kind: str, dpi: tuple[int, int] | None, expected: float | None) -> None:
    options = {} if dpi is None else {"dpi": dpi}
    scan = only(saved(Image.fromarray(picture()), kind, **options))
    assert scan.dpi == (None if expected is None else pytest.approx(expected, abs=0.02))


def test_pages_of_a_tiff_come_in_order_each_with_its_own_size_and_turn(tmp_path: Path) -> None:
    pages = [Image.fromarray(picture()[: 43 - 5 * n, :]) for n in range(3)]
    path = tmp_path / "issue.tif"
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_lzw")
    scans = list(read_scans(path))
    assert [s.source.page for s in scans if isinstance(s, Scan)] == [1, 2, 3]
    for n, scan in enumerate(scans):
        assert isinstance(scan, Scan)
        assert far(scan.image, picture()[: 43 - 5 * n, :]) == 0
        assert (scan.pages, scan.source.path) == (3, str(path))
        assert scan.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_page_is_only_decoded_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.scan import raster  # noqa: PLC0415 - looked into by this test only

    decoded = []
    original = raster.to_pixels
    monkeypatch.setattr(raster, "to_pixels", lambda image: decoded.append(image.size) or original(image))
    pages = [Image.fromarray(picture()) for _ in range(3)]
    scans = read_scans(saved(pages[0], "TIFF", save_all=True, append_images=pages[1:]))
    next(scans)
    assert len(decoded) == 1
    next(scans)
    assert len(decoded) == 2


def test_a_stream_is_read_whether_or_not_it_can_seek() -> None:
    class Pipe(io.RawIOBase):
        def __init__(self, data: bytes) -> None:
            self._data = io.BytesIO(data)

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            return self._data.readinto(buffer)

    data = saved(Image.fromarray(picture()), "TIFF", compression="tiff_lzw")
    for stream in (io.BytesIO(data), io.BufferedReader(Pipe(data))):
        (scan,) = read_scans(stream)
        assert isinstance(scan, Scan)
        assert far(scan.image, picture()) == 0
        assert scan.source.path == "-"
        assert scan.source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize("shade", [0, 255])
@pytest.mark.parametrize("size", [(1, 1), (400, 300)])
def test_one_pixel_and_plain_pages_are_read(size: tuple[int, int], shade: int) -> None:
    for kind in ("PNG", "JPEG", "TIFF", "WEBP", "JPEG2000", "PDF"):
        scan = only(saved(Image.new("L", size, shade), kind))
        assert (scan.width, scan.height) == size
        assert int(scan.image.min()) == int(scan.image.max()) == shade


@pytest.mark.parametrize("value", [0.0, -1.0, float("inf"), float("nan")])
def test_limits_must_be_finite(value: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        ScanLimits(max_megapixels=value)


def test_the_limit_holds_for_each_page_of_a_file() -> None:
    small, large = Image.new("L", (40, 50)), Image.new("L", (200, 100))
    data = saved(small, "TIFF", save_all=True, append_images=[large, small])
    outcomes = list(read_scans(data, ScanLimits(max_megapixels=0.01)))
    assert [isinstance(o, Scan) for o in outcomes] == [True, False, True]
    assert isinstance(outcomes[1], UnreadableInput)
    assert "page 2 has more than 0.01 megapixels" in str(outcomes[1])


def test_pillow_keeps_its_own_limit() -> None:
    before = Image.MAX_IMAGE_PIXELS
    list(read_scans(saved(Image.new("L", (40, 50)), "PNG"), ScanLimits(max_megapixels=0.0001)))
    assert before == Image.MAX_IMAGE_PIXELS


def test_the_package_loads_no_decoder_until_it_is_needed() -> None:
    code = "import sys, pipeline.scan; print([m for m in ('PIL', 'pypdfium2', 'cv2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "[]"
