"""The overlay: everything that the page knows is marked where it stands."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from drawing import draw, stories
from made_pages import FRONT, made_image, made_page

from pipeline.document import Masthead, Page, Role
from pipeline.export.overlay import draw_overlay, overlay_jpeg
from pipeline.export.reading_path import column_runs
from pipeline.geometry import Affine, Box

PAGE = made_page()
IMAGE = made_image(draw(FRONT))
EMPTY = replace(
    PAGE, masthead=Masthead(), articles=(), advertisements=(), furniture=(), removed=(), unassigned=(), lines=()
)


def _part(image: npt.NDArray[np.uint8], box: Box) -> npt.NDArray[np.int64]:
    return image[round(box.top) : round(box.bottom), round(box.left) : round(box.right)].astype(np.int64)


def _colourful(pixels: npt.NDArray[np.int64]) -> float:
    """The share of pixels that are not grey."""
    return float(np.mean(pixels.max(axis=2) - pixels.min(axis=2) > 30))


@pytest.mark.parametrize("role", [Role.BODY, Role.HEADLINE, Role.CAPTION, Role.SUBTITLE, Role.REMOVED, Role.UNASSIGNED])
def test_each_line_is_marked_where_it_stands(role: Role) -> None:
    picture = draw_overlay(IMAGE, PAGE)
    lines = [line for line in PAGE.lines if line.role is role]
    assert lines
    for line in lines:
        assert line.box is not None
        assert _colourful(_part(picture, line.box.grown(2, 2))) > 0.05, line.id


def test_the_margin_stays_as_it_is() -> None:
    picture = draw_overlay(IMAGE, PAGE)
    assert _colourful(_part(picture, Box(0, 0, 100, 25))) == 0


def test_articles_differ_in_colour() -> None:
    picture = draw_overlay(IMAGE, PAGE)
    a, b = (_part(picture, article.regions[0]) for article in PAGE.articles[:2])
    assert np.abs(a.mean(axis=(0, 1)) - b.mean(axis=(0, 1))).max() > 15


def test_an_empty_page_is_the_scan_with_a_legend() -> None:
    picture = draw_overlay(IMAGE, EMPTY)
    height = IMAGE.shape[0]
    assert picture.shape[0] > height
    assert np.ptp(picture[:height].astype(int) - (80 + IMAGE.astype(int) * 175 // 255)) <= 1
    assert picture[height:].min() < 128


def test_large_scans_become_pictures_of_bounded_size() -> None:
    large = np.full((9000, 3000), 200, np.uint8)
    picture = draw_overlay(large, EMPTY)
    assert max(picture.shape) < 2500
    assert picture.shape[2] == 3


def test_boxes_are_led_to_the_pixels_of_the_picture() -> None:
    twice = np.asarray(cv2.resize(IMAGE, None, fx=2, fy=2), np.uint8)
    picture = draw_overlay(twice, PAGE, Affine.scaling(2))
    box = PAGE.lines[0].box
    assert box is not None
    assert _colourful(_part(picture, Affine.scaling(2).box(box))) > 0.2


def test_a_page_without_boxes_draws_nothing() -> None:
    lines = tuple(replace(line, box=None, polygon=None) for line in PAGE.lines)
    articles = tuple(replace(a, regions=(), images=()) for a in PAGE.articles)
    page = replace(EMPTY, lines=lines, articles=articles)
    height = IMAGE.shape[0]
    assert np.array_equal(draw_overlay(IMAGE, page)[:height], draw_overlay(IMAGE, EMPTY)[:height])


def test_the_tiniest_page_can_be_drawn() -> None:
    assert overlay_jpeg(np.zeros((1, 1, 3), np.uint8), EMPTY).startswith(b"\xff\xd8")


def _runs(page: Page) -> list[list[str]]:
    return [[line.text for line in run] for run in column_runs(page.articles[0], page)]


def test_runs_end_where_the_column_does() -> None:
    body = list(stories(FRONT)["A"].body)
    assert _runs(PAGE) == [body[:3], body[3:5], body[5:]]
