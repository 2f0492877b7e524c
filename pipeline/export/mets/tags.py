"""Elements of METS and of what it holds: namespaces, and how an element is made."""

from __future__ import annotations

from typing import Any

from lxml import etree

from pipeline.export.xml_text import Attributes, stated, xml_text

METS = "http://www.loc.gov/METS/"
MODS = "http://www.loc.gov/mods/v3"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
PREFIXES: Any = {"mets": METS, "mods": MODS, "xlink": XLINK, "xsi": XSI}
SCHEMAS = (
    f"{METS} http://www.loc.gov/standards/mets/version1121/mets.xsd "
    f"{MODS} http://www.loc.gov/standards/mods/v3/mods-3-6.xsd"
)

Element = etree._Element  # noqa: SLF001 - the public name of lxml's element type for annotations


def mets(parent: Element, tag: str, attributes: Attributes | None = None, text: str | None = None) -> Element:
    """A child of METS; attributes that are None are left out."""
    return _add(parent, f"{{{METS}}}{tag}", attributes, text)


def mods(parent: Element, tag: str, attributes: Attributes | None = None, text: str | None = None) -> Element:
    """A child of MODS; attributes that are None are left out."""
    return _add(parent, f"{{{MODS}}}{tag}", attributes, text)


def _add(parent: Element, name: str, attributes: Attributes | None, text: str | None) -> Element:
    element = etree.SubElement(parent, name, stated(attributes or {}))
    element.text = None if text is None else xml_text(text)
    return element
