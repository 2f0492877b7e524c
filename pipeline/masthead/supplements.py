"""The plate of a supplement under the folio of an inside page: its name in display type, and in the same column its number.

2008年6月7日    责任编辑 岑望舟     B6
+----+ text text text   The name is a section of the paper, told by the number of the supplement (第1874期) under it, with
| 云 | text text text   nothing but short lines between them. What is set on without white belongs to the name: 副刊 right
| 水 | text text text   under 云水, or 周刊 in a second row under 理论.
+----+
 副刊  text text text
第9期  text text text
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.cues.folding import fold
from pipeline.cues.numerals import HAN_DIGITS
from pipeline.geometry import Box
from pipeline.scripts import is_han
from pipeline.textline import TextLine

_NUMBER = re.compile(rf"\(?(?P<kind>[㐀-鿿]{{0,6}}?)总?第\s*[\d{HAN_DIGITS}]{{1,6}}\s*期\)?")
_LONGEST = 6  # characters of a name, or of what stands between it and the number
_LARGE = 2.2  # body heights of the name
_UNDER = 5.0  # body heights from the folio to the name
_REACH = 8.0  # body heights between two lines of a plate
_TIGHT = 0.5  # of its own size: white over what is set on


def supplement_plate(lines: Sequence[TextLine], folio: Box, body: float) -> tuple[str, tuple[TextLine, ...]] | None:
    """The name and the lines down to the number, which may head the column under it; ``lines`` without those of the folio."""
    for number in lines:
        if number.box.top > folio.bottom and _NUMBER.fullmatch(fold(number.text).strip()):
            stack = _stack_over(number, lines, folio, body)
            if stack and _is_name(stack[0], folio, body):
                name = stack[0].text.strip()
                for above, line in pairwise(stack):
                    if line is number or line.box.top - above.box.bottom >= _TIGHT * _size(line):
                        break
                    name += line.text.strip()
                return name, tuple(stack[:-1])
    return None


def _stack_over(number: TextLine, lines: Sequence[TextLine], folio: Box, body: float) -> list[TextLine]:
    """From the topmost line under the folio to the number, all of them short and close to each other; [] otherwise."""
    column = [x for x in lines if x.box.x_overlap(number.box) > 0 and folio.bottom < x.box.y < number.box.y]
    stack = [*sorted(column, key=lambda x: x.box.top), number]
    short = all(1 <= len(x.text.strip()) <= _LONGEST and all(map(is_han, x.text.strip())) for x in column)
    close = all(b.box.top - a.box.bottom < _REACH * body for a, b in pairwise(stack))
    return stack if column and short and close else []


def _is_name(line: TextLine, folio: Box, body: float) -> bool:
    return len(line.text.strip()) > 1 and _size(line) >= _LARGE * body and line.box.top < folio.bottom + _UNDER * body


def _size(line: TextLine) -> float:
    return line.box.width if line.vertical else line.box.height
