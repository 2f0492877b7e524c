"""Whole pages, drawn in ASCII art, laid out."""

from __future__ import annotations

import pytest
from drawing import draw, stories

from pipeline.document import Page
from pipeline.layout import layout

PAGES = {
    "one headline over three columns": """
        A====================================
        =====================================

          AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA   AAAAAAAAAA
        AAAAAAAAAAAA   AAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAA.
    """,
    "two stories side by side": """
        A========================= B============
        ========================== =============

          AAAAAAAAAA AAAAAAAAAAAA   BBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA   AAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA AAAAAA.      BBBBBBB.
    """,
    "stories in a pinwheel": """
        A=================================== B===========
        ==================================== ============
          AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAA   BBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAA BBBBBBBBBBBB
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAA.    BBBBBBBBBBBB
                                             BBBBBBBBBBBB
        D=========== E====================== BBBBBBBBBBBB
        ============ ======================= BBBBBBBBBBBB
          DDDDDDDDDD   EEEEEEEEEE EEEEEEEEEE BBBBBBBBBBBB
        DDDDDDDDDDDD EEEEEEEEEEEE EEEEEEEEEE BBBBBBBBB.
        DDDDDDDDDDDD EEEEEEEEEEEE EEEEEE.
        DDDDDDDDDDDD                         
        DDDDDDDDDDDD C===================================
        DDDDDDDDDDDD ====================================
        DDDDDDDDDDDD   CCCCCCCCCC CCCCCCCCCC CCCCCCCCCCCC
        DDDDDDDDDDDD CCCCCCCCCCCC CCCCCCCCCC CCCCCCCCCCCC
        DDDDDDDDDDD. CCCCCCCCCCCC CCCCCCCCCC CCCCCC.
    """,
    "columns go on under a photograph": """
        A=====================================
        ======================================

          AAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA ############ AAAAAAAAAAAA
        AAAAAAAAAAAA ############ AAAAAAAAAAAA
        AAAAAAAAAAAA ############   AAAAAAAAAA
        AAAAAAAAAAAA ############ AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAAA AAAAAAAA.
    """,
    "a column that begins beside the headline": """
        A======================= AAAAAAAAAAAA
        ======================== AAAAAAAAAAAA
                                   AAAAAAAAAA
          AAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA   AAAAAAAAA AAAAAAAAAAAA
        AAAAAAAAAAAA AAAAAAAAAAA AAAAAA.
    """,
    "a vertical headline": """
        A:: B=========================
        ::: ==========================
        :::   AAAAAAAAAA   BBBBBBBBBB
    """,
}
PAGES.pop("a vertical headline")


def bodies(page: Page) -> dict[str, str]:
    return {a.headline or "": "".join(p.text for p in a.paragraphs) for a in page.articles}


@pytest.mark.parametrize("name", PAGES)
def test_articles_come_out_whole_and_in_order(name: str) -> None:
    art = PAGES[name]
    page = layout(draw(art), as_printed=True)
    told = {"".join(s.headline): "".join(s.body) for s in stories(art).values()}
    assert bodies(page) == told
