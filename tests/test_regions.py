"""Rules, frames, tinted grounds and pictures, on pages drawn for the purpose."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from inked import LINE, TYPE, Page, blank, body, photograph

from pipeline.geometry import Box
from pipeline.regions import boxes_of_type, find_frames, find_pictures, find_rules, settled, without_bridges
from pipeline.sheet import Frame, Picture, Rule, Span


def near(box: Box, expected: tuple[float, float, float, float], tolerance: float = 0.4 * LINE) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(box.as_tuple(), expected, strict=True))


def line(page: Page, left: int, top: int, right: int, bottom: int) -> None:
    cv2.rectangle(page, (left, top), (right - 1, bottom - 1), 40, -1)


def moved(page: Page, dx: int, dy: int) -> Page:
    return cv2.copyMakeBorder(page, dy, 30, dx, 30, cv2.BORDER_CONSTANT, value=(240,)).astype(np.uint8)


@pytest.mark.parametrize("shape", [(1, 1), (7, 900), (1000, 3), (600, 500), (600, 500, 3)])
@pytest.mark.parametrize("level", [0, 128, 255])
@pytest.mark.parametrize("height", [None, TYPE])
def test_a_page_of_one_level_holds_nothing(shape: tuple[int, ...], level: int, height: float | None) -> None:
    page = np.full(shape, level, np.uint8)
    assert find_rules(page, height) == ()
    assert find_frames(page, (), height) == ()
    assert find_pictures(page, height) == ()


def test_noise_holds_nothing() -> None:
    page = np.random.default_rng(3).normal(230, 8, (1000, 900)).clip(0, 255).astype(np.uint8)
    rules = find_rules(page, TYPE)
    assert (rules, find_frames(page, rules, TYPE), find_pictures(page, TYPE)) == ((), (), ())


def test_body_type_is_no_rule_no_frame_no_picture() -> None:
    page = blank()
    for column in range(3):
        body(page, 40 + column * 280, 60, 290 + column * 280, 42, seed=column)
    rules = find_rules(page, TYPE)
    assert (rules, find_frames(page, rules, TYPE), find_pictures(page, TYPE)) == ((), (), ())


@pytest.mark.parametrize(
    "box",
    [(40, 300, 860, 302), (40, 300, 860, 308), (400, 100, 402, 900), (400, 100, 406, 900), (380, 300, 460, 302)],
    ids=["hair", "thick", "column", "thick column", "dash"],
)
def test_a_rule_is_found_where_it_is(box: tuple[int, int, int, int]) -> None:
    page = blank()
    line(page, *box)
    (rule,) = find_rules(page, TYPE)
    assert near(rule.box, box)
    assert rule.horizontal == (box[2] - box[0] > box[3] - box[1])


def test_a_column_rule_between_type_is_one_rule_however_faint_broken_and_bent() -> None:
    page = blank()
    body(page, 40, 60, 430, 44, seed=1)
    body(page, 450, 60, 860, 44, seed=2)
    for y in range(60, 930):
        x = 439 + round(2 * np.sin(y / 300))
        if y % 90 > 12:
            page[y, x : x + 2] = 150
    (rule,) = find_rules(page, TYPE)
    assert near(rule.box, (437, 60, 443, 900))  # the last piece is too short to count


def test_a_double_rule_is_one_rule() -> None:
    page = blank()
    line(page, 40, 300, 860, 305)
    line(page, 40, 310, 860, 312)
    (rule,) = find_rules(page, TYPE)
    assert near(rule.box, (40, 300, 860, 312))


def test_rules_that_stand_a_line_apart_are_two() -> None:
    page = blank()
    line(page, 40, 300, 860, 302)
    line(page, 40, 300 + 2 * LINE, 860, 302 + 2 * LINE)
    assert len(find_rules(page, TYPE)) == 2


def test_a_black_margin_is_no_rule() -> None:
    page = blank()
    page[:, :12] = 10
    page[-200:] = 10
    assert find_rules(page, TYPE) == ()


def test_stems_of_large_letters_are_no_rules() -> None:
    page = blank()
    for x in range(100, 700, 60):
        line(page, x, 200, x + 12, 290)
        line(page, x, 200, x + 45, 210)
    assert find_rules(page, TYPE) == ()


@given(dx=st.integers(0, 80), dy=st.integers(0, 80))
def test_a_blank_margin_moves_rules(dx: int, dy: int) -> None:
    page = blank(500, 500)
    line(page, 60, 200, 440, 203)
    line(page, 250, 220, 252, 440)
    before, after = find_rules(page, TYPE), find_rules(moved(page, dx, dy), TYPE)
    assert len(before) == len(after) == 2
    for a, b in zip(before, after, strict=True):
        left, top, right, bottom = a.box.as_tuple()
        assert near(b.box, (left + dx, top + dy, right + dx, bottom + dy))


def test_settled_drops_bars_of_letters_and_lines_in_pictures_only() -> None:
    bar, under, inside, between = (
        Rule(Box(100, 118, 160, 122)),
        Rule(Box(100, 139, 500, 141)),
        Rule(Box(600, 300, 602, 400)),
        Rule(Box(550, 50, 552, 900)),
    )
    text, picture = Box(90, 100, 400, 140), Picture(Box(560, 250, 800, 450))
    assert settled((bar, under, inside, between), [text], [picture]) == (under, between)


def test_a_rule_right_under_the_stem_of_a_letter_begins_below_its_line() -> None:
    headline = Box(100, 100, 500, 160)
    stem = Rule(Box(300, 110, 306, 900))
    foot = Rule(Box(420, 20, 426, 150))
    beside = Rule(Box(600, 110, 606, 900))
    first, second, third = settled((stem, foot, beside), [headline], [])
    assert first.box == Box(300, 151, 306, 900)
    assert second.box == Box(420, 20, 426, 109)
    assert third == beside


@pytest.mark.parametrize("thickness", [2, 6])
def test_a_ruled_box_round_type_is_a_frame(thickness: int) -> None:
    page = blank()
    cv2.rectangle(page, (200, 200), (600, 500), 40, thickness)
    body(page, 230, 230, 570, 12)
    (frame,) = find_frames(page, find_rules(page, TYPE), TYPE)
    assert not frame.tinted
    assert near(frame.box, (200, 200, 600, 500))


def test_an_ornamental_border_with_breaks_is_a_frame() -> None:
    page = blank()
    for x in range(200, 600, 10):
        for y in (200, 500):
            cv2.line(page, (x, y), (x + 5, y + 5), 40, 2)
            cv2.line(page, (x + 5, y + 5), (x + 10, y), 40, 2)
    for y in range(200, 500, 10):
        for x in (200, 600):
            cv2.line(page, (x, y), (x + 5, y + 5), 40, 2)
            cv2.line(page, (x + 5, y + 5), (x, y + 10), 40, 2)
    body(page, 230, 230, 570, 12)
    frames = find_frames(page, find_rules(page, TYPE), TYPE)
    assert len(frames) == 1
    assert near(frames[0].box, (200, 200, 605, 505), LINE)


def test_cells_between_rules_that_go_on_are_no_frames() -> None:
    page = blank()
    for y in (60, 940):
        line(page, 40, y, 860, y + 2)
    for x in (310, 590):
        line(page, x, 62, x + 2, 940)
    assert find_frames(page, find_rules(page, TYPE), TYPE) == ()


def test_column_rules_that_end_over_a_box_make_no_frame_with_it() -> None:
    page = blank()
    line(page, 302, 166, 598, 180)  # a stroke of the headline
    for x in (300, 600):
        line(page, x, 200, x + 2, 480)
    body(page, 320, 210, 580, 10)
    cv2.rectangle(page, (322, 500), (580, 700), 40, 2)
    (box,) = find_frames(page, find_rules(page, TYPE), TYPE)
    assert near(box.box, (322, 500, 580, 700))


def test_a_column_between_rules_under_the_rule_of_the_folio_is_no_frame() -> None:
    """Close letters of a headline at its top stand in the way of the edge, as if they were a side."""
    page = blank()
    line(page, 40, 140, 860, 144)
    for x in (300, 600):
        line(page, x, 164, x + 2, 900)
    line(page, 310, 160, 592, 200)
    body(page, 312, 230, 588, 33)
    assert find_frames(page, find_rules(page, TYPE), TYPE) == ()


def test_two_frames_side_by_side_are_two() -> None:
    page = blank()
    cv2.rectangle(page, (100, 200), (420, 500), 40, 2)
    cv2.rectangle(page, (450, 200), (770, 500), 40, 2)
    frames = find_frames(page, find_rules(page, TYPE), TYPE)
    assert [round(f.box.left / 10) * 10 for f in frames] == [100, 450]


def test_a_grey_ground_with_type_is_a_tinted_frame() -> None:
    page = blank()
    page[200:500, 200:600] = 205
    ground = page.copy()
    body(page, 230, 230, 560, 12)
    page[200:500, 561:600] = ground[200:500, 561:600]
    (frame,) = find_frames(page, (), TYPE)
    assert frame.tinted
    assert near(frame.box, (200, 200, 600, 500))


def test_a_dark_label_with_light_type_is_a_tinted_frame_and_no_picture() -> None:
    page = blank()
    page[200:240, 200:420] = 60
    for x in range(212, 405, 22):
        cv2.rectangle(page, (x, 210), (x + 3, 230), 240, -1)
        cv2.rectangle(page, (x + 9, 210), (x + 12, 230), 240, -1)
    frames = find_frames(page, (), TYPE)
    assert [f.tinted for f in frames] == [True]
    assert near(frames[0].box, (200, 200, 420, 240))
    assert find_pictures(page, TYPE, frames=frames) == ()


def test_a_tint_is_found_on_a_page_with_a_dark_margin() -> None:
    page = blank()
    page[200:500, 200:600] = 205
    body(page, 230, 230, 580, 12)
    margin = cv2.copyMakeBorder(page, 60, 60, 60, 60, cv2.BORDER_CONSTANT, value=(20,))
    frames = find_frames(np.asarray(margin, np.uint8), (), TYPE)
    assert [near(f.box, (260, 260, 660, 560)) for f in frames if f.tinted] == [True]


def test_a_coloured_ground_of_the_same_brightness_is_seen() -> None:
    page = np.full((1000, 900, 3), 235, np.uint8)
    page[200:500, 200:600] = (190, 240, 245)
    for y in range(230, 470, LINE):
        cv2.putText(page, "mill river school", (230, y + 14), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (40, 40, 40), 1)
    assert [(f.tinted, near(f.box, (200, 200, 600, 500))) for f in find_frames(page, (), TYPE)] == [(True, True)]


def test_a_photograph_is_found_with_its_sky() -> None:
    page = blank()
    body(page, 40, 60, 860, 8)
    photograph(page, 200, 260, 640, 560)
    body(page, 40, 600, 860, 16)
    (picture,) = find_pictures(page, TYPE, [Box(36, 56, 870, 222), Box(36, 596, 870, 922)])
    assert near(picture.box, (200, 260, 640, 560))


def test_text_that_was_read_from_a_photograph_does_not_harm_it() -> None:
    page = blank()
    photograph(page, 200, 260, 640, 560)
    (picture,) = find_pictures(page, TYPE, [Box(250, 400, 420, 420), Box(300, 480, 520, 500)])
    assert near(picture.box, (200, 260, 640, 560))


def test_a_photograph_in_a_frame_is_found_without_it() -> None:
    page = blank()
    cv2.rectangle(page, (180, 240), (660, 620), 40, 2)
    photograph(page, 200, 260, 640, 560)
    rules = find_rules(page, TYPE)
    frames = find_frames(page, rules, TYPE)
    assert any(near(f.box, (180, 240, 660, 620)) for f in frames)
    (picture,) = find_pictures(page, TYPE, (), rules, frames)
    assert near(picture.box, (200, 260, 640, 560))


def test_a_photograph_on_a_tint_is_found() -> None:
    page = blank()
    page[200:700, 200:700] = 205
    photograph(page, 300, 260, 600, 500)
    frames = (Frame(Box(200, 200, 700, 700), tinted=True),)
    (picture,) = find_pictures(page, TYPE, (), (), frames)
    assert near(picture.box, (300, 260, 600, 500), LINE)


def test_photographs_with_little_white_between_are_apart() -> None:
    page = blank(1300, 1500)
    photographs = [(100, 100, 500, 380), (508, 100, 800, 300), (508, 308, 800, 500), (100, 388, 300, 640)]
    for box in photographs:
        photograph(page, *box)
    body(page, 330, 520, 780, 6)
    found = find_pictures(page, TYPE, [Box(326, 516, 790, 640)])
    assert len(found) == len(photographs)
    assert all(any(near(picture.box, box) for picture in found) for box in photographs)


def test_large_letters_that_were_seen_in_a_photograph_do_not_harm_it() -> None:
    page = blank()
    photograph(page, 200, 260, 640, 560)
    (picture,) = find_pictures(page, TYPE, [Box(200, 255, 640, 400)])
    assert near(picture.box, (200, 260, 640, 560))


def test_huge_letters_of_which_the_recogniser_is_not_sure_hide_no_photograph() -> None:
    page = blank()
    photograph(page, 200, 260, 640, 560)
    seen = Span(Box(190, 250, 650, 570).quad(), "UI", 0.3)
    read = Span(Box(40, 60, 860, 80).quad(), "the mill by the river", 0.4)
    boxes = boxes_of_type([seen, read], page, TYPE)
    assert boxes == [read.box]
    (picture,) = find_pictures(page, TYPE, boxes)
    assert near(picture.box, (200, 260, 640, 560))


def test_a_photograph_ends_where_the_grain_of_the_paper_begins() -> None:
    page = blank()
    photograph(page, 200, 260, 640, 560)
    rng = np.random.default_rng(7)
    grain = cv2.resize(rng.random((500, 450)), (900, 1000), interpolation=cv2.INTER_NEAREST) < 0.15
    page[grain] = np.minimum(page[grain], 60)
    (picture,) = find_pictures(page, TYPE)
    assert near(picture.box, (200, 260, 640, 560), 1.5 * LINE)


def test_type_that_shows_through_beside_a_photograph_is_none_of_it() -> None:
    page = blank()
    photograph(page, 200, 260, 640, 560)
    page[420:440, 640:760] = 195
    (picture,) = find_pictures(page, TYPE)
    assert near(picture.box, (200, 260, 640, 560), LINE)


def test_a_line_drawing_is_found() -> None:
    page = blank()
    for radius in range(20, 121, 20):
        cv2.circle(page, (400, 400), radius, 40, 2)
    for angle in range(0, 180, 15):
        dx, dy = round(130 * np.cos(np.radians(angle))), round(130 * np.sin(np.radians(angle)))
        cv2.line(page, (400 - dx, 400 - dy), (400 + dx, 400 + dy), 40, 2)
    (picture,) = find_pictures(page, TYPE)
    assert near(picture.box, (270, 270, 530, 530), LINE)


def test_a_dark_edge_of_the_scan_is_no_picture() -> None:
    page = blank()
    page[:, :60] = 20
    page[900:, 700:] = 20
    cv2.line(page, (700, 900), (899, 760), 20, 30)
    assert find_pictures(page, TYPE) == ()


def test_uneven_light_is_no_picture_and_no_tint() -> None:
    y, x = np.mgrid[0:1000, 0:900]
    page = (240 - 70 * ((x - 200) / 900) ** 2 - 60 * ((y - 800) / 1000) ** 2).clip(0, 255).astype(np.uint8)
    assert find_pictures(page, TYPE) == ()
    assert find_frames(page, (), TYPE) == ()


def test_a_rule_has_no_piece_in_a_headline_that_shows_none() -> None:
    page = blank()
    headline, across = Box(100, 300, 700, 360), Rule(Box(60, 290, 740, 293))
    for left in range(110, 680, 40):
        line(page, left, 310, left + 20, 350)
    joined = Rule(Box(398, 60, 402, 800))
    above, below = Rule(Box(398, 60, 402, 300)), Rule(Box(398, 360, 402, 800))
    assert without_bridges([across, joined], [headline], page, TYPE) == (across, above, below)
    assert without_bridges([joined], [Box(350, 300, 700, 360)], page, TYPE) == (joined,)  # it stands at the edge
    line(page, 398, 300, 402, 360)
    assert without_bridges([across, joined], [headline], page, TYPE) == (across, joined)
