"""The plate of a supplement, under the folio of an inside page, names its section."""

from __future__ import annotations

import pytest

from pipeline.document import Role
from tests.masthead_lines import STORY, Set, column, lines, read

FOLIO: list[Set] = [("2008年6月7日 星期六", 60, 40, 400, 24), ("岚江晚报B6", 1760, 40, 180, 26)]
STORIES: list[Set] = [("端午的江", 60, 100, 500, 80), *column(STORY, 60, 220, 60)]


@pytest.mark.parametrize(
    ("plate", "section"),
    [
        ([("芦花", 1760, 100, 160, 320), ("副刊", 1800, 460, 80, 30), ("第1317期", 1790, 500, 110, 26)], "芦花"),
        ([("芦岸", 1760, 100, 160, 320), ("副", 1820, 424, 40, 40), ("刊", 1820, 464, 40, 40), ("第9期", 1800, 510, 80, 26)], "芦岸副刊"),
        ([("理论", 1700, 100, 200, 90), ("周刊", 1702, 196, 196, 90), ("第218期", 1740, 310, 110, 26)], "理论周刊"),
        ([("枫渡", 1760, 100, 110, 220), ("文艺副刊第412期", 1740, 440, 160, 26)], "枫渡"),
    ],
)  # fmt: skip
def test_the_name_over_the_number_of_a_supplement_is_the_section(plate: list[Set], section: str) -> None:
    page = lines(*FOLIO, *plate, *STORIES, vertical=frozenset(("芦花", "芦岸", "枫渡")))
    found, furniture = read(page)
    assert found.masthead.section == section
    assert set(furniture) == {text for text, *_ in (*FOLIO, *plate[:-1])}
    assert set(furniture.values()) == {Role.FOLIO}


def test_a_headline_over_the_number_of_a_column_is_no_section() -> None:
    story: list[Set] = [("江岸", 1500, 100, 300, 80), *column(STORY, 1500, 220, 3), ("第1317期", 1600, 330, 110, 26)]
    assert read(lines(*FOLIO, *story, *STORIES))[0].masthead.section is None
