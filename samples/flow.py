"""Text poured into strips of column, line by line, until it is full or the story ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.geometry import Box
from samples.breaking import Broken, advance, break_han, break_latin
from samples.draft import Draft
from samples.values import Piece, Type


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the next line goes: the number of the strip, and y of the top of the line."""

    strip: int
    y: float


@dataclass(slots=True)
class Flow:
    """Strips in reading order and the place reached in them."""

    draft: Draft
    strips: list[Box]
    kind: Type
    leading: float
    at: Cursor = field(init=False)

    def __post_init__(self) -> None:
        self.strips = [s for s in self.strips if s.height >= 2.2 * self.leading]
        self.at = Cursor(0, self.strips[0].top if self.strips else 0.0)

    @property
    def done(self) -> bool:
        return self._settle(self.at) is None

    def room(self) -> int:
        """Lines that still fit."""
        at = self._settle(self.at)
        if at is None:
            return 0
        first = self._lines(self.strips[at.strip].bottom - at.y)
        return first + sum(self._lines(s.height) for s in self.strips[at.strip + 1 :])

    def room_here(self) -> int:
        """Lines that still fit into the strip where the cursor stands."""
        at = self._settle(self.at)
        return 0 if at is None else self._lines(self.strips[at.strip].bottom - at.y)

    def _lines(self, height: float) -> int:
        return max(0, int((height + self.leading - self.kind.size + 0.5) // self.leading))

    def _settle(self, at: Cursor) -> Cursor | None:
        """The cursor moved to a strip where a line fits; None behind the last."""
        while at.strip < len(self.strips):
            if at.y + self.kind.size <= self.strips[at.strip].bottom + 0.5:
                return at
            if at.strip + 1 == len(self.strips):
                return None
            at = Cursor(at.strip + 1, self.strips[at.strip + 1].top)
        return None

    def _break(self, text: str, width: float, indent: float) -> list[Broken]:
        em = width / self.kind.size
        return break_han(text, em, indent) if self.draft.han else break_latin(text, em, indent)

    def measure(
        self, text: str, article: int, *, indent: float, role: str = "body"
    ) -> tuple[list[Piece], Cursor | None]:
        """The lines of a paragraph at the cursor, and where it ends; None if it does not fit (the lines that do are given)."""
        pieces: list[Piece] = []
        at: Cursor | None = self.at
        rest, first = text, indent
        while rest:
            at = self._settle(at) if at else None
            if at is None:
                return pieces, None
            strip = self.strips[at.strip]
            broken = self._break(rest, strip.width, first)
            taken = 0
            for line in broken:
                if at.y + self.kind.size > strip.bottom + 0.5:
                    break
                pieces.append(self._piece(line, strip, at.y, first if line.indented else 0.0, article, role))
                at = Cursor(at.strip, at.y + self.leading)
                taken += 1
            rest = rest[broken[taken].start :] if taken < len(broken) else ""
            first = 0.0 if taken else first
        return pieces, at

    def _piece(self, line: Broken, strip: Box, y: float, indent: float, article: int, role: str) -> Piece:
        size = self.kind.size
        left = strip.left + indent * size
        right = strip.right if not line.last else left + advance(line.text, han=self.draft.han) * size
        box = Box(left, y, max(left + 0.3 * size, min(right, strip.right)), y + size)
        return Piece(line.text, box, role, article, self.kind, truth=line.copy)

    def put(self, text: str, article: int, *, indent: float, role: str = "body") -> bool:
        """Set a paragraph if all of it fits."""
        pieces, end = self.measure(text, article, indent=indent, role=role)
        if end is None:
            return False
        self.draft.pieces.extend(pieces)
        self.at = end
        return True

    def put_cut(self, text: str, article: int, *, indent: float) -> str:
        """Set as much of a paragraph as fits; the text that was set."""
        pieces, end = self.measure(text, article, indent=indent)
        self.draft.pieces.extend(pieces)
        self.at = end or Cursor(len(self.strips), 0.0)
        if end is not None:
            return text
        joint = "" if self.draft.han else " "
        copied = joint.join(p.copy for p in pieces)
        length = len(copied.replace(" ", ""))
        for i, char in enumerate(text):
            if length == 0:
                return text[:i].rstrip()
            length -= char != " "
        return text

    def put_crosshead(self, text: str, article: int) -> bool:
        """A crosshead on a line of its own, with half a line of white above and below where there is room."""
        rows = 2 if self.room_here() >= 6 else 1
        at = self._settle(self.at)
        if at is None or self.room_here() < rows + 2:
            return False
        strip, face = self.strips[at.strip], "hei" if self.draft.han else "serif-bold"
        kind = Type(face, self.kind.size * (1.05 if self.draft.han else 1.0))
        top = at.y + (rows * self.leading - self.leading) / 2
        align = "centre" if self.draft.style.centred or self.draft.rng.random() < 0.4 else "left"
        self.draft.row(text, (strip.left, strip.right), top, kind, "subhead", article, align=align)
        self.at = Cursor(at.strip, at.y + rows * self.leading)
        return True

    def skip(self, height: float) -> None:
        """Leave white below the last line."""
        at = self._settle(self.at)
        if at is not None:
            self.at = Cursor(at.strip, at.y + height)
