"""Writers: a format a file. What ``--format`` may name stands here, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from pipeline.document import Page
from pipeline.export.json_page import page_to_json
from pipeline.export.markdown import page_to_markdown


@dataclass(frozen=True, slots=True)
class Writer:
    """``suffix`` of the file, with its dot; ``write`` makes its bytes."""

    suffix: str
    write: Callable[[Page], bytes]


WRITERS = {
    "json": Writer(".json", page_to_json),
    "markdown": Writer(".md", page_to_markdown),
}
