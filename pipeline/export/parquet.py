"""All articles as a Parquet table: a row an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from pipeline.export.records import COLUMNS, records
from pipeline.export.whole import whole_file
from pipeline.issue import Issue

_AT_ONCE = 5_000  # rows in memory, and in a row group
_BOX = pa.struct([("scan", pa.string()), ("page", pa.int32()), ("bbox", pa.list_(pa.int32()))])
_TYPES = {"boxes": pa.list_(_BOX), "captions": pa.list_(pa.string()), "confidence": pa.float64()}
SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in COLUMNS])


def write_parquet(issues: Iterable[Issue], path: Path) -> None:
    """The same issues give the same bytes. UnwritableOutput if the file cannot be written."""
    with whole_file(path) as unfinished, parquet.ParquetWriter(unfinished, SCHEMA, compression="zstd") as writer:
        for rows in _groups(records(issues)):
            writer.write_table(pa.Table.from_pylist(rows, SCHEMA))


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _AT_ONCE)):
        yield group
