"""What is each passage of a dump: a title, body, caption, credit, byline, jump line? Told from the text and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from statistics import quantiles

from pipeline.cues import byline, byline_in_run, caption_cue, credit, ends_sentence, is_jump_line
from pipeline.cues.names import has_surname
from pipeline.geometry import Box
from pipeline.ingest.dump import UNMARKED, Mark
from pipeline.ingest.flow import Flow, same_column
from pipeline.joining import join_lines
from pipeline.scripts import CLAUSE_END, is_han
from pipeline.textwidth import width

_TITLE_WIDTH = 32.0  # in Chinese characters: longer lines are no titles, unless the dump marks them
_TITLE_LINES = 3
_LONGEST_NAME = 4
_CUE_WIDTH = 30.0  # longer lines are no credits, bylines or jump lines
_CAPTION_WIDTH = 160.0
_TAKEN = re.compile(r"[(（][^()（）]{2,20}摄[)）]。?$")  # …（4月19日摄）。
_STRADDLES = 2.0  # score of a word that is divided
_GOES_ON = 0.2  # score above which a short line is the beginning of the next one, and no title above it


class Part(Enum):
    TITLE = auto()
    BODY = auto()
    CAPTION = auto()
    CREDIT = auto()
    BYLINE = auto()
    JUMP = auto()
    PICTURE = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """`numbers` are the lines of the page; `indents` those of them that are set in; `box` is that of a picture.

    `mark` is what the file says of it.
    """

    part: Part
    numbers: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()
    level: int = 0
    indents: frozenset[int] = frozenset()
    box: Box | None = None
    mark: Mark = UNMARKED

    @property
    def text(self) -> str:
        return join_lines(self.texts)


def tell_parts(items: Sequence[Item], flow: Flow) -> tuple[Item, ...]:
    """The same lines with their parts; given are BODY items, PICTURE items and what the dump marks."""
    pieces = [piece for item in items for piece in _exploded(item)]
    told = [_by_itself(piece) for piece in pieces]
    marked = any(item.part is Part.TITLE for item in told)
    for place, item in enumerate(told):
        beside = _beside_title(told, place)
        if item.part is not Part.BODY or (marked and not beside):
            continue
        if beside and _is_name(item.text):
            told[place] = replace(item, part=Part.BYLINE)
        elif _is_title(told, place, flow):
            told[place] = replace(item, part=Part.TITLE)
    return _with_captions(told, flow)


def _exploded(item: Item) -> list[Item]:
    """Lines that are a credit, a byline or a jump line by themselves become items of their own."""
    if item.part is not Part.BODY or len(item.texts) < 2:
        return [item]
    pieces: list[Item] = []
    start = 0
    for place, text in enumerate(item.texts):
        if _cue(text) is not None:
            pieces += [_slice(item, start, place), _slice(item, place, place + 1)]
            start = place + 1
    return [piece for piece in (*pieces, _slice(item, start, len(item.texts))) if piece.numbers]


def _slice(item: Item, start: int, end: int) -> Item:
    return replace(item, numbers=item.numbers[start:end], texts=item.texts[start:end])


def _cue(text: str) -> Part | None:
    """What a line is whatever stands around it; None if that is not certain."""
    if width(text) > _CUE_WIDTH:
        return None
    if is_jump_line(text):
        return Part.JUMP
    if credit(text):
        return Part.CREDIT
    return Part.BYLINE if byline(text) else None


def _is_name(text: str) -> bool:
    """A full Chinese name and nothing else: beside a title it is the writer's."""
    plain = "".join(text.split())
    return 2 <= len(plain) <= _LONGEST_NAME and all(map(is_han, plain)) and has_surname(plain)


def _by_itself(item: Item) -> Item:
    if item.part is not Part.BODY:
        return item
    text = item.text
    if (cue := _cue(text)) is not None:
        return replace(item, part=cue)
    if (caption_cue(text) or _TAKEN.search(text)) and width(text) <= _CAPTION_WIDTH and not item.level:
        return replace(item, part=Part.CAPTION)
    if item.level and not (width(text) > 2 * _TITLE_WIDTH and ends_sentence(text)):
        return replace(item, part=Part.TITLE)
    return replace(item, part=Part.BODY, level=0)


def _beside_title(items: Sequence[Item], place: int) -> bool:
    """Whether a title is next: where a dump marks titles at all, only a kicker or subtitle beside one is left unmarked."""
    return any(item.part is Part.TITLE for item in (*items[max(0, place - 1) : place], *items[place + 1 : place + 2]))


def _is_title(items: Sequence[Item], place: int, flow: Flow) -> bool:
    """Whether a passage that the dump does not mark is a title: short, no sentence, and no piece of one."""
    item = items[place]
    text = item.text
    if len(item.texts) > _TITLE_LINES or any(width(line) > _TITLE_WIDTH for line in item.texts):
        return False
    credited = place + 1 < len(items) and items[place + 1].part is Part.CREDIT
    if credited or not _is_worded_as_title(text):
        return False
    before = next((x for x in reversed(items[:place]) if x.part in {Part.BODY, Part.TITLE}), None)
    rest = [x for x in items[place + 1 :] if x.part in {Part.BODY, Part.TITLE, Part.BYLINE}][:2]
    if not rest:
        return False
    opens = rest[0].part is not Part.BODY or byline_in_run(rest[0].text[:160])[1] is not None
    if before is not None and before.part is Part.BODY and not ends_sentence(before.text):
        return opens and not flow.continues(before.text, text)
    # The second passage is looked at too: the first one may be a caption in the way.
    pieces = [x.text for x in rest if x.part is Part.BODY]
    return opens or all(flow.score(text, piece) < _GOES_ON for piece in pieces)


def _is_worded_as_title(text: str) -> bool:
    """No dateline, no sentence, no figures: what no title is."""
    return not (
        any(byline_in_run(text[:160]))
        or text[-1] in CLAUSE_END
        or text[-1] in "-¬"
        or ends_sentence(text)
        or "。" in text
        or text[0].islower()
        or sum(map(str.isdigit, text)) > len(text) / 2
    )


def _with_captions(items: list[Item], flow: Flow) -> tuple[Item, ...]:
    """Body passages that stand in the way of a sentence, or by a credit or a picture, are captions."""
    for place, item in enumerate(items):
        if (
            item.part is Part.BODY
            and len(item.texts) <= 6
            and width(item.text) <= _CAPTION_WIDTH
            and _is_caption(items, place, flow)
        ):
            items[place] = replace(item, part=Part.CAPTION)
    return tuple(items)


def _is_caption(items: Sequence[Item], place: int, flow: Flow) -> bool:
    item = items[place]
    before = _neighbour(items[place - 1 :: -1] if place else ())
    after = _neighbour(items[place + 1 :])
    credited = place + 1 < len(items) and items[place + 1].part is Part.CREDIT
    pictured = place > 0 and items[place - 1].part is Part.PICTURE
    if before is not None and not ends_sentence(before.text):
        sure = credited or pictured
        return sure if after is None else _interrupts(before.texts[-1], item.text, after.text, flow, sure=sure)
    opens = byline_in_run(item.text[:160])[1] is not None
    return not opens and (credited or (pictured and (before is None or after is None or ends_sentence(item.text))))


def _interrupts(before: str, text: str, after: str, flow: Flow, *, sure: bool) -> bool:
    """Whether a sentence goes on behind a passage that stands in its way; `sure`: a picture or a credit is next to it."""
    here, there = flow.score(before, text), flow.score(before, after)
    if sure:
        return here < _STRADDLES or there > here
    if not ends_sentence(text):  # a few words between two halves of a sentence, and no line of their column
        apart = width(text) <= _TITLE_WIDTH and not same_column(before, text) and not CLAUSE_END & set(text)
        return apart and here < 0 and there > here + 1.0
    return here < 0 and there > _STRADDLES


def _neighbour(items: Sequence[Item]) -> Item | None:
    """The nearest body passage, unless a title comes first."""
    for item in items:
        if item.part is Part.TITLE:
            return None
        if item.part is Part.BODY:
            return item
    return None


def measure_of(items: Sequence[Item]) -> float:
    """The width that three of four lines keep to, in Chinese characters: the column, or whole paragraphs."""
    widths = [width(text) for item in items if not item.level for text in item.texts]
    return quantiles(widths, n=4)[2] if len(widths) > 1 else max(widths, default=0.0)
