"""The story that a picture belongs to, told from what stands on each side of it and from the words of its caption."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.cues import split_credit
from pipeline.geometry import Box
from pipeline.layout.kinship import kinship, tells_news_of_its_own
from pipeline.layout.plates import Plate
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet

# How much each side of a picture says of its story when all that is next to it there is a heading, or columns, of that story.
# The ratios are those of a conditional logit on 608 pictures of generated pages (95 % of them right; 95 % of 469 others).
HEADING_ABOVE, HEADING_BELOW, HEADING_BESIDE = 5.0, 3.0, 0.5
COLUMN_ABOVE, COLUMN_BELOW, COLUMN_BESIDE = 2.0, 2.0, 1.0
KINSHIP = 0.5  # what the words count that caption and story have in common
WIDER = 0.7  # of the picture: a story over or under it that has less of its width, and no word in common
MORE = 1.5  # of its width: the story under a headline is so much wider than the picture over it
OVER_MORE = 0.5  # what that headline counts
PASSING = 0.1  # of the words of a caption, in common by chance
FLUSH = 1.5  # body heights from the edges of a story to those of the picture that opens it
SAMPLES = 8  # looks from each side
WITHIN = 0.1  # of a picture is inside the box around a heading: that has a picture between its rows
SIGHT = 5.0  # body heights that a look reaches


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands: the box of its heading, those of the heading's rows, and those of its columns."""

    frame: int
    heading: Box | None
    columns: tuple[Box, ...]
    text: str = ""
    rows: tuple[Box, ...] = ()

    @property
    def extent(self) -> Box:
        return Box.union((*self.columns, *((self.heading,) if self.heading else ())))

    def display(self, picture: Box) -> tuple[Box, ...]:
        """What is seen of the heading from a picture: all of it, or each row, if a picture stands between them."""
        if self.heading is None:
            return ()
        between = picture.overlap(self.heading) > WITHIN * picture.area
        return self.rows if between and self.rows else (self.heading,)


def find_home(plate: Plate, places: Sequence[Place], sheet: Sheet, body: TypeSize) -> int | None:
    """The story that most of the matter around the picture is part of; None if nothing is near, or it is news of its own."""
    titled = [n for n, place in enumerate(places) if _titles(place, plate, body)]
    if titled:
        return titled[0]
    scores = [0.0] * len(places)
    sides: dict[int, set[tuple[bool, bool]]] = {}
    sights = _sights(places, plate, plate.outline.grown(SIGHT * body.body, SIGHT * body.body))
    for look in _looks(plate.outline, body):
        seen = look.first(sights, sheet, body)
        if seen is not None:
            n, heading = seen
            counts = look.heading if heading else look.column
            scores[n] += counts * _weight(places[n], plate, look, heading=heading)
            sides.setdefault(n, set()).add((look.sideways, look.onward))
    caption = " ".join(c.text for c in plate.caption)
    words = kinship(split_credit(caption)[0], [place.text for place in places])
    scores = [score + KINSHIP * word if score > 0 else 0.0 for score, word in zip(scores, words, strict=True)]
    # Of equals the one that the words speak for; sums that differ by less than a look can are equal.
    best = max(range(len(places)), key=lambda n: (round(scores[n], 9), words[n]), default=None)
    if best is None or scores[best] <= 0:
        return None
    home = places[best]
    # What has a story on two sides stands within it; so does what is in one frame with it alone.
    framed = plate.frame >= 0 and sum(place.frame == plate.frame for place in places) == 1
    within = len(sides[best]) > 1 or framed
    level = any(sideways for sideways, _ in sides[best])
    if not within and not level and words[best] <= 0 and _reach(home, plate) < WIDER:
        return None
    within = within or (words[best] > PASSING and _opens(home, plate, body))
    alone = not within and tells_news_of_its_own(caption, home.text, [place.text for place in places])
    return None if alone else best


def _weight(place: Place, plate: Plate, look: _Look, *, heading: bool) -> float:
    """Of what is seen over or under the picture: a story that is narrower than it says less, and so does a headline under it over much more."""
    if look.sideways:
        return 1.0
    over_more = heading and look.onward and place.extent.width > MORE * plate.outline.width
    return OVER_MORE if over_more else _reach(place, plate)


def _reach(place: Place, plate: Plate) -> float:
    """How much of the width of the picture the story has: one that is wider than the story is hardly a part of it."""
    return max(0.0, place.extent.x_overlap(plate.outline)) / max(plate.outline.width, 1.0)


def _opens(place: Place, plate: Plate, body: TypeSize) -> bool:
    """The picture stands right over the headline, and keeps to the two edges of the whole story: few words in common will do.

    ##################
      HHHHHHHHHHHHHH
    aaaaaaaa  aaaaaaaa
    """
    if place.heading is None or not place.columns:
        return False
    story, box, em = place.extent, plate.outline, body.body
    flush = abs(story.left - box.left) < FLUSH * em and abs(story.right - box.right) < FLUSH * em
    return flush and -em < place.heading.top - box.bottom < em


@dataclass(frozen=True, slots=True)
class _Sight:
    """A column or the heading of a story."""

    box: Box
    story: int
    heading: bool


def _sights(places: Sequence[Place], plate: Plate, area: Box) -> list[_Sight]:
    """What stands in the frame, and in the area that looks reach over."""
    all_of_frame = [(n, place) for n, place in enumerate(places) if place.frame == plate.frame]
    columns = [_Sight(b, n, heading=False) for n, place in all_of_frame for b in place.columns]
    headings = [_Sight(b, n, heading=True) for n, place in all_of_frame for b in place.display(plate.box)]
    return [s for s in (*columns, *headings) if _meets(area, s.box)]


@dataclass(frozen=True, slots=True)
class _Look:
    """A look away from a picture, along ``ray``, and what a heading or a column at its end counts."""

    ray: Box
    sideways: bool
    onward: bool  # to the right or down
    heading: float
    column: float

    def first(self, sights: Sequence[_Sight], sheet: Sheet, body: TypeSize) -> tuple[int, bool] | None:
        """The story that is seen first, and whether it is its heading; a rule ends the view."""
        hits = [(self._far(s.box), s.story, s.heading) for s in sights if _meets(self.ray, s.box)]
        if not hits:
            return None
        far, n, heading = min(hits)
        rules = [r.box for r in sheet.rules if r.horizontal != self.sideways and _meets(self.ray, r.box)]
        slack = 0.3 * body.body
        hidden = any((r.x if self.sideways else r.y) * (1 if self.onward else -1) < far + slack for r in rules)
        return None if hidden else (n, heading)

    def _far(self, box: Box) -> float:
        """Where the box begins on the way: pixels along the axis, growing with the distance."""
        if self.sideways:
            return box.left if self.onward else -box.right
        return box.top if self.onward else -box.bottom


def _looks(box: Box, body: TypeSize) -> Iterable[_Look]:
    inside, far, share = 0.3 * body.body, SIGHT * body.body, 1 / SAMPLES
    above, below = HEADING_ABOVE * share, HEADING_BELOW * share
    column_above, column_below, beside = COLUMN_ABOVE * share, COLUMN_BELOW * share, COLUMN_BESIDE * share
    for k in range(SAMPLES):
        x = box.left + (k + 0.5) * share * box.width
        y = box.top + (k + 0.5) * share * box.height
        yield _Look(Box(x, box.top - far, x, box.top + inside), False, False, above, column_above)
        yield _Look(Box(x, box.bottom - inside, x, box.bottom + far), False, True, below, column_below)
        yield _Look(Box(box.left - far, y, box.left + inside, y), True, False, HEADING_BESIDE * share, beside)
        yield _Look(Box(box.right - inside, y, box.right + far, y), True, True, HEADING_BESIDE * share, beside)


def _meets(ray: Box, box: Box) -> bool:
    return ray.x_overlap(box) >= 0 and ray.y_overlap(box) >= 0


def _titles(place: Place, plate: Plate, body: TypeSize) -> bool:
    """The story is a headline without a body, right under or over the picture, or a vertical one at its side."""
    if place.columns or place.heading is None or place.frame != plate.frame:
        return False
    box, head = plate.outline, place.heading
    if head.height > 2 * head.width:
        return -head.x_overlap(box) < 2.5 * body.body and head.y_overlap(box) > 0.6 * min(head.height, box.height)
    return -head.y_overlap(box) < 2.5 * body.body and head.x_overlap(box) > 0.6 * min(head.width, box.width)
