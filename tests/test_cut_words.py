"""Words that a scratch or a rule cut are whole again, and the scratch is no rule; printed rules stay."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.cut_words import with_words_whole
from pipeline.sheet import Rule, Sheet, Span

BODY = 20.0
ROWS = 12
X = 300.0


def _row(y: float, *pieces: tuple[float, float, str]) -> list[Span]:
    return [Span(Box(left, y, right, y + BODY).quad(), text, 0.9) for left, right, text in pieces]


def _sheet(*rows: list[Span], top: float = 90.0) -> Sheet:
    spans = tuple(span for row in rows for span in row)
    rule = Rule(Box(X - 2, top, X + 2, 100 + ROWS * 30))
    return Sheet(width=900, height=900, spans=spans, rules=(rule,), frames=(), pictures=())


def test_a_line_through_words_is_a_scratch() -> None:
    sheet = _sheet(*(_row(100 + n * 30, (40, X, "the old har"), (X + 1, 560, "bour wall")) for n in range(ROWS)))
    mended = with_words_whole(sheet, BODY)
    assert not mended.rules
    assert [s.text for s in mended.spans] == ["the old harbour wall"] * ROWS


def test_a_letter_on_the_scratch_joins_both_sides() -> None:
    pieces = ((40.0, X - 8, "渡船夜里"), (X - 7, X + 7, "也"), (X + 8, 560.0, "开到南岸去"))
    sheet = _sheet(*(_row(100 + n * 30, *pieces) for n in range(ROWS)))
    assert [s.text for s in with_words_whole(sheet, BODY).spans] == ["渡船夜里也开到南岸去"] * ROWS


def test_a_rule_in_the_white_between_columns_stays() -> None:
    sheet = _sheet(*(_row(100 + n * 30, (40, X - 6, "the old wall"), (X + 6, 560, "was painted")) for n in range(ROWS)))
    assert with_words_whole(sheet, BODY) == sheet


def test_a_rule_drawn_on_through_a_deck_ends_under_it() -> None:
    deck = _row(100, (60, X, "THE MAYOR READS A MESSA"), (X + 1, 540, "GE TO THE TOWN"))
    columns = [_row(160 + n * 30, (40, X - 6, "the old wall"), (X + 6, 560, "was painted")) for n in range(8)]
    mended = with_words_whole(_sheet(deck, *columns), BODY)
    assert mended.spans[0].text == "THE MAYOR READS A MESSAGE TO THE TOWN"
    assert [r.box.top for r in mended.rules] == [120.0]


def test_headlines_side_by_side_that_the_rule_parted_stay_two() -> None:
    heads = _row(100, (60, X, "MAYOR SPEAKS"), (X + 1, 540, "BRIDGE OPENS"))
    columns = [_row(160 + n * 30, (40, X - 6, "the old wall"), (X + 6, 560, "was painted")) for n in range(8)]
    sheet = _sheet(heads, *columns)
    assert with_words_whole(sheet, BODY) == sheet
