"""The name of a column (栏目) in one row with the headline that it stands before.

链接  危房等级怎样划分    It is short, set off by white, and in other type: light on dark, or smaller than the headline.
"""

from __future__ import annotations

from pipeline.cues import briefs_label, column_label
from pipeline.geometry import Box
from pipeline.layout.kinds import LABEL
from pipeline.layout.typesize import text_width
from pipeline.scripts import is_han
from pipeline.sheet import Span
from pipeline.textline import TextLine

SHARE = 0.55  # of the headline: the name is no longer
WHITE, KNOWN_WHITE = (
    0.4,
    0.25,
)  # heights of the headline between the two; less is enough for what is known, or shown, as a name
SMALLER, KNOWN_SMALLER = 0.85, 0.95  # times the advance of the headline: that of the name
LOWER = 0.9  # times its height
CLOSE = 0.5  # heights of the name to a rule that goes on from it
LEVEL = 0.6  # of the lower of the two
# Heights of the headline: what stands farther off is of another one, as it is sooner if nothing but the row says that the two belong together.
FAR, APART = 2.2, 1.2


def names_column_of(name: Span | TextLine, head: Span | TextLine, far: float = APART) -> bool:
    """Whether the first of two level pieces of type names the column of the headline that the second begins, at most ``far`` of its heights off."""
    text = name.text.strip()
    if not (2 <= len(text) <= LABEL and all(map(is_han, text))) or len(text) > SHARE * text_width(head.text):
        return False
    white, high = head.box.left - name.box.right, head.box.height
    if not _is_level(name.box, head.box) or white > far * high:
        return False

    def smaller(share: float) -> bool:
        return _advance(name) < share * _advance(head)

    if name.reverse != head.reverse:
        return white > KNOWN_WHITE * high
    if column_label(text) or briefs_label(text):
        return white > KNOWN_WHITE * high and smaller(KNOWN_SMALLER)
    return white > WHITE * high and name.box.height < LOWER * high and smaller(SMALLER)


def stands_before(plate: Box, head: TextLine) -> bool:
    """Whether a plate, light on dark, stands close before a headline that is not."""
    white = head.box.left - plate.right
    return _is_level(plate, head.box) and 0 < white < APART * head.box.height


def is_ruled_off(name: Box, rule: Box, head: Box) -> bool:
    """Whether a level rule parts the name of a column from the headline below: it goes on from its foot, or underlines it.

    栏目 ————————————    栏目             However close the two lines are: what reaches farther than both
      一 行 标 题        ————————————————  is no part of their letters.
                       一 行 标 题
    """
    if not name.y < rule.y < min(head.y, name.bottom + CLOSE * name.height) or rule.width < 2 * name.width:
        return False
    goes_on = abs(rule.left - name.right) < CLOSE * name.height and abs(rule.right - head.right) < name.height
    underlines = rule.left < name.left + CLOSE * name.height and rule.right > max(name.right, head.right) + name.height
    return goes_on or underlines


def _is_level(a: Box, b: Box) -> bool:
    return a.y_overlap(b) > LEVEL * min(a.height, b.height)


def _advance(line: Span | TextLine) -> float:
    return line.box.width / max(1.0, text_width(line.text.strip()))
