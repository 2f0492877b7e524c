"""The map of text is the same whatever the tiles, and each line of it gives one box."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.text_map import MARGIN, UNCLIP, Blob, text_boxes, text_map
from pipeline.geometry import Box

INK = 40


def dark_is_text(blob: Blob) -> Blob:
    """Stands for the network: what is darker than the mean colour is text."""
    assert blob.shape[2] % 32 == blob.shape[3] % 32 == 0
    return (blob.mean(axis=1, keepdims=True) < -0.5).astype(np.float32)


def page_with(boxes: list[tuple[int, int, int, int]], height: int, width: int) -> np.ndarray:
    page = np.full((height, width, 3), 235, np.uint8)
    for left, top, right, bottom in boxes:
        page[top:bottom, left:right] = INK
    return page


@given(
    st.integers(1, 700),
    st.integers(1, 700),
    st.sampled_from([192, 256, 320, 1000]),
    st.sampled_from([0, 16, MARGIN]),
    st.randoms(use_true_random=False),
)
def test_tiles_leave_no_seam(height: int, width: int, tile: int, margin: int, dice: object) -> None:
    page = np.random.default_rng(dice.randint(0, 9)).integers(0, 255, (height, width), np.uint8)  # type: ignore[attr-defined]
    assert (text_map(page, dark_is_text, tile, margin) == text_map(page, dark_is_text, 2000)).all()


def test_no_tile_is_larger_than_asked() -> None:
    seen = []

    def net(blob: Blob) -> Blob:
        seen.append(blob.shape)
        return dark_is_text(blob)

    text_map(np.zeros((1000, 3000), np.uint8), net, 640, 64)
    assert len(set(seen)) == 1, "one shape, for which an engine builds its kernels once"
    assert max(seen[0][2:]) <= 640 + 31
    assert len(seen) <= 2 * 6


def test_a_line_over_all_tiles_is_one_box_and_found_once() -> None:
    lines = [(20, 60, 1500, 80), (30, 300, 700, 320), (760, 300, 1480, 320), (100, 630, 140, 650)]
    found = text_boxes(text_map(page_with(lines, 900, 1600), dark_is_text, 640, 64))
    got = sorted((Box.around(quad).as_tuple() for quad in found), key=lambda box: (round(box[1], -1), box[0]))
    for box, (left, top, right, bottom) in zip(got, lines, strict=True):
        out = UNCLIP * (right - left) * (bottom - top) / (2 * (right - left + bottom - top))
        assert box == pytest.approx((max(0, left - out), top - out, right + out, bottom + out), abs=2)


def test_a_leaning_line_keeps_its_corners_clockwise_from_the_top_left() -> None:
    likelihood = np.zeros((200, 400), np.uint8)
    for x in range(50, 350):
        likelihood[60 + x // 10 : 75 + x // 10, x] = 255
    (quad,) = text_boxes(likelihood)
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    assert ax < bx
    assert dx < cx
    assert ay < dy
    assert by < cy
    assert by - ay == pytest.approx((bx - ax) / 10, rel=0.2)


@pytest.mark.parametrize("value", [0, 128, 255])
def test_of_an_empty_page_the_network_is_not_believed(value: int) -> None:
    page = np.full((300, 200, 3), value, np.uint8)
    assert not text_map(page, lambda blob: np.ones_like(blob[:, :1])).any()


def test_faint_and_tiny_areas_are_no_lines() -> None:
    likelihood = np.zeros((100, 100), np.uint8)
    likelihood[10:20, 10:60] = 90  # above the threshold of a pixel, below that of a box
    likelihood[50:52, 10:60] = 255  # thinner than the network's lines
    assert text_boxes(likelihood) == ()
