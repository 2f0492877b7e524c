"""A folio that runs down the side of an inside page, beside all of its columns."""

from __future__ import annotations

from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.masthead import read_masthead
from pipeline.textline import TextLine

STRIP = ("经济纵横", "2019年8月15日 星期四", "第五版", "岚江日报", "责任编辑 岑望舟")
STORY = "三座水库昨日同时开闸放水，沿岸村民"


def page(strip: float, columns: float) -> list[TextLine]:
    set_lines = [(STRIP[0], Box(strip, 60, strip + 70, 400), True), (STRIP[1], Box(strip, 430, strip + 30, 790), True)]
    set_lines += [
        (STRIP[2], Box(strip, 900, strip + 60, 930), False),
        (STRIP[3], Box(strip, 1100, strip + 40, 1300), True),
    ]
    set_lines += [
        (STRIP[4], Box(strip, 2400, strip + 30, 2700), True),
        ("山里的码头", Box(columns, 60, columns + 800, 150), False),
    ]
    set_lines += [(STORY, Box(columns, 200 + 28 * n, columns + 360, 220 + 28 * n), False) for n in range(60)]
    return [TextLine(n, text, box, box.quad(), 0.99, vertical=down) for n, (text, box, down) in enumerate(set_lines)]


def test_all_of_the_strip_is_the_folio_and_nothing_beside_it() -> None:
    for strip, columns in ((60, 200), (1900, 60)):
        lines = page(strip, columns)
        found = read_masthead(lines, 2000, 3000, 20)
        assert {lines[f.number].text: f.kind for f in found.furniture} == dict.fromkeys(STRIP, Role.FOLIO)
        head = found.masthead
        assert (head.title, head.section, head.date, head.page_number) == ("岚江日报", "经济纵横", "2019-08-15", "5")


def test_a_date_that_runs_down_between_columns_is_no_such_folio() -> None:
    lines = [*page(1000, 60), *page(1000, 1200)[5:]]
    found = read_masthead(lines, 2000, 3000, 20)
    assert "第五版" not in {lines[f.number].text for f in found.furniture}
