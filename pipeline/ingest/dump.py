"""What another OCR left: a page as passages in the order of its file, and as a sheet if it says where things stand."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Masthead, Removal, Role, Source
from pipeline.geometry import Box, Quad
from pipeline.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Printed:
    """A line as the dump has it; box and polygon in pixels of the sheet, None in a dump without places.

    `name` is its identifier in the file, if it has one.
    """

    text: str
    box: Box | None = None
    polygon: Quad | None = None
    confidence: float | None = None
    vertical: bool = False
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the file itself says of a passage; None where it says nothing.

    Passages with the same `story` are one article, or one advertisement if that is their `role`; those with the same
    `paragraph` are one paragraph of it. A removed line names the line that it `repeats`.
    """

    story: str | None = None
    role: Role | None = None
    paragraph: str | None = None
    repeats: str | None = None
    reason: Removal | None = None


UNMARKED = Mark()


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines that the dump keeps together: a block, or what stands between blank lines.

    `level` is that of a heading as the dump marks it, 1 for the largest; 0: not marked. A paragraph of the dump may begin
    within a passage: `indents` names the lines that are set in.
    """

    lines: tuple[Printed, ...]
    level: int = 0
    indents: tuple[int, ...] = ()
    mark: Mark = UNMARKED

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class PictureMark:
    """The place of a picture in the order of the dump, and the article that the file gives it to."""

    box: Box | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True)
class TextDump:
    """A page of plain text or Markdown."""

    source: Source
    pieces: tuple[Passage | PictureMark, ...]


@dataclass(frozen=True, slots=True)
class SheetDump:
    """A page of ALTO, PAGE or hOCR: the sheet for the layout stages, and the pieces for those who trust the file's order.

    `masthead` is what the file says of it, as our own exports do.
    """

    source: Source
    pieces: tuple[Passage | PictureMark, ...]
    sheet: Sheet
    masthead: Masthead | None = None


Dump = TextDump | SheetDump
