"""Crops come in batches of few shapes, each crop once."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.line_batches import BATCH_WIDTH, HEIGHT, LONGEST, NARROWEST, STEP, batches

sizes = st.tuples(st.integers(1, 60), st.integers(1, 900))


@given(st.lists(sizes, max_size=30))
def test_each_crop_comes_once_and_the_widest_first(shapes: list[tuple[int, int]]) -> None:
    numbers, widths = [], []
    for batch, blob in batches([np.zeros(shape, np.uint8) for shape in shapes]):
        numbers += batch
        widths.append(blob.shape[3])
        assert blob.shape[:3] == (len(batch), 3, HEIGHT)
        assert blob.shape[3] % STEP == 0
        assert len(batch) == 1 or len(batch) * blob.shape[3] <= BATCH_WIDTH
    assert sorted(numbers) == list(range(len(shapes)))
    assert widths == sorted(widths, reverse=True)
    assert all(NARROWEST <= width <= LONGEST for width in widths)


def test_grey_and_colour_give_the_same_pixels() -> None:
    grey = np.random.default_rng(1).integers(0, 255, (20, 130), np.uint8)
    ((_, one),) = batches([grey])
    ((_, other),) = batches([np.dstack([grey] * 3)])
    assert (one == other).all()


def test_pixels_run_from_minus_one_to_one_and_the_rest_is_grey() -> None:
    ((_, blob),) = batches([np.hstack([np.zeros((48, 48), np.uint8), np.full((48, 48), 255, np.uint8)])])
    assert blob[0, :, :, 0] == pytest.approx(-1)
    assert blob[0, :, :, 95] == pytest.approx(1)
    assert blob[0, :, :, 96:] == pytest.approx(0)


def test_no_crops_no_batches() -> None:
    assert list(batches([])) == []
