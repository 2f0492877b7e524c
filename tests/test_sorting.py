"""What is no story: the copy of an advertisement that is set like one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import TYPE, draw, stories, worded

from pipeline.document import ArticleKind, Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.above import NOTHING
from pipeline.layout.articles import Story, build_stories
from pipeline.layout.chains import Chain
from pipeline.layout.headings import Heading
from pipeline.layout.page import survey
from pipeline.layout.sorting import SortedOut, sort_out
from pipeline.layout.typesize import TypeSize
from pipeline.textline import TextLine

ART = """
    +----------------------------+
    | A========================= |
    | ========================== |
    | +------------------------+ |
    | |   BBBBBBBBBBBBBBBBBBBB | |
    | | BBBBBBBBBBBBBBBBBBBBBB | |
    | | BBBBBBBBBBBBBBBBBBBBBB | |
    | | BBBBBBBBBBBBBB.        | |
    | +------------------------+ |
    +----------------------------+

      CCCCCCCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCCCCCCCCC
    CCCCCCCCCCCCCCCCCCCCCC.
"""


def _sorted(*, sells: float) -> tuple[SortedOut, tuple[Story, ...]]:
    """With headings that speak of commerce as far as is said, and text that does not."""
    seen = survey(draw(ART))
    chains = [Chain(NOTHING, (n,), (0.0,)) for n in range(len(seen.strips))]
    stories = build_stories(chains, seen.strips, seen.headings, (), seen.sheet, seen.body)
    headed = {x.text for s in stories if s.heading for x in s.lines}
    return sort_out(
        stories, lambda texts: sells if set(texts) <= headed else 0.0, seen.sheet.frames, seen.body
    ), stories


def test_text_in_the_frame_of_an_advertisement_is_its_copy() -> None:
    kept, stories = _sorted(sells=0.9)
    inside = {x.text for s in stories if s.frame >= 0 for x in s.lines}
    assert {x.text for a in kept.adverts for x in a.lines} == inside
    assert [s.frame for s in kept.stories] == [NOTHING]


BODY = TypeSize(TYPE, cjk=True)
NOTICES = """
    AAAAAAAA   BBBBBBBB   CCCCCCCC
    AAAAAAAA   BBBBBBBB   CCCCCCCC
    AAAAAAAA   BBBBBBBB   CCCCCCCC
    AAAAAA.    BBBBBB.    CCCCCC.
"""


def _three() -> tuple[Story, ...]:
    seen = survey(draw(NOTICES))
    chains = [Chain(NOTHING, (n,), (0.0,)) for n in range(3)]
    return build_stories(chains, seen.strips, (), (), seen.sheet, seen.body)


def _called(story: Story, title: str) -> Story:
    column = story.strips[0].column
    heading = Heading((), (replace(column.lines[0], text=title),), (), NOTHING)
    return replace(story, heading=heading)


@pytest.mark.parametrize(("title", "sold"), [("遗失声明", 1), ("分类信息", 1), ("水库开闸", 0)])
def test_notices_are_told_by_their_titles(title: str, sold: int) -> None:
    first, *others = _three()
    assert len(sort_out([_called(first, title), *others], lambda _: 0.0, (), BODY).adverts) == sold


def test_what_stands_without_a_title_among_notices_is_one_of_them() -> None:
    first, second, third = _three()
    titled = [_called(first, "遗失声明"), _called(third, "招租信息")]
    assert len(sort_out([*titled, second], lambda _: 0.0, (), BODY).adverts) == 2
    more = replace(titled[0], margins=(1.0,))
    assert len(sort_out([*titled, more, second], lambda _: 0.0, (), BODY).adverts) == 4


def test_a_few_lines_that_sell_are_an_advertisement_whatever_their_type() -> None:
    assert len(sort_out(_three(), lambda _: 0.6, (), BODY).adverts) == 3
    assert not sort_out(_three(), lambda _: 0.4, (), BODY).adverts


def test_in_the_frame_of_a_story_it_stays() -> None:
    kept, stories = _sorted(sells=0.0)
    assert kept.adverts == ()
    assert kept.stories == stories


def _heading(*rows: tuple[str, float]) -> Story:
    """A heading over nothing: its headline and its decks, each with the height of its type in that of body."""
    lines = [
        TextLine(
            n, text, box := Box(20, 100 * n, 20 + TYPE * size * len(text), 100 * n + TYPE * size), box.quad(), 0.98
        )
        for n, (text, size) in enumerate(rows)
    ]
    return Story(Heading((), tuple(lines[:1]), tuple(lines[1:]), NOTHING), (), (), ())


@pytest.mark.parametrize(
    ("text", "size", "role"),
    [
        ("今日谈", 1.6, Role.RUNNING_HEADER),
        ("国际观察", 3.5, Role.RUNNING_HEADER),
        ("河上桥", 1.6, Role.RUNNING_HEADER),
        ("田野行·夜访粮仓", 1.6, Role.RUNNING_HEADER),
        ("河", 3.0, None),
        ("“河", 3.0, None),
    ],
)
def test_a_heading_over_nothing_that_is_no_headline_is_not_published(text: str, size: float, role: Role | None) -> None:
    kept = sort_out([_heading((text, size))], lambda _: 0.0, (), BODY)
    assert not kept.stories
    assert [kind for kind, _ in kept.furniture] == ([role] if role else [])
    assert [x.text for x in kept.loose] == ([] if role else [text])


@pytest.mark.parametrize(("text", "size"), [("河上桥", 3.5), ("九孔石桥今起通行", 1.6)])
def test_one_that_may_be_a_headline_is(text: str, size: float) -> None:
    assert len(sort_out([_heading((text, size))], lambda _: 0.0, (), BODY).stories) == 1


@pytest.mark.parametrize(("smaller", "sold"), [(1.5, 1), (2.8, 0)])
def test_a_hint_of_commerce_makes_display_type_in_several_sizes_an_advertisement(smaller: float, sold: int) -> None:
    kept = sort_out([_heading(("长明灯具行", 3.0), ("灯泡灯罩一应俱全", smaller))], lambda _: 0.3, (), BODY)
    assert len(kept.adverts) == sold


TEASER = """
    A=====================
    ======================
    A~~~~~~~~~

    ----------------------

    B=====================
      BBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBB.
"""


@pytest.mark.parametrize(("deck", "kind"), [("详见6版·文化", ArticleKind.REFER), ("渡口夜话之三", ArticleKind.BRIEF)])
def test_a_headline_whose_deck_names_a_page_is_a_teaser(deck: str, kind: ArticleKind) -> None:
    told = stories(TEASER)["A"]
    page = layout(worded(draw(TEASER), {told.deck[0]: deck}), as_printed=True)
    assert [a.kind for a in page.articles if a.headline == told.headline[0]] == [kind]


@pytest.mark.parametrize(("words", "furniture"), [("本版欢迎短文来稿请寄渡口路三号", True), ("", False)])
def test_what_a_paper_says_of_itself_is_no_story(words: str, *, furniture: bool) -> None:
    sheet = draw(NOTICES)
    first = min((s for s in sheet.spans if s.box.left < 60), key=lambda s: s.box.top)
    said = replace(first, text=words or first.text)
    page = layout(replace(sheet, spans=tuple(said if s is first else s for s in sheet.spans)), as_printed=True)
    lines = [x for x in page.lines if x.text == said.text]
    assert [x.role is Role.RULE_TEXT for x in lines] == [furniture]
