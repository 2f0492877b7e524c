"""Bytes as a source of choices: they edit a good example, so that a fuzzer gets past the first line of a parser."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

_T = TypeVar("_T")
_MOST_EDITS = 16
_STRANGE: tuple[Any, ...] = (
    None, True, 0, -1, 1, 1e308, -1e308, 1e-308, 2**63, 10**400, float("nan"), float("inf"), "", " ", "\0", "\ud800", "\u202e版",
    "x" * 5000, "第二版", "2026-11-23", "../../x", "a1-1", "u-1", [], {}, [[]], [0, 0, 0, 0], [9, 9, 1, 1], [None], {"": None},
)  # fmt: skip


@dataclass(slots=True)
class Choices:
    """``data`` is used up from its front; when it is, every choice is the first."""

    data: bytes

    def number(self, below: int) -> int:
        """0 to ``below`` - 1; ``below`` is at least 1."""
        size = max(1, ((below - 1).bit_length() + 7) // 8)
        head, self.data = self.data[:size], self.data[size:]
        return int.from_bytes(head, "little") % below

    def one(self, values: Sequence[_T]) -> _T:
        return values[self.number(len(values))]

    @property
    def left(self) -> bool:
        return bool(self.data)


def words(text: str) -> tuple[str, ...]:
    """A list of words, for short."""
    return tuple(text.split())


def in_bytes(texts: Iterable[str]) -> tuple[bytes, ...]:
    return tuple(text.encode() for text in texts)


def edited(data: bytes, examples: Sequence[bytes], pieces: Sequence[bytes]) -> bytes:
    """The data as it is, or an example with pieces changed, cut, doubled, moved and words of the format put in."""
    choices = Choices(data)
    if choices.number(4) == 0:
        return choices.data
    made = bytearray(choices.one(examples))
    for _ in range(_MOST_EDITS):
        if not choices.left:
            break
        _edit(made, choices, pieces)
    return bytes(made)


def _edit(made: bytearray, choices: Choices, pieces: Sequence[bytes]) -> None:
    at = choices.number(len(made) + 1)
    size = choices.one((1, 1, 2, 4, 8, 16, 64, 256))
    match choices.number(6):
        case 0:
            made[at : at + 1] = bytes((choices.number(256),))
        case 1:
            del made[at : at + size]
        case 2:
            made[at:at] = choices.one(pieces)
        case 3:
            made[at : at + size] = choices.one(pieces)
        case 4:
            made[at:at] = made[at : at + size] * choices.one((1, 2, 30))
        case _:
            there = choices.number(len(made) + 1)
            made[at : at + size] = made[there : there + size]


def edited_plain(data: bytes, examples: Sequence[Any], values: Sequence[Any] = ()) -> Any:
    """An example of JSON values with some of them replaced by strange ones, left out, doubled or exchanged."""
    choices = Choices(data)
    made = [deepcopy(choices.one(examples))]
    strange = (*_STRANGE, *values)
    for _ in range(_MOST_EDITS):
        if not choices.left:
            break
        holder, key = _place(made, choices)
        match choices.number(5):
            case 0 | 1:
                holder[key] = deepcopy(choices.one(strange))
            case 2 if holder is not made:
                del holder[key]
            case 3 if isinstance(holder, list) and holder is not made:
                holder.insert(key, deepcopy(holder[key]))
            case _:
                other, there = _place(made, choices)
                holder[key] = deepcopy(other[there])
    return made[0]


def _place(made: list[Any], choices: Choices) -> tuple[Any, Any]:
    """Some value in the tree, as what holds it and its key there."""
    holder: Any = made
    key: Any = 0
    while isinstance(inner := holder[key], dict | list) and inner and choices.number(5):
        holder, key = inner, choices.one(list(inner) if isinstance(inner, dict) else range(len(inner)))
    return holder, key


def pieced(data: bytes, pieces: Sequence[str]) -> str:
    """A text of words one after the other, now and then with a character of any kind between them."""
    choices, parts = Choices(data), list[str]()
    while choices.left:
        wanted = choices.number(len(pieces) + 2)
        if wanted < len(pieces):
            parts.append(pieces[wanted])
        else:
            parts.append(chr(choices.number(256 if wanted == len(pieces) else 0x110000)))
    return "".join(parts)
