"""The lines about the head and foot of a page with what they claim; fragments of one row are read together."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.cues.folding import scripts
from pipeline.cues.jumps import jump_from, jump_to
from pipeline.geometry import Box
from pipeline.masthead.claims import read_claims
from pipeline.masthead.facts import Claim, Fact, coverage, facts_of
from pipeline.masthead.folios import lone_page
from pipeline.scripts import han_share, is_han
from pipeline.textline import TextLine

_FRAGMENT = 24  # characters; only shorter lines, and those that claim something, are joined with their neighbours
_CLOSE, _WIDE = 1.2, 2.5  # heights between neighbours in a row at the most, and beside a single character

_BROKEN = re.compile(r"[年月]\s*$")


@dataclass(frozen=True)
class Piece:
    """One line, or several fragments of a row that only make sense together; ``text`` may be turned round (see ``read``)."""

    lines: tuple[TextLine, ...]
    text: str
    claims: tuple[Claim, ...]

    @cached_property
    def box(self) -> Box:
        return self.lines[0].box if len(self.lines) == 1 else Box.union(line.box for line in self.lines)

    @cached_property
    def facts(self) -> frozenset[Fact]:
        return facts_of(self.claims)

    @cached_property
    def covered(self) -> float:
        """Share of the text that the claims account for."""
        return coverage(self.text, self.claims)

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """The parts of the text that no claim accounts for."""
        ends = [0, *(i for c in self.claims for i in (c.start, c.end)), len(self.text)]
        between = [self.text[a:b] for a, b in zip(ends[::2], ends[1::2], strict=True)]
        return tuple(part for text in between for part in re.split(r"[\s|丨│]+", text) if any(map(str.isalnum, part)))

    @property
    def confidence(self) -> float:
        return min(line.confidence for line in self.lines)

    @property
    def vertical(self) -> bool:
        return self.lines[0].vertical

    @property
    def size(self) -> float:
        """Height of the type, across the direction of reading."""
        return min(line.box.width if line.vertical else line.box.height for line in self.lines)


def read(line: TextLine) -> Piece:
    """The line as a piece; Chinese set from right to left is turned round where only that makes sense."""
    if jump_to(line.text) or jump_from(line.text):
        return Piece((line,), line.text, ())
    text, claims = line.text, read_claims(line.text)
    if not claims and not line.vertical and 3 < len(text) < 30 and han_share(text) > 0.6:
        backwards = text[::-1]
        turned = read_claims(backwards)
        if coverage(backwards, turned) > 0.8:
            text, claims = backwards, turned
    return Piece((line,), text, claims)


def read_rows(lines: Sequence[TextLine]) -> list[Piece]:
    """Every line is in exactly one piece; neighbours in a row are joined where together they claim more."""
    pieces = [read(line) for line in lines]
    open_ends = sorted(
        (p for p in pieces if not p.vertical and (p.claims or len(p.text) <= _FRAGMENT)),
        key=lambda p: (p.box.left, p.box.top),
    )
    merged: dict[int, Piece] = {}
    for piece in open_ends:
        if piece.lines[0].number in merged:
            continue
        row = _row_from(piece, open_ends, merged)
        while len(row) > 1:
            joined = max((_joined(row), _joined(row[::-1])), key=_claimed)  # old Chinese rows are read from the right
            if _claimed(joined) > sum(map(_claimed, row)) and not _eats_number(joined, row):
                merged |= {p.lines[0].number: joined for p in row}
                break
            row = row[:-1]
    rest = [p for p in pieces if p.lines[0].number not in merged]
    return _dates_made_whole(rest + list({id(p): p for p in merged.values()}.values()))


def _dates_made_whole(pieces: Sequence[Piece]) -> list[Piece]:
    """A date that is broken after year or month goes on in the piece right below: 2006年4月, and under it 18日."""
    whole = list(pieces)
    for piece in [p for p in pieces if _BROKEN.search(p.text) and Fact.DATE not in p.facts]:
        rest = next((p for p in whole if p is not piece and _is_right_under(p, piece)), None)
        if rest is None:
            continue
        text = piece.text + rest.text
        joined = Piece((*piece.lines, *rest.lines), text, read_claims(text))
        if Fact.DATE in joined.facts:
            whole = [p for p in whole if p not in (piece, rest)] + [joined]
    return whole


def _is_right_under(piece: Piece, above: Piece) -> bool:
    size = above.size
    return abs(piece.box.left - above.box.left) < size and -0.5 * size < piece.box.top - above.box.bottom < size


def is_traditional(lines: Iterable[TextLine]) -> bool:
    """Whether the page is set in traditional Chinese characters."""
    to_simple, to_traditional = scripts()
    text = "".join(line.text for line in lines)[:4000]
    return sum(map(to_simple.__contains__, text)) > sum(map(to_traditional.__contains__, text))


def _row_from(first: Piece, pieces: Sequence[Piece], merged: Container[int]) -> list[Piece]:
    """The piece and those that follow it closely on its row, at most eight; ``pieces`` go from left to right."""
    row, last = [first], first
    begin = bisect_left(pieces, -0.5 * first.box.height, key=lambda p: p.box.left - first.box.right)
    for other in pieces[begin:]:
        gap = other.box.left - last.box.right
        if len(row) == 8 or gap > _WIDE * last.box.height:
            break
        if other is first or other.lines[0].number in merged:
            continue
        height = min(last.box.height, other.box.height)
        level = other.box.y_overlap(last.box) >= 0.5 * height and height >= 0.3 * max(last.box.height, other.box.height)
        spread = _WIDE if len(other.text) == 1 or len(last.text) == 1 else _CLOSE
        if level and -0.5 * height <= gap <= spread * max(height, last.box.height / 2):
            row.append(other)
            last = other
    return row


def _joined(row: Sequence[Piece]) -> Piece:
    """In the order given; where that goes to the left, each text is turned round too."""
    leftward = row[0].box.left > row[-1].box.left
    texts = [p.text[::-1] if leftward else p.text for p in row]
    text = texts[0]
    for before, piece, more in zip(row, row[1:], texts[1:], strict=False):
        tight = leftward or piece.box.left - before.box.right < 0.25 * before.box.height
        text += more if tight or is_han(text[-1]) or is_han(more[0]) else " " + more
    return Piece(tuple(line for p in row for line in p.lines), text, read_claims(text))


def _eats_number(joined: Piece, row: Sequence[Piece]) -> bool:
    """A telephone is longer by the number at the end of the row (电话 2230417    8), which stands by itself; so does the day in
    large type beside the title.
    """
    numbered = row[-1].text.strip().isdigit() and lone_page(row[-1].text) is not None
    last = joined.claims[-1] if joined.claims else None
    named = last is not None and (last.fact is Fact.OFFICE or (last.fact is Fact.PAGE and not last.rank))
    return numbered and last is not None and named and last.end == len(joined.text)


def _claimed(piece: Piece) -> int:
    return sum(sum(map(str.isalnum, piece.text[c.start : c.end])) for c in piece.claims)
