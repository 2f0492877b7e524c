"""Schemas that packages carry, without a look at the network. ``tests/schemas/README.md`` says where each comes from."""

from __future__ import annotations

import gzip
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from lxml import etree

SCHEMAS = Path(__file__).parents[2] / "tests" / "schemas"

_XML = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
  <xs:attribute name="lang" type="xs:language"/><xs:attribute name="space" type="xs:NCName"/>
</xs:schema>"""
"""The attributes of XML itself that MODS takes over."""


class _Local(etree.Resolver):
    def resolve(self, system_url: str, public_id: str, context: Any) -> Any:  # noqa: ARG002 - as lxml calls it
        if system_url.endswith("xlink.xsd"):
            return self.resolve_filename(str(SCHEMAS / "xlink.xsd"), context)
        return self.resolve_string(_XML, context) if system_url.endswith("/xml.xsd") else None


@cache
def validator(name: str, file: Path | None = None) -> Any:
    """That of page, mets, mods or tei; of any other name that in ``file``, None if it is not there."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    match name:
        case "page":
            return etree.XMLSchema(etree.parse(SCHEMAS / "page-2019-07-15.xsd", parser))
        case "mods":
            return etree.XMLSchema(etree.parse(SCHEMAS / "mods-3-6.xsd", parser))
        case "mets":
            carried = resources.files("metsrw").joinpath("resources/mets.xsd").read_bytes()
            return etree.XMLSchema(etree.fromstring(carried, parser))
        case "tei":
            return etree.RelaxNG(etree.fromstring(gzip.decompress((SCHEMAS / "tei.rng.gz").read_bytes()), parser))
        case _:
            return etree.XMLSchema(etree.parse(file, parser)) if file and file.exists() else None
