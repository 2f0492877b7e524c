"""Headings: display blocks that stand together, told apart into kicker, headline and subtitle."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cues import briefs_label, byline, column_label, may_be_name, names_day
from pipeline.geometry import Box
from pipeline.layout.blocks import Block, in_capitals, in_rows
from pipeline.layout.kinds import LABEL
from pipeline.layout.typesize import is_wide, text_width, type_height
from pipeline.textline import TextLine

ASCENDERS, DESCENDERS = frozenset("bdfhklßäöüé"), frozenset("gjpqyQ,;")
UNBALANCED = 0.55  # of the row below it: what is shorter is no row of a headline
KNOWN = 0.8  # the same of what is known for the name of a column
ALIKE = 0.82  # of the largest type: the least of the same headline
ROW = 0.77  # the same of level rows of ideographs, which are set to one width; their decks and kickers rarely reach 0.7
NEARLY, AGAINST = 0.7, 0.15  # the same of vertical lines that nothing parts, and the white between them in widths
_BRACKETED = re.compile(r"(?:\([^()]*\)|\[[^\[\]]*\])[\s.,;:]*")
SIGNED = 0.88  # times the height of the headline: a pen name under it; boxes of one type differ by a tenth
NAME = 3.0  # ems of the longest name that stands without a word that says that it is one
EDGE = 0.5  # heights by which the ends of two rows are apart that fill one width
CLOSER, LOWER = 0.88, 0.92  # times the advance and the height of capitals: those of a deck in capitals under them
DASH = 0.25  # heights between the two that hold a dash; the rows of a headline stand closer


@dataclass(frozen=True)
class Heading:
    """The lines of each role from top to bottom; vertical ones from right to left.

    ``labels``: the name of the column (栏目) over a kicker; it is no part of the heading.
    ``over``: it runs down, but over its column.
    """

    kicker: tuple[TextLine, ...]
    headline: tuple[TextLine, ...]
    subtitle: tuple[TextLine, ...]
    frame: int
    labels: tuple[TextLine, ...] = ()
    over: bool = False

    @property
    def lines(self) -> tuple[TextLine, ...]:
        return self.kicker + self.headline + self.subtitle

    @cached_property
    def box(self) -> Box:
        """Of the lines that run as the headline does: a deck that runs down from a level one stands among its columns."""
        return Box.union(line.box for line in self.lines if line.rising == self.headline[0].rising)

    @property
    def vertical(self) -> bool:
        """Its columns stand beside it; but under it where a level deck is below a headline that runs down in a picture."""
        head = self.headline[0]
        return (
            head.vertical
            and not self.over
            and not any(x.box.top > head.box.bottom and not x.vertical for x in self.subtitle)
        )


def with_roles(group: Sequence[Block]) -> Heading:
    """The largest type is the headline; what is smaller is kicker above it, or before it, and subtitle below or after it."""
    lines = [line for block in group for line in block.lines]
    vertical = sum(line.vertical for line in lines) * 2 > len(lines)
    size = {line.number: display_size(line) for line in lines}
    lead = max(lines, key=lambda x: (not _is_aside(x.text), size[x.number]))
    largest = size[lead.number]
    alike = 0.7 if in_capitals(lead.text) else ALIKE  # capitals of two sizes are rarely a headline and its deck
    main = [
        x
        for x in lines
        if (x is lead or not (_is_byline(x, 0.9 * largest) or _is_aside(x.text) or _is_pen_name(x, lead)))
        and (
            size[x.number] >= (ROW if _is_row_of(x, lead) else alike) * largest
            or _spaced_to_fit(x, lead)
            or _stands_against(x, lead)
            or size[x.number] / _reach(x.text) >= 0.9 * largest / _reach(lead.text)
        )
        and x.vertical == vertical
        and _has_capitals(x.text) == _has_capitals(lead.text)
    ]
    main = _unbroken(main, lead, lines) or [lead]
    if not in_capitals(lead.text):  # a headline in capitals may be hardly larger than its decks in small letters
        capitals = [x for x in lines if in_capitals(x.text) and x.box.y < lead.box.y]
        if capitals and max(size[x.number] for x in capitals) >= 0.75 * largest:
            main = capitals
    main = main if vertical else _up_to_deck(in_rows(main))
    name = [] if vertical else _name_over(in_rows(main))
    main = [x for x in main if x not in name]
    edge = Box.union(x.box for x in main)
    kicker: list[TextLine] = []
    subtitle: list[TextLine] = []
    for line in lines:
        if any(line is x for x in (*main, *name)):
            continue
        before = _comes_before(line, edge, rising=lead.rising) if vertical else line.box.y < edge.top + 0.25 * largest
        (kicker if before else subtitle).append(line)
    rows = in_reading_order(kicker)
    named = bool(rows) and (column_label(rows[0].text) or (len(rows) > 1 and _names_column(rows[0], rows[1])))
    labels = (*name, *(rows[:1] if named else ()))
    return Heading(
        rows[1:] if named else rows, in_reading_order(main), in_reading_order(subtitle), group[0].frame, labels
    )


def _is_aside(text: str) -> bool:
    """When it was (TUESDAY, MAY 4.), or what is put in brackets: no words of a headline."""
    return names_day(text) or bool(_BRACKETED.fullmatch(text))


def _is_byline(line: TextLine, size: float) -> bool:
    """Who wrote it, in smaller type than that of a headline, which may begin a row with the same word (BY MILK CAN)."""
    return display_size(line) < size and byline(line.text) is not None


def _is_pen_name(line: TextLine, lead: TextLine) -> bool:
    """A few ideographs that may be a name, in lower type under a level headline, no row of which would be set lower for so few."""
    under = line.box.y > lead.box.bottom and not (line.vertical or lead.vertical)
    return under and line.box.height < SIGNED * lead.box.height and may_be_name(line.text)


def _up_to_deck(rows: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    """A headline in capitals ends before a deck in capitals hardly lower, which is set closer.

    It has come to a full stop, or there is white for a dash between the two, and the type is lower.
    """
    for n, row in enumerate(rows[:-1], 1):
        deck = rows[n]
        if not all(in_capitals(x.text) for x in (*row, *deck)):
            break
        above = [x for over in rows[:n] for x in over]
        least, high = min(map(_advance, above)), min(x.box.height for x in row)
        white = min(x.box.top for x in deck) - max(x.box.bottom for x in row)
        lower = max(x.box.height for x in deck) < LOWER * high and white > DASH * high
        if (row[-1].text.endswith(".") or lower) and all(_advance(x) < CLOSER * least for x in deck):
            return above
    return [x for row in rows for x in row]


def _advance(line: TextLine) -> float:
    return line.box.width / max(1.0, text_width(line.text))


def _is_row_of(row: TextLine, lead: TextLine) -> bool:
    """Level ideographs, as those of the largest type are, and too many for a pen name: their boxes tell their size."""
    level = not (row.vertical or lead.vertical)
    return level and text_width(row.text) > NAME and any(map(is_wide, row.text)) and any(map(is_wide, lead.text))


def _spaced_to_fit(row: TextLine, lead: TextLine) -> bool:
    """Rows of ideographs of one height from edge to edge: the shorter one of a headline is spaced wider."""
    if not all(map(is_wide, row.text + lead.text)) or row.vertical != lead.vertical:
        return False
    low, high = sorted((type_height(row), type_height(lead)))
    a, b = row.box, lead.box
    ends = (a.top - b.top, a.bottom - b.bottom) if lead.vertical else (a.left - b.left, a.right - b.right)
    return low >= ALIKE * high and max(map(abs, ends)) < EDGE * high


def _stands_against(line: TextLine, lead: TextLine) -> bool:
    """Vertical lines with no white between them, of one advance or with one foot: boxes of such type differ in width."""
    if not (line.vertical and lead.vertical) or line.rising or not all(map(is_wide, line.text[:1] + lead.text[:1])):
        return False
    a, b = line.box, lead.box
    low, high = sorted((a.height / text_width(line.text), b.height / text_width(lead.text)))
    alike = low >= ALIKE * high or abs(a.bottom - b.bottom) < EDGE * a.width
    white = max(a.left, b.left) - min(a.right, b.right)
    return alike and white < AGAINST * b.width and display_size(line) >= NEARLY * display_size(lead)


def _name_over(rows: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    """The name of a column over a headline of its size: a few characters that are known for one, or stand on another axis."""
    if len(rows) < 2 or len(rows[0]) > 1:
        return []
    first, below = rows[0][0], Box.union(x.box for x in rows[1])
    known = column_label(first.text) or briefs_label(first.text)
    most = (KNOWN if known else UNBALANCED) * sum(text_width(x.text) for x in rows[1])
    short = text_width(first.text) <= min(LABEL, most)
    # What begins where the row below does is the first row of a headline that is set flush.
    aside = abs(first.box.x - below.x) > below.height and first.box.left > below.left + below.height
    wide = any if known else all  # a mark may stand before what is known (◆今日谈)
    return [first] if short and wide(map(is_wide, first.text)) and (aside or known) else []


def _has_capitals(text: str) -> bool:
    """As ``in_capitals``, but the last word of a headline may be alone on its line, however short (OUT.)."""
    return in_capitals(text) or (text.isupper() and not any(map(is_wide, text)))


def _unbroken(main: Sequence[TextLine], lead: TextLine, lines: Sequence[TextLine]) -> list[TextLine]:
    """The rows of the headline that follow one another: what comes after a deck is a deck, in whatever type."""
    alike = [x for x in lines if x.vertical == lead.vertical]
    rows = [[x] for x in sorted(alike, key=_turn)] if lead.vertical else in_rows(alike)
    at = next(n for n, row in enumerate(rows) if lead in row)
    inside = [any(x in main for x in row) for row in rows]  # a high box may reach down to the byline
    first = last = at
    while first > 0 and inside[first - 1]:
        first -= 1
    while last + 1 < len(rows) and inside[last + 1]:
        last += 1
    return [x for row in rows[first : last + 1] for x in row if x in main]


def _names_column(first: TextLine, kicker: TextLine) -> bool:
    """A few characters on a row of their own, no larger than the kicker below."""
    short = text_width(first.text) <= LABEL and all(map(is_wide, first.text))
    return short and kicker.box.top > first.box.y and first.box.height < 1.2 * kicker.box.height


def display_size(line: TextLine) -> float:
    """Height and advance of the type in one figure: boxes give both, each somewhat off."""
    if not any(map(is_wide, line.text)):
        return line.box.height * (
            1.25 if in_capitals(line.text) else 1.0
        )  # Latin type is condensed at will: only its height tells
    along, across = (line.box.height, line.box.width) if line.vertical else (line.box.width, line.box.height)
    advance = along / max(1.0, text_width(line.text))
    return math.sqrt(across * min(max(advance, 0.6 * across), 1.5 * across))


def _reach(text: str) -> float:
    """How high a close box of Latin display type is, as a share of that of letters with ascenders and descenders.

    About a fifth of the height of such letters is below the line, and a quarter above the height of an x. 1 for Chinese.
    """
    if any(map(is_wide, text)):
        return 1.0
    above = any(c.isupper() or c.isdigit() or c in ASCENDERS for c in text)
    below = any(c in DESCENDERS for c in text)
    return 1.0 - (0 if above else 0.25) - (0 if below else 0.2)


def in_reading_order(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """Rows from top to bottom, each from left to right; vertical lines from right to left, or as they rise."""
    level = [x for row in in_rows([x for x in lines if not x.vertical]) for x in row]
    return (*level, *sorted((x for x in lines if x.vertical), key=_turn))


def _turn(line: TextLine) -> float:
    """The order of vertical lines: from right to left, unless they run up."""
    return line.box.x if line.rising else -line.box.x


def _comes_before(line: TextLine, headline: Box, *, rising: bool) -> bool:
    """A vertical line is read before all of a vertical headline."""
    return line.box.x < headline.left if rising else line.box.x > headline.right
