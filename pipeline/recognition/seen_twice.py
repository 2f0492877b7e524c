"""Characters that were seen twice: in the columns that run down, and in a box over the ends of two of them or a part of one.

省 等
一 于       Where the columns of a headline stand closer than their characters, the detector sees the columns, and a
斤 多       line 粕 地 besides.
粕 地
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.geometry import Box
from pipeline.recognition.attempts import Tried

_WITHIN, _AMONG = 0.8, 0.65  # of a box that lies in a column, and in several with white between them
_TOUCHED = 0.1  # of a box that lies in each of several
_SURE = 0.9  # confidence of a column that stands for what lies in it


def read_once(lines: Sequence[Tried]) -> list[Tried]:
    """The lines but for those in a column that was surely read, or in several that hold their characters."""
    columns = [
        (Box.around(way.area), reading.text)
        for way, reading in lines
        if way.vertical(reading) and reading.confidence > _SURE and len(reading.text) > 2
    ]
    return [line for line in lines if not _lies_in_columns(line, columns)]


def _lies_in_columns(line: Tried, columns: Sequence[tuple[Box, str]]) -> bool:
    way, reading = line
    box = Box.around(way.area)
    shared = [(box.overlap(column) / max(1.0, box.area), text) for column, text in columns if column.area > box.area]
    covering = [(share, text) for share, text in shared if share > _TOUCHED]
    if any(share > _WITHIN for share, _ in covering):
        return True
    told = "".join(text for _, text in covering)
    return sum(share for share, _ in covering) > _AMONG and all(c in told for c in reading.text)
