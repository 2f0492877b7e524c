"""Stories that are none: advertisements without a frame, weather, and scraps of which nobody can say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cues import (
    box_label,
    byline_in_run,
    classified_notice,
    classified_section,
    column_label,
    ends_sentence,
    tells_weather,
)
from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.layout.adverts import SMALL, SOLD, Advert, Salesmanship
from pipeline.layout.articles import Story
from pipeline.layout.tables import says_figures
from pipeline.layout.typesize import is_wide, text_width
from pipeline.sheet import Frame
from pipeline.textline import TextLine

SELLS = 0.4  # words of commerce, where display type has no body under it
SCRAP = 9.0  # ems; less than most titles have
WEATHER = 400  # characters in a box of that name at the most; more is a story under it
LABEL = 8  # ideographs of a standing title at the most
COLUMNS = 3  # notices that make a field of small advertisements
READ = 0.8  # confidence of a line that says something


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Every story that was given is in one of the four; ``furniture`` holds weather boxes, tables and standing titles (栏目)."""

    stories: tuple[Story, ...]
    adverts: tuple[Advert, ...]
    furniture: tuple[tuple[Role, TextLine], ...]
    loose: tuple[TextLine, ...]


def sort_out(stories: Sequence[Story], salesmanship: Salesmanship, frames: Sequence[Frame]) -> SortedOut:
    """Stories keep their order. ``frames``: those that ``Story.frame`` counts."""
    weather = [s for s in stories if _is_weather(s)]
    notices = [s for s in stories if s not in weather and _is_notice(s)]
    sold = notices + [s for s in stories if s not in weather and s not in notices and _sells(s, salesmanship)]
    grounds = [frames[s.frame].box for s in sold if s.frame >= 0]
    grounds += [_hull(notices)] if len(notices) >= COLUMNS else []
    adverts = [s for s in stories if s in sold or (s not in weather and _is_copy(s, grounds))]
    scraps = [s for s in stories if s not in weather and s not in adverts and _is_scrap(s)]
    lines = [line for s in scraps for line in s.lines]
    labels = [line for line in lines if _is_label(line)]
    return SortedOut(
        tuple(s for s in stories if s not in weather and s not in adverts and s not in scraps),
        tuple(Advert(Box.union(s.boxes), s.lines) for s in adverts),
        (*((Role.RULE_TEXT, x) for s in weather for x in s.lines), *((Role.RUNNING_HEADER, x) for x in labels)),
        tuple(line for line in lines if line not in labels),
    )


def _is_weather(story: Story) -> bool:
    """A box of weather, or a table of figures."""
    if not story.lines:
        return False
    if says_figures([x.text for s in story.strips for x in s.lines]):
        return True
    short = sum(len(x.text) for x in story.lines) <= WEATHER
    return not story.plates and (
        (short and box_label(story.lines[0].text) == "weather") or tells_weather([x.text for x in story.lines])
    )


def _sells(story: Story, salesmanship: Salesmanship) -> bool:
    """Display type without a body that speaks of commerce; with one, a few lines that hardly speak of anything else."""
    texts = [x.text for x in story.lines]
    if not texts:
        return False
    if not story.strips:
        return salesmanship(texts) > SELLS
    opening = "".join(x.text for x in story.strips[0].column.lines[:2])
    small = sum(map(len, texts)) <= SMALL and not any(byline_in_run(opening))
    return small and salesmanship(texts) > SOLD


def _is_notice(story: Story) -> bool:
    """A small advertisement, or a row of them that were read as one story, by the title; or their section."""
    titles = [x.text for x in story.heading.headline] if story.heading else []
    if not titles and story.strips:
        titles = [x.text for x in story.strips[0].lines[:1]]
    title = " ".join(titles)
    return classified_notice(title) or classified_section(title)


def _hull(stories: Sequence[Story]) -> Box:
    return Box.union(box for s in stories for box in s.boxes)


def _is_copy(story: Story, grounds: Sequence[Box]) -> bool:
    """Text without a heading inside the frame of an advertisement is its copy, however much it reads like a story.

    So is what stands without one among small advertisements: where to place them, and what they cost.
    """
    return story.heading is None and any(all(ground.holds(b.x, b.y) for b in story.boxes) for ground in grounds)


def _is_scrap(story: Story) -> bool:
    """A line or two without heading or picture, that end no sentence; or ornaments that were read as letters."""
    if story.lines and not story.plates and _is_ornament(story.lines):
        return True
    if story.heading or story.plates or len(story.lines) > 2:
        return False
    text = "".join(x.text for x in story.lines)
    return text_width(text) < SCRAP and not ends_sentence(text)


def _is_ornament(lines: Sequence[TextLine]) -> bool:
    """Hardly a letter among the characters."""
    text = "".join(x.text for x in lines)
    return sum(map(str.isalpha, text)) < 0.3 * sum(not c.isspace() for c in text) and not any(map(str.isdigit, text))


def _is_label(line: TextLine) -> bool:
    """A known standing title, or two to eight ideographs alone that were read with confidence."""
    text = line.text.strip()
    return column_label(text) or (2 <= len(text) <= LABEL and all(map(is_wide, text)) and line.confidence > READ)
