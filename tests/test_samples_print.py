"""Printing and degrading sample pages. Needs the fonts that samples/README.md names; skipped without them."""

from __future__ import annotations

import numpy as np
import pytest

from pipeline.errors import UsageError
from samples.degrade import LEVELS, degrade
from samples.fonts import check_fonts, has_glyph
from samples.pages import generate
from samples.photos import photograph
from samples.render import render


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    try:
        check_fonts()
    except UsageError as missing:
        pytest.skip(str(missing))


def test_ink_lies_where_the_truth_says() -> None:
    page = generate(2, "inside_zh")
    grey = np.asarray(render(page).convert("L"))
    for piece in page.pieces:
        if piece.role != "body" or piece.reverse:
            continue
        left, top, right, bottom = (round(v) for v in piece.box.as_tuple())
        assert grey[top:bottom, left:right].min() < 120, piece.text
        assert grey[top:bottom, left:right].mean() > 120, piece.text


@pytest.mark.parametrize("level", LEVELS)
def test_a_scan_is_repeatable_and_its_map_leads_to_the_ink(level: str) -> None:
    page = generate(5, "front_zh")
    clean = render(page)
    scan = degrade(clean, 5, level)
    assert np.array_equal(np.asarray(scan.image), np.asarray(degrade(clean, 5, level).image))
    grey = np.asarray(scan.image.convert("L"), dtype=float)
    head = max((p for p in page.pieces if p.role == "headline" and not p.vertical), key=lambda p: p.type.size)
    left, top, right, bottom = (round(v) for v in scan.from_page.box(head.box).as_tuple())
    inside = grey[top:bottom, left:right]
    assert inside.min() < 0.6 * np.median(grey)


def test_a_character_that_a_font_lacks_is_known() -> None:
    assert has_glyph("song", "报")
    assert not has_glyph("ming", "\U0002b74f")


def test_pictures_differ_and_fill_their_tones() -> None:
    pictures = [photograph(seed, 120, 90) for seed in range(6)]
    for picture in pictures:
        assert picture.shape == (90, 120)
        assert picture.max() - picture.min() > 0.5
    assert not np.array_equal(pictures[0], pictures[1])
