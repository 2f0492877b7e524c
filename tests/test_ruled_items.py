"""Small capitals on a page that rules its items off: no rule over them, no item of their own."""

from __future__ import annotations

from pipeline.geometry import Box
from pipeline.layout.blocks import Block
from pipeline.layout.kinds import Kind
from pipeline.layout.ruled_items import unruled_crossheads
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Rule, Sheet
from pipeline.textline import TextLine

BODY = TypeSize(body=20.0, cjk=False)
WIDTH = 320.0


def _line(text: str, left: float, top: float, right: float, height: float = 20.0) -> TextLine:
    box = Box(left, top, right, top + height)
    return TextLine(int(top * 1000 + left), text, box, box.quad(), 0.99)


def _column(top: float) -> Block:
    rows = [("The keepers of the tower", 20.0), *[("went up the stair with oil and", 0.0)] * 3]
    lines = [_line(text, left, top + n * 26, WIDTH) for n, (text, left) in enumerate(rows)]
    return Block((*lines, _line("came down again.", 0, top + 104, WIDTH - 90)))


def _page(items: int) -> tuple[list[Block], Sheet]:
    """Items under rules, the last of which is interrupted by small capitals in the grid of its lines."""
    blocks, rules = [_column(0)], []
    for n in range(items):
        top = 130.0 + n * 200
        rules.append(Rule(Box(80, top + 6, 240, top + 9)))
        blocks += [Block((_line("LAMP IS MENDED", 60, top + 20, 260, 26),)), _column(top + 60)]
    foot = blocks[-1].box.bottom
    blocks += [Block((_line("THE STAIR.", 90, foot + 5, 230),)), _column(foot + 31)]
    return blocks, Sheet(width=900, height=3000, spans=(), rules=tuple(rules), frames=(), pictures=())


def _kinds(blocks: list[Block]) -> list[Kind]:
    return [Kind.HEADING if len(b.lines) == 1 else Kind.BODY for b in blocks]


def test_small_capitals_that_no_rule_parts_are_a_crosshead() -> None:
    blocks, sheet = _page(6)
    assert unruled_crossheads(blocks, _kinds(blocks), sheet, BODY) == (len(blocks) - 2,)


def test_without_the_habit_nothing_is_told() -> None:
    blocks, sheet = _page(2)
    assert unruled_crossheads(blocks, _kinds(blocks), sheet, BODY) == ()
