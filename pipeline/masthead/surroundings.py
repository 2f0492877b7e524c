"""What stands among the lines of a head without claiming anything: mottoes, ears, section names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.cues.folding import fold
from pipeline.cues.labels import column_label
from pipeline.cues.refers import refer, teaser_row
from pipeline.cues.sentences import ends_sentence
from pipeline.geometry import Box
from pipeline.masthead.folios import lone_page, numbered_section
from pipeline.masthead.han_titles import names_paper
from pipeline.masthead.latin_titles import looks_like_latin_title
from pipeline.scripts import has_han, is_han
from pipeline.textline import TextLine

_WIDE = 0.6  # share of the page width from which a head closes off all that is above it
_ROOM = 420  # units of text (a Chinese character counts two) that may stand in a masthead without claiming anything
_ADDRESS = re.compile(r"\w[.@]\w+$")  # of a web site or a letter box
_AFTER_PAGE = re.compile(r"(?<=版)\s*(?=\w)")  # where one line holds several pointers: 园林·第3版 水利·第5版
_TO_PAGE = re.compile(r"[:;,.…—-]\s*(?:(?:back|next|last)\s+page|pages?\s+\w+|[A-Z]?\d{1,3})\s*$", re.IGNORECASE)
_TEASER = 3.0  # body heights below the masthead within which a row of teasers stands
_SPELT = 2.0  # body heights from the title to its transcription
_LONG = 32  # units in a line that is too long for a folio


def inside_head(lines: Sequence[TextLine], hull: Box, width: float, body: float) -> tuple[TextLine, ...]:
    """Lines within the masthead, and above it if it spans the page; none if that would be more than a masthead holds."""
    area = hull.grown(0.3 * body, 0.3 * body)
    held = [x for x in lines if area.holds(x.box.x, x.box.y)]
    above = [x for x in lines if closes_page(hull, width) and x.box.y < hull.bottom and x not in held]
    for group in (held + above, held):
        if sum(_units(x.text) for x in group) <= _ROOM:
            return tuple(group)
    return ()


def is_streamer(line: TextLine, plate: Sequence[TextLine], width: float) -> bool:
    """A headline over the title of the paper, in larger type than that and across the page."""
    title = Box.union(x.box for x in plate) if plate else None
    return (
        title is not None
        and line.box.bottom < title.y
        and line.box.height > title.height
        and line.box.width > _WIDE * width
    )


def spelt_under(lines: Sequence[TextLine], plate: Sequence[TextLine], body: float) -> tuple[TextLine, ...]:
    """The title once more in Latin letters, however far apart they are set, right under the Chinese one and within its ends."""
    if not any(has_han(x.text) for x in plate):
        return ()
    title = Box.union(x.box for x in plate)
    return tuple(
        x
        for x in lines
        if not has_han(x.text)
        and any(map(str.isalpha, x.text))
        and -0.5 * body < x.box.top - title.bottom < _SPELT * body
        and title.left - body < x.box.left
        and x.box.right < title.right + body
    )


def closes_page(hull: Box, width: float) -> bool:
    """The head spans the page, so that what stands above its lower edge belongs to it."""
    return hull.width >= _WIDE * width


def band_of(lines: Sequence[TextLine], hull: Box, body: float) -> tuple[TextLine, ...]:
    """Short lines on the rows of a folio, and above it: section, title, a number.

    Section and page in one line are no headline however large their type is.
    """
    level = [
        x
        for x in lines
        if x.box.y < hull.bottom + 0.3 * body
        and (x.box.bottom < hull.bottom + 1.5 * body or (column_label(x.text) and _is_level(x.box, hull)))
    ]
    if any(_units(x.text) > _LONG and x.box.y > hull.top for x in level):
        level = [x for x in level if -x.box.x_overlap(hull) <= 8 * body]
    level += [x for x in lines if x not in level and numbered_section(x.text) and _is_level(x.box, hull)]
    return tuple(x for x in level if _is_label(x, body))


def teasers_under(lines: Sequence[TextLine], hull: Box, body: float) -> tuple[TextLine, ...]:
    """A row of pointers to other pages right under the masthead, or a few such lines one below the other."""
    near = [x for x in lines if hull.bottom - 0.5 * body < x.box.y < hull.bottom + _TEASER * body and not x.vertical]
    first = min(near, key=lambda x: x.box.y, default=None)
    if first is None:
        return ()
    row = [x for x in near if x.box.y_overlap(first.box) > 0.5 * min(x.box.height, first.box.height)]
    row.sort(key=lambda x: x.box.left)
    if teaser_row([entry for x in row for entry in _AFTER_PAGE.split(x.text)]):
        return tuple(row)
    return _pile(first, lines) if len(row) == 1 else ()


def _pile(first: TextLine, lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines down the column from ``first``, and the pointers above it, if all that follow closely are pointers."""
    pile = [first]
    for line in sorted(lines, key=lambda x: x.box.top):
        if _follows(line, pile[-1]):
            pile.append(line)
    for line in sorted(lines, key=lambda x: x.box.top, reverse=True):
        if _follows(pile[0], line) and _points(line):
            pile.insert(0, line)
    return tuple(pile) if len(pile) > 1 and all(map(_points, pile)) else ()


def _follows(line: TextLine, last: TextLine) -> bool:
    """Right below it, the space between them less than a line."""
    close = line.box.top - last.box.bottom < last.box.height
    return close and line.box.y > last.box.bottom and line.box.x_overlap(last.box) > 0


def _points(line: TextLine) -> bool:
    return refer(line.text) or _TO_PAGE.search(line.text) is not None


def section_head(lines: Sequence[TextLine], hull: Box, width: float, body: float) -> TextLine | None:
    """The name of a section in display type, alone on its row right under the folio, over a headline that is larger.

    Latin script only: over a Chinese headline such a line is its kicker.
    """
    below = [
        x
        for x in lines
        if hull.bottom - 0.3 * body < x.box.y and x.box.top < hull.bottom + 4 * body and _display(x, body)
    ]
    first = min(below, key=lambda x: x.box.top, default=None)
    if first is None or has_han(first.text) or len(first.text.split()) > 3 or first.box.width > 0.45 * width:
        return None
    if any(x is not first and x.box.y_overlap(first.box) > 0.3 * min(x.box.height, first.box.height) for x in lines):
        return None
    under = [x for x in lines if x.box.y > first.box.bottom and x.box.x_overlap(first.box) > 0]
    after = min(under, key=lambda x: x.box.top, default=None)
    over_headline = after is not None and after.box.height > 1.25 * first.box.height and not first.text.isupper()
    return first if over_headline or column_label(first.text) else None


def section_of(around: Sequence[TextLine]) -> str | None:
    """The name of the section: the one beside the page number, or the largest label of the folio that is no number."""
    numbered = [(x, found[0]) for x in around if (found := numbered_section(x.text, in_folio=True))]
    if numbered:
        return _as_name(max(numbered, key=lambda n: min(n[0].box.width, n[0].box.height))[1])
    named = [
        x
        for x in around
        if sum(map(str.isalpha, x.text)) >= 2
        and lone_page(fold(x.text)) is None
        and not _ADDRESS.search(x.text)
        and not names_paper(x.text)
        and not looks_like_latin_title(x.text)
    ]
    largest = max(named, key=lambda x: min(x.box.width, x.box.height), default=None)
    if largest is None:
        return None
    return _as_name(largest.text)


def _as_name(printed: str) -> str:
    text = " ".join(printed.split()).strip("|丨│ ")
    if column_label(text):
        text = text.replace(" ", "")
    return re.sub(r"(?<=[㐀-鿿])[.•・](?=[㐀-鿿])", "·", "".join(text.split())) if has_han(text) else text


def _is_level(box: Box, hull: Box) -> bool:
    return box.y_overlap(hull) >= 0.5 * min(box.height, hull.height)


def _display(line: TextLine, body: float) -> bool:
    return not line.vertical and line.box.height >= 1.6 * body


def _is_label(line: TextLine, body: float) -> bool:
    size = line.box.width if line.vertical else line.box.height
    ended = ends_sentence(line.text) and len(line.text) > 12
    return _units(line.text) <= _LONG and size <= 6 * body and not ended


def _units(text: str) -> int:
    return sum(2 if is_han(c) else 1 for c in text)
