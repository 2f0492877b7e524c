"""Values of ``document`` to plain JSON values and back, field by field in the order in which they are declared.

The one place where Python names and JSON names part: ``box`` is ``bbox``, ``boxes`` stay lists of four numbers.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from pipeline.geometry import Box

T = TypeVar("T")
_DECIMALS = 4
_NAMES = {"box": "bbox"}


def to_plain(value: Any) -> Any:
    """Dicts, lists, strings and numbers. Coordinates become whole pixels, other numbers keep four decimals.

    ValueError for a number that is not finite.
    """
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, float):
        rounded = round(value, _DECIMALS)
        return int(rounded) if rounded == int(rounded) else rounded
    if isinstance(value, Box):
        return [round(x) for x in value.as_tuple()]
    if isinstance(value, tuple):
        return [to_plain(x) for x in value]
    return {
        name: [[round(x), round(y)] for x, y in inner] if name == "polygon" and inner else to_plain(inner)
        for field, name in _names(value.__class__)
        for inner in (getattr(value, field),)
    }


def from_plain(kind: type[T], plain: Any) -> T:
    """The value of that type; ``plain`` must have the right form (a schema has said so)."""
    hashable: Any = kind
    made: T = _reader(hashable)(plain)
    return made


@cache
def _names(kind: Any) -> tuple[tuple[str, str], ...]:
    """Python name and JSON name of each field."""
    return tuple((f.name, _NAMES.get(f.name, f.name)) for f in fields(kind))


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """How a value of the type is made from plain JSON."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return _optional(next(p for p in parts if p is not types.NoneType))
    if origin is tuple:
        return _many(parts[0])
    if kind is Box:
        return lambda plain: Box(*plain)
    if isinstance(kind, type) and is_dataclass(kind):
        return _record(kind)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind
    return lambda plain: plain


def _optional(kind: Any) -> Callable[[Any], Any]:
    read = _reader(kind)
    return lambda plain: None if plain is None else read(plain)


def _many(kind: Any) -> Callable[[Any], Any]:
    read = _reader(kind)
    return lambda plain: tuple(read(x) for x in plain)


def _record(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    readers = tuple((name, _reader(hints[field])) for field, name in _names(kind))
    return lambda plain: kind(*(read(plain[name]) for name, read in readers))
