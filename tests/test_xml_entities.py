"""XML and HTML from strangers: no entity is filled in, no file and no address is fetched, whatever the DOCTYPE says."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from fuzz.bounds import bounded
from fuzz.pages import PAGE
from pipeline.errors import UnreadableInput
from pipeline.export.alto import page_to_alto
from pipeline.export.hocr import page_to_hocr
from pipeline.export.page_xml import page_to_page_xml
from pipeline.ingest import page_in_order, read_dump

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))
FORMATS = {"alto": page_to_alto(PAGE), "page": page_to_page_xml(PAGE), "hocr": page_to_hocr(PAGE)}


def with_doctype(name: str, declared: str, entity: str) -> bytes:
    """The page with a DOCTYPE of its own, and the entity in place of a word."""
    head, root = FORMATS[name].decode().split("?>", 1) if name != "hocr" else ("", FORMATS[name].decode())
    root = root.split("<html", 1)[-1] if name == "hocr" else root
    start = f"{head}?>" if head else ""
    body = f"<html{root}" if name == "hocr" else root
    assert "BELL" in body
    return f"{start}<!DOCTYPE x [{declared}]>{body.replace('BELL', entity)}".encode()


def texts(data: bytes) -> str:
    return " ".join(line.text for dump in read_dump(io.BytesIO(data)) for line in page_in_order(dump).lines)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", ["laughs", "file", "parameter"])
def test_entities_are_refused_or_left_as_they_are(name: str, kind: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the harbour master's key", encoding="utf-8")
    declared = {
        "laughs": LAUGHS,
        "file": f'<!ENTITY l11 SYSTEM "{secret.as_uri()}">',
        "parameter": f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p; <!ENTITY l11 "hahaha">',
    }[kind]

    def read(_: bytes) -> None:
        try:
            found = texts(with_doctype(name, declared, "&l11;"))
        except UnreadableInput as error:
            line = str(error)
            assert "entities" in line or "damaged" in line
            assert "harbour master" not in line
        else:
            assert name == "hocr"  # which is read as HTML, where a DOCTYPE declares nothing
            assert "haha" not in found
            assert "harbour master" not in found

    bounded(read, b"")
