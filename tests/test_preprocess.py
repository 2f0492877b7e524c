"""Preparation of scans: turned, straightened and evened; the height of type; and always the way back to the file."""

from __future__ import annotations

import math
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset import typeset

from pipeline.document import Source
from pipeline.geometry import Affine
from pipeline.preprocess import (
    deskewed,
    enlarged,
    evened,
    find_skew,
    find_turn,
    ocr_scale,
    page_area,
    type_height,
    upright,
)
from pipeline.preprocess.enlarging import LONGEST, TYPE
from pipeline.preprocess.skew import LEAST
from pipeline.preprocess.typesize import LEAST_TYPE, MOST_TYPE, NEARLY
from pipeline.scan import Scan, read_scans
from pipeline.scan.turns import Turn

Image = npt.NDArray[np.uint8]


def scan_of(image: Image) -> Scan:
    height, width = image.shape[:2]
    return Scan(image, Source("page.png", "0" * 64, 1, width, height))


def laid_askew(image: Image, degrees: float, paper: int = 255) -> Image:
    """Turned clockwise about its middle on a sheet that holds it."""
    height, width = image.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    cos, sin = abs(turn[0, 0]), abs(turn[0, 1])
    size = math.ceil(width * cos + height * sin), math.ceil(width * sin + height * cos)
    turn[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    return np.asarray(cv2.warpAffine(image, turn, size, flags=cv2.INTER_CUBIC, borderValue=(paper,) * 3), np.uint8)


def plain_pages() -> dict[str, Image]:
    noise = np.random.default_rng(5).integers(0, 256, (1200, 900), dtype=np.uint8)
    return {
        "blank": np.full((1200, 900), 240, np.uint8),
        "black": np.zeros((1200, 900), np.uint8),
        "one pixel": np.full((1, 1), 128, np.uint8),
        "one row": np.full((1, 5000), 128, np.uint8),
        "noise": noise,
        "colour": np.full((700, 500, 3), (200, 220, 240), np.uint8),
    }


@pytest.mark.parametrize("name", plain_pages())
def test_pages_without_type_are_left_as_they_are(name: str) -> None:
    image = plain_pages()[name]
    scan = scan_of(image)
    assert deskewed(enlarged(upright(scan))) is scan
    assert evened(image) is image
    assert type_height(image) is None
    area = page_area(image)
    assert area.as_tuple() == (0, 0, image.shape[1], image.shape[0])


# --- skew -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("degrees", [-10.0, -6.3, -2.0, -0.5, 0.0, 0.31, 1.0, 4.7, 9.9])
@pytest.mark.parametrize("vertical", [False, True])
def test_skew_is_found_to_a_tenth_of_a_degree(degrees: float, vertical: bool) -> None:
    page = np.rot90(typeset()) if vertical else typeset()
    assert find_skew(laid_askew(page, degrees)) == pytest.approx(degrees, abs=0.1)


def test_skew_is_that_of_the_type_not_of_the_black_behind_the_page() -> None:
    page = laid_askew(typeset(), 3.0, paper=0)
    assert find_skew(cv2.copyMakeBorder(page, 90, 20, 20, 90, cv2.BORDER_CONSTANT, value=(0,))) == pytest.approx(
        3.0, abs=0.1
    )


@pytest.mark.parametrize("shade", [255, 150])
def test_a_page_laid_askew_is_made_straight_and_loses_nothing(shade: int) -> None:
    page = laid_askew(np.minimum(typeset(), shade).astype(np.uint8), 4.0, paper=shade)
    height, width = page.shape
    corners = [(x, y) for x in (0, width - 12) for y in (0, height - 12)]
    for x, y in corners:
        page[y : y + 12, x : x + 12] = 0
    scan = deskewed(scan_of(page))
    assert abs(find_skew(scan.image)) < 0.1
    assert scan.skew_degrees == pytest.approx(4.0, abs=0.1)
    for x, y in corners:
        column, row = scan.to_source.inverse().point((x + 6.0, y + 6.0))
        assert int(scan.image[int(row), int(column)]) < 20
    assert int(scan.image[5, scan.width // 2]) == shade


def test_a_page_that_is_straight_enough_is_not_touched() -> None:
    scan = scan_of(laid_askew(typeset(), 0.6 * LEAST))
    assert deskewed(scan) is scan


@settings(max_examples=20)
@given(
    degrees=st.floats(-9, 9).filter(lambda d: abs(d) > 2 * LEAST),
    turned=st.sampled_from([0, 90, 180, 270]),
    at=st.tuples(st.floats(0.2, 0.8), st.floats(0.2, 0.8)),
)
def test_a_mark_is_found_again_in_the_file(degrees: float, turned: int, at: tuple[float, float]) -> None:
    """A red disc: where it lies on the prepared page, mapped back, is where it was drawn on the file's page."""
    page = cv2.cvtColor(typeset(600, 800, size=12, columns=2), cv2.COLOR_GRAY2BGR)
    page = Turn(turned).of(laid_askew(page, degrees))
    height, width = page.shape[:2]
    x, y = round(at[0] * width), round(at[1] * height)
    cv2.circle(page, (x, y), 6, (0, 0, 255), -1)
    first = Turn((360 - turned) % 360)
    scan = scan_of(page)
    scan = scan.remade(first.of(page), first.undo(width, height), turn=first.degrees)
    scan = deskewed(scan)
    assert scan.skew_degrees == pytest.approx(degrees, abs=0.15)
    blue, green, red = (scan.image[:, :, c].astype(int) for c in range(3))
    rows, columns = np.nonzero((red - (blue + green) / 2) > 120)
    back = scan.to_source.point((columns.mean() + 0.5, rows.mean() + 0.5))
    assert back == pytest.approx((x + 0.5, y + 0.5), abs=0.35)


def test_preparation_leads_on_from_what_the_file_said_of_itself() -> None:
    """The map of a page that EXIF turned already goes all the way back to the file."""
    page = laid_askew(typeset(600, 800, size=12, columns=2), 3.0)
    turn = Turn(90)
    scan = Scan(
        turn.of(page), Source("a.jpg", "0" * 64, 1, *page.shape[::-1], rotation=90), turn.undo(*page.shape[::-1])
    )
    back = scan.remade(Turn(270).of(scan.image), Turn(270).undo(scan.width, scan.height), turn=270)
    assert (back.rotation, back.image.shape) == (0, page.shape)
    for point in ((0.0, 0.0), (100.5, 7.25)):
        assert back.to_source.point(point) == pytest.approx(point)
    assert deskewed(back).to_source != Affine()


# --- quarter turns --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
@pytest.mark.parametrize("skew", [0.0, -7.0])
def test_a_page_that_was_turned_is_turned_back(degrees: int, skew: float) -> None:
    page = laid_askew(typeset(1300, 1700, size=14, columns=4), skew)
    scan = scan_of(Turn(degrees).of(page))
    found = upright(scan)
    assert found.rotation == (360 - degrees) % 360
    np.testing.assert_array_equal(found.image, page)
    assert found.to_source.inverse().point((10.0, 20.0)) == pytest.approx(
        Turn(degrees).undo(page.shape[1], page.shape[0]).point((10.0, 20.0))
    )


def test_a_page_of_too_little_type_is_not_turned() -> None:
    page = np.full((1700, 1300), 255, np.uint8)
    page[:150, :300] = typeset(300, 150, size=14, columns=1)
    assert find_turn(Turn(180).of(page)) == 0


@pytest.mark.shared
@pytest.mark.parametrize("name", ["nmrb2.jpg", "nordstern_1878.jpg", "shenbao_1872.png"])
def test_real_pages_even_of_vertical_type_stand_up(shared_pages: Path, name: str) -> None:
    scan = next(read_scans(shared_pages / name))
    assert isinstance(scan, Scan)
    assert [find_turn(Turn(d).of(scan.image)) for d in (0, 90, 180, 270)] == [0, 270, 180, 90]


# --- size of type ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [9, 12, 20, 36])
def test_type_height_follows_the_size_of_the_type(size: int) -> None:
    """The font's ascenders and descenders reach over 0.93 of its size; most lines have both."""
    page = typeset(60 * size, 80 * size, size=size)
    assert type_height(page) == pytest.approx(0.93 * size, rel=0.15, abs=1.0)


def test_type_height_does_not_mind_turns_scale_colour_or_headlines() -> None:
    page = typeset(1300, 1700, size=14, columns=4).copy()
    page[:400] = 255
    page[20:380, 40:1240] = typeset(1200, 360, size=120, columns=1)
    body = type_height(page)
    assert body == pytest.approx(13, abs=2)
    assert type_height(np.rot90(page)) == pytest.approx(body, rel=0.05)
    assert type_height(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR)) == body
    large = cv2.resize(page, None, fx=4, fy=4, interpolation=cv2.INTER_CUBIC)
    assert type_height(large) == pytest.approx(4 * body, rel=0.15)


def test_lines_that_touch_and_dust_everywhere_do_not_raise_the_type() -> None:
    page = np.asarray(cv2.erode(typeset(1300, 1700, size=20, columns=4, lead=0.95), np.ones((3, 3), np.uint8)))
    assert type_height(page) == pytest.approx(19, abs=3)
    dust = np.random.default_rng(2).random((850, 650)) < 0.06
    dusty = np.where(np.kron(dust, np.ones((2, 2))) > 0, 0, typeset(1300, 1700, size=20, columns=4))
    assert type_height(dusty.astype(np.uint8)) == pytest.approx(19, abs=5)


@given(st.floats(1.0, 500.0))
def test_the_scale_brings_type_into_the_range_and_changes_no_more_than_that(height: float) -> None:
    scaled = height * ocr_scale(height)
    assert LEAST_TYPE * (1 - NEARLY) <= scaled <= MOST_TYPE * (1 + NEARLY)
    if LEAST_TYPE <= height <= MOST_TYPE:
        assert ocr_scale(height) == 1.0


def test_without_type_the_longest_side_decides() -> None:
    assert ocr_scale(None) == 1.0
    assert ocr_scale(None, 1000) == 1.0
    assert ocr_scale(None, 24_000) == pytest.approx(0.1)


# --- light and paper ------------------------------------------------------------------------------------------------


def shaded(page: Image, darkest: float) -> Image:
    """Lit from the left."""
    light = np.linspace(1.0, darkest, page.shape[1])[None, :]
    return (page * (light if page.ndim == 2 else light[:, :, None])).astype(np.uint8)


def test_strong_shade_is_taken_off_and_weak_shade_left() -> None:
    page = np.minimum(typeset(), 230).astype(np.uint8)
    weak = shaded(page, 0.75)
    assert evened(weak) is weak
    strong = evened(shaded(page, 0.3))
    paper = np.percentile(strong.reshape(-1, 6, 150), 90, axis=(0, 2))
    assert paper.min() > 0.95 * paper.max()
    assert np.abs(strong.astype(int) - page.astype(int))[page < 40].mean() < 10


def test_pictures_and_light_type_on_black_keep_their_tones() -> None:
    page = np.minimum(typeset(1300, 1700, size=14, columns=4), 230).astype(np.uint8)
    page[500:1000, 350:900] = 70
    page[100:180, 100:1200] = 15
    assert evened(page) is page
    lit = evened(shaded(page, 0.4))
    assert 55 <= np.median(lit[500:1000, 350:900]) <= 90
    assert np.median(lit[100:180, 100:1200]) <= 30


def test_colour_is_kept_under_shade() -> None:
    page = np.repeat(np.minimum(typeset(), 230)[:, :, None], 3, axis=2).astype(np.uint8)
    page[600:700, 400:600] = (180, 60, 30)
    lit = evened(shaded(page, 0.35))
    assert lit.shape == page.shape
    np.testing.assert_allclose(lit[610:690, 410:590].mean(axis=(0, 1)), (180, 60, 30), rtol=0.15)


def test_black_beside_the_page_is_cut_off() -> None:
    page = cv2.copyMakeBorder(typeset(), 40, 0, 70, 25, cv2.BORDER_CONSTANT, value=(10,))
    area = page_area(page)
    assert area.as_tuple() == pytest.approx((70, 40, 970, 1240), abs=4)


def test_a_black_picture_at_the_side_of_the_page_is_not_cut_off() -> None:
    page = typeset().copy()
    page[300:700, :200] = 0
    assert page_area(page).as_tuple() == (0, 0, 900, 1200)


# --- small scans ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", [0.3, 0.5, 0.7])
def test_a_small_scan_is_brought_to_the_size_of_a_fine_one(part: float) -> None:
    page = typeset(1800, 2400, size=28).copy()
    mark = page.shape[1] - 40, page.shape[0] - 40
    page[mark[1] : mark[1] + 40, mark[0] : mark[0] + 40] = 0
    small = np.asarray(cv2.resize(page, None, fx=part, fy=part, interpolation=cv2.INTER_AREA), np.uint8)
    before = type_height(small)
    assert before is not None
    assert before < MOST_TYPE
    scan = enlarged(scan_of(small))
    assert type_height(scan.image) == pytest.approx(TYPE, rel=0.15)
    column, row = scan.to_source.inverse().point(((mark[0] + 20) * part, (mark[1] + 20) * part))
    assert int(scan.image[int(row), int(column)]) < 20
    assert (scan.source.width, scan.source.height) == (small.shape[1], small.shape[0])


def test_a_fine_scan_is_not_enlarged() -> None:
    fine = typeset(1800, 2400, size=28)
    height = type_height(fine)
    assert height is not None
    assert height >= MOST_TYPE
    scan = scan_of(fine)
    assert enlarged(scan) is scan


def test_no_page_grows_beyond_the_largest_that_is_needed() -> None:
    tall = typeset(900, 4000, size=9)
    assert max(enlarged(scan_of(tall)).image.shape) == LONGEST
