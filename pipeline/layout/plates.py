"""Pictures with their captions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from pipeline.cues import credit, ends_sentence, points_at_picture, split_credit
from pipeline.geometry import Box
from pipeline.joining import join_lines
from pipeline.layout.adverts import Advert
from pipeline.layout.blocks import Block, innermost_frame
from pipeline.layout.typesize import TypeSize
from pipeline.sheet import Sheet
from pipeline.textline import TextLine

BESIDE = 3.0  # type heights of the caption between two pictures that share it
TOUCHING = 0.6  # body heights between the pictures of a montage
IN_ROW = 1.2  # the same of a row of pictures of one height
LEVEL = 0.5  # body heights by which the edges of such pictures differ
REACH = 2.0  # body heights between a picture and its caption
UNDER = 3.5  # heights of its type from a picture to its caption, with a title between at the most
FLUSH = 1.5  # heights of its type from the side of a picture to the caption under it
ROWS = 4.0  # heights of its type from a picture to the last row of its caption
SUNK = 0.5  # heights of its type that a caption reaches into the picture over it


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
    ordered = sorted(zip(plates, group, strict=True), key=lambda p: (round(p[0].box.top / body.body), p[0].box.left))
    return [[p for p, own in ordered if own == g] for g in dict.fromkeys(group)]


def as_news(group: Sequence[Plate], body: TypeSize) -> list[tuple[Plate, ...]]:
    """Plates of no story: those of a row, all of one height, that each have a caption signed by somebody else are news one by one."""
    signed = {split_credit(join_lines([x.text for block in p.caption for x in block.lines]))[1] for p in group}
    row = all(_are_level(p.box, group[0].box, body) for p in group)
    return [(p,) for p in group] if row and "" not in signed and len(signed) == len(group) else [tuple(group)]


def as_one(group: Sequence[Plate]) -> Plate:
    """For those that ask where it stands."""
    return Plate(Box.union(p.box for p in group), tuple(c for p in group for c in p.caption), group[0].frame)


def _are_one(a: Plate, b: Plate, plates: Sequence[Plate], body: TypeSize) -> bool:
    if a.frame != b.frame:
        return False
    x, y = a.box.x_overlap(b.box), a.box.y_overlap(b.box)
    beside = y > 0.5 * min(a.box.height, b.box.height) and -x < BESIDE * body.body
    stacked = x > 0.8 * min(a.box.width, b.box.width) and -y < TOUCHING * body.body
    em = body.body
    touching = stacked or (beside and -x < (IN_ROW if _are_level(a.box, b.box, body) else TOUCHING) * em)
    return touching or (beside and any(_runs_under(c.box, a.box, b.box, body) for p in plates for c in p.caption))


def _are_level(a: Box, b: Box, body: TypeSize) -> bool:
    return max(abs(a.top - b.top), abs(a.bottom - b.bottom)) < LEVEL * body.body


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
    near = -SUNK * caption.size < box.top - picture.bottom < UNDER * caption.size
    return near and box.x_overlap(picture) > 0.7 * box.width


def _side_by_side(a: Box, b: Box, gap: float) -> bool:
    return -a.x_overlap(b) <= gap and a.y_overlap(b) > 0.5 * min(a.height, b.height)


def _distance(a: Box, b: Box) -> float:
    """Pixels between two boxes along the axes, 0 if they meet."""
    return max(0.0, -a.x_overlap(b)) + max(0.0, -a.y_overlap(b))
