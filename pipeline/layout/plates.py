"""Pictures with their captions, and the story that each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from pipeline.cues import credit, ends_sentence, points_at_picture, split_credit
from pipeline.geometry import Box
from pipeline.layout.adverts import Advert
from pipeline.layout.blocks import Block, innermost_frame
from pipeline.layout.kinship import kinship, tells_news_of_its_own
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

# How much each side of a picture says of its story when all that is next to it there is a heading, or columns, of that story.
# The ratios are those of a conditional logit on 608 pictures of generated pages (95 % of them right; 95 % of 469 others).
HEADING_ABOVE, HEADING_BELOW, HEADING_BESIDE = 5.0, 3.0, 0.5
COLUMN_ABOVE, COLUMN_BELOW, COLUMN_BESIDE = 2.0, 2.0, 1.0
KINSHIP = 0.5  # what the words count that caption and story have in common
SAMPLES = 8  # looks from each side
BESIDE = 3.0  # type heights of the caption between two pictures that share it
TOUCHING = 0.6  # body heights between the pictures of a montage
REACH = 2.0  # body heights between a picture and its caption
FLUSH = 1.5  # heights of its type from the side of a picture to the caption under it
ROWS = 4.0  # heights of its type from a picture to the last row of its caption
SUNK = 0.5  # heights of its type that a caption reaches into the picture over it
WITHIN = 0.1  # of a picture is inside the box around a heading: that has a picture between its rows
SIGHT = 5.0  # body heights that a look reaches


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture with its caption lines in reading order."""

    box: Box
    caption: tuple[Block, ...]
    frame: int

    @property
    def outline(self) -> Box:
        """The picture with its caption."""
        return Box.union((self.box, *(c.box for c in self.caption)))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a story stands: the box of its heading, those of the heading's rows, and those of its columns."""

    frame: int
    heading: Box | None
    columns: tuple[Box, ...]
    text: str = ""
    rows: tuple[Box, ...] = ()

    def display(self, picture: Box) -> tuple[Box, ...]:
        """What is seen of the heading from a picture: all of it, or each row, if a picture stands between them."""
        if self.heading is None:
            return ()
        between = picture.overlap(self.heading) > WITHIN * picture.area
        return self.rows if between and self.rows else (self.heading,)


def build_plates(sheet: Sheet, captions: Sequence[Block], adverts: Sequence[Advert]) -> tuple[Plate, ...]:
    """The pictures that belong to no advertisement; a caption goes where it points, else to the nearest of them."""
    pictures = [p.box for p in sheet.pictures if not any(a.box.holds(p.box.x, p.box.y) for a in adverts)]
    if not pictures:
        return ()
    held: dict[int, list[Block]] = {}
    for caption in (part for block in captions for row in _in_columns(block, pictures) for part in _pointed(row)):
        held.setdefault(_described(caption, pictures), []).append(caption)
    return tuple(Plate(box, _in_rows(held.get(n, [])), innermost_frame(box, sheet)) for n, box in enumerate(pictures))


def _in_rows(captions: Sequence[Block]) -> tuple[Block, ...]:
    """Row by row, each from its beginning: a credit stands level with the end of a caption."""
    rows: list[list[Block]] = []
    for block in sorted(captions, key=lambda b: _across(b)[0]):
        (start, stop), (first, last) = _across(block), _across(rows[-1][0]) if rows else (0.0, 0.0)
        if rows and min(stop, last) - max(start, first) > 0.5 * min(stop - start, last - first):
            rows[-1].append(block)
        else:
            rows.append([block])
    return tuple(b for row in rows for b in sorted(row, key=_beginning))


def _across(block: Block) -> tuple[float, float]:
    """From the first to the last of its lines."""
    box = block.box
    return (box.left, box.right) if block.lines[0].rising else (box.top, box.bottom)


def _beginning(block: Block) -> float:
    return -block.box.bottom if block.lines[0].rising else block.box.left


def together(plates: Sequence[Plate], body: TypeSize) -> list[list[Plate]]:
    """Plates that belong to one story: pictures over one caption, and those that touch, as in a montage."""
    n = len(plates)
    pairs = [(a, b) for a in range(n) for b in range(a + 1, n) if _are_one(plates[a], plates[b], plates, body)]
    rows, cols = [a for a, _ in pairs], [b for _, b in pairs]
    _, group = connected_components(csr_array(([1] * len(pairs), (rows, cols)), shape=(n, n)), directed=False)
    return [[p for p, own in zip(plates, group, strict=True) if own == g] for g in dict.fromkeys(group)]


def as_one(group: Sequence[Plate]) -> Plate:
    """For those that ask where it stands."""
    return Plate(Box.union(p.box for p in group), tuple(c for p in group for c in p.caption), group[0].frame)


def _are_one(a: Plate, b: Plate, plates: Sequence[Plate], body: TypeSize) -> bool:
    if a.frame != b.frame:
        return False
    x, y = a.box.x_overlap(b.box), a.box.y_overlap(b.box)
    beside = y > 0.5 * min(a.box.height, b.box.height) and -x < BESIDE * body.body
    stacked = x > 0.8 * min(a.box.width, b.box.width) and -y < TOUCHING * body.body
    touching = stacked or (beside and -x < TOUCHING * body.body)
    return touching or (beside and any(_runs_under(c.box, a.box, b.box, body) for p in plates for c in p.caption))


def _runs_under(caption: Box, a: Box, b: Box, body: TypeSize) -> bool:
    """The caption begins right under both pictures and runs over most of each."""
    return all(abs(caption.top - p.bottom) < REACH * body.body and caption.x_overlap(p) > 0.5 * p.width for p in (a, b))


def _in_columns(caption: Block, pictures: Sequence[Box]) -> list[Block]:
    """Captions in one row, each right under its own picture and complete in itself, apart."""
    homes = [_right_under(line, pictures) for line in caption.lines]
    parts = [
        Block(tuple(x for x, home in zip(caption.lines, homes, strict=True) if home == n), caption.frame)
        for n in dict.fromkeys(homes)
    ]
    whole = all(credit(p.text) is None and (ends_sentence(p.text) or split_credit(p.text)[1]) for p in parts)
    return parts if None not in homes and whole else [caption]


def _right_under(line: TextLine, pictures: Sequence[Box]) -> int | None:
    """The picture that a line stands under, from its left side on."""
    box = line.box
    under = [
        n
        for n, p in enumerate(pictures)
        if abs(box.left - p.left) < FLUSH * box.height
        and box.right < p.right + box.height
        and -box.height < box.top - p.bottom < ROWS * box.height
    ]
    return min(under, key=lambda n: abs(box.top - pictures[n].bottom), default=None)


def _pointed(caption: Block) -> list[Block]:
    """Captions that stand together, each beginning with a mark that points at its picture, apart."""
    parts: list[list[int]] = []
    for n, line in enumerate(caption.lines):
        if not parts or points_at_picture(line.text):
            parts.append([])
        parts[-1].append(n)
    return [Block(tuple(caption.lines[n] for n in part), caption.frame) for part in parts]


def _described(caption: Block, pictures: Sequence[Box]) -> int:
    """The picture right over the caption, else the nearest; of it and those close beside it the one on the side that the caption points to."""
    nearest = min(
        range(len(pictures)),
        key=lambda n: (not _is_right_over(pictures[n], caption), _distance(pictures[n], caption.box)),
    )
    side = points_at_picture(caption.text)
    if side not in ("left", "right"):
        return nearest
    near = [n for n in range(len(pictures)) if _side_by_side(pictures[n], pictures[nearest], BESIDE * caption.size)]
    return (min if side == "left" else max)(near, key=lambda n: pictures[n].x)


def _is_right_over(picture: Box, caption: Block) -> bool:
    box = caption.box
    near = -SUNK * caption.size < box.top - picture.bottom < REACH * caption.size
    return near and box.x_overlap(picture) > 0.7 * box.width


def _side_by_side(a: Box, b: Box, gap: float) -> bool:
    return -a.x_overlap(b) <= gap and a.y_overlap(b) > 0.5 * min(a.height, b.height)


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
            scores[n] += look.heading if heading else look.column
            sides.setdefault(n, set()).add((look.sideways, look.onward))
    caption = " ".join(c.text for c in plate.caption)
    words = kinship(caption, [place.text for place in places])
    scores = [score + KINSHIP * word if score > 0 else 0.0 for score, word in zip(scores, words, strict=True)]
    # Of equals the one that the words speak for; sums that differ by less than a look can are equal.
    best = max(range(len(places)), key=lambda n: (round(scores[n], 9), words[n]), default=None)
    if best is None or scores[best] <= 0:
        return None
    # What has a story on two sides stands within it; so does what is in one frame with it alone.
    framed = plate.frame >= 0 and sum(place.frame == plate.frame for place in places) == 1
    beside = len(sides[best]) == 1 and not framed
    alone = beside and tells_news_of_its_own(caption, places[best].text, [place.text for place in places])
    return None if alone else best


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


def _distance(a: Box, b: Box) -> float:
    """Pixels between two boxes along the axes, 0 if they meet."""
    return max(0.0, -a.x_overlap(b)) + max(0.0, -a.y_overlap(b))
