"""Spans become printed lines: pieces of one line that the detector kept apart are put together again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations

from pipeline.cues import goes_on_in_byline, is_jump_line
from pipeline.geometry import Box, Quad
from pipeline.joining import is_seen
from pipeline.layout.blocks import in_capitals
from pipeline.layout.column_names import FAR, names_column_of
from pipeline.layout.rows import Rows
from pipeline.layout.torn_bylines import torn_bylines
from pipeline.layout.typesize import is_wide
from pipeline.sheet import Frame, Picture, Rule, Span
from pipeline.textline import TextLine

# In line heights: a gap above WORD never lies within a line of text, nor one above LETTERSPACE within a letter-spaced headline.
WORD, LETTERSPACE = 2.2, 1.6
WIDEST = 14.0  # and one above this parts what stands level, whatever is above and below
SPACED = 3  # ideographs that show how a headline is spaced
BAND = 2.5  # times the height of its headline, a tint at the most
OTHER = 1.25  # times the height of the other: another type
DISPLAY = 1.5  # of body height; larger type is judged by its own
PICTURES, CAPTION = 3.0, 5.0  # body heights between two pictures in a row, and of the captions under them
NAME = 1.3  # the least type of the name of a column


@dataclass(frozen=True, slots=True)
class _Piece:
    """A span with its box, which is asked for often."""

    span: Span
    box: Box


def build_lines(
    spans: Sequence[Span],
    rules: Sequence[Rule],
    body: float,
    frames: Sequence[Frame] = (),
    pictures: Sequence[Picture] = (),
    *,
    laid: bool = False,
) -> tuple[TextLine, ...]:
    """Lines in the order of their tops, then lefts. ``body`` is the height of body type in pixels.

    ``laid``: the page was laid down, so that vertical spans are level lines of it, put together already.
    """
    pieces = sorted((_Piece(s, s.box) for s in spans if is_seen(s.text)), key=lambda p: (p.box.top, p.box.left))
    walls = [r.box for r in rules if not r.horizontal] + [edge for f in frames for edge in _sides(f.box)]
    rows = Rows([p.span.text for p in pieces], [p.box for p in pieces], [p.box for p in pictures])
    bands = [f.box for f in frames if f.tinted]
    walls += _between_headlines(pieces, rows, bands, body)
    walls += _after_column_names(pieces, body)
    walls += _between_captions(pieces, [p.box for p in pictures], body)
    torn = torn_bylines([p.span for p in pieces], [p.box for p in pieces])
    signed = {(id(pieces[a]), id(pieces[b])) for a, b in torn}
    groups = _chains(pieces, lambda a, b: (id(a), id(b)) in signed or _one_line(a, b, walls, rows, body))
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


def _between_headlines(pieces: Sequence[_Piece], rows: Rows, bands: Sequence[Box], body: float) -> list[Box]:
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
        height = min(piece.box.height, right.box.height)
        whole = Box.union((piece.box, right.box))
        # Boxes of words of a spaced title run into one another; those of two headlines hardly do, but where their type differs.
        apart = right.box.left > piece.box.right or max(piece.box.height, right.box.height) > OTHER * height
        near = apart and 0.3 * gap.height < gap.width <= WORD * height
        if not near or rows.one_kicker(whole, body) or _on_one_band(whole, bands):
            continue
        latin = not any(map(is_wide, piece.span.text + right.span.text))
        if rows.two_headlines(gap, body, latin=latin) and not rows.one_axis(*_parts_of_row(piece, right, large), body):
            walls.append(Box(gap.left, gap.top - height, gap.right, gap.bottom + 1.5 * height))
    return walls


def _after_column_names(pieces: Sequence[_Piece], body: float) -> list[Box]:
    """The white between the name of a column (栏目) and the headline that begins in one row with it."""
    level = [p for p in pieces if not p.span.vertical]
    large = [p for p in level if p.box.height >= NAME * body]
    names = [p for p in level if p.box.height >= (body if p.span.reverse else NAME * body)]  # a plate shows what it is
    first = [p for p in names if not any(_goes_before(other, p) for other in large)]
    return [_between(name, head) for name in first for head in large if names_column_of(name.span, head.span, FAR)]


def _between_captions(pieces: Sequence[_Piece], pictures: Sequence[Box], body: float) -> list[Box]:
    """The white between two pictures side by side goes on between the captions under them, down to a row that runs under both.

    The right one begins at the edge of its picture.
    """
    walls = []
    for left, right in permutations(pictures, 2):
        level = abs(left.bottom - right.bottom) < body
        if not level or not 0 <= right.left - left.right < PICTURES * body:
            continue
        middle, foot = (left.right + right.left) / 2, (left.bottom + right.bottom) / 2
        under = [p.box for p in pieces if foot < p.box.y < foot + CAPTION * body]
        end = min((b.top for b in under if b.left < middle - body and b.right > middle + body), default=float("inf"))
        rows = [b for b in under if abs(b.left - right.left) < 0.5 * body and b.bottom < end]
        if rows:
            walls.append(Box(left.right, foot, right.left, max(b.bottom for b in rows)))
    return walls


def _goes_before(other: _Piece, piece: _Piece) -> bool:
    gap = piece.box.left - other.box.right
    return (
        -piece.box.height < gap < WORD * piece.box.height and other.box.left < piece.box.left and _level(other, piece)
    )


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
        and wide <= 1.4 * narrow
        and piece.box.x_overlap(above.box) > 0.7 * narrow
        and -0.7 * narrow < gap <= LETTERSPACE * narrow
        and not any(r.x_overlap(piece.box) > 0 and above.box.y < r.y < piece.box.y for r in rules)
    )


def _level(a: _Piece, b: _Piece) -> bool:
    one, other = a.box.height, b.box.height
    low = min(one, other)
    return max(one, other) <= 1.6 * low and a.box.y_overlap(b.box) >= 0.6 * low


def _one_line(a: _Piece, b: _Piece, walls: Sequence[Box], rows: Rows, body: float) -> bool:
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
