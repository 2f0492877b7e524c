"""Stories that are none: advertisements without a frame, weather, names of columns, and scraps of which nobody can say what they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.cues import (
    box_label,
    briefs_label,
    byline_in_run,
    classified_notice,
    classified_section,
    column_label,
    column_pair,
    ends_sentence,
    house_notice,
    tells_weather,
)
from pipeline.document import Role
from pipeline.geometry import Box
from pipeline.layout.adverts import SMALL, SOLD, Advert, Salesmanship
from pipeline.layout.articles import Story
from pipeline.layout.headings import Heading, display_size
from pipeline.layout.kinds import LABEL
from pipeline.layout.tables import says_figures
from pipeline.layout.typesize import TypeSize, is_wide, text_width, type_height
from pipeline.scripts import is_han
from pipeline.sheet import Frame
from pipeline.textline import TextLine

SELLS = 0.4  # words of commerce, where display type has no body under it
HINTS = 0.25  # the same of display type in several sizes, as no headline without its text has
SIZES = 1.3  # times the smaller of two: another size
SCRAP = 9.0  # ems; less than most titles have
WEATHER = 400  # characters in a box of that name at the most; more is a story under it
WORDS = 8  # ideographs of a standing title at the most
NAME = 2.5  # body heights; a headline of as few characters as the name of a column is larger
COLUMNS = 3  # notices that make a field of small advertisements
READ = 0.8  # confidence of a line that says something


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Every story that was given is in one of the four; ``furniture`` holds weather boxes, tables, notices of the paper's own and
    standing titles (栏目).
    """

    stories: tuple[Story, ...]
    adverts: tuple[Advert, ...]
    furniture: tuple[tuple[Role, TextLine], ...]
    loose: tuple[TextLine, ...]


def sort_out(
    stories: Sequence[Story], salesmanship: Salesmanship, frames: Sequence[Frame], body: TypeSize
) -> SortedOut:
    """Stories keep their order. ``frames``: those that ``Story.frame`` counts."""
    standing = [s for s in stories if _is_weather(s) or _speaks_for_house(s)]
    notices = [s for s in stories if s not in standing and _is_notice(s)]
    sold = notices + [s for s in stories if s not in standing and s not in notices and _sells(s, salesmanship)]
    grounds = [frames[s.frame].box for s in sold if s.frame >= 0]
    grounds += [_hull(notices)] if len(notices) >= COLUMNS else []
    adverts = [s for s in stories if s in sold or (s not in standing and _is_copy(s, grounds))]
    scraps = [s for s in stories if s not in standing and s not in adverts and (_is_scrap(s) or _is_lone_name(s, body))]
    lines = [line for s in scraps for line in s.lines]
    labels = [line for line in lines if _is_label(line)]
    return SortedOut(
        tuple(s for s in stories if s not in standing and s not in adverts and s not in scraps),
        tuple(Advert(Box.union(s.boxes), s.lines) for s in adverts),
        (*((Role.RULE_TEXT, x) for s in standing for x in s.lines), *((Role.RUNNING_HEADER, x) for x in labels)),
        tuple(line for line in lines if line not in labels),
    )


def _is_weather(story: Story) -> bool:
    """A box of weather, or a table of figures."""
    if not story.lines:
        return False
    if box_label(story.lines[0].text) != "index" and says_figures([x.text for s in story.strips for x in s.lines]):
        return True
    short = sum(len(x.text) for x in story.lines) <= WEATHER
    return not story.plates and (
        (short and box_label(story.lines[0].text) == "weather") or tells_weather([x.text for x in story.lines])
    )


def _speaks_for_house(story: Story) -> bool:
    """Without a headline and a picture, it says how to send copy, or what may be reprinted."""
    return not (story.heading or story.plates) and house_notice("".join(x.text for x in story.lines))


def _sells(story: Story, salesmanship: Salesmanship) -> bool:
    """Display type without a body that speaks of commerce; with one, a few lines that hardly speak of anything else."""
    texts = [x.text for x in story.lines]
    if not texts:
        return False
    if not story.strips:
        return salesmanship(texts) > (HINTS if _in_sizes(story.heading) else SELLS)
    opening = "".join(x.text for x in story.strips[0].column.lines[:2])
    small = sum(map(len, texts)) <= SMALL and not any(byline_in_run(opening))
    return small and salesmanship(texts) > SOLD


def _in_sizes(heading: Heading | None) -> bool:
    """Display type with smaller display type under it."""
    if heading is None or not heading.subtitle:
        return False
    return max(map(display_size, heading.headline)) > SIZES * max(map(display_size, heading.subtitle))


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


def _is_lone_name(story: Story, body: TypeSize) -> bool:
    """A heading over nothing that names a column, or a letter of display type that was read apart from its word.

    What is known for a name is one in any type; other words are that are as few as those of a name, and no larger.
    """
    if story.heading is None or story.strips or story.plates:
        return False
    text = "".join(x.text.strip() for x in story.heading.lines)
    if _is_name(text) or sum(map(is_han, text)) == len([c for c in text if c.isalnum()]) == 1:
        return True
    small = max(map(type_height, story.heading.lines)) < NAME * body.body
    return small and len(text) <= LABEL and all(map(is_han, text))


def _is_name(text: str) -> bool:
    return column_label(text) or briefs_label(text) or column_pair(text)


def _is_ornament(lines: Sequence[TextLine]) -> bool:
    """Hardly a letter among the characters."""
    text = "".join(x.text for x in lines)
    return sum(map(str.isalpha, text)) < 0.3 * len("".join(text.split())) and not any(map(str.isdigit, text))


def _is_label(line: TextLine) -> bool:
    """A known standing title, or two to eight ideographs alone that were read with confidence."""
    text = line.text.strip()
    return _is_name(text) or (2 <= len(text) <= WORDS and all(map(is_wide, text)) and line.confidence > READ)
