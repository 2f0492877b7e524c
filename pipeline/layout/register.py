"""The register of lines: each is entered once, and gets its role and an identifier that says its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.document import Line, Role
from pipeline.geometry import Affine, Box, first_corner
from pipeline.joining import paragraph_text
from pipeline.textline import TextLine


@dataclass
class Register:
    """``to_source`` leads to the pixels of the file. ``names`` finds a line's identifier by its number.

    ``standing``: the page was laid down, and its vertical lines lie.
    """

    to_source: Affine
    as_printed: bool = False
    standing: bool = False
    lines: list[Line] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def enter(self, place: str, role: Role, lines: Iterable[TextLine]) -> tuple[str, ...]:
        """Identifiers of the lines, in the order given; ValueError if a line is entered twice."""
        return tuple(self._one(place, role, line) for line in lines)

    def _one(self, place: str, role: Role, line: TextLine) -> str:
        if line.number in self.names:
            message = f"line {line.number} has a place already: {self.names[line.number]}"
            raise ValueError(message)
        number = self.counts[place] = self.counts.get(place, 0) + 1
        name = self.names[line.number] = f"{place}-{number}"
        box, polygon = self.to_source.box(line.box), self.to_source.quad(line.polygon)
        if self.standing:
            polygon = first_corner(polygon, -1)
        self.lines.append(Line(name, line.text, box, polygon, line.confidence, line.vertical != self.standing, role))
        return name

    def text(self, lines: Sequence[TextLine]) -> str:
        """The lines as one string, mended unless all is to stay as printed."""
        return paragraph_text([x.text for x in lines], as_printed=self.as_printed)

    def box(self, box: Box) -> Box:
        return self.to_source.box(box)
