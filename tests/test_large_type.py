"""Large lines of the second look stand in the place of what the first look made of them."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.recognition.large_type import large_rivals

LEFT, RIGHT = Box(100, 60, 180, 540), Box(190, 60, 270, 620)


def test_a_box_around_two_columns_is_no_whole_line_of_either() -> None:
    around = Box(60, 30, 290, 700)
    rivals = large_rivals([around.quad()], [LEFT.quad(), RIGHT.quad()])
    assert [rival.parts for rival in rivals] == [(0,), (0,)]


def test_rows_across_two_columns_are_no_parts_of_either() -> None:
    rows = [Box(98, 60 + 80 * n, 272, 130 + 80 * n).quad() for n in range(6)]
    assert [rival.quad for rival in large_rivals(rows, [LEFT.quad(), RIGHT.quad()])] == [LEFT.quad(), RIGHT.quad()]


def test_a_column_that_was_found_whole_has_no_rival() -> None:
    assert large_rivals([LEFT.quad()], [LEFT.quad()]) == ()


def test_a_line_that_goes_on_before_its_parts_is_a_rival() -> None:
    whole, part = Box(50, 100, 400, 180), Box(118, 102, 395, 178)
    assert [rival.parts for rival in large_rivals([part.quad()], [whole.quad()])] == [(0,)]
    nearly = Box(70, 102, 395, 178)
    assert large_rivals([nearly.quad()], [whole.quad()]) == ()


def test_a_piece_of_a_line_is_no_rival() -> None:
    line, piece = Box(50, 100, 395, 180), Box(340, 102, 430, 178)
    assert large_rivals([line.quad()], [piece.quad()]) == ()
