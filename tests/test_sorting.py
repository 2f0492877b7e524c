"""What is no story: the copy of an advertisement that is set like one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw

from pipeline.layout.articles import Story, build_stories
from pipeline.layout.chains import Chain
from pipeline.layout.headings import Heading
from pipeline.layout.page import survey
from pipeline.layout.relations import NOTHING
from pipeline.layout.sorting import SortedOut, sort_out

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
    return sort_out(stories, lambda texts: sells if set(texts) <= headed else 0.0, seen.sheet.frames), stories


def test_text_in_the_frame_of_an_advertisement_is_its_copy() -> None:
    kept, stories = _sorted(sells=0.9)
    inside = {x.text for s in stories if s.frame >= 0 for x in s.lines}
    assert {x.text for a in kept.adverts for x in a.lines} == inside
    assert [s.frame for s in kept.stories] == [NOTHING]


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
    assert len(sort_out([_called(first, title), *others], lambda _: 0.0, ()).adverts) == sold


def test_what_stands_without_a_title_among_notices_is_one_of_them() -> None:
    first, second, third = _three()
    titled = [_called(first, "遗失声明"), _called(third, "招租信息")]
    assert len(sort_out([*titled, second], lambda _: 0.0, ()).adverts) == 2
    more = replace(titled[0], margins=(1.0,))
    assert len(sort_out([*titled, more, second], lambda _: 0.0, ()).adverts) == 4


def test_a_few_lines_that_sell_are_an_advertisement_whatever_their_type() -> None:
    assert len(sort_out(_three(), lambda _: 0.6, ()).adverts) == 3
    assert not sort_out(_three(), lambda _: 0.4, ()).adverts


def test_in_the_frame_of_a_story_it_stays() -> None:
    kept, stories = _sorted(sells=0.0)
    assert kept.adverts == ()
    assert kept.stories == stories
