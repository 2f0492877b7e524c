"""What speaks for and against one article going on as another: log odds, the pages named, headings, text and byline added up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.cues import fold
from pipeline.issues.ends import End
from pipeline.issues.ordering import Ordered
from pipeline.issues.page_names import PageName, pages_called, read_name
from pipeline.issues.titles import NAMED, heading_score

IMPOSSIBLE = float("-inf")
_NAMED, _COUNTED, _OTHER = 3.0, 2.0, -6.0  # the jump names this page; by its place in the row; names another one
_UNMARKED = -4.0  # one of the two ends has no jump line
_LEAST_TEXT, _MOST_TEXT = -2.5, 4.0  # however well or badly words fit: names fit badly, and other words fit well too
_SURE_TEXT = 2.0  # so well do two texts fit that do not belong together once in a hundred times
_HEADLESS = 1.0  # a story that goes on often has no headline; others have one
_MISFIT = -2.0  # one text breaks off in mid-sentence, and the other begins with its own first sentence, or the reverse
_BYLINE = 1.5
_BACKWARD = -1.0  # stories seldom go on on an earlier page

Continuation = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Reading:
    """The page that a jump line names. ``pages``: the indices that it can mean, None if it names no page.

    ``here``: the issue has that page, as far as anybody can tell.
    """

    name: PageName | None
    pages: frozenset[int] | None
    here: bool


def read_jump(end: End, order: Ordered) -> Reading:
    """Which page of the issue the jump at this end names."""
    name = read_name(end.jump.page) if end.jump else None
    if name is None:
        return Reading(None, None, here=True)
    pages = pages_called(name, order.names[end.place.page], order.names)
    if pages:
        return Reading(name, pages - {end.place.page}, here=True)
    unknown = frozenset(i for i, known in enumerate(order.names) if known is None and i != end.place.page)
    return Reading(name, unknown or frozenset(), here=bool(unknown))


def weigh(last: End, first: End, readings: tuple[Reading, Reading], order: Ordered, goes_on: Continuation) -> float:
    """Log odds that the article of ``first`` continues that of ``last``; IMPOSSIBLE where it cannot be."""
    here, there = last.place.page, first.place.page
    if here == there or not (last.jump or first.jump) or not (readings[0].here and readings[1].here):
        return IMPOSSIBLE
    named = _named(readings[0], there, order) + _named(readings[1], here, order)
    if named <= 0:
        return IMPOSSIBLE
    score = named + (_UNMARKED if not last.jump or not first.jump else 0.0) + (_BACKWARD if there < here else 0.0)
    heading, text = heading_score(last, first), _text(last, first, goes_on)
    if not (last.jump and first.jump) and (heading < NAMED or text < _SURE_TEXT or not last.breaks_off):
        return IMPOSSIBLE  # all stories of a page share its number: heading and text have to tell this one
    if heading == 0.0 and not first.heading:
        heading = _HEADLESS
    return score + heading + text + _byline(last, first)


def _named(reading: Reading, page: int, order: Ordered) -> float:
    if reading.pages is None:
        return 0.0
    if page not in reading.pages:
        return _OTHER
    return (_COUNTED if order.counted else _NAMED) / len(reading.pages)


def _text(last: End, first: End, goes_on: Continuation) -> float:
    if not last.text or not first.text:
        return 0.0
    score = max(_LEAST_TEXT, min(_MOST_TEXT, goes_on(last.text, first.text)))
    return score + (_MISFIT if first.starts_amid and not last.breaks_off else 0.0)


def _byline(last: End, first: End) -> float:
    a, b = last.article.byline, first.article.byline
    return _BYLINE if a and b and _bare(a) == _bare(b) else 0.0


def _bare(text: str) -> str:
    return "".join(fold(text).lower().split())


def texts_near(ends: Sequence[End]) -> list[str]:
    """What the issue's own use of words is learnt from: the bodies of all articles that may be linked."""
    return [p.text for article in {end.place: end.article for end in ends}.values() for p in article.paragraphs]
