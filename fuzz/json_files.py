"""The JSON that comes back in: recordings of spans, and the page JSON from which ``broadsheet export`` works."""

from __future__ import annotations

import gzip
import json
from typing import Any

from fuzz.choices import edited, edited_plain, in_bytes, words
from fuzz.pages import PAGE, SHEET, SOURCE
from pipeline.engines.recorded import encode, recording_from
from pipeline.errors import PageFailed, UnreadableInput
from pipeline.export import PAGE_WRITERS
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.layout import layout

_RECORDING, _PAGE_JSON = encode(SHEET, SOURCE), page_to_json(PAGE)
_WORDS = (
    *in_bytes(words('null true -1 1e308 NaN Infinity "\\ud800" [] {} , : " [ ] { } 1e999')),
    b"[" * 3000,
    b"9" * 5000,
)
_KINDS = words("news photo brief refer body subhead headline overlap repeated folio unassigned")


def recording(data: bytes) -> None:
    """What is taken for a recording can be laid out and written."""
    try:
        found = recording_from(_file(data, _RECORDING), "x.spans.json")
    except UnreadableInput as error:
        assert str(error).isprintable()
        return
    json.loads(page_to_json(layout(found.sheet, found.source or SOURCE)))
    assert recording_from(encode(found.sheet, found.source), "-") == found


def page_json(data: bytes) -> None:
    """What is taken for a page can be written in every format of pages."""
    try:
        page = page_from_json(_file(data, _PAGE_JSON), file="p1.json")
    except UnreadableInput as error:
        assert str(error).isprintable()
        return
    for name, writer in PAGE_WRITERS.items():
        try:
            assert isinstance(writer.write(page), bytes)
        except PageFailed as error:  # a format that needs places refuses a page without them
            assert name in {"alto", "page", "hocr"}
            assert "without a place" in str(error) or "no size" in str(error)


def _file(data: bytes, example: bytes) -> bytes:
    """The example with its values changed, or with its bytes changed, or compressed and then damaged."""
    way, rest = data[:1], data[1:]
    if way < b"\x90":
        return _written(edited_plain(rest, (json.loads(example),), _KINDS))
    if way < b"\xf0":
        return edited(rest, (example,), _WORDS)
    return edited(rest, (gzip.compress(example, mtime=0),), (b"\0", b"\xff", b"\x1f\x8b\x08"))


def _written(plain: Any) -> bytes:
    """With NaN, lone surrogates and all that Python lets through."""
    return json.dumps(plain).encode()
