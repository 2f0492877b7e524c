"""Which lines are the title of the paper, and what it reads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cues.folding import fold
from pipeline.cues.labels import box_label, column_label
from pipeline.geometry import Box
from pipeline.masthead.facts import Fact
from pipeline.masthead.folios import lone_page
from pipeline.masthead.han_titles import (
    SURE,
    in_words,
    judge_title,
    looks_like_title,
    mentioned_papers,
    names_paper,
    one_script,
)
from pipeline.masthead.latin_titles import is_prose, judge_latin_title, looks_like_latin_title, running_title
from pipeline.masthead.pieces import Piece
from pipeline.masthead.title_lines import Candidate, candidates_among, size_of
from pipeline.masthead.values import Title
from pipeline.textline import TextLine

NO_TITLE = Title(None, sure=False)
_BANNER = 3.5  # body heights of a title that stands over the head
_ACROSS, _SHORT = (
    2.5,
    6,
)  # body heights and characters of a title at the other end of the row; the latter of one that ends in no word for a paper too
_MOTTO = 0.3  # heights of a title to which the type of a motto beside it comes at the most
_BELOW = 2.5  # body heights from the row to the top of a title that runs down
_UNREAD = 0.9  # confidence below which display type beside the head may be a title that cannot be read
_PRINTER = re.compile(r"[㐀-鿿]{1,8}[报報](?:社?印刷厂|印务|印務|社?印刷廠)")


@dataclass(frozen=True)
class Nameplate:
    """``lines`` are those of the title, read or not; () if none was seen."""

    lines: tuple[TextLine, ...]
    title: Title


def find_nameplate(
    free: Sequence[TextLine],
    told: Sequence[Box],
    body: float,
    texts: Sequence[str],
    *,
    front: bool,
    traditional: bool,
    vouched: bool = False,
) -> Nameplate:
    """The title among the lines that claim nothing, near the boxes of those that do (``told``); ``texts`` are the whole page's.

    ``vouched``: those tell date and number of an issue, so that the display type among them is a title whatever it says.
    """
    head = Box.union(told)
    smallest = (1.5 if front else 0.8) * body
    near = [
        x
        for x in free
        if size_of(x) >= smallest
        and not (x.text.isascii() and lone_page(x.text))  # the day in large type, or a page
        and (
            _is_near(x, head, body)
            or (
                _is_across(x, head, free, body)
                if front
                else _is_level(x, told) or (names_paper(x.text) and x.box.top < head.top)
            )
        )
    ]
    candidates = candidates_among(near, free)
    candidates = [
        c
        for c in candidates
        if c.han
        or (
            c.box.y < head.y or any(_is_across(x, head, free, body) for x in c.lines)
            if front
            else any(_is_level(x, told) for x in c.lines)
        )
    ]
    if not front and any(names_paper(c.text) for c in candidates):
        candidates = [c for c in candidates if names_paper(c.text)]  # the others are names of sections: 祖国新闻
    mentions = mentioned_papers(texts) if any(c.han for c in candidates) else Counter[str]()
    judged = [(c, _judge(c, texts, mentions, traditional=traditional, front=front)) for c in candidates]
    read = [(c, t) for c, t in judged if t.text is not None]
    if read:
        chosen, title = max(read, key=lambda ct: (ct[1].sure, ct[0].size))
        return Nameplate(chosen.lines, title)
    unread = [c for c in candidates if front and _may_be_unread(c, head, body)]
    largest = max(unread, key=lambda c: c.size) if unread else None
    if largest is not None and vouched and _is_plain(largest) and _heads(largest, head, free, body):
        return Nameplate(largest.lines, Title(one_script(largest.text, traditional=traditional), sure=False))
    return Nameplate(largest.lines if largest else (), _from_publisher(texts) if front else NO_TITLE)


def title_in_header(pieces: Sequence[Piece], texts: Sequence[str], *, traditional: bool) -> Title:
    """THE MARDEN BEE: FRIDAY, MARCH 4; 岚江日报 责任编辑：甲 - the title in the run of a folio line."""
    for piece in pieces:
        if (title := _running_title(piece)) is not None:
            return Title(title, sure=piece.confidence >= _UNREAD)
    named = [(part, p) for p in pieces if p.claims for part in p.rest if names_paper(part)]
    if not named:
        return NO_TITLE
    part, piece = named[0]
    return judge_title(part, piece.confidence, mentioned_papers(texts), traditional=traditional)


def running_head(pieces: Sequence[Piece]) -> Piece | None:
    """The topmost piece if it tells title and date in one run, as the head of an inside page does.

    The flag over the leading articles of such a page, with title and number of its own, stands below it.
    """
    top = min(pieces, key=lambda p: p.box.top)
    heads = [p for p in pieces if Fact.DATE in p.facts and _running_title(p) is not None and _is_level(p, [top.box])]
    return heads[0] if heads else None


def _running_title(piece: Piece) -> str | None:
    return next((t for c in piece.claims if c.fact is Fact.FILLER and (t := running_title(c.value))), None)


def title_over(free: Sequence[TextLine], head: Box, body: float) -> tuple[TextLine, ...]:
    """What may be the title of a front page that tells only its date, on a row below the title."""
    return tuple(
        x
        for x in free
        if x.box.y < head.top
        and x.box.x_overlap(head.grown(size_of(x), 0)) > 0
        and size_of(x) > _BANNER * body
        and (looks_like_title(x.text) or looks_like_latin_title(x.text))
    )


def _judge(c: Candidate, texts: Sequence[str], mentions: Counter[str], *, traditional: bool, front: bool) -> Title:
    if c.han:
        judged = judge_title(c.text, c.confidence, mentions, traditional=traditional)
        in_type = not front and judged.text is None and names_paper(c.text) and c.confidence >= _UNREAD
        return Title(one_script(c.text, traditional=traditional), sure=False) if in_type else judged
    if front or looks_like_latin_title(c.text):
        mine = {x.text for x in c.lines}
        return judge_latin_title(c.text, c.confidence, [t for t in texts if t not in mine])
    return NO_TITLE


def _from_publisher(texts: Sequence[str]) -> Title:
    """The one paper that the page says publishes it; the house that prints it may be that of another."""
    named = mentioned_papers(
        _PRINTER.sub("", t) for t in texts if any(w in t for w in ("报社", "報社", "主办", "主辦", "出版", "数字报"))
    )
    return Title(next(iter(named)), sure=False) if len(named) == 1 else NO_TITLE


def _is_plain(c: Candidate) -> bool:
    """Read without doubt and made of words: no calligraphy gone wrong."""
    text = fold("".join(c.text.split()))
    return (
        c.han
        and len(text) <= _SHORT
        and c.confidence >= SURE
        and in_words(text)
        and not column_label(text)
        and not box_label(text)
    )


def _heads(c: Candidate, head: Box, free: Sequence[TextLine], body: float) -> bool:
    """It begins where the head does and has nothing under it there; a headline beside the masthead has its story."""
    under = Box(c.box.left, c.box.bottom, c.box.right, max(head.bottom, c.box.bottom))
    return c.box.top <= head.top + body and not any(under.holds(x.box.x, x.box.y) for x in free)


def _is_near(line: TextLine, head: Box, body: float) -> bool:
    box, reach = line.box, max(4 * body, 1.2 * size_of(line))
    return -box.x_overlap(head) <= reach and -box.y_overlap(head) <= reach and box.top <= head.bottom + 2 * body


def _is_across(line: TextLine, head: Box, free: Sequence[TextLine], body: float) -> bool:
    """Like a title by its words: at the other end of the row with nothing between it and the head, or running down from there.

    Beside what can be nothing but a title a motto in small type may stand.
    """
    box = line.box
    level = box.y_overlap(head) >= 0.5 * min(box.height, head.height)
    named = len(line.text) <= _SHORT and looks_like_title(line.text)
    if line.vertical and named and abs(box.top - head.bottom) < _BELOW * body:
        return size_of(line) >= _ACROSS * body
    if not level or size_of(line) < _ACROSS * body or not (named or looks_like_latin_title(line.text)):
        return False
    left, right = min(box.right, head.right), max(box.left, head.left)
    between = [x for x in free if left <= x.box.x < right and box.top <= x.box.y < box.bottom]
    return not between or (names_paper(line.text) and all(size_of(x) < _MOTTO * size_of(line) for x in between))


def _is_level(line: TextLine | Piece, told: Sequence[Box]) -> bool:
    """On the row of a folio, however far away."""
    return any(line.box.y_overlap(box) >= 0.5 * min(line.box.height, box.height) for box in told)


def _may_be_unread(c: Candidate, head: Box, body: float) -> bool:
    """Display type level with the head or above it, short and doubtful."""
    length = len(fold(c.text).replace(" ", ""))
    short = length <= 9 if c.han else length <= 30
    doubtful = c.confidence < _UNREAD or (c.size >= 4.5 * body and not (not c.han and is_prose(c.text)))
    return short and doubtful and c.size >= 2.2 * body and c.box.y < head.bottom
