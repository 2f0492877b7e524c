"""Saves and loads a sheet, so that layout runs in milliseconds without the engine (``--save-spans``, ``--spans``)."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, TypeVar

from pipeline.document import Source
from pipeline.errors import UnreadableInput, UnwritableOutput
from pipeline.geometry import Affine, Box, Quad
from pipeline.sheet import Frame, Hint, Picture, Rule, Sheet, Span

FORMAT = "broadsheet spans"
VERSION = 1
_LARGEST = 200_000_000  # bytes; a broadsheet page of small type takes one or two million
_FARTHEST = 1e9  # pixels: what lies farther away, or nowhere (NaN), is no place on a page
_SHA256 = re.compile(r"[0-9a-f]{64}")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Recording:
    """A sheet, and where its page came from if that was saved with it."""

    sheet: Sheet
    source: Source | None = None


def save_sheet(sheet: Sheet, path: Path, source: Source | None = None) -> None:
    """Writes JSON, compressed if the name ends in ``.gz``; the same sheet always gives the same bytes.

    Raises:
        UnwritableOutput: the file cannot be written.
    """
    data = encode(sheet, source)
    if path.suffix == ".gz":
        data = gzip.compress(data, mtime=0)
    unfinished = path.with_name(f".{path.name}.part")
    try:
        unfinished.write_bytes(data)
        unfinished.replace(path)
    except OSError as error:
        with suppress(OSError):
            unfinished.unlink()
        raise UnwritableOutput(f"cannot be written ({error.strerror})", file=path) from error


def load_recording(path: Path) -> Recording:
    """What ``save_sheet`` wrote.

    Raises:
        UnreadableInput: the file is missing, or it is no recording, or a damaged one.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        raise UnreadableInput(what, file=path, advice="give a file that --save-spans wrote") from error
    return recording_from(data, path)


def recording_from(data: bytes, file: object) -> Recording:
    """What is in the bytes of a file that ``save_sheet`` wrote; UnreadableInput, which names the file, if nothing is."""
    try:
        return decode(_unpacked(data) if data.startswith(b"\x1f\x8b") else data)
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        EOFError,
        AttributeError,
        zlib.error,
        RecursionError,
        OSError,
    ) as error:
        what = str(error) if isinstance(error, _NotOurs) else f"damaged recording ({type(error).__name__}: {error})"
        raise UnreadableInput(what, file=file, advice="record the page again with --save-spans") from error


def load_sheet(path: Path) -> Sheet:
    """The sheet alone; errors as in ``load_recording``."""
    return load_recording(path).sheet


def _unpacked(data: bytes) -> bytes:
    """What gzip packed, up to a size that no page has: a small file may hold zeros without end."""
    with gzip.open(io.BytesIO(data)) as file:
        unpacked = file.read(_LARGEST + 1)
    if len(unpacked) > _LARGEST:
        raise _NotOurs(f"a recording of more than {_LARGEST // 1_000_000} megabytes")
    return unpacked


class _NotOurs(ValueError):
    """The file is JSON, but not a recording that this version knows."""


def encode(sheet: Sheet, source: Source | None = None) -> bytes:
    """UTF-8 JSON, one span a line."""
    facts: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "width": sheet.width,
        "height": sheet.height,
        "to_source": astuple(sheet.to_source),
        "source": None if source is None else {f: getattr(source, f) for f in Source.__dataclass_fields__},
    }
    tables: dict[str, Iterable[list[Any]]] = {
        "spans": ([*_flat(s.polygon), s.text, s.confidence, int(s.vertical), int(s.reverse)] for s in sheet.spans),
        "rules": ([*r.box.as_tuple()] for r in sheet.rules),
        "frames": ([*f.box.as_tuple(), int(f.tinted)] for f in sheet.frames),
        "pictures": ([*p.box.as_tuple()] for p in sheet.pictures),
        "hints": ([*h.box.as_tuple(), h.label, h.score] for h in sheet.hints),
    }
    parts = [f"{_json(key)}:{_json(value)}" for key, value in facts.items()]
    parts += [f"{_json(key)}:[{_rows(table)}]" for key, table in tables.items()]
    return ("{" + ",\n".join(parts) + "}\n").encode(errors="backslashreplace")  # as JSON escapes surrogates


def decode(data: bytes) -> Recording:
    """Inverse of ``encode``; ValueError, TypeError, KeyError or IndexError if the data are no recording."""
    facts = json.loads(data)
    if not isinstance(facts, dict) or facts.get("format") != FORMAT:
        raise _NotOurs("no recording of spans")
    if facts["version"] != VERSION:
        raise _NotOurs(f"recording of version {facts['version']}, this program reads version {VERSION}")
    sheet = Sheet(
        width=_size(facts["width"]),
        height=_size(facts["height"]),
        spans=_table(facts["spans"], _span),
        rules=_table(facts["rules"], lambda row: Rule(_box(row, 4))),
        frames=_table(facts["frames"], lambda row: Frame(_box(row, 5), bool(row[4]))),
        pictures=_table(facts["pictures"], lambda row: Picture(_box(row, 4))),
        hints=_table(facts["hints"], lambda row: Hint(_box(row, 6), _text(row[4]), _number(row[5]))),
        to_source=Affine(*(_number(v) for v in facts["to_source"])),
    )
    return Recording(sheet, None if facts["source"] is None else _source(facts["source"]))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _rows(table: Iterable[list[Any]]) -> str:
    return ",\n".join(_json(row) for row in table)


def _flat(quad: Quad) -> list[float]:
    return [value for point in quad for value in point]


def _source(plain: Any) -> Source:
    """Only what the page JSON may say of a source."""
    source = Source(**plain)
    whole = (source.page, *(size for size in (source.width, source.height) if size is not None))
    if not all(isinstance(value, int) and _number(value) >= 1 for value in whole):
        raise ValueError("page, width and height of the source are not all whole numbers")
    if _number(1.0 if source.dpi is None else source.dpi) <= 0 or _number(source.rotation) not in {0, 90, 180, 270}:
        raise ValueError("the source has no such resolution or rotation")
    if not _SHA256.fullmatch(_text(source.sha256)):
        raise ValueError("the source has no checksum")
    _text(source.path)
    _number(source.skew_degrees)
    return source


def _table(rows: Any, make: Callable[[list[Any]], _T]) -> tuple[_T, ...]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise TypeError("a table is not a list of rows")
    return tuple(make(row) for row in rows)


def _span(row: list[Any]) -> Span:
    *corners, text, confidence, vertical, reverse = row
    x0, y0, x1, y1, x2, y2, x3, y3 = (_number(v) for v in corners)
    polygon = ((x0, y0), (x1, y1), (x2, y2), (x3, y3))
    if not 0 <= _number(confidence) <= 1:
        raise ValueError("a confidence is not between 0 and 1")
    return Span(polygon, _text(text), confidence, bool(vertical), bool(reverse))


def _box(row: list[Any], columns: int) -> Box:
    if len(row) != columns:
        raise ValueError(f"a row has {len(row)} values, not {columns}")
    return Box(*(_number(v) for v in row[:4]))


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"{value!r} is no number")
    if not -_FARTHEST <= value <= _FARTHEST:
        raise ValueError("a number is out of bounds")
    return value


def _size(value: Any) -> float:
    if _number(value) <= 0:
        raise ValueError("a page has no size")
    return _number(value)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
