"""Chains become stories: each with its heading, its strips, its pictures and their captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.geometry import Box
from pipeline.layout.adverts import Advert
from pipeline.layout.blocks import Block, innermost_frame
from pipeline.layout.chains import Chain
from pipeline.layout.headings import Heading
from pipeline.layout.relations import NOTHING
from pipeline.layout.strips import Strip
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture with its caption lines in reading order."""

    box: Box
    caption: tuple[Block, ...]
    frame: int


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
        plates = tuple(Box.union((p.box, *(c.box for c in p.caption))) for p in self.plates)
        return heading + tuple(s.box for s in self.strips) + plates

    @property
    def frame(self) -> int:
        if self.heading:
            return self.heading.frame
        return self.strips[0].frame if self.strips else self.plates[0].frame

    @property
    def anchor(self) -> Box:
        """Where a reader begins."""
        return self.boxes[0]


def build_plates(sheet: Sheet, captions: Sequence[Block], adverts: Sequence[Advert]) -> tuple[Plate, ...]:
    """The pictures that belong to no advertisement; each caption goes to the nearest of them."""
    pictures = [p for p in sheet.pictures if not any(a.box.holds(p.box.x, p.box.y) for a in adverts)]
    if not pictures:
        return ()
    held: dict[int, list[Block]] = {}
    for caption in captions:
        nearest = min(range(len(pictures)), key=lambda n: distance(pictures[n].box, caption.box))
        held.setdefault(nearest, []).append(caption)
    return tuple(
        Plate(
            p.box,
            tuple(sorted(held.get(n, []), key=lambda b: (b.box.top, b.box.left))),
            innermost_frame(p.box, sheet),
        )
        for n, p in enumerate(pictures)
    )


def distance(a: Box, b: Box) -> float:
    """Pixels between two boxes along the axes, 0 if they meet."""
    return max(0.0, -a.x_overlap(b)) + max(0.0, -a.y_overlap(b))


def build_stories(
    chains: Sequence[Chain],
    strips: Sequence[Strip],
    headings: Sequence[Heading],
    plates: Sequence[Plate],
    body: TypeSize,
) -> tuple[Story, ...]:
    """Every strip, heading and plate is in exactly one story."""
    stories = [
        Story(headings[c.heading] if c.heading != NOTHING else None, tuple(strips[n] for n in c.strips), (), c.margins)
        for c in chains
    ]
    headed = {c.heading for c in chains}
    stories += [Story(h, (), (), ()) for n, h in enumerate(headings) if n not in headed]
    for plate in plates:
        home = _home(plate, stories, body)
        if home is None:
            stories.append(Story(None, (), (plate,), ()))
        else:
            stories[home] = replace(stories[home], plates=(*stories[home].plates, plate))
    return tuple(stories)


def _home(plate: Plate, stories: Sequence[Story], body: TypeSize) -> int | None:
    """The story whose matter lies about the picture: the one that shares most of its outline at a close distance."""
    titled = [n for n, story in enumerate(stories) if _titles(story, plate, body)]
    if titled:
        return titled[0]
    reach = plate.box.grown(2.5 * body.body, 2.5 * body.body)
    best, most = None, 0.0
    for n, story in enumerate(stories):
        if story.frame != plate.frame:
            continue
        contact = sum(
            max(0.0, b.x_overlap(reach)) + max(0.0, b.y_overlap(reach)) for b in story.boxes if b.overlap(reach) > 0
        )
        hull = Box.union(story.boxes)
        inside = hull.overlap(plate.box) / max(1.0, plate.box.area)
        score = contact / (plate.box.width + plate.box.height) + inside
        if score > most:
            best, most = n, score
    return best if most > 0.15 else None


def _titles(story: Story, plate: Plate, body: TypeSize) -> bool:
    """The story is a headline without a body, right under or over the picture."""
    if story.strips or story.heading is None or story.frame != plate.frame:
        return False
    box = story.heading.box
    close = -box.y_overlap(plate.box) < 2.5 * body.body
    return close and box.x_overlap(plate.box) > 0.6 * min(box.width, plate.box.width)


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
