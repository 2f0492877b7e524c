"""Recognition with an engine that is played: what is found, parted, tried and kept."""

import numpy as np
import pytest
from played import INK, PAPER, Played, boxes_of, paper, recognized, type_line

from pipeline.engines.protocols import Image, Reading
from pipeline.geometry import Box
from pipeline.recognition import look, recognize


def test_a_blank_page_has_no_text() -> None:
    engine = Played([])
    assert recognized(paper(), 1.0, (), engine) == ()
    assert engine.calls == 0


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.3])
@pytest.mark.parametrize("channels", [None, 1, 3])
def test_spans_are_in_pixels_of_the_image_whatever_the_scale(scale: float, channels: int | None) -> None:
    page = paper()
    line = type_line(page, Box(100, 60, 400, 84))
    image = page if channels is None else np.dstack([page] * channels).reshape(600, 900, channels)
    engine = Played([Box(*(v * scale for v in line.as_tuple()))])
    (span,) = recognized(image, scale, (), engine)
    assert span.box.as_tuple() == pytest.approx(line.as_tuple(), abs=1.5)
    assert engine.asked[0] == (round(600 * scale), round(900 * scale))
    assert all(isinstance(v, float) for point in span.polygon for v in point)


def test_spans_come_from_the_top_down_and_blank_ones_are_left_out() -> None:
    page = paper()
    lines = [type_line(page, Box(50, y, 300, y + 24)) for y in (300, 60, 120)]
    texts = iter(["third", "first", "  "])
    spans = recognized(page, 1.0, (), Played(lines, says=lambda _: Reading(next(texts), 0.96)))
    assert [span.text for span in spans] == ["first", "third"]


def test_doubtful_readings_are_kept() -> None:
    page = paper()
    line = type_line(page, Box(50, 60, 300, 84))
    (span,) = recognized(page, 1.0, (), Played([line], says=lambda _: Reading("?", 0.012345)))
    assert (span.text, span.confidence) == ("?", 0.0123)


def test_a_box_inside_another_line_is_not_read_twice() -> None:
    page = paper()
    line = type_line(page, Box(50, 60, 500, 84))
    note = type_line(page, Box(60, 200, 110, 212))
    tall_one = Box(50, 190, 500, 290)
    spans = recognized(page, 1.0, (), Played([Box(400, 61, 490, 83), line, tall_one, note]))
    assert boxes_of(spans) == [(50, 60, 500, 84), (50, 190, 500, 290), (60, 200, 110, 212)]


class TestGutters:
    """A line that runs over a gutter is two lines, if the gutter is white there."""

    def test_parted_where_the_gutter_is_white(self) -> None:
        page = paper()
        type_line(page, Box(50, 60, 300, 84))
        type_line(page, Box(330, 60, 600, 84))
        spans = recognized(page, 1.0, (Box(302, 0, 328, 600),), Played([Box(50, 60, 600, 84)]))
        left, right = spans
        assert 295 <= left.box.right < 316 < right.box.left <= 335

    def test_not_parted_where_type_runs_over_it(self) -> None:
        page = paper()
        line = type_line(page, Box(50, 60, 600, 84))
        assert len(recognized(page, 1.0, (Box(302, 0, 328, 600),), Played([line]))) == 1

    def test_a_gutter_that_ends_far_above_is_none(self) -> None:
        page = paper()
        type_line(page, Box(50, 60, 300, 84))
        type_line(page, Box(330, 60, 600, 84))
        assert len(recognized(page, 1.0, (Box(302, 0, 328, 35),), Played([Box(50, 60, 600, 84)]))) == 1

    def test_the_line_below_the_end_of_a_gutter_is_parted_at_more_than_a_word_space(self) -> None:
        page = paper()
        type_line(page, Box(50, 60, 300, 84))
        type_line(page, Box(330, 60, 600, 84))
        type_line(page, Box(50, 90, 308, 114))
        type_line(page, Box(312, 90, 600, 114))
        spans = recognized(page, 1.0, (Box(302, 0, 328, 58),), Played([Box(50, 60, 600, 84), Box(50, 90, 600, 114)]))
        assert [round(span.box.top) for span in spans] == [60, 60, 90]

    def test_a_headline_runs_over_a_gutter_with_a_word_space_on_it(self) -> None:
        page = paper()
        body = [type_line(page, Box(50, y, 290, y + 24)) for y in range(200, 500, 30)]
        for left, right in ((50, 170), (182, 300), (312, 450), (462, 600)):
            type_line(page, Box(left, 60, right, 120), 30)
        spans = recognized(page, 1.0, (Box(302, 0, 320, 600),), Played([Box(50, 60, 600, 120), *body]))
        assert (50, 60, 600, 120) in boxes_of(spans)

    def test_headlines_of_neighbouring_columns_are_parted(self) -> None:
        page = paper()
        body = [type_line(page, Box(50, y, 290, y + 24)) for y in range(200, 500, 30)]
        type_line(page, Box(50, 60, 280, 120), 30)
        type_line(page, Box(350, 60, 600, 120), 30)
        spans = recognized(page, 1.0, (Box(300, 0, 330, 600),), Played([Box(50, 60, 600, 120), *body]))
        assert len(spans) == len(body) + 2

    def test_a_printed_rule_parts_without_any_gutter(self) -> None:
        page = paper()
        type_line(page, Box(50, 60, 300, 84))
        page[20:200, 312:315] = INK
        type_line(page, Box(325, 60, 600, 84))
        left, right = recognized(page, 1.0, (), Played([Box(50, 60, 600, 84)]))
        assert left.box.right <= 313
        assert right.box.left >= 314

    def test_a_high_letter_is_no_rule(self) -> None:
        page = paper()
        line = type_line(page, Box(50, 60, 600, 84))
        page[60:84, 312:315] = INK
        assert len(recognized(page, 1.0, (), Played([line]))) == 1

    def test_a_rule_at_the_end_of_a_line_is_cut_off(self) -> None:
        page = paper()
        type_line(page, Box(50, 60, 590, 84))
        page[20:200, 595:598] = INK
        (span,) = recognized(page, 1.0, (), Played([Box(50, 60, 600, 84)]))
        assert span.box.right == pytest.approx(596, abs=2)


class TestLargeType:
    """What the detector sees at a third of the size takes the place of fragments, if it reads better."""

    body = tuple(Box(50, y, 290, y + 24) for y in range(300, 500, 30))
    parts = (Box(100, 50, 200, 150), Box(260, 60, 330, 140))
    whole = Box(90, 40, 600, 160)

    def engine(self, sure_of_parts: float) -> Played:
        small = [Box(*(v / 3 for v in self.whole.as_tuple()))]

        def says(crop: Image) -> Reading:
            return Reading(
                "headline" if crop.shape[0] > 110 else "part", 0.96 if crop.shape[0] > 110 else sure_of_parts
            )

        return Played([*self.body, *self.parts], small, says)

    def test_a_broken_headline_is_made_whole(self) -> None:
        spans = recognized(paper(), 1.0, (), self.engine(sure_of_parts=0.5))
        assert boxes_of(spans)[0] == (90, 40, 600, 160)
        assert len(spans) == len(self.body) + 1

    def test_fragments_that_read_better_stay(self) -> None:
        spans = recognized(paper(), 1.0, (), self.engine(sure_of_parts=0.99))
        assert len(spans) == len(self.body) + len(self.parts)

    def test_a_block_of_body_text_is_no_headline(self) -> None:
        engine = Played(self.body, [Box(45 / 3, 290 / 3, 300 / 3, 500 / 3)], lambda _: Reading("x", 0.97))
        assert len(recognized(paper(), 1.0, (), engine)) == len(self.body)

    def test_a_headline_that_was_found_whole_stays_as_it_was(self) -> None:
        engine = Played([*self.body, self.whole.grown(-8, -8)], [Box(*(v / 3 for v in self.whole.as_tuple()))])
        assert (98, 48, 592, 152) in boxes_of(recognized(paper(), 1.0, (), engine))


class TestWaysToRead:
    """Columns of characters, turned text and light type on dark ground."""

    def column(self) -> tuple[Image, Box]:
        page = paper()
        for top in range(50, 450, 50):
            page[top : top + 40, 100:140] = INK
        return page, Box(95, 45, 145, 455)

    def test_characters_below_one_another_are_laid_in_a_row(self) -> None:
        page, box = self.column()
        engine = Played([box], says=lambda c: Reading("河湾新城渡口石桥" if c.shape[1] == 8 * c.shape[0] else "", 0.97))
        (span,) = recognized(page, 1.0, (), engine)
        assert (span.text, span.vertical) == ("河湾新城渡口石桥", True)
        assert span.polygon == box.quad()

    def test_a_column_over_two_tiers_is_parted_between_them(self) -> None:
        page, box = self.column()
        page[242:258, 95:145] = PAPER
        engine = Played([box])
        seen = look(page, 1.0, engine)
        assert seen.standing
        upper, lower = recognize(seen, (), engine, [Box(0, 241, 900, 259)])
        assert upper.box.top == box.top
        assert 241 < upper.box.bottom < lower.box.top < 259
        assert lower.box.bottom == box.bottom
        assert len(recognize(seen, (), engine)) == 1

    def test_edges_of_the_cells_are_no_text(self) -> None:
        page, box = self.column()
        engine = Played([box], says=lambda c: Reading("河|湾|新|城|-" if c.shape[1] == 8 * c.shape[0] else "", 0.97))
        (span,) = recognized(page, 1.0, (), engine)
        assert span.text == "河湾新城"

    def test_chinese_that_is_read_lying_is_vertical(self) -> None:
        page, box = self.column()
        engine = Played([box], says=lambda c: Reading("河湾新城", 0.9 if c.shape == (50, 410) else 0.3))
        (span,) = recognized(page, 1.0, (), engine)
        assert (span.vertical, span.confidence) == (True, 0.9)
        assert span.polygon == box.quad()

    def test_latin_text_that_runs_up_begins_at_the_bottom(self) -> None:
        page, box = self.column()
        page[45:60, 95:110] = 128  # so that up and down differ
        up = np.rot90(page[45:455, 95:145], -1)
        engine = Played([box], says=lambda c: Reading("Photo: A. Ferry", 0.9 if np.array_equal(c, up) else 0.3))
        (span,) = recognized(page, 1.0, (), engine)
        assert (span.text, span.vertical) == ("Photo: A. Ferry", False)
        assert span.polygon[0] == (95, 455)
        assert span.polygon[1] == (95, 45)

    def test_latin_junk_does_not_make_a_column_vertical(self) -> None:
        page, box = self.column()
        (span,) = recognized(page, 1.0, (), Played([box], says=lambda _: Reading("lllll", 0.7)))
        assert not span.vertical

    def test_light_type_on_dark_ground(self) -> None:
        page = paper()
        line = Box(50, 60, 600, 100)
        page[60:100, 50:600] = INK
        page[70:90, 60:580:12] = PAPER
        page[70:90, 61:580:12] = PAPER
        engine = Played([line], says=lambda c: Reading("reversed", 0.5 if c.mean() < 128 else 0.9))
        (span,) = recognized(page, 1.0, (), engine)
        assert (span.reverse, span.confidence) == (True, 0.9)

    def test_what_reads_well_at_once_is_not_tried_again(self) -> None:
        page = paper()
        lines = [type_line(page, Box(50, y, 300, y + 24)) for y in range(60, 300, 40)]
        engine = Played(lines)
        recognized(page, 1.0, (), engine)
        assert engine.calls == len(lines)
