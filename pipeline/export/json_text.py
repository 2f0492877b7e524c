"""JSON as text that a person can read: what fits on a line stays on one line. The same value gives the same bytes."""

from __future__ import annotations

import json
from typing import Any

_WIDTH = 240


def json_text(value: Any) -> bytes:
    """UTF-8, ends with a newline. Lone surrogates, which no UTF-8 file may hold, become U+FFFD.

    ValueError for a number that is not finite.
    """
    text = _lay_out(value, "") + "\n"
    try:
        return text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text).encode()


def _lay_out(value: Any, indent: str) -> str:
    if not isinstance(value, dict | list) or not value:
        return _one_line(value)
    inner = value.values() if isinstance(value, dict) else value
    if all(isinstance(x, str | int | float) for x in inner) and isinstance(value, list):
        return _one_line(value)
    if not any(isinstance(x, dict) for x in inner) and len(line := _one_line(value)) + len(indent) <= _WIDTH:
        return line
    deeper = indent + "  "
    if isinstance(value, dict):
        entries = [f"{deeper}{_one_line(key)}: {_lay_out(item, deeper)}" for key, item in value.items()]
        return "{\n" + ",\n".join(entries) + f"\n{indent}}}"
    return "[\n" + ",\n".join(deeper + _lay_out(item, deeper) for item in value) + f"\n{indent}]"


def _one_line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
