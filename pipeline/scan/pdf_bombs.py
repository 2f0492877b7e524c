"""PDF bombs: small files whose pages unpack to far more than a page can need. They are told before PDFium opens a page.

PDFium reads a page whole, with all forms that it draws, however often: nine forms that each draw the next one ten times are a
thousand million. So streams are unpacked here up to a bound, and what forms draw is multiplied out, without drawing any.
Streams that are encrypted, or packed in another way than by Flate, are not looked into.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

_MOST_BYTES, _MOST_TIMES = 50_000_000, 30
"""Unpacked, of what describes pages: some thousand times what a newspaper page needs. Large files may have more, by their size."""
_MOST_DRAWN = 300_000
"""Forms that one page may draw."""
_HEAD = 1 << 16
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b")
_REFERENCE = re.compile(rb"(?<!\d)(\d{1,8})\s+\d{1,5}\s+R\b")
_DRAWS = re.compile(rb"/[^\s/<>\[\]()]+\s+Do\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_OTHER = re.compile(rb"/(?:Subtype|Type|Length1|FunctionType|ShadingType)\b")  # metadata, fonts, tables of the file
_PACKED = re.compile(rb"/(?:FlateDecode|Fl)\b")
_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST = re.compile(rb"/First\s+(\d{1,9})")


@dataclass(frozen=True, slots=True)
class _Object:
    """``refers`` are the numbers of other objects, as often as they stand there.

    ``form``: it can be drawn; ``draws``: how often it draws one; ``size``: its bytes, if they describe a page or a form.
    """

    refers: tuple[int, ...]
    form: bool = False
    draws: int = 0
    size: int = 0


class _TooMuchError(Exception):
    """More was unpacked than is allowed."""


def is_bomb(file: IO[bytes]) -> bool:
    """Whether a page of the PDF would be more than a page can need. The place in the file is kept."""
    before = file.tell()
    data = _bytes_of(file)
    file.seek(before)
    most = max(_MOST_BYTES, _MOST_TIMES * len(data))
    try:
        found = dict(_objects(data, most))
    except _TooMuchError:
        return True
    return _largest(found) > most or _most_drawn(found) > _MOST_DRAWN


def _bytes_of(file: IO[bytes]) -> mmap.mmap | bytes:
    try:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):  # no file of this machine
        file.seek(0)
        return file.read()


def _objects(data: mmap.mmap | bytes, left: int) -> Iterator[tuple[int, _Object]]:
    starts = [(match.start(), match.end(), int(match[1])) for match in _OBJECT.finditer(data)]
    for place, (_, begin, number) in enumerate(starts):
        end = starts[place + 1][0] if place + 1 < len(starts) else len(data)
        stream = _STREAM.search(data, begin, min(end, begin + _HEAD))
        head = data[begin : stream.start() if stream else min(end, begin + _HEAD)]
        refers = _references(head)
        if stream is None or _IMAGE.search(head):
            yield number, _Object(refers)
            continue
        inner = _unpacked(data[stream.end() : end], left) if _PACKED.search(head) else data[stream.end() : end]
        if _OBJECTS.search(head):
            left -= len(inner)
            yield from _within(head, inner)
        elif _FORM.search(head) or not _OTHER.search(head):
            left -= len(inner)
            draws = sum(1 for _ in _DRAWS.finditer(inner))
            yield number, _Object(refers, bool(_FORM.search(head)), draws, len(inner))
        if left < 0:
            raise _TooMuchError


def _references(text: bytes) -> tuple[int, ...]:
    return tuple(int(match[1]) for match in _REFERENCE.finditer(text))


def _unpacked(data: bytes, most: int) -> bytes:
    """At the most one byte more than allowed; what cannot be unpacked any further is left away, as PDFium does."""
    try:
        return zlib.decompressobj().decompress(data, most + 1)
    except zlib.error:
        return b""


def _within(head: bytes, inner: bytes) -> Iterator[tuple[int, _Object]]:
    """The objects in a stream of objects: none of them is a stream itself."""
    first = _FIRST.search(head)
    begin = int(first[1]) if first else 0
    numbers = [int(word) for word in inner[:begin].split() if word.isdigit() and len(word) < 10]
    places = [*numbers[1::2], len(inner)]
    for place, number in enumerate(numbers[: 2 * (len(numbers) // 2) : 2]):
        yield number, _Object(_references(inner[begin + places[place] : begin + places[place + 1]]))


def _largest(objects: Mapping[int, _Object]) -> int:
    """The bytes of the page whose parts are the most, a part counted as often as it stands there."""
    sizes = {number: one.size for number, one in objects.items()}
    return max((sum(sizes.get(number, 0) for number in one.refers) for one in objects.values()), default=0)


def _most_drawn(objects: Mapping[int, _Object]) -> int:
    """A bound of how many forms a page draws, those within forms counted as often as they are drawn."""
    forms = _costs(objects)
    deepest = max((forms(number) for number, one in objects.items() if one.form), default=0)
    return max((one.draws * deepest for one in objects.values() if not one.form), default=0)


def _costs(objects: Mapping[int, _Object]) -> Callable[[int], int]:
    """How many forms are drawn with an object, itself included; a form that draws itself is drawn once."""
    known: dict[int, int] = {}
    seen: set[int] = set()

    def cost(number: int) -> int:
        todo = [number]
        while todo:
            one = objects.get(todo[-1])
            if one is None or todo[-1] in known:
                known.setdefault(todo.pop(), 0)
                continue
            seen.add(todo[-1])
            new = [each for each in set(one.refers) if each not in seen]
            if new:
                todo += new
                continue
            inner = max((known.get(each, 0) for each in one.refers), default=0)
            known[todo.pop()] = min(1 + one.draws * inner if one.form else inner, _MOST_DRAWN + 1)
        return known[number]

    return cost
