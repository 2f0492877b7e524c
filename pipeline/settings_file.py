"""Settings in a TOML file: read, with unknown and ill-typed keys refused, and written so that they can be read again."""

from __future__ import annotations

import difflib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pipeline.errors import UnreadableInput, UsageError

_LONGEST = 100_000  # characters
_MOST_DOTS = 200  # in a line; a path or an address has a few


def read_settings(path: Path, *kinds: type) -> dict[str, Any]:
    """The values of a file, by the names of the fields of these dataclasses; hyphens in keys stand for underscores.

    Raises:
        UnreadableInput: the file is missing or no TOML.
        UsageError: a key is unknown, or its value is of the wrong kind.
    """
    try:
        table = tomllib.loads(_bounded(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({error.strerror})", file=path, advice="check the path") from error
    except (ValueError, RecursionError) as error:  # a number too long and tables too deep are no TOMLDecodeError
        raise UnreadableInput(f"no TOML ({error})", file=path, advice="write settings as key = value") from error
    known = {name: hint for kind in kinds for name, hint in get_type_hints(kind).items()}
    return {_known(key, known, path): _fit(key, value, known, path) for key, value in table.items()}


def as_toml(*settings: Any) -> bytes:
    """The values of dataclasses that are not None, a line each; ``read_settings`` takes them in."""
    values = {f.name: getattr(each, f.name) for each in settings for f in fields(each)}
    lines = [f"{name} = {_toml(value)}\n" for name, value in values.items() if value is not None]
    return "".join(lines).encode("utf-8", "replace")


def _bounded(text: str) -> str:
    """The text, if it may be settings: of keys nested thousands deep the parser would make gigabytes. ValueError otherwise."""
    if len(text) > _LONGEST or any(line.count(".") > _MOST_DOTS for line in text.splitlines()):
        raise ValueError("too long for settings, or keys nested too deep")
    return text


def _known(key: str, known: Mapping[str, Any], path: Path) -> str:
    name = key.replace("-", "_")
    if name in known:
        return name
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
    raise UsageError(f"unknown setting {key!r}", file=path, advice=f"did you mean {near[0]}?" if near else "")


def _fit(key: str, value: Any, known: Mapping[str, Any], path: Path) -> Any:
    """The value as the type of its field; a list of names stands for names with commas between."""
    hint = known[key.replace("-", "_")]
    kinds = [k for k in (get_args(hint) or (hint,)) if k is not type(None)]
    if str in kinds and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return ",".join(value)
    for kind in kinds:
        if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
        if isinstance(value, kind) and isinstance(value, bool) == (kind is bool):
            return value
        if issubclass(kind, Enum) and value in [member.value for member in kind]:  # not all values have hashes
            return kind(value)
    choices = [str(member.value) for kind in kinds if issubclass(kind, Enum) for member in kind]
    wanted = "one of " + ", ".join(choices) if choices else " or ".join(_WORDS[kind] for kind in kinds)
    raise UsageError(f"{key} is {value!r}, not {wanted}", file=path, advice="correct it")


_WORDS = {bool: "true or false", int: "a whole number", float: "a number", str: "a text"}


def _toml(value: Any) -> str:
    """A number, a truth value, or a text: JSON writes them as TOML does, but for one control character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
