"""From a page to its spans: find the lines, part them at the gutters, try each the ways it may run, keep what reads best."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from pipeline.engines.protocols import Image, Reading, TextRecognizer
from pipeline.geometry import Affine, Box, Quad
from pipeline.recognition.attempts import Attempt, Tried, first_attempts, further_attempts
from pipeline.recognition.brackets import with_brackets
from pipeline.recognition.closer_look import lines_inside, says_nothing
from pipeline.recognition.crops import cut
from pipeline.recognition.joints import without_joints
from pipeline.recognition.large_type import REDUCTION, Rival, display_type, large_rivals, large_type
from pipeline.recognition.line_ends import to_their_ends
from pipeline.recognition.one_script import in_one_script
from pipeline.recognition.opening_marks import with_opening_mark
from pipeline.recognition.page_numbers import overlooked, says_a_page
from pipeline.recognition.parting import part, part_columns
from pipeline.recognition.quads import body_height, mapped
from pipeline.recognition.rows import in_rows
from pipeline.recognition.scratches import scratches
from pipeline.recognition.seen_twice import read_once
from pipeline.recognition.spaced_type import find_lines, runs_down
from pipeline.recognition.turned_figures import has_figures, lost_some, with_figures_upright
from pipeline.recognition.vertical import cells
from pipeline.sheet import Rule, Span

_DECIMALS = 4  # of a confidence; more than any engine means
_WITHIN = 0.8  # share of a fragment that large lines cover
_SURE = 0.95  # a line that reads with this confidence has been cut the right way
_EDGES = 0.3  # of the signs of a column, read as edges between its characters: they are those of its cells
_EDGE = re.compile(r"\|-?")


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """``page`` at the size at which it is read, ``to_page`` leading there; where the recogniser sees ``lines`` on it, and
    where ``large`` ones, whatever columns they run over. ``body`` is the height of lines of body text.
    """

    page: Image
    to_page: Affine
    lines: tuple[Quad, ...]
    large: tuple[Quad, ...]
    body: float

    @property
    def standing(self) -> bool:
        """Most type stands in columns of characters that run down."""
        return runs_down(self.lines)

    def scratches(self, rules: Sequence[Rule]) -> tuple[Rule, ...]:
        """Those of some rules of the image that was looked at that are scratches of a film."""
        upright = [rule for rule in rules if not rule.horizontal]
        boxes = [self.to_page.box(rule.box) for rule in upright]
        found = scratches(self.page, boxes, self.lines, self.body)
        return tuple(rule for rule, box in zip(upright, boxes, strict=True) if box in found)


def look(image: Image, scale: float, recognizer: TextRecognizer) -> Seen:
    """Where text stands on an upright page, height x width (grey) or height x width x 3 (BGR).

    ``scale`` is what brings its body text to the size that the recogniser reads best.
    """
    page = resized(image[:, :, 0] if image.ndim == 3 and image.shape[2] == 1 else image, scale)
    to_page = Affine.scaling(page.shape[1] / image.shape[1], page.shape[0] / image.shape[0])
    lines = find_lines(page, recognizer)
    body = body_height(lines)
    small = resized(page, 1 / REDUCTION)
    enlarge = Affine.scaling(page.shape[1] / small.shape[1], page.shape[0] / small.shape[0])
    return Seen(page, to_page, lines, large_type(mapped(recognizer.detect(small), enlarge), body), body)


def recognize(
    seen: Seen,
    gutters: Sequence[Box],
    recognizer: TextRecognizer,
    tiers: Sequence[Box] = (),
    scratched: Sequence[Box] = (),
    rules: Sequence[Box] = (),
) -> tuple[Span, ...]:
    """What the text says, a span a line of a column, from the top down.

    Args:
        seen: where it stands.
        gutters: white between columns, tall and thin, in pixels of the image that was looked at. No span runs over one, but
            for headlines.
        recognizer: who reads the lines.
        tiers: white between tiers of columns that run down, wide and flat; no such column runs over one.
        scratched: what looks like rules on that image, and is none (see ``Seen.scratches``).
        rules: those between columns, which no span runs over.

    Returns:
        Spans in pixels of that image. A span that reads as nothing but space is left out.
    """
    page, body, on_page = seen.page, seen.body, [seen.to_page.box(gutter) for gutter in gutters]
    hairlines = [seen.to_page.box(scratch) for scratch in scratched]
    printed = [seen.to_page.box(rule) for rule in rules]
    parted = part(page, without_joints(page, seen.lines, body), on_page, body, hairlines, printed)
    if tiers:
        parted = part_columns(page, parted, [seen.to_page.box(tier) for tier in tiers], body)
    lines = in_rows(page, parted, body)
    lines = with_brackets(page, to_their_ends(page, lines, on_page))
    rows = in_rows(page, part(page, seen.large, on_page, body, hairlines, printed), body)
    # A box around body text of several columns falls into its lines, which are no large type.
    large = with_brackets(page, display_type(rows, body))
    rivals = large_rivals(lines, large)
    best = _read(page, [*lines, *(rival.quad for rival in rivals)], recognizer)
    numbers = _read(page, overlooked(page, [*lines, *large], body), recognizer)
    kept = [part for tried in _without_losers(best, rivals) for part in _closer(page, tried, body, recognizer)]
    kept = read_once(kept) + [(way, reading) for way, reading in numbers if says_a_page(reading)]
    back = seen.to_page.inverse()
    spans = [_span(way, reading, page, back) for way, reading in kept if reading.text.strip()]
    return in_one_script(sorted(spans, key=lambda span: (span.box.top, span.box.left, span.text)))


def _span(way: Attempt, reading: Reading, page: Image, back: Affine) -> Span:
    vertical, place, text = way.vertical(reading), way.polygon(reading), reading.text
    if way.in_row and text.count("|") / len(text) >= _EDGES:
        text = _EDGE.sub("", text)
    if not vertical and not way.turns:
        place, text = with_opening_mark(page, place, text)
    return Span(back.quad(place), text, round(reading.confidence, _DECIMALS), vertical, way.reverse)


def resized(image: Image, scale: float) -> Image:
    """The image itself if the scale is 1."""
    width, height = (max(1, round(side * scale)) for side in (image.shape[1], image.shape[0]))
    if (height, width) == image.shape[:2]:
        return image
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(image, (width, height), interpolation=how), np.uint8)


def _read(page: Image, quads: Sequence[Quad], recognizer: TextRecognizer) -> list[Tried]:
    """For each line, the way to cut it that reads best, and how it reads."""
    crops = [cut(page, quad) for quad in quads]
    best = [
        _best(tried) for tried in _try([first_attempts(*line) for line in zip(crops, quads, strict=True)], recognizer)
    ]
    unsure = [n for n, (_, reading) in enumerate(best) if reading.confidence < _SURE]
    again = _try([further_attempts(crops[n], quads[n]) for n in unsure], recognizer)
    for n, tried in zip(unsure, again, strict=True):
        best[n] = _best([best[n], *tried])
    for n in [n for n, (way, reading) in enumerate(best) if way.in_row and lost_some(way.crop, reading)]:
        best[n] = _with_figures(best[n], crops[n], recognizer)
    return best


def _closer(page: Image, tried: Tried, body: float, recognizer: TextRecognizer) -> list[Tried]:
    """The lines in a box that says nothing, if they read with certainty when it is looked at by itself; else the box."""
    way, reading = tried
    if not body or not says_nothing(way.area, reading, body):
        return [tried]
    lines = _read(page, lines_inside(page, way.area, body, recognizer), recognizer)
    return [line for line in lines if line[1].confidence >= _SURE and len(line[1].text) > 1] or [tried]


def _with_figures(tried: Tried, column: Image, recognizer: TextRecognizer) -> Tried:
    """A column of characters with the figures in it that lie on their side, if it reads better so."""
    row = with_figures_upright(column, recognizer.read([cell.square for cell in cells(column)]))
    if row is None:
        return tried
    way = replace(tried[0], crop=row)
    (reading,) = recognizer.read([row])
    return _best([tried, (way, reading)]) if has_figures(reading) else tried


def _try(ways: Sequence[Sequence[Attempt]], recognizer: TextRecognizer) -> list[list[Tried]]:
    """All attempts at all lines, read together."""
    readings = iter(recognizer.read([attempt.crop for line in ways for attempt in line]))
    return [[(attempt, next(readings)) for attempt in line] for line in ways]


def _best(tried: Sequence[Tried]) -> Tried:
    """The first one if several are worth the same."""
    return max(tried, key=lambda pair: pair[0].worth(pair[1]))


def _without_losers(best: Sequence[Tried], rivals: Sequence[Rival]) -> list[Tried]:
    """The lines, with each large line in the place of its parts if it reads better than they do.

    The surest comes first: once it has taken the place of a part that two large lines share, only chance is against the other.
    """
    count = len(best) - len(rivals)
    kept = dict(enumerate(best[:count]))
    surest = sorted(enumerate(rivals, start=count), key=lambda pair: -best[pair[0]][1].confidence)
    for number, rival in surest:
        if _better(best[number][1], [kept[n][1] for n in rival.parts if n in kept]):
            for n in rival.parts:
                kept.pop(n, None)
            kept[number] = best[number]
    won = [Box.around(kept[number][0].area) for number, _ in surest if number in kept]
    return [way for n, way in kept.items() if n >= count or not _lies_in(Box.around(way[0].area), won)]


def _lies_in(box: Box, others: Sequence[Box]) -> bool:
    """Whether most of a box lies in others: a fragment that runs over two large lines is a part of neither."""
    return sum(box.overlap(other) for other in others) > _WITHIN * box.area


def _better(whole: Reading, parts: Sequence[Reading]) -> bool:
    """Whether a line read whole is surer than its parts, or sure and longer; of no parts, than an even chance."""
    characters = sum(len(part.text) for part in parts)
    mean = sum(part.confidence * len(part.text) for part in parts) / characters if characters else 0.5
    return whole.confidence > mean or (whole.confidence > _SURE and len(whole.text) > characters)
