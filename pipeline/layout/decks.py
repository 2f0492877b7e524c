"""Decks in body type: the lines between a headline and the first words of its story, told from what they say.

A deck is marked (——, ■), or it stands before the byline or dateline with which the story begins and ends no sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.cues import byline, byline_in_run, ends_sentence, is_subtitle_dash, jump_from
from pipeline.layout.kinds import SUBTITLE_MARKS
from pipeline.layout.paragraphs import Passage
from pipeline.textline import TextLine

REACH = 6  # lines; a story has no more in decks of body type


def leading_decks(passages: Sequence[Passage]) -> tuple[tuple[TextLine, ...], tuple[Passage, ...]]:
    """The lines at the head of a story that are decks, and the passages without them."""
    lines = [line for passage in passages for line in passage.lines][: REACH + 1]
    first = {passage.lines[0].number for passage in passages}
    opening = next((n for n, line in enumerate(lines) if _may_open(lines, n, first)), 0)
    if not 0 < opening <= REACH or any(ends_sentence(line.text) for line in lines[:opening]):
        opening = 0
    decks = lines[:opening]
    for line in lines[opening:]:
        if not is_marked(line.text) or ends_sentence(line.text):
            break
        decks.append(line)
    return tuple(decks), _without(passages, len(decks))


def is_marked(text: str) -> bool:
    """Begins with the dash or the square of a subtitle."""
    return is_subtitle_dash(text) or text[:1] in SUBTITLE_MARKS


def _may_open(lines: Sequence[TextLine], n: int, first: set[int]) -> bool:
    """At the beginning of a passage; a byline, with the word that says so, also under lines that are no text."""
    text, names = lines[n].text, byline(lines[n].text)
    told = names is not None and names != " ".join(text.split())
    under = told and not any(_runs_on(line.text) for line in lines[:n])
    return (lines[n].number in first or under) and _opens(lines, n)


def _runs_on(text: str) -> bool:
    """A clause of a text, or a dateline however it was read; a deck is neither."""
    return "，" in text or "," in text or text.endswith(("讯", "訊", "电", "電"))


def _opens(lines: Sequence[TextLine], n: int) -> bool:
    """A story begins with this line."""
    text = "".join(line.text for line in lines[n : n + 2])
    return byline(lines[n].text) is not None or any(byline_in_run(text)) or jump_from(text) is not None


def _without(passages: Sequence[Passage], count: int) -> tuple[Passage, ...]:
    """The passages less their first lines."""
    rest = []
    for passage in passages:
        gone = min(count, len(passage.lines))
        count -= gone
        if gone < len(passage.lines):
            rest.append(replace(passage, lines=passage.lines[gone:]))
    return tuple(rest)
