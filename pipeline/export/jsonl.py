"""All articles as JSON Lines: a row a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pipeline.export.records import records
from pipeline.export.whole import whole_file
from pipeline.issue import Issue


def write_jsonl(issues: Iterable[Issue], path: Path) -> None:
    """UTF-8; the same issues give the same bytes. UnwritableOutput if the file cannot be written."""
    with whole_file(path) as unfinished, unfinished.open("x", encoding="utf-8", newline="\n") as file:
        for record in records(issues):
            file.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
