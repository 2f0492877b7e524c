"""What a caller may choose about reading a page. Each stage gets its own part, never the whole."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class EngineName(StrEnum):
    """Who recognises the text. AUTO: the fastest installed one that reads the same."""

    AUTO = "auto"
    RAPID = "rapid"
    PADDLE = "paddle"
    TESSERACT = "tesseract"


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """``spans`` is a recorded sheet that stands in for the engine; ``threads`` None lets the engine choose.

    ``as_printed`` leaves punctuation and width of characters as they were read. Larger pages than ``max_megapixels``
    are refused, which bounds memory.
    """

    engine: EngineName = EngineName.AUTO
    spans: Path | None = None
    as_printed: bool = False
    max_megapixels: float = 400.0
    threads: int | None = None
