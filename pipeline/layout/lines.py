"""Spans become printed lines: pieces of one line that the detector kept apart are put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from pipeline.cues import byline, byline_in_run, goes_on_in_byline, is_jump_line, is_subtitle_dash, jump_from
from pipeline.geometry import Box, Quad
from pipeline.joining import is_seen
from pipeline.layout.blocks import in_capitals
from pipeline.layout.typesize import is_wide
from pipeline.sheet import Frame, Rule, Span
from pipeline.textline import TextLine

# In line heights: a gap above WORD never lies within a line of text, nor one above LETTERSPACE within a letter-spaced headline.
WORD, LETTERSPACE = 2.2, 1.6
WIDEST = 14.0  # and one above this parts what stands level, whatever is above and below
VIEW, CLOSE = 8.0, 5.0  # rows this far above and below bear witness
FULL, SIDE = 3, 2  # rows from edge to edge of a column that show it: in view, and close by on one side
SPACED = 3  # ideographs that show how a headline is spaced
OPENING = 9  # lines under a headline within which its text begins
KICKER = 2.5  # body heights over its headline a kicker may stand
BAND = 2.5  # times the height of its headline, a tint at the most
DISPLAY = 1.5  # of body height; larger type is judged by its own


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span with its box, which is asked for often."""

    span: Span
    box: Box


def build_lines(
    spans: Sequence[Span], rules: Sequence[Rule], body: float, frames: Sequence[Frame] = (), *, laid: bool = False
) -> tuple[TextLine, ...]:
    """Lines in the order of their tops, then lefts. ``body`` is the height of body type in pixels.

    ``laid``: the page was laid down, so that vertical spans are level lines of it, put together already.
    """
    pieces = sorted((_Piece(s, s.box) for s in spans if is_seen(s.text)), key=lambda p: (p.box.top, p.box.left))
    walls = [r.box for r in rules if not r.horizontal] + [edge for f in frames for edge in _sides(f.box)]
    rows = _Rows(pieces)
    bands = [f.box for f in frames if f.tinted]
    walls += _between_headlines(pieces, rows, bands, body)
    groups = _chains(pieces, lambda a, b: _one_line(a, b, walls, rows, body))
    runs = groups if laid else _standing_chains(groups, rules)
    merged = sorted((_merge(g) for g in runs), key=lambda p: (p.box.top, p.box.left))
    return tuple(
        TextLine(
            n,
            p.span.text.strip(),
            p.box,
            p.span.polygon,
            p.span.confidence,
            p.span.vertical,
            p.span.reverse,
            rising=laid and p.span.vertical,
        )
        for n, p in enumerate(merged)
    )


class _Rows:
    """Tells a gap within a line from a gutter by what the rows around it do at the same place."""

    def __init__(self, pieces: Sequence[_Piece]) -> None:
        self.texts = [p.span.text for p in pieces]
        table = np.array([p.box.as_tuple() for p in pieces]).reshape(-1, 4)
        self.left, self.top, self.right, self.bottom = table.T
        self.height: npt.NDArray[np.float64] = self.bottom - self.top
        self.y: npt.NDArray[np.float64] = (self.bottom + self.top) / 2

    def vote(self, gap: Box, height: float) -> int:
        """Rows whose type runs across the gap, less rows that break off or begin there; within six rows either way.

        ``height`` is that of the line. On a leaning page two neighbours may share little of it.
        """
        like = (self.height < 1.6 * height) & (self.height > 0.6 * height)
        near = like & (abs(self.y - gap.y) < 6 * height) & (abs(self.y - gap.y) > 0.5 * height)
        slack = 0.8 * height
        broken = near & ((abs(self.right - gap.left) < slack) | (abs(self.left - gap.right) < slack))
        across = near & ~broken & (self.left < gap.left - 0.1 * height) & (self.right > gap.right + 0.1 * height)
        return int(across.sum()) - int(broken.sum())

    def one_column(self, whole: Box, gap: Box, height: float) -> bool:
        """Rows above or below run over both pieces of a justified line: in a narrow column words stand far apart.

        A column that begins right of the gap speaks against it, and so does one that ends left of it; the last line of a
        paragraph ends somewhere, too, but not row after row.
        """
        like = (self.height < 1.4 * height) & (self.height > 0.7 * height)
        slack = 0.8 * height
        away = abs(self.y - gap.y)
        near = like & (away < VIEW * height) & (away > 0.5 * height)
        full = near & (self.left < whole.left + slack) & (self.right > whole.right - slack)
        if full.sum() < FULL:
            return False
        begins = near & (abs(self.left - gap.right) < slack)
        ends = near & (abs(self.right - gap.left) < slack)
        close = full & (away < CLOSE * height)
        side = max(int((close & (self.y < gap.y)).sum()), int((close & (self.y > gap.y)).sum()))
        return bool(side >= SIDE and full.sum() > max(begins.sum(), ends.sum()))

    def one_kicker(self, whole: Box, body: float) -> bool:
        """A smaller line stands right over the two parts of a headline, on the axis of the whole and off that of either."""
        high = self.height < 0.7 * whole.height
        above = (self.bottom < whole.top + 0.3 * whole.height) & (self.bottom > whole.top - KICKER * body)
        x = (self.left + self.right) / 2
        inside = (self.left > whole.left + body) & (self.right < whole.right - body)
        candidates = np.flatnonzero(high & above & inside & (abs(x - whole.x) < 0.8 * body))
        return any(not self._follows_a_line(n, body) for n in candidates)

    def _follows_a_line(self, n: np.intp, body: float) -> bool:
        """A line stands over this one as close as within a column."""
        gap = self.top[n] - self.bottom
        shared = np.minimum(self.right, self.right[n]) - np.maximum(self.left, self.left[n])
        return bool(((gap > -0.5 * body) & (gap < 0.6 * body) & (shared > body) & (self.top < self.top[n])).any())

    def one_axis(self, left: Box, right: Box, body: float) -> bool:
        """Two parts of a row stand over the middle of all columns below together, and neither over columns of its own."""
        whole = Box.union((left, right))
        below = (self.top > whole.bottom - 0.3 * whole.height) & (self.top < whole.bottom + OPENING * body)
        under = below & (self.height < 1.4 * body) & (self.right - self.left > 4 * body)
        lefts, rights = _edges(self.left[under], body), _edges(self.right[under], body)

        def over_columns(box: Box) -> bool:
            return any(
                abs(a + b - 2 * box.x) < 2 * body or (abs(a - box.left) < body and b > box.x)
                for a in lefts
                for b in rights
                if a < box.left + body and b > box.right - body and b > a
            )

        return over_columns(whole) and not over_columns(left) and not over_columns(right)

    def two_headlines(self, gap: Box, body: float) -> bool:
        """A gutter between columns of smaller type lies below the gap, and right of it a text begins (an indent, a dateline).

        A subtitle that runs across the gap speaks against it.
        """
        below = (self.top > gap.bottom - 0.3 * gap.height) & (self.top < gap.bottom + 25 * body)
        near = below & (self.height < 1.2 * gap.height)
        low, high = gap.left - 1.5 * body, gap.right + 1.5 * body
        ends = near & (self.right > low) & (self.right < high)
        begins = near & (self.left > low) & (self.left < high)
        across = near & (self.left < low) & (self.right > high)
        if ends.sum() < 2 or begins.sum() < 2 or (across & (self.top < gap.bottom + 6 * body)).any():
            return False
        column = np.flatnonzero(
            near & (self.left > low) & (self.left < gap.right + 4 * body) & (self.height < 1.4 * body)
        )
        ordered = column[np.argsort(self.top[column], kind="stable")][:OPENING]
        if any(_opens("".join(self.texts[n] for n in ordered[k : k + 3])) for k in range(len(ordered))):
            return True
        # One byline serves all columns; a deck over one of them parts it from the other.
        usual = float(np.median(self.height[ordered])) if len(ordered) else body
        if len(ordered) and self.height[ordered[0]] > 1.2 * usual:
            level = ends & (abs(self.y - self.y[ordered[0]]) < 2 * usual) & (self.height < 1.2 * usual)
            return bool(level.any())
        first = [n for n in ordered if not byline(self.texts[n])][:4]
        return len(first) < 3 or bool(self.left[first[0]] - self.left[first[1:]].min() > 0.7 * body)


def _edges(values: npt.NDArray[np.float64], body: float) -> list[float]:
    """Places where at least two lines begin, or end: the edges of columns."""
    found: list[float] = []
    for value in np.sort(values):
        if (abs(values - value) < 0.7 * body).sum() > 1 and (not found or value - found[-1] > body):
            found.append(float(value))
    return found


def _opens(text: str) -> bool:
    """The text is that of a story from its beginning, or of a subtitle over it."""
    return any(byline_in_run(text)) or is_subtitle_dash(text) or jump_from(text[:30]) is not None


def _between_headlines(pieces: Sequence[_Piece], rows: _Rows, bands: Sequence[Box], body: float) -> list[Box]:
    """The white between two headlines side by side, as far up and down as their other rows and kickers may reach."""
    large = sorted(
        (p for p in pieces if p.box.height >= DISPLAY * body and not p.span.vertical), key=lambda p: p.box.left
    )
    walls = []
    for piece in large:
        right = next((p for p in large if p.box.left > piece.box.x and _level(piece, p) and p is not piece), None)
        if right is None:
            continue
        gap = _between(piece, right)
        height = gap.height
        whole = Box.union((piece.box, right.box))
        if not 0.3 * height < gap.width <= WORD * height or rows.one_kicker(whole, body) or _on_one_band(whole, bands):
            continue
        if rows.two_headlines(gap, body) and not rows.one_axis(*_parts_of_row(piece, right, large), body):
            walls.append(Box(gap.left, gap.top - height, gap.right, gap.bottom + 1.5 * height))
    return walls


def _on_one_band(whole: Box, bands: Sequence[Box]) -> bool:
    """Both parts stand on one tint, hardly higher than they are."""
    return any(
        b.holds(whole.left, whole.y) and b.holds(whole.right, whole.y) and b.height < BAND * whole.height for b in bands
    )


def _parts_of_row(a: _Piece, b: _Piece, large: Sequence[_Piece]) -> tuple[Box, Box]:
    """The letters of a row of display type on both sides of the gap between two of them; ``large`` goes from left to right."""
    left, right = a.box, b.box
    for other in reversed(large):
        if _level(other, a) and 0 <= left.left - other.box.right <= WORD * left.height:
            left = Box.union((left, other.box))
    for other in large:
        if _level(other, b) and 0 <= other.box.left - right.right <= WORD * right.height:
            right = Box.union((right, other.box))
    return left, right


def _between(a: _Piece, b: _Piece) -> Box:
    """The gap between two level pieces."""
    return Box(
        min(a.box.right, b.box.left),
        max(a.box.top, b.box.top),
        max(a.box.right, b.box.left),
        min(a.box.bottom, b.box.bottom),
    )


def _sides(box: Box) -> tuple[Box, Box]:
    return Box(box.left, box.top, box.left, box.bottom), Box(box.right, box.top, box.right, box.bottom)


def _chains(pieces: Sequence[_Piece], joined: Callable[[_Piece, _Piece], bool]) -> list[list[_Piece]]:
    """Runs of pieces from left to right, each joined to the nearest one on its right that is level with it."""
    after: dict[int, int] = {}
    before: dict[int, int] = {}
    apart: set[int] = set()
    for gap, left, right in _level_pairs(pieces):
        if left in after or right in before or (left in apart and gap > WORD * pieces[left].box.height):
            continue
        if joined(pieces[left], pieces[right]):
            after[left], before[right] = right, left
        else:
            apart.add(left)  # what stands far off beyond its neighbour is none
    runs = []
    for n in range(len(pieces)):
        if n not in before:
            run = [n]
            while run[-1] in after:
                run.append(after[run[-1]])
            runs.append([pieces[m] for m in run])
    return runs


def _level_pairs(pieces: Sequence[_Piece]) -> list[tuple[float, int, int]]:
    """(gap, left, right) of the pieces that may be of one line, by the gap between them."""
    open_pieces: list[int] = []
    pairs: list[tuple[float, int, int]] = []
    for n, piece in enumerate(pieces):
        if piece.span.vertical:
            continue
        open_pieces = [m for m in open_pieces if pieces[m].box.bottom > piece.box.top]
        for m in open_pieces:
            left, right = (m, n) if pieces[m].box.left <= piece.box.left else (n, m)
            gap = pieces[right].box.left - pieces[left].box.right
            if gap <= WIDEST * piece.box.height and _level(pieces[m], piece):
                pairs.append((gap, left, right))
        open_pieces.append(n)
    return sorted(pairs)


def _standing_chains(groups: Sequence[list[_Piece]], rules: Sequence[Rule]) -> list[list[_Piece]]:
    """Vertical pieces of one headline, one right below the other, become one run; all others stay as they are."""
    level = [r.box for r in rules if r.horizontal]
    runs: list[list[_Piece]] = []
    for group in groups:  # they come by their tops
        piece = group[0]
        above = next((r for r in runs if _stands_under(piece, r[-1], level)), None) if piece.span.vertical else None
        if above is None:
            runs.append(list(group))
        else:
            above += group
    return runs


def _stands_under(piece: _Piece, above: _Piece, rules: Sequence[Box]) -> bool:
    narrow, wide = sorted((piece.box.width, above.box.width))
    gap = piece.box.top - above.box.bottom
    return (
        above.span.vertical
        and wide <= 1.3 * narrow
        and piece.box.x_overlap(above.box) > 0.7 * narrow
        and -0.7 * narrow < gap <= LETTERSPACE * narrow
        and not any(r.x_overlap(piece.box) > 0 and above.box.y < r.y < piece.box.y for r in rules)
    )


def _level(a: _Piece, b: _Piece) -> bool:
    low, high = sorted((a.box.height, b.box.height))
    return a.box.y_overlap(b.box) >= 0.6 * low and high <= 1.6 * low


def _one_line(a: _Piece, b: _Piece, walls: Sequence[Box], rows: _Rows, body: float) -> bool:
    height = min(a.box.height, b.box.height)
    gap = -a.box.x_overlap(b.box)
    if height >= DISPLAY * body:
        unlike = in_capitals(a.span.text) != in_capitals(b.span.text)
        larger = max(a.box.height, b.box.height) > 1.35 * height
        if (unlike and larger) or ((unlike or larger) and gap > 0.3 * height):
            return False
    if gap < -0.5 * min(a.box.width, b.box.width) or not _level(a, b):
        return False
    between = _between(a, b)
    if any(w.x_overlap(between) >= -0.3 * body and w.y_overlap(between) > 0.5 * height for w in walls):
        return False
    if height >= DISPLAY * body:
        return gap <= min(WORD * height, LETTERSPACE * max(height, _common_pitch(a, b)))
    vote = rows.vote(between, height) if gap <= WORD * height else -1
    signed = gap <= WORD * height and goes_on_in_byline(a.span.text, b.span.text)
    if vote > 0 or (vote == 0 and gap <= 0.8 * height) or signed:
        return True
    return _are_words(a, b) and rows.one_column(Box.union((a.box, b.box)), between, height)


def _are_words(a: _Piece, b: _Piece) -> bool:
    """Between them a line is stretched; ideographs are spaced evenly, and a jump line stands for itself."""
    return not is_wide(a.span.text[-1]) and not is_wide(b.span.text[0]) and not is_jump_line(b.span.text)


def _common_pitch(a: _Piece, b: _Piece) -> float:
    """The advance of two pieces that are spaced alike, as far as they show it; 0 of others."""
    shown = [pitch for pitch in (_pitch(a), _pitch(b)) if pitch]
    return min(shown) if shown and max(shown) < 1.15 * min(shown) else 0.0


def _pitch(piece: _Piece) -> float:
    """The advance of letter-spaced ideographs in pixels: what stands between the parts of a headline is spaced like its letters."""
    text = piece.span.text.strip()
    return piece.box.width / len(text) if len(text) >= SPACED and all(map(is_wide, text)) else 0.0


def _merge(run: Sequence[_Piece]) -> _Piece:
    if len(run) == 1:
        return run[0]
    text = run[0].span.text
    standing = run[0].span.vertical
    for before, piece in pairwise(run):
        gap = piece.box.top - before.box.bottom if standing else piece.box.left - before.box.right
        loose = gap > 0.6 * (piece.box.width if standing else piece.box.height)
        latin = not (is_wide(before.span.text[-1:] or " ") or is_wide(piece.span.text[:1] or " "))
        text += (" " if loose or latin else "") + piece.span.text
    first, last = run[0].span.polygon, run[-1].span.polygon
    polygon: Quad = (first[0], first[1], last[2], last[3]) if standing else (first[0], last[1], last[2], first[3])
    weight = sum(len(p.span.text) for p in run)
    confidence = sum(p.span.confidence * len(p.span.text) for p in run) / weight
    span = Span(polygon, text, confidence, vertical=standing, reverse=all(p.span.reverse for p in run))
    return _Piece(span, Box.union(p.box for p in run))
