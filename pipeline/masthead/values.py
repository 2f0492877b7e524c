"""What reading a masthead gives."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Masthead, Role, Warning  # noqa: A004


@dataclass(frozen=True, slots=True)
class FurnitureLine:
    """``number`` is that of the line, or its index where the input is a list of texts; ``kind`` a furniture role."""

    number: int
    kind: Role


@dataclass(frozen=True, slots=True)
class MastheadReading:
    """The fields, the lines that they and other matter of the page were read from, and what a reader should check."""

    masthead: Masthead
    furniture: tuple[FurnitureLine, ...]
    warnings: tuple[Warning, ...] = ()


@dataclass(frozen=True, slots=True)
class Title:
    """A paper's title as it is believed, None if it cannot be; ``sure`` says that a reader need not check it."""

    text: str | None
    sure: bool
