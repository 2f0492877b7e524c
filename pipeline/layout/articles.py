"""Chains become stories: each with its heading, its strips, its pictures and their captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.cues import split_credit
from pipeline.geometry import Box
from pipeline.joining import join_lines
from pipeline.layout.above import NOTHING
from pipeline.layout.chains import Chain
from pipeline.layout.headings import Heading
from pipeline.layout.homes import Place, find_home
from pipeline.layout.marked_items import marked_items
from pipeline.layout.plates import Plate, as_news, as_one, together
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

CAPTION = 9  # lines of photo news at the most


@dataclass(frozen=True, slots=True)
class Story:
    """An article before it is put in words. ``margins``: see ``chains.Chain``."""

    heading: Heading | None
    strips: tuple[Strip, ...]
    plates: tuple[Plate, ...]
    margins: tuple[float, ...]

    @property
    def lines(self) -> tuple[TextLine, ...]:
        """All lines: of the heading, the strips and the captions."""
        heading = self.heading.lines if self.heading else ()
        captions = (x for p in self.plates for block in p.caption for x in block.lines)
        return (*heading, *(x for s in self.strips for x in s.lines), *captions)

    @property
    def boxes(self) -> tuple[Box, ...]:
        heading = (self.heading.box,) if self.heading else ()
        return heading + tuple(s.box for s in self.strips) + tuple(p.outline for p in self.plates)

    @property
    def frame(self) -> int:
        if self.heading:
            return self.heading.frame
        return self.strips[0].frame if self.strips else self.plates[0].frame

    @property
    def anchor(self) -> Box:
        """Where a reader begins."""
        return self.boxes[0]


def build_stories(
    chains: Sequence[Chain],
    strips: Sequence[Strip],
    headings: Sequence[Heading],
    plates: Sequence[Plate],
    sheet: Sheet,
    body: TypeSize,
) -> tuple[Story, ...]:
    """Every strip, heading and plate is in exactly one story."""
    stories = [
        Story(headings[c.heading] if c.heading != NOTHING else None, tuple(strips[n] for n in c.strips), (), c.margins)
        for c in chains
    ]
    headed = {c.heading for c in chains}
    stories += [Story(h, (), (), ()) for n, h in enumerate(headings) if n not in headed]
    places = [
        Place(
            s.frame,
            s.heading.box if s.heading else None,
            tuple(x.box for x in s.strips),
            _text(s),
            tuple(x.box for x in s.heading.lines) if s.heading else (),
        )
        for s in stories
    ]
    for group in together(plates, body):
        home = find_home(as_one(group), places, sheet, body)
        if home is None:
            stories += [Story(None, (), plates, ()) for plates in as_news(group, body)]
        else:
            stories[home] = replace(stories[home], plates=(*stories[home].plates, *group))
    return tuple(part for story in stories for part in _in_items(_as_photo_news(story)))


def _in_items(story: Story) -> list[Story]:
    """Marked items apart, where no headline stands over them that they are about."""
    items = [] if story.heading else marked_items(story.strips)
    return [Story(None, item, (), ()) for item in items] if len(items) > 1 and not story.plates else [story]


def _as_photo_news(story: Story) -> Story:
    """A few lines that the photographer signs are the caption, though a headline stands between them and their picture.

    Of a picture that was not found, they are all that says where it is.
    """
    bare = [p for p in story.plates if not p.caption]
    lines = [x for s in story.strips for x in s.lines]
    if len(bare) > 1 or not 0 < len(lines) <= CAPTION or any(s.titles for s in story.strips):
        return story
    if not split_credit(join_lines([x.text for x in lines]))[1]:
        return story
    captions = tuple(s.column for s in story.strips)
    if bare:
        plates = tuple(replace(p, caption=captions) if p is bare[0] else p for p in story.plates)
    elif story.heading and not story.plates:
        plates = (Plate(Box.union(s.box for s in story.strips), captions, story.frame),)
    else:
        return story
    return replace(story, strips=(), plates=plates)


def _text(story: Story) -> str:
    return "\n".join(x.text for x in story.lines)


def in_reading_order(stories: Sequence[Story], body: TypeSize) -> tuple[Story, ...]:
    """What stands above comes first, then what stands left of it, by where each story begins (after Breuel 2003)."""
    left = sorted(range(len(stories)), key=lambda n: (stories[n].anchor.top, stories[n].anchor.left))
    ordered: list[int] = []
    while left:
        free = next(
            (n for n in left if not any(m != n and _before(stories[m].anchor, stories[n].anchor, body) for m in left)),
            left[0],
        )
        ordered.append(free)
        left.remove(free)
    return tuple(stories[n] for n in ordered)


def _before(a: Box, b: Box, body: TypeSize) -> bool:
    if a.x_overlap(b) > 0:
        return a.y < b.y
    return a.right <= b.left and a.y_overlap(b) > 0.3 * min(a.height, b.height, 20 * body.body)
