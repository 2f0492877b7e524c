"""Titles in a row: which is the headline, what stands above it (kicker, 引题) and below it (subtitle, 副题)?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cues import is_subtitle_dash
from pipeline.ingest.parts import Item
from pipeline.textwidth import width

# How a kicker ends: it says who or what leads to the headline.
_LEADS = re.compile(r"(?:提出|强调|指出|要求|部署|启动|召开|举行|表示|发布|印发|闭幕|开幕|透露|获悉|通过|[:：—]+)$")
_LOW = 9  # the rank of a title that the dump does not mark


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines of each title, by their numbers on the page."""

    kicker: tuple[int, ...] = ()
    headline: tuple[int, ...] = ()
    subtitle: tuple[int, ...] = ()


def order_titles(group: Sequence[Item]) -> Titles:
    """The highest rank is the headline; a title that is not marked, after it and beside a marked one, is the kicker.

    OCR programs read a kicker that is set beside or around a headline after it, and mark subtitles rather than kickers.
    """
    ranks = [item.level or _LOW for item in group]
    best = min(ranks)
    head = [place for place, rank in enumerate(ranks) if rank == best]
    if best == _LOW:
        head = head[_first_headline(group) :][:1]
    first, last = head[0], head[0]
    while last + 1 in head and width(group[last + 1].text) <= 1.5 * width(group[first].text):
        last += 1  # a headline of two lines
    above, below = list(group[:first]), list(group[last + 1 :])
    plain = [item for item in below if not item.level and not is_subtitle_dash(item.text)]
    if not above and len(plain) < len(below):
        above, below = plain, [item for item in below if item not in plain]
    return Titles(_numbers(above), _numbers(group[first : last + 1]), _numbers(below))


def _first_headline(group: Sequence[Item]) -> int:
    """Of titles that nothing ranks, the first one, unless it leads to the second."""
    if len(group) > 1 and _LEADS.search(group[0].text) and not is_subtitle_dash(group[1].text):
        return 1
    return 0


def _numbers(items: Sequence[Item]) -> tuple[int, ...]:
    return tuple(number for item in items for number in item.numbers)
