"""Judges of PDF, IIIF, rows, search and bags; and of what comes back through clean."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import bagit
import duckdb
import iiif_prezi3
import pypdfium2
from pikepdf import pdfa

from bench.proofs.verdict import Plain, Results, Verdict, Written, absent, counted, output_of
from pipeline.cli import main as broadsheet
from pipeline.export.pdf.text_layer import lines_in_order
from pipeline.search import Filters, open_database, parse_query, search

_PHRASE = 12  # characters of the longest line of an article that are searched for


def judge_others(results: Results) -> Iterator[Verdict]:
    yield from _pdf(results)
    manifests = sorted(results.out.glob("*/manifest.json"))
    loaded = (iiif_prezi3.Manifest.model_validate_json(file.read_bytes()).items for file in manifests)
    yield counted("iiif", "iiif-prezi3", map(bool, loaded), "manifests")
    sheets = sorted(results.out.glob("*/*.annotations.json"))
    loaded = (iiif_prezi3.AnnotationPage.model_validate_json(file.read_bytes()).items for file in sheets)
    yield counted("iiif", "iiif-prezi3", map(bool, loaded), "pages of annotations")
    yield from _rows(results)
    bag = results.out / "bag"
    yield counted("bagit", "bagit.py", [bagit.Bag(str(bag)).is_valid()], "the whole batch")
    for suffix in (".alto.xml", ".page.xml"):
        back = (_comes_back(one, suffix) for one in results.pages)
        yield counted(suffix.split(".")[1], "broadsheet clean --keep-order", back, "the same articles")


def _pdf(results: Results) -> Iterator[Verdict]:
    if not shutil.which("pdftotext"):
        yield absent("pdf", "pdftotext -raw")
    else:
        told = (_solid(output_of("pdftotext", "-raw", one.beside(".pdf"), "-")) for one in results.pages)
        answers = (text == _in_order(one) for text, one in zip(told, results.pages, strict=True))
        yield counted("pdf", "pdftotext -raw", answers, "all text, article by article")
        issues = sorted(results.out.glob("*/issue.pdf"))
        answers = (_solid(output_of("pdftotext", "-raw", file, "-")) == _issue_text(file, results) for file in issues)
        yield counted("issue-pdf", "pdftotext -raw", answers, "pages in the order of the issue")
    hits = [found for one in results.pages for found in _phrases(one)]
    yield counted("pdf", "PDFium", hits, "phrases, one an article, found at their places")
    made = sorted(results.archival.glob("*/*.pdf"))
    answers = (pdfa.validate_written(BytesIO(file.read_bytes()), "2b").passed for file in made)
    yield counted("pdfa, issue-pdfa", "pikepdf's validator", answers, "PDF/A-2b")


def _in_order(one: Written) -> str:
    return _solid("".join(line.text for line in lines_in_order(one.page)))


def _issue_text(file: Path, results: Results) -> str:
    stems = [page["stem"] for page in json.loads((file.parent / "issue.json").read_bytes())["pages"]]
    found = {one.file.stem: one for one in results.pages if one.file.parent == file.parent}
    return "".join(_in_order(found[stem]) for stem in stems)


def _phrases(one: Written) -> Iterator[bool]:
    """Whether the words of a line are found where the line is, by the middle of what was found."""
    document = pypdfium2.PdfDocument(one.beside(".pdf"))
    width, height = document[0].get_size()
    across, down = width / (one.page.source.width or 1), height / (one.page.source.height or 1)
    text = document[0].get_textpage()
    for article in one.page.articles:
        line = max(one.page.lines_of(article.id), key=lambda line: len(line.text), default=None)
        if line is None or line.box is None or line.vertical:
            continue
        searcher, found = text.search(line.text[:_PHRASE].strip(), match_case=True), False
        while not found and (hit := searcher.get_next()) is not None:
            left, foot, right, top = text.get_charbox(hit[0])
            x, y = (left + right) / 2 / across, (height - (top + foot) / 2) / down
            found = line.box.left - 2 <= x <= line.box.right + 2 and line.box.top - 2 <= y <= line.box.bottom + 2
        yield found


def _rows(results: Results) -> Iterator[Verdict]:
    files = sorted(results.out.glob("*/issue.json"))
    wanted = sorted(
        (a["headline"] or "", "\n".join(p["text"] for p in a["paragraphs"]))
        for file in files
        for a in json.loads(file.read_bytes())["articles"]
    )
    for kind in ("jsonl", "parquet"):
        query = f"SELECT coalesce(headline, ''), text FROM '{results.out / f'articles.{kind}'}'"  # noqa: S608 - our own path
        yield counted(
            kind, "DuckDB", [sorted(duckdb.sql(query).fetchall()) == wanted], f"{len(wanted)} articles, all texts"
        )
    heads = [head for head, _ in wanted if parse_query(head)]
    with open_database(results.out / "articles.sqlite") as database:
        found = ({hit.article["headline"] for hit in _asked(database, head)} for head in heads)
        told = [head in names for head, names in zip(heads, found, strict=True)]
    yield counted("sqlite", "broadsheet search", told, "articles found by their headlines")


def _asked(database: object, head: str) -> tuple[object, ...]:
    return search(database, parse_query(f'"{head}"'), Filters(), 100).hits  # type: ignore[arg-type]


def _comes_back(one: Written, suffix: str) -> bool:
    with TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        call = ["clean", str(one.beside(suffix)), "--keep-order", "-o", folder, "-q"]
        if broadsheet(call) != 0:
            return False
        (made,) = Path(folder).glob("*.json")
        return _told(json.loads(made.read_bytes())) == _told(json.loads(one.file.read_bytes()))


def _told(page: Plain) -> list[object]:
    keys = ("kind", "kicker", "headline", "subtitle", "byline")
    return [[*(a[key] for key in keys), [(p["text"], p["role"]) for p in a["paragraphs"]]] for a in page["articles"]]


def _solid(text: str) -> str:
    return "".join(text.split())
