"""The lines of a dump get their places: each once, with an identifier that says which place it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.document import Line, Role
from pipeline.geometry import Box
from pipeline.ingest.dump import Printed
from pipeline.joining import join_lines, paragraph_text, vocabulary_of


@dataclass
class Entries:
    """`lines` are all lines of the page by number; `names` finds the identifier of an entered one.

    `as_read`: titles stay and hyphens are judged as in pages that we read, so that our own exports come back the same.
    """

    lines: Sequence[Printed]
    as_printed: bool = False
    as_read: bool = False
    entered: list[Line] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    vocabulary: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self.vocabulary = frozenset() if self.as_read else vocabulary_of(line.text for line in self.lines)

    def enter(self, place: str, role: Role, numbers: Iterable[int]) -> tuple[str, ...]:
        """Identifiers of the lines, in the order given; ValueError if one has a place already."""
        return tuple(self._one(place, role, number) for number in numbers)

    def _one(self, place: str, role: Role, number: int) -> str:
        if number in self.names:
            message = f"line {number} has a place already: {self.names[number]}"
            raise ValueError(message)
        self.counts[place] = self.counts.get(place, 0) + 1
        name = self.names[number] = f"{place}-{self.counts[place]}"
        line = self.lines[number]
        self.entered.append(Line(name, line.text, line.box, line.polygon, line.confidence, line.vertical, role))
        return name

    def text(self, numbers: Iterable[int]) -> str:
        """The lines as one string, mended unless all is to stay as printed."""
        texts = [self.lines[number].text for number in numbers]
        return paragraph_text(texts, as_printed=self.as_printed, vocabulary=self.vocabulary)

    def title(self, numbers: Sequence[int]) -> str | None:
        """A title from its lines; None if there are none."""
        return join_lines([self.lines[n].text for n in numbers]) if self.as_read and numbers else self.display(numbers)

    def display(self, numbers: Sequence[int]) -> str | None:
        """The same, for what may not be there."""
        return self.text(numbers) if numbers else None

    def box(self, numbers: Iterable[int]) -> Box | None:
        """The box around the lines; None if none of them has a place."""
        boxes = [box for number in numbers if (box := self.lines[number].box)]
        return Box.union(boxes) if boxes else None
