"""Judges of ALTO, PAGE, METS, hOCR and TEI."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import metsrw
from hocr_tools_lib.tools.hocr_lines import lines as hocr_lines
from lxml import etree

from bench.proofs.schemas import validator
from bench.proofs.verdict import Results, Verdict, Written, absent, counted, output_of

_METS = {"mets": "http://www.loc.gov/METS/", "mods": "http://www.loc.gov/mods/v3"}
_HREF = "{http://www.w3.org/1999/xlink}href"
_CHECK_PAGE = """import sys
from ocrd_validators.page_validator import PageValidator
for name in sys.argv[1:]:
    report = PageValidator.validate(filename=name, page_textequiv_consistency="strict", check_baseline=False)
    print(int(report.is_valid and not report.warnings))
"""


def judge_xml(results: Results) -> Iterator[Verdict]:
    pages = results.pages
    alto = validator("alto", results.alto_schema)
    if alto is None:
        yield absent("alto", "XSD of the Library of Congress")
    else:
        told = (alto.validate(etree.parse(one.beside(".alto.xml"))) for one in pages)
        yield counted("alto", "XSD of the Library of Congress", told)
    yield _compared(
        results, ".alto.xml", "alto", 0.006, "error at most 0.6 %: hyphens at line ends, which it leaves out"
    )
    told = (validator("page").validate(etree.parse(one.beside(".page.xml"))) for one in pages)
    yield counted("page", "XSD of PRImA", told)
    yield _by_ocrd(results)
    yield _compared(results, ".page.xml", "page", 0.0, "character error 0 against the lines of the JSON")
    yield _by_hocr_spec(results)
    yield counted("hocr", "hocr-lines", (_same_lines(one) for one in pages), "every line that is not removed")
    told = (validator("tei").validate(etree.parse(one.beside(".tei.xml"))) for one in pages)
    yield counted("tei", "RELAX NG of TEI P5 3.0.0", told)
    yield from _mets(results)


def _compared(results: Results, suffix: str, kind: str, most: float, note: str) -> Verdict:
    """Characters that are wrong, as dinglehopper counts them."""
    program = results.program("dinglehopper")
    if program is None:
        return absent(kind, "dinglehopper")
    errors = []
    with TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        for one in results.pages:
            (Path(folder) / "lines.txt").write_text(one.text, encoding="utf-8")
            told = (program, one.beside(suffix), f"{folder}/lines.txt", "report", folder, "--textequiv-level", "line")
            output_of(*told)
            errors.append(float(json.loads((Path(folder) / "report.json").read_bytes())["cer"]))
    return counted(kind, "dinglehopper", (error <= most for error in errors), note)


def _by_ocrd(results: Results) -> Verdict:
    python = results.program("python")
    if python is None or results.program("ocrd") is None:
        return absent("page", "OCR-D PageValidator")
    told = output_of(python, "-c", _CHECK_PAGE, *(one.beside(".page.xml") for one in results.pages))
    return counted("page", "OCR-D PageValidator", (line == "1" for line in told.split()), "strict text, no warning")


def _by_hocr_spec(results: Results) -> Verdict:
    program = results.program("hocr-spec")
    if program is None:
        return absent("hocr", "hocr-spec")
    told = (output_of(program, "--format", "bool", one.beside(".hocr")) for one in results.pages)
    return counted("hocr", "hocr-spec", ("True" in line for line in told))


def _same_lines(one: Written) -> bool:
    read = sorted(line for line in hocr_lines(one.beside(".hocr")) if line)
    return read == sorted(filter(None, one.text.split("\n")))


def _mets(results: Results) -> Iterator[Verdict]:
    files = sorted(results.out.glob("*/mets.xml"))
    roots = [etree.parse(file).getroot() for file in files]
    yield counted("mets", "XSD of METS (metsrw)", (validator("mets").validate(root) for root in roots))
    records = [etree.fromstring(etree.tostring(r)) for root in roots for r in root.iterfind(".//mods:mods", _METS)]
    yield counted("mets", "XSD of MODS 3.6", (validator("mods").validate(record) for record in records), "records")
    yield counted("mets", "metsrw", map(_by_metsrw, files), "scans and ALTO files with their checksums")
    walks = [same for file, root in zip(files, roots, strict=True) for same in _walked(file.parent, root)]
    yield counted("mets", "a walk with lxml", walks, "articles lead through areas to the words of their paragraphs")


def _by_metsrw(file: Path) -> bool:
    read = metsrw.METSDocument.fromfile(str(file))
    entries = [entry for entry in read.all_files() if entry.path]
    texts = [entry for entry in entries if entry.path.endswith(".alto.xml")]
    return len(entries) == 2 * len(texts) and all(entry.checksum for entry in entries)


def _walked(folder: Path, mets: etree._Element) -> Iterator[bool]:
    """Article by article; ``issue.json`` has them in the same order."""
    articles = json.loads((folder / "issue.json").read_bytes())["articles"]
    divisions = mets.findall(".//mets:div[@TYPE='ARTICLE']", _METS)
    places = {f.get("ID"): f.find("mets:FLocat", _METS) for f in mets.iterfind(".//mets:file", _METS)}
    names = {key: str(place.get(_HREF)) for key, place in places.items() if place is not None}
    blocks = {
        (key, block.get("ID")): "".join(str(e.get("CONTENT")) for e in block.iter("{*}String", "{*}HYP"))
        for key, name in names.items()
        if name.endswith(".alto.xml")
        for block in etree.parse(folder / name).getroot().iter("{*}TextBlock")
    }
    for division, article in zip(divisions, articles, strict=True):
        areas = [
            (area.get("FILEID"), area.get("BEGIN"))
            for paragraph in division.iter("{*}div")
            if paragraph.get("TYPE") in {"PARAGRAPH", "CROSSHEADING"}
            for area in paragraph.iterfind("mets:fptr//mets:area", _METS)
        ]
        found = "".join(blocks.get(area, "") for area in areas)
        yield _letters(found) == _letters("".join(p["text"] for p in article["paragraphs"]))


def _letters(text: str) -> str:
    """Without spaces, hyphens and the width of marks, which change where lines are joined."""
    return "".join(re.findall(r"[^\W_]+", text))
