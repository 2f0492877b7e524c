"""What a cue finds: a value, and where in the printed text it stands."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.document import Jump


@dataclass(frozen=True, slots=True)
class FoundJump:
    """A jump line within a text; ``start`` and ``end`` are places in the text as it was given."""

    jump: Jump
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundNames:
    """Names within a text, joined by single spaces; ``start`` and ``end`` as in ``FoundJump``."""

    names: str
    start: int
    end: int
