"""Headlines over pictures and columns, and what stands over headlines: kickers of two parts, names of columns and groups."""

from __future__ import annotations

from dataclasses import replace

import pytest
from drawing import draw, stories, worded

from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.sheet import Sheet, Span

LEAD = """
    A=====================
    ======================

    ######################
    ######################
    ######################
    ######################
    ######################
    aaaaaaaaaaaaaaa.

      1AAAAAAAA  2AAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAA.
"""
PHOTO_NEWS = """
    A=============
    ==============

      AAAAAAAAAAAA
    AAAAAAAAAAAAAA
    AAAAAAAAAAAAAA
    AAAAAAAAAAAAA.

    --------------

      B~~~~~~~~~
    ##############
    ##############
    ##############
    ##############
    bbbbbbbbbbbbb.
"""
PHOTO_LEAD = """
      A==============
    ######################
    ######################
    ######################
    ######################
    ######################
    ######################
    ######################
    ######################
    ######################
    aaaaaaaaaaaaaaa.

      A================

      1AAAAAAAA  2AAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAAA
    AAAAAAAAAA  AAAAAAAAA.
"""
PHOTO_LEAD_AND_BOX = """
    ####################################
    ####################################
    ####################################
    ####################################
    ####################################
    ####################################
    ####################################
    ####################################
    aaaaaaaaaaaaaaa.

      A================

                            +-----------+
      1AAAAAAAA  2AAAAAAAAA |           |
    AAAAAAAAAA  AAAAAAAAAA  | B=======  |
    AAAAAAAAAA  AAAAAAAAAA  | BBBBBBBBB |
    AAAAAAAAAA  AAAAAAAAAA  | BBBBBBBBB |
    AAAAAAAAAA  AAAAAAAAA.  | BBBBBBBB. |
                            +-----------+
"""
BRIEFS = """
               L~~~
    A~~~~~~~
      AAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAA
    AAAAAAAAAAAA.

    B~~~~~~~
      BBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBBBBBBBBBB
    BBBBBBBBBBBB.
"""


def test_a_picture_as_wide_as_the_columns_opens_their_story() -> None:
    told = stories(LEAD)["A"]
    (article,) = layout(draw(LEAD), as_printed=True).articles
    assert article.headline == told.headline[0]
    assert article.text.replace("\n", "") == "".join(told.body)
    assert [i.caption for i in article.images] == list(told.caption)


def test_a_line_of_larger_type_over_a_picture_is_its_title() -> None:
    told = stories(PHOTO_NEWS)
    page = layout(draw(PHOTO_NEWS), as_printed=True)
    news = next(a for a in page.articles if a.images)
    assert (news.headline, news.images[0].caption) == (told["B"].deck[0], told["B"].caption[0])


@pytest.mark.parametrize(
    ("place", "vertical"), [(Box(110, 75, 410, 150), False), (Box(380, 70, 455, 322), True)], ids=["level", "vertical"]
)
def test_what_stands_over_and_under_a_picture_goes_with_the_headline_printed_in_it(place: Box, vertical: bool) -> None:
    sheet = draw(PHOTO_LEAD)
    told = stories(PHOTO_LEAD)["A"]
    printed = Span(place.quad(), "渡船改点", 0.99, vertical=vertical)
    spans = [replace(s, polygon=s.box.grown(0, 3).quad()) if s.text in told.headline else s for s in sheet.spans]
    page = layout(replace(sheet, spans=(*spans, printed)), as_printed=True)
    (article,) = page.articles
    assert (article.kicker, article.headline, article.subtitle) == (told.headline[0], "渡船改点", told.headline[1])
    assert article.text.replace("\n", "") == "".join(told.body)
    assert [i.caption for i in article.images] == list(told.caption)


def test_a_box_beside_the_columns_is_as_well_under_the_picture_with_the_headline_in_it() -> None:
    told = stories(PHOTO_LEAD_AND_BOX)["A"]
    sheet = draw(PHOTO_LEAD_AND_BOX)
    printed = Span(Box(110, 75, 410, 150).quad(), "渡船改点", 0.99)
    spans = [replace(s, polygon=s.box.grown(0, 3).quad()) if s.text in told.headline else s for s in sheet.spans]
    page = layout(replace(sheet, spans=(*spans, printed)), as_printed=True)
    lead = next(a for a in page.articles if a.headline == "渡船改点")
    assert (lead.subtitle, lead.text.replace("\n", "")) == (told.headline[0], "".join(told.body))
    assert [i.caption for i in lead.images] == list(told.caption)


@pytest.mark.parametrize("name", ["快讯", "文讯"])
def test_the_name_of_a_group_is_no_row_of_its_first_head(name: str) -> None:
    told = stories(BRIEFS)
    sheet = worded(draw(BRIEFS), {told["L"].deck[0]: name})
    opened = {told[x].body[0]: "本报讯" + told[x].body[0][3:] for x in "AB"}
    page = layout(_reworded(sheet, opened), as_printed=True)
    assert [a.headline for a in page.articles] == [told["A"].deck[0], told["B"].deck[0]]
    assert name in {x.text for x in page.lines if x.role is Role.RUNNING_HEADER}


def _reworded(sheet: Sheet, words: dict[str, str]) -> Sheet:
    return replace(sheet, spans=tuple(replace(s, text=words.get(s.text, s.text)) for s in sheet.spans))


ARRAY_OF_PICTURES = """
            A=====================
            ======================

    ####################### ############
    ####################### ############
    ####################### ############
    ####################### ############
    ####################### ############
    ####################### aaaaaaaaaaa.
    #######################
    #######################   3AAAAAAAAA
    ####################### AAAAAAAAAAAA
    aaaaaaaaaaaaaaaaaaaaaa. AAAAAAAAAAAA
                            AAAAAAAAAAAA
      1AAAAAAAA  2AAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAA   AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAA   AAAAAAAAAA AAAAAAAAAAAA
    AAAAAAAAAA   AAAAAAAAAA AAAAAAAAAAA.
"""


def test_pictures_that_are_as_wide_as_the_columns_together_open_their_story() -> None:
    told = stories(ARRAY_OF_PICTURES)["A"]
    (article,) = layout(draw(ARRAY_OF_PICTURES), as_printed=True).articles
    assert article.headline == told.headline[0]
    assert article.text.replace("\n", "") == "".join(told.body)
    assert {i.caption for i in article.images} == set(told.caption)


BESIDE_ITS_CAPTION = """
    A==========================================
    ===========================================
      AAAAAAA #################################
    AAAAAAAAA #################################
    AAAAAAAAA #################################
    AAAAAAAAA #################################
    AAAAAAAAA #################################
    AAAAAAAAA #################################
    AAAAAAAAA B============== bbbbbbbbbbbbbbbbb
    AAAAAAAAA =============== bbbbbbbbbbbbb
    AAAAAAAAA
    AAAAAAAAA AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA
    AAAAAAAAA AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA
    AAAAAAAAA AAAAAAAAAAAAAAAA AAAAAAAAAAAAAAAA
    AAAAAAAAA AAAAAAAAAAAAAAAA AAAAAAAAAAAAA.
"""


def test_a_headline_level_with_the_caption_of_its_picture_heads_none_of_the_columns_under_it() -> None:
    told = stories(BESIDE_ITS_CAPTION)
    page = layout(draw(BESIDE_ITS_CAPTION), as_printed=True)
    lead = next(a for a in page.articles if a.headline == "".join(told["A"].headline))
    assert lead.text.replace("\n", "") == "".join(told["A"].body)
    news = next(a for a in page.articles if a.headline == "".join(told["B"].headline))
    assert (news.paragraphs, len(news.images)) == ((), 1)
