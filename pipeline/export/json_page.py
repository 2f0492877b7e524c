"""The article JSON of a page, as ``pipeline/schema/page.schema.json`` states it: written, checked, read back."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

from pipeline.document import SCHEMA_VERSION, Page
from pipeline.errors import PageFailed, UnreadableInput
from pipeline.export.json_text import json_text
from pipeline.export.places import check_places
from pipeline.export.plain import from_plain, to_plain


def page_to_json(page: Page) -> bytes:
    """UTF-8 in the key order of the schema; the same page gives the same bytes.

    PageFailed if the page breaks the schema, or if a line has no place or two: a fault of the program, never written.
    """
    try:
        plain = {"schema_version": SCHEMA_VERSION, **to_plain(page)}
    except (ValueError, OverflowError) as error:
        raise PageFailed(f"the page holds {error}", file=page.source.path, advice=_REPORT) from error
    wrong = next(iter((*schema_errors(plain), *check_places(page))), None)
    if wrong is not None:
        raise PageFailed(f"the page is not consistent: {wrong}", file=page.source.path, advice=_REPORT)
    return json_text(plain)


def page_from_json(data: bytes, *, file: object = None) -> Page:
    """The page that the bytes hold; ``file`` is named in errors.

    UnreadableInput if they are no JSON, not of this schema, or if a line has no place or two.
    """
    try:
        plain = json.loads(data, parse_constant=_number, parse_float=_number, parse_int=_number)
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"not JSON ({error})", file=file, advice="give a page written by broadsheet") from error
    wrong = next(iter(schema_errors(plain)), None)
    if wrong is not None:
        raise UnreadableInput(
            f"not a page of schema {SCHEMA_VERSION}: {wrong}", file=file, advice="read the scan again"
        )
    try:
        page = from_plain(Page, plain)
    except ValueError as error:  # a box that is inverted
        raise UnreadableInput(f"not a consistent page: {error}", file=file, advice="read the scan again") from error
    lost = next(iter(check_places(page)), None)
    if lost is not None:
        raise UnreadableInput(f"not a consistent page: {lost}", file=file, advice="read the scan again")
    return page


def _number(text: str) -> float:
    """A number that can be a place on a page, or a share of one; ValueError for NaN, 1e999 and the like."""
    value = float(text)
    if not -_FARTHEST <= value <= _FARTHEST:
        raise ValueError(f"{text[:20]} is no number of a page")
    return value if set(text) & set(".eE") else int(text)


def schema_errors(plain: Any) -> tuple[str, ...]:
    """What in the plain value breaks the schema, a sentence each; the first found comes first."""
    return tuple(f"{error.json_path}: {error.message[:200]}" for error in _validator().iter_errors(plain))


_FARTHEST = 1e12
_REPORT = "this is a fault in broadsheet; please report it"


@cache
def _validator() -> Any:
    """Made once; the import takes as long as reading a page's JSON, so it waits until a page is there."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415

    text = resources.files("pipeline").joinpath("schema/page.schema.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    return Draft202012Validator(_written_out(schema, schema.pop("$defs")))


def _written_out(schema: Any, definitions: dict[str, Any]) -> Any:
    """The schema with each definition in the place of its name, which takes as long to look up as a value to check."""
    if isinstance(schema, list):
        return [_written_out(item, definitions) for item in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return _written_out(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    return {key: _written_out(value, definitions) for key, value in schema.items()}
