"""Items of a dump, in its order, become stories: titles, paragraphs across photos, pictures, jump lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from pipeline.cues import byline_in_run, ends_sentence, jump_from, jump_to
from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.ingest.flow import Flow, fills_column
from pipeline.ingest.parts import Item, Part
from pipeline.ingest.titles import Titles, order_titles

_SUBHEAD_TITLES = 1  # more titles in a row than this begin a story


@dataclass
class Prose:
    """A paragraph while it is gathered; `gap` says that its last sentence breaks off and is not continued."""

    numbers: list[int]
    texts: list[str]
    role: Role = Role.BODY
    gap: bool = False


@dataclass
class Plate:
    """A picture with the lines of its caption and its credit."""

    box: Box | None = None
    caption: list[int] = field(default_factory=list)
    credit: list[int] = field(default_factory=list)


@dataclass
class Story:
    """A story while it is gathered; all numbers are those of lines of the page."""

    titles: Titles
    byline: list[int] = field(default_factory=list)
    jump_from: list[int] = field(default_factory=list)
    prose: list[Prose] = field(default_factory=list)
    plates: list[Plate] = field(default_factory=list)
    jump_to: list[int] = field(default_factory=list)

    @property
    def numbers(self) -> list[int]:
        """All its lines, in the order of the article."""
        heads = [*self.titles.kicker, *self.titles.headline, *self.titles.subtitle, *self.byline, *self.jump_from]
        body = [number for prose in self.prose for number in prose.numbers]
        return [*heads, *body, *(n for plate in self.plates for n in (*plate.caption, *plate.credit)), *self.jump_to]


class _Head(Enum):
    STORY = auto()
    SUBHEAD = auto()


def tell_stories(items: Sequence[Item], flow: Flow) -> tuple[Story, ...]:
    """The stories in the order of the dump; text before the first title is a story without one."""
    top = min((item.level for item in items if item.part is Part.TITLE and item.level), default=0)
    stories: list[Story] = []
    for group, rest in _runs(_pictures_below_titles(items)):
        if group and (not stories or _head(group, rest, top) is _Head.STORY):
            stories.append(Story(order_titles(group)))
        elif group:
            stories[-1].prose += [Prose(list(x.numbers), list(x.texts), Role.SUBHEAD) for x in group]
        if rest and not stories:
            stories.append(Story(Titles()))
        for item in rest:
            add(stories[-1], item, flow)
    return tuple(stories)


def _pictures_below_titles(items: Sequence[Item]) -> list[Item]:
    """The items with pictures that stand above the first title moved below it: they have no story of their own."""
    first = next((place for place, item in enumerate(items) if item.part is not Part.PICTURE), len(items))
    titled = first
    while titled < len(items) and items[titled].part is Part.TITLE:
        titled += 1
    return [*items[first:titled], *items[:first], *items[titled:]]


def _runs(items: Sequence[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    """Titles that follow one another, and what stands below them up to the next title."""
    group: list[Item] = []
    rest: list[Item] = []
    for item in items:
        if item.part is Part.TITLE and rest:
            yield group, rest
            group, rest = [item], []
        elif item.part is Part.TITLE:
            group.append(item)
        else:
            rest.append(item)
    if group or rest:
        yield group, rest


def _head(group: Sequence[Item], rest: Sequence[Item], top: int) -> _Head:
    """Whether titles begin a story or a section of one."""
    if len(group) > _SUBHEAD_TITLES or (top and any(item.level == top for item in group)):
        return _Head.STORY
    first = next((item for item in rest if item.part in {Part.BODY, Part.BYLINE, Part.JUMP}), None)
    if first is None:
        return _Head.STORY if rest else _Head.SUBHEAD
    if first.part is Part.BYLINE or (first.part is Part.JUMP and jump_from(first.text)):
        return _Head.STORY
    opens = first.part is Part.BODY and any(byline_in_run(first.text[:160]))
    return _Head.STORY if opens or not top else _Head.SUBHEAD


def add(story: Story, item: Item, flow: Flow) -> None:
    """Puts an item that is no title in its place in the story."""
    if item.part is Part.BODY:
        _add_body(story, item, flow)
    elif item.part is Part.BYLINE:
        story.byline += item.numbers
    elif item.part is Part.JUMP:
        leads_on = jump_to(item.text) and (story.prose or not jump_from(item.text))
        (story.jump_to if leads_on else story.jump_from).extend(item.numbers)
    elif item.part is Part.PICTURE:
        story.plates.append(Plate(item.box))
    else:
        _add_to_plate(story, item)


def _add_to_plate(story: Story, item: Item) -> None:
    last = story.plates[-1] if story.plates else None
    if item.part is Part.CAPTION:
        if last is None or last.caption or last.credit:
            last = Plate()
            story.plates.append(last)
        last.caption += item.numbers
    else:
        if last is None or last.credit:
            last = Plate()
            story.plates.append(last)
        last.credit += item.numbers


def _add_body(story: Story, item: Item, flow: Flow) -> None:
    indents = {place for place, number in enumerate(item.numbers) if number in item.indents}
    starts = flow.paragraph_starts(item.texts, indents)
    for start, end in zip(starts, (*starts[1:], len(item.texts)), strict=True):
        numbers, texts = item.numbers[start:end], item.texts[start:end]
        last = story.prose[-1] if story.prose and story.prose[-1].role is Role.BODY else None
        if last is not None:
            ended = ends_sentence(last.texts[-1])
            if fills_column(last.texts, texts[0]) or (not ended and flow.continues(last.texts[-1], texts[0])):
                last.numbers += numbers
                last.texts += texts
                continue
            last.gap = not ended
        story.prose.append(Prose(list(numbers), list(texts)))
