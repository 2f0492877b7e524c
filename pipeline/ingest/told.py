"""What a file itself says of its articles: passages that it marks with an article, a role or a place beside the articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.document import Removal, Role
from pipeline.ingest.dump import Mark
from pipeline.ingest.flow import Flow
from pipeline.ingest.parts import Item, Part
from pipeline.ingest.stories import Prose, Story, add
from pipeline.ingest.titles import Titles

_FURNITURE = frozenset({Role.FOLIO, Role.MASTHEAD, Role.IMPRINT, Role.RUNNING_HEADER, Role.RULE_TEXT})
_TITLES = {Role.KICKER: "kicker", Role.HEADLINE: "headline", Role.SUBTITLE: "subtitle"}
PARTS: Mapping[Role, Part] = {
    Role.CAPTION: Part.CAPTION,
    Role.CREDIT: Part.CREDIT,
    Role.BYLINE: Part.BYLINE,
    Role.JUMP: Part.JUMP,
}


@dataclass(frozen=True, slots=True)
class ToldRepeat:
    """A line that the file has as removed; `of` is the name that the line which stays has in the file."""

    number: int
    of: str | None
    reason: Removal


@dataclass
class Told:
    """What is told of the lines, by their numbers on the page; all else is left to be found out."""

    stories: list[Story] = field(default_factory=list)
    advertisements: list[tuple[int, ...]] = field(default_factory=list)
    furniture: dict[int, Role] = field(default_factory=dict)
    removed: list[ToldRepeat] = field(default_factory=list)
    unassigned: list[int] = field(default_factory=list)

    @property
    def numbers(self) -> frozenset[int]:
        """All lines of which something is told."""
        whole = [n for story in self.stories for n in story.numbers] + [n for ad in self.advertisements for n in ad]
        return frozenset((*whole, *self.furniture, *(r.number for r in self.removed), *self.unassigned))


def is_told(mark: Mark) -> bool:
    """Whether the mark says where the passage belongs; a role within articles alone does not."""
    beside = {*_FURNITURE, Role.ADVERTISEMENT, Role.REMOVED, Role.UNASSIGNED}
    return mark.story is not None or mark.role in beside


def tell_marked(items: Sequence[Item], flow: Flow) -> Told:
    """The stories and the rest that the marks of the items tell; items without such a mark are left out."""
    told = Told()
    stories: dict[str, list[Item]] = {}
    paid: dict[str, tuple[int, ...]] = {}
    for item in (x for x in items if is_told(x.mark)):
        role, key = item.mark.role, item.mark.story
        if role in _FURNITURE:
            told.furniture |= {number: role for number in item.numbers if role}
        elif role is Role.ADVERTISEMENT:
            key = key or f"{item.numbers}"
            paid[key] = paid.get(key, ()) + item.numbers
        elif role is Role.REMOVED:
            reason = item.mark.reason or Removal.REPEATED
            told.removed += [ToldRepeat(number, item.mark.repeats, reason) for number in item.numbers]
        elif role is Role.UNASSIGNED or key is None:
            told.unassigned += item.numbers
        else:
            stories.setdefault(key, []).append(item)
    told.advertisements = list(paid.values())
    told.stories = [_story(told_items, flow) for told_items in stories.values()]
    return told


def _story(items: Sequence[Item], flow: Flow) -> Story:
    story = Story(Titles(**_titles(items)))
    paragraphs: dict[str, Prose] = {}
    titled = {id(item) for item in items if _is_title(item, items)}
    for item in items:
        role = item.mark.role
        if id(item) in titled:
            continue
        if item.part is not Part.BODY:
            add(story, item, flow)
        elif role in {Role.BODY, Role.SUBHEAD}:
            _add_paragraph(story, item, paragraphs)
        elif item.level:
            story.prose.append(Prose(list(item.numbers), list(item.texts), Role.SUBHEAD))
        else:
            add(story, item, flow)
    return story


def _titles(items: Sequence[Item]) -> Mapping[str, tuple[int, ...]]:
    titles: dict[str, tuple[int, ...]] = {}
    for item in (x for x in items if _is_title(x, items)):
        name = _TITLES.get(item.mark.role, "headline") if item.mark.role else "headline"
        titles[name] = titles.get(name, ()) + item.numbers
    return titles


def _is_title(item: Item, items: Sequence[Item]) -> bool:
    """By its role; where no headline is told, the headings before the text are it."""
    if item.mark.role is not None or not item.level:
        return item.mark.role in _TITLES
    if any(x.mark.role is Role.HEADLINE for x in items):
        return False
    before = items[: next(place for place, x in enumerate(items) if x is item)]
    return all(x.level or x.part is Part.PICTURE or x.mark.role in _TITLES for x in before)


def _add_paragraph(story: Story, item: Item, paragraphs: dict[str, Prose]) -> None:
    name = item.mark.paragraph
    if name is not None and name in paragraphs:
        paragraphs[name].numbers += item.numbers
        paragraphs[name].texts += item.texts
        return
    prose = Prose(list(item.numbers), list(item.texts), item.mark.role or Role.BODY)
    story.prose.append(prose)
    if name is not None:
        paragraphs[name] = prose
