"""What is no story: the copy of an advertisement that is set like one."""

from __future__ import annotations

from drawing import draw

from pipeline.layout.articles import Story, build_stories
from pipeline.layout.chains import Chain
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


def test_in_the_frame_of_a_story_it_stays() -> None:
    kept, stories = _sorted(sells=0.0)
    assert kept.adverts == ()
    assert kept.stories == stories
