"""Pictures that a detector took together with headlines and columns around them, or did not find."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.merged_pictures import part_merged, with_unseen
from pipeline.sheet import Picture, Rule, Span

EM, PITCH = 20.0, 30.0
MERGED = Picture(Box(100, 100, 1100, 880))


def line(text: str, left: float, top: float, size: float = EM) -> Span:
    return Span(Box(left, top, left + len(text) * size, top + size).quad(), text, 0.99)


HEADLINE = line("北岸渡口新灯亮了", 110, 102, 120)
COLUMN = [line("渡船昨天起改在上午七点开出", 800, 240 + n * PITCH) for n in range(20)]
BELOW = [line("码头上新添的灯已经点亮，等船的人不必再摸黑走下", 100, 740 + n * PITCH) for n in range(4)]


def boxes(*spans: Span, rules: tuple[Rule, ...] = ()) -> list[tuple[int, ...]]:
    return [tuple(map(round, p.box.as_tuple())) for p in part_merged((MERGED,), spans, rules, EM)]


def test_what_stands_over_a_signed_caption_free_of_type_is_the_picture() -> None:
    """
    HEADLINE HEADLINE HEADLINE
    ################   aaaaaaa
    ################   aaaaaaa
    ################   aaaaaaa
    caption   credit   aaaaaaa
    bbbbbbbbbbbbbbbb   aaaaaaa
    """
    caption = [line("北岸渡口的新灯。", 110, 700), line("江小渔 摄", 290, 700)]
    assert boxes(HEADLINE, *COLUMN, *BELOW, *caption) == [(100, 222, 800, 700)]


def test_the_caption_may_have_rows_over_that_with_the_credit() -> None:
    caption = [line("北岸渡口的新灯昨晚第一次点亮，等船的人", 110, 674), line("在灯下看时刻表。江小渔 摄", 110, 702)]
    assert boxes(HEADLINE, *COLUMN, *BELOW, *caption) == [(100, 222, 800, 674)]


def test_a_rule_parts_two_pictures() -> None:
    caption = [line("新灯。江小渔 摄", 110, 700), line("旧灯。李大山 摄", 490, 700)]
    rule = Rule(Box(450, 225, 452, 730))
    assert boxes(HEADLINE, *COLUMN, *BELOW, *caption, rules=(rule,)) == [(100, 222, 450, 700), (452, 222, 800, 700)]


def test_what_holds_no_signed_caption_is_left_alone() -> None:
    whole = tuple(map(round, MERGED.box.as_tuple()))
    assert boxes(HEADLINE, *COLUMN, *BELOW, line("北岸渡口的新灯。", 110, 700)) == [whole]
    assert boxes(HEADLINE, line("江小渔 摄", 290, 700)) == [whole]


def unseen(*spans: Span, pictures: tuple[Picture, ...] = (), rules: tuple[Rule, ...] = ()) -> list[tuple[int, ...]]:
    found = with_unseen(pictures, spans, rules, EM)
    return [tuple(map(round, p.box.as_tuple())) for p in found[len(pictures) :]]


def test_the_white_over_a_signed_caption_is_a_picture_that_nobody_found() -> None:
    """
    HEADLINE HEADLINE HEADLINE
                       aaaaaaa
                       aaaaaaa
    caption   credit   aaaaaaa
    bbbbbbbbbbbbbbbb   aaaaaaa
    """
    page = [HEADLINE, *COLUMN, *BELOW, line("北岸渡口的新灯。江小渔 摄", 110, 700)]
    assert unseen(*page) == [(114, 222, 786, 700)]
    edge = Rule(Box(112, 300, 114, 700))
    assert unseen(*page, rules=(edge,)) == [(114, 222, 786, 700)]
    photo = Picture(Box(110, 230, 780, 690))
    assert unseen(*page, pictures=(photo,)) == []


def test_type_over_it_a_credit_alone_and_words_alone_tell_of_no_picture() -> None:
    caption = line("北岸渡口的新灯。江小渔 摄", 110, 700)
    assert unseen(HEADLINE, *COLUMN, line("等船的人不必再摸黑走下", 110, 600), caption) == []
    assert unseen(HEADLINE, *COLUMN, line("江小渔 摄", 110, 700)) == []
    assert unseen(HEADLINE, *COLUMN, line("北岸渡口的新灯。", 110, 700)) == []
