"""Small advertisements under the name of their section, down to the next rule as wide."""

from __future__ import annotations

from dataclasses import replace

from pipeline.geometry import Box
from pipeline.layout.adverts import find_adverts
from pipeline.layout.blocks import Block
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Frame, Rule, Sheet
from pipeline.textline import TextLine

BODY = TypeSize(20.0, cjk=False)


def block(text: str, left: float, top: float, width: float = 200.0) -> Block:
    box = Box(left, top, left + width, top + 20)
    return Block((TextLine(int(10 * top + left), text, box, box.quad(), 1.0, vertical=False, reverse=False),))


def sold(name: str, rules: tuple[Rule, ...], frames: tuple[Frame, ...] = ()) -> list[str]:
    blocks = [block(name, 400, 110)]
    blocks += [block(f"a boat with oars {x} {y}", x, y) for x in (50.0, 350.0, 650.0) for y in (160.0, 240.0)]
    blocks.append(block("the paper is printed on Fridays", 50, 560))
    found = find_adverts(blocks, Sheet(1000, 800, (), rules, frames), BODY, lambda _: 0.0)
    return [x.text for a in found for x in a.lines]


def rule(top: float, left: float = 40.0, right: float = 960.0) -> Rule:
    return Rule(Box(left, top, right, top + 3))


def test_what_stands_under_the_bar_of_a_section_is_sold_down_to_the_next_rule_as_wide() -> None:
    texts = sold("CLASSIFIED", (rule(90), rule(200, 40, 260), rule(500)))
    assert len(texts) == 7
    assert "the paper is printed on Fridays" not in texts


def test_with_no_rule_below_the_section_goes_on_to_the_end_of_the_page() -> None:
    assert len(sold("WANT ADS", (rule(90),))) == 8


def test_a_section_that_an_index_points_to_or_without_a_bar_sells_nothing() -> None:
    assert sold("Classified F1", (rule(90), rule(500))) == []
    assert sold("CLASSIFIED", ()) == []


def test_the_name_of_a_box_under_a_rule_over_its_neighbours_too_heads_no_section() -> None:
    name = block("CLASSIFIED", 700, 110)
    story = [block(f"the ferry of the north bank {y}", 50, y) for y in (130.0, 160.0, 240.0)]
    sheet = Sheet(1000, 800, (), (rule(90), rule(500)), ())
    assert find_adverts([name, *story], sheet, BODY, lambda _: 0.0) == ()


def test_what_a_correspondent_signs_is_not_sold() -> None:
    """Though its frame holds type of many sizes and words of commerce."""
    texts = ("渡口年货节特价八折", "满三百送礼", "本报讯（记者江小渔）渡口年货节昨日开市，特价商品八折起售。")
    blocks = [
        Block(
            (
                replace(
                    block(text, 60, 120 + 60 * n, 400).lines[0], box=Box(60, 120 + 60 * n, 460, 150 + 60 * n + 9 * n)
                ),
            )
        )
        for n, text in enumerate(texts)
    ]
    sheet = Sheet(1000, 800, (), (), (Frame(Box(40, 100, 500, 340)),))
    assert find_adverts(blocks[:2], sheet, BODY, lambda _: 0.9)
    assert find_adverts(blocks, sheet, BODY, lambda _: 0.9) == ()
