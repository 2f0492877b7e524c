"""What XML may hold: text without the characters that XML 1.0 forbids, names that are valid identifiers, fixed bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

Attributes = Mapping[str, str | int | float | None]
"""Of an element; None: the attribute is left out."""

# Everything outside Char of XML 1.0: control characters but tab and line ends, surrogates, U+FFFE and U+FFFF.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_STARTS_NAME = re.compile(r"[A-Za-z_]")


def xml_text(text: str) -> str:
    """The text with each character that XML forbids as U+FFFD, so that a reader sees that something stood there."""
    return _ILLEGAL.sub("\ufffd", text)


def xml_name(text: str) -> str:
    """An NCName (the form of identifiers in XML) of ASCII made from any text; the same text gives the same name."""
    name = _NOT_IN_NAME.sub("_", text) or "_"
    return name if _STARTS_NAME.match(name) else f"_{name}"


def stated(attributes: Attributes) -> dict[str, str]:
    """The attributes that have a value, as text; a number without decimals is written without a point."""
    return {name: _stated(value) for name, value in attributes.items() if value is not None}


def add(
    parent: etree._Element, tag: str, attributes: Attributes | None = None, text: str | None = None
) -> etree._Element:
    """A child in the namespace of its parent; attributes that are None are left out, text keeps to what XML may hold."""
    element = etree.SubElement(parent, etree.QName(etree.QName(parent).namespace, tag), stated(attributes or {}))
    element.text = None if text is None else xml_text(text)
    return element


def _stated(value: str | float) -> str:
    return xml_text(value) if isinstance(value, str) else f"{value:.10g}"


def xml_bytes(root: etree._Element, *, doctype: str | None = None) -> bytes:
    """The document in UTF-8 with its declaration, indented by two spaces; the same tree gives the same bytes.

    Mixed content stays as it is: only elements without text of their own are indented.
    """
    etree.indent(root, "  ")
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n' + (f"{doctype}\n".encode() if doctype else b"")
    return declaration + bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=False)) + b"\n"
