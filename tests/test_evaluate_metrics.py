"""Tests of the metrics, each on a case small enough to count by hand."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.bag import bag_of_characters
from pipeline.evaluate.characters import character_errors, page_distance
from pipeline.evaluate.doubled import doubled_text
from pipeline.evaluate.fields import FieldCount, count_fields
from pipeline.evaluate.flow import text_flow
from pipeline.evaluate.grouping import Grouping, grouping
from pipeline.evaluate.masthead_fields import count_masthead
from pipeline.evaluate.matching import match_stories
from pipeline.evaluate.places import Place, PlacedLine, place_lines
from pipeline.evaluate.reading_order import reading_order
from pipeline.evaluate.stories import BodyLine, PageText, Story
from pipeline.evaluate.word_errors import word_errors


def _prose(seed: int, length: int = 240) -> str:
    rng = random.Random(seed)
    return "".join(chr(rng.randrange(0x4E00, 0x9000)) for _ in range(length))


A, B, C = (Story(headline=_prose(k, 8), body=(_prose(10 + k),)) for k in range(3))


def test_articles_match_by_their_text_whatever_their_order() -> None:
    assert match_stories([A, B, C], [C, A, B]) == {0: 1, 1: 2, 2: 0}


def test_articles_without_a_body_match_by_their_headline() -> None:
    photos = [Story(headline=_prose(k, 8)) for k in range(3)]
    assert match_stories(photos, [photos[2], photos[0], photos[1]]) == {0: 1, 1: 2, 2: 0}


def test_nothing_matches_what_shares_nothing() -> None:
    assert match_stories([A], [B]) == {}
    assert match_stories([], [B]) == {}
    assert match_stories([A], []) == {}


def test_character_errors_count_edits_of_the_matched_article() -> None:
    body = A.body[0]
    read = replace(A, body=(body[:100], "囍" + body[101:-2]))  # one misread, two lost; a paragraph break costs nothing
    errors = character_errors([A], [read], {0: 0})
    assert (errors.edits, errors.length) == (3, 240)
    assert errors.rate == pytest.approx(3 / 240)
    assert errors.distance == pytest.approx(3 / 240)


def test_an_article_without_match_counts_in_full() -> None:
    errors = character_errors([A, B], [A], {0: 0})
    assert (errors.edits, errors.length) == (240, 480)
    assert errors.distance == pytest.approx(0.5)


def test_error_rate_exceeds_one_where_much_was_invented_and_distance_does_not() -> None:
    errors = character_errors([Story(body=("甲乙",))], [Story(body=("丙" * 10,))], {0: 0})
    assert errors.rate == 5
    assert errors.distance == 1


def test_no_truth_gives_no_figure() -> None:
    assert character_errors([], [A], {}).rate is None
    assert page_distance([], [A], {}) is None
    assert text_flow([], [A]).share is None
    assert doubled_text([], [A]) is None


def test_word_errors_count_words() -> None:
    truth, read = Story(body=("The old mill, it turns.",)), Story(body=("The oid mill turns",))
    errors = word_errors([truth], [read], {0: 0})
    assert (errors.edits, errors.length) == (2, 5)


def test_page_distance_forgives_the_order_of_articles() -> None:
    assert page_distance([A, B], [B, A], {0: 1, 1: 0}) == 0
    assert page_distance([A, B], [B], {1: 0}) == pytest.approx(0.5)


def test_bag_sees_characters_and_not_their_order() -> None:
    truth = PageText(everything=("甲乙丙丁",))
    result = PageText(stories=(Story(headline="丁丙"),), masthead=(("title", "乙"),), other=("戊",))
    bag = bag_of_characters(truth, result)
    assert (bag.shared, bag.truth, bag.predicted) == (3, 4, 4)
    assert bag.recall == bag.f1 == 0.75


def test_flow_breaks_only_where_the_text_does() -> None:
    body = A.body[0]  # 240 characters: 19 windows
    swapped = Story(body=(body[120:] + body[:120],))
    flow = text_flow([A], [swapped])
    assert (flow.found, flow.windows) == (18, 19)  # the window over the middle is cut


def test_flow_does_not_mind_articles_cut_in_two_elsewhere_or_misread_characters() -> None:
    body = A.body[0]
    halves = [Story(body=(body[:132],)), Story(body=(body[108:],))]
    assert text_flow([A], halves).share == 1
    assert text_flow([A], [Story(body=(body[:5] + "囍" + body[6:],))]).share == 1


def _lines(body: str, story: int) -> list[BodyLine]:
    return [BodyLine(body[k : k + 12], story) for k in range(0, len(body), 12)]


def test_lines_are_found_exactly_nearly_or_not() -> None:
    body = A.body[0]
    misread = body[:12] + body[12:24].replace(body[14], "囍") + body[24:36]
    placed = place_lines(_lines(body[:48], 0), [A], [B, Story(body=(misread,))])
    assert [p.place for p in placed] == [Place(1, 0), Place(1, 12), Place(1, 24), None]


def test_short_lines_are_left_out_and_repeated_ones_marked() -> None:
    story = Story(body=("甲乙丙丁戊己庚辛甲乙丙丁戊己",))
    placed = place_lines([BodyLine("庚辛", 0), BodyLine("甲乙丙丁戊己", 0)], [story], [story])
    assert [p.repeated for p in placed] == [True]


def _placed(*order: int | None, story: int = 0) -> list[PlacedLine]:
    return [PlacedLine(story, None if k is None else Place(0, 100 * story + k)) for k in order]


def test_order_of_a_right_page() -> None:
    order = reading_order(_placed(0, 1, 2, 3))
    assert (order.distance, order.tau, order.page_distance, order.page_tau) == (0, 1, 0, 1)


def test_order_of_a_reversed_article() -> None:
    order = reading_order(_placed(3, 2, 1, 0))
    assert order.tau == -1
    assert order.distance == 1  # each of the four lines has to be replaced


def test_a_moved_line_costs_a_deletion_and_an_insertion() -> None:
    order = reading_order(_placed(9, 1, 2, 3, 4, 5, 6, 7))
    assert order.distance == pytest.approx(2 / 8)
    assert order.tau == pytest.approx(1 - 2 * 7 / 28)  # 7 of 28 pairs are turned round


def test_lost_lines_are_deleted_and_have_no_rank() -> None:
    order = reading_order(_placed(0, None, 2, 3))
    assert order.distance == pytest.approx(1 / 4)
    assert order.tau == 1


def test_order_of_articles_counts_for_the_page_only() -> None:
    order = reading_order([*_placed(0, 1, story=1), *_placed(0, 1, story=0)])
    assert (order.distance, order.tau) == (0, 1)
    assert order.page_tau == pytest.approx(1 - 2 * 4 / 6)


def test_order_of_nothing_is_no_figure() -> None:
    order = reading_order([PlacedLine(0, Place(0, 0), repeated=True)])
    assert (order.distance, order.tau, order.page_distance, order.page_tau) == (None, None, None, None)


def _grouped(*pairs: tuple[int, int | None]) -> Grouping:
    return grouping([PlacedLine(t, None if p is None else Place(p, k)) for k, (t, p) in enumerate(pairs)])


def test_grouping_of_a_right_page() -> None:
    groups = _grouped((0, 5), (0, 5), (1, 2), (1, 2))
    assert (groups.f1, groups.adjusted_rand, groups.exact, groups.articles) == (1, 1, 2, 2)


def test_grouping_counts_pairs() -> None:
    # truth a a a b b b, result x x y y z z: the example of six elements that is counted by hand
    groups = _grouped((0, 0), (0, 0), (0, 1), (1, 1), (1, 2), (1, 2))
    assert (groups.both, groups.predicted, groups.truth, groups.pairs) == (2, 3, 6, 15)
    assert groups.f1 == pytest.approx(4 / 9)
    assert groups.adjusted_rand == pytest.approx((2 - 18 / 15) / (4.5 - 18 / 15))
    assert groups.exact == 0


def test_lost_lines_are_groups_of_their_own() -> None:
    groups = _grouped((0, 0), (0, None), (0, None))
    assert (groups.both, groups.predicted, groups.truth) == (0, 0, 3)
    assert groups.exact == 0


@given(st.lists(st.integers(0, 3), min_size=2, max_size=30))
def test_names_of_groups_do_not_matter(labels: list[int]) -> None:
    groups = _grouped(*((k, 7 - k) for k in labels))
    assert groups.adjusted_rand == 1
    assert groups.exact == groups.articles


def test_adjusted_rand_is_near_zero_for_chance() -> None:
    rng = random.Random(4)
    value = _grouped(*((rng.randrange(5), rng.randrange(5)) for _ in range(2000))).adjusted_rand
    assert value is not None
    assert abs(value) < 0.01


def test_fields_count_only_in_the_matched_article_and_role() -> None:
    truth = [
        Story(headline="石桥今日通车", kicker="河湾新城"),
        Story(headline="夜校招生开始了", captions=("灯下的课堂",)),
    ]
    read = [
        Story(headline="石桥今曰通车", subtitle="河湾新城"),
        Story(captions=("灯下的课堂",)),
        Story(headline="夜校招生开始了"),
    ]
    counts = count_fields(truth, read, {0: 0, 1: 1})
    assert counts["headline"] == FieldCount(found=0, truth=2, right=0, given=2)  # one letter in six is too much
    assert counts["kicker"] == FieldCount(found=0, truth=1, right=0, given=0)
    assert counts["subtitle"] == FieldCount(found=0, truth=0, right=0, given=1)
    assert counts["caption"] == FieldCount(found=1, truth=1, right=1, given=1)


def test_a_misread_letter_in_ten_is_forgiven() -> None:
    truth, read = [Story(headline="省城今天启用三座新的桥")], [Story(headline="省城今大启用三座新的桥")]
    count = count_fields(truth, read, {0: 0})["headline"]
    assert (count.accuracy, count.precision) == (1, 1)


def test_masthead_fields_are_exact_or_wrong() -> None:
    truth = (("title", "河湾日报"), ("date", "2031-05-06"), ("cn_number", "CN99-0001"))
    count = count_masthead(truth, (("title", "河湾日報"), ("date", "2031-05-06"), ("cn_number", "ＣＮ99—0001")))
    assert (count.exact, count.truth, count.wrong) == (2, 3, ("title",))


def test_text_printed_twice_is_doubled() -> None:
    body = A.body[0]
    assert doubled_text([A], [A]) == 0
    assert doubled_text([A], [Story(body=(body, body[:30]))]) == pytest.approx(1000 * 16 / 240)  # 16 runs of 15 in 30


def test_what_the_page_itself_repeats_is_not_doubled() -> None:
    body = A.body[0] * 2
    assert doubled_text([Story(body=(body,))], [Story(body=(body,))]) == 0
