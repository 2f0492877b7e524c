"""XML from strangers, read as a stream: no entities, no network, no huge trees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from pipeline.errors import UnreadableInput
from pipeline.geometry import Box, Point

Element = etree._Element  # noqa: SLF001 - the public name of lxml's element type for annotations


def elements(
    file: BinaryIO, name: object, *, ends: frozenset[str], starts: frozenset[str]
) -> Iterator[tuple[str, Element]]:
    """(event, element) for the starts and ends of the local names asked for.

    Raises:
        UnreadableInput: the XML is not well-formed or declares entities.
    """
    try:
        for event, element in etree.iterparse(
            file, events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        ):  # fmt: skip
            if element.getparent() is None and event == "start":
                _refuse_entities(element, name)
            if local(element) in (starts if event == "start" else ends):
                yield event, element
    except etree.XMLSyntaxError as error:
        raise UnreadableInput(f"the XML is damaged: {error.msg}", file=name, advice="get the file again") from error


def _refuse_entities(root: Element, name: object) -> None:
    dtd: Any = root.getroottree().docinfo.internalDTD
    if dtd is not None and dtd.entities():
        raise UnreadableInput("the XML declares entities", file=name, advice="remove its DOCTYPE")


def local(element: Element) -> str:
    """The name without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def release(element: Element) -> None:
    """Frees an element that is done with, and the siblings before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def number(text: str | None) -> float | None:
    """A finite number, or None."""
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if abs(value) < 1e9 else None


def box_at(left: float | None, top: float | None, width: float | None, height: float | None) -> Box | None:
    """A box from its corner and size; None if one is missing or senseless."""
    if left is None or top is None or width is None or height is None or width < 0 or height < 0:
        return None
    return Box(left, top, left + width, top + height)


def points_of(text: str | None) -> tuple[Point, ...]:
    """Points as "x,y x,y" (PAGE) or "x y x y" or "x,y,x,y" (ALTO); () if they make no polygon."""
    values = [number(part) for part in (text or "").replace(",", " ").split()]
    whole = [value for value in values if value is not None]
    if len(whole) != len(values) or len(whole) % 2 or len(whole) < 6:
        return ()
    return tuple(zip(whole[::2], whole[1::2], strict=True))
