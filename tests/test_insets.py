"""Insets: what stands in the midst of the columns of a story, with nothing but white to part it from them."""

from __future__ import annotations

from drawing import draw, stories

from pipeline.layout import layout
from pipeline.layout.page import survey, weigh

SHORT_STORY = """
    A===================================================
    ====================================================
    ====================================================
      AAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA                    AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA   B=============   AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA   ==============   AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA    BBBBBBBBBBBBBB  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  BBBBBBBBBBBBBBBB  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  BBBBBBBBBBBBBBBB  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  BBBBBBBBBBBBBBBB  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  BBBBBBBBB.        AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA                    AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA                    AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAA.
"""
PHOTO_NEWS = """
    A===================================================  C===============
    ====================================================  ================
      AAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA    CCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  ##################################  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  ##################################  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  ##################################  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  ##################################  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  ##################################  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  ##################################  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  bbbbbbbbbbbbbbbbbbbbbbbbbb          CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA     B==========================      CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA     ===========================      CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA                                      CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  CCCCCCCCCCCCCCCC
    AAAAAAAAAAAAAAAA  AAAAAAAAAAAAAAAA  AAAAAAAAA.        CCCCCCCCC.
"""


def above(art: str) -> dict[str, str]:
    """The first line of each column and the first line of the column that it stands under."""
    found = survey(draw(art))
    strips = found.strips
    return {
        s.first.text: strips[a.strip].first.text
        for s, a in zip(strips, weigh(found).relations.above, strict=True)
        if a.strip >= 0
    }


def test_a_column_goes_on_below_a_short_story_in_its_midst() -> None:
    body = stories(SHORT_STORY)["A"].body
    assert above(SHORT_STORY) == {body[23]: body[19]}


def test_columns_go_on_below_a_picture_and_its_title() -> None:
    body = stories(PHOTO_NEWS)["A"].body
    assert above(PHOTO_NEWS) == {body[22]: body[18], body[30]: body[26]}
    photo = next(a for a in layout(draw(PHOTO_NEWS)).articles if a.images)
    assert photo.headline == "".join(stories(PHOTO_NEWS)["B"].headline)
    assert photo.paragraphs == ()
