"""Folds of the sheet: the crease shows as pieces of a level rule that keep to no column."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.sheet import Rule, Span

LEVEL = 0.5  # body heights by which the pieces of one crease are out of line
PIECES = 3  # of a crease at the least
WITHIN = 2.0  # body heights from the end of a piece to both ends of a line near by: no printed rule stops there
NEAR = 3.0  # body heights
SPREAD = 0.5  # of the page width that a crease takes at the least


def without_folds(rules: Sequence[Rule], spans: Sequence[Span], width: float, body: float) -> tuple[Rule, ...]:
    """The rules but for the pieces of creases. ``width`` is that of the page, ``body`` the height of body type, in pixels."""
    folded = {id(r) for r in rules if r.horizontal and _is_crease(_in_line(r, rules, body), spans, width, body)}
    return tuple(r for r in rules if id(r) not in folded)


def _in_line(rule: Rule, rules: Sequence[Rule], body: float) -> list[Box]:
    return [r.box for r in rules if r.horizontal and abs(r.box.y - rule.box.y) < LEVEL * body]


def _is_crease(pieces: Sequence[Box], spans: Sequence[Span], width: float, body: float) -> bool:
    """Pieces of one line over much of the page, most of which end in the midst of a column."""
    if len(pieces) < PIECES or Box.union(pieces).width < SPREAD * width:
        return False
    torn = [p for p in pieces if any(_ends_within(x, p, spans, body) for x in (p.left, p.right))]
    return 2 * len(torn) > len(pieces)


def _ends_within(x: float, piece: Box, spans: Sequence[Span], body: float) -> bool:
    return any(
        s.box.left + WITHIN * body < x < s.box.right - WITHIN * body and abs(s.box.y - piece.y) < NEAR * body
        for s in spans
        if not s.vertical and s.box.height < 1.5 * body
    )
