"""``broadsheet evaluate``: measures results against truth."""

from __future__ import annotations

import json as json_module
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter
from rich import box
from rich.console import Console
from rich.table import Table

from pipeline.cli.messages import Failures, say
from pipeline.cli.options import Debug
from pipeline.errors import PageFailed, UnreadableInput, UsageError, printable
from pipeline.evaluate import PageScores, PageText, Summary, page_text, score_page, summarize, worst_first
from pipeline.evaluate.report import COLUMNS, as_json, as_markdown, cell, fields_cell
from pipeline.export.files import write_whole
from pipeline.export.json_text import json_text

_MISSING_ADVICE = "give a file that broadsheet wrote, or a truth file"


def evaluate(
    truth: Annotated[Path, Parameter(help="Truth file, or a folder of them.")],
    predicted: Annotated[Path, Parameter(help="Article JSON, or a folder with files of the same names.")],
    *,
    json: Annotated[Path | None, Parameter(help="Write all figures to this file.")] = None,
    markdown: Annotated[Path | None, Parameter(help="Write a report to this file, worst pages first.")] = None,
    debug: Debug = False,
) -> int:
    """Measure article JSON against truth; docs/metrics.md defines the figures.

    Example: broadsheet evaluate samples/truth out --markdown report.md
    """
    failures = Failures(debug)
    pages = tuple(_scores(truth, predicted, failures))
    if not pages and failures.seen:
        return failures.exit_code
    if not pages:
        raise UnreadableInput("no truth file could be read", file=truth, advice=_MISSING_ADVICE)
    _show(pages)
    if json is not None:
        write_whole(json, json_text(as_json(pages)))
    if markdown is not None:
        write_whole(markdown, as_markdown(pages).encode())
    return failures.exit_code


def _scores(truth: Path, predicted: Path, failures: Failures) -> Iterator[PageScores]:
    for name, true_file, result_file in _pairs(truth, predicted):
        try:
            page = _load(true_file)
        except UnreadableInput as error:
            failures.add(error)
            continue
        if page is None:
            say(f"passed over {printable(str(true_file))}: no page")
            continue
        yield score_page(name, page, _result(result_file, failures))


def _pairs(truth: Path, predicted: Path) -> Iterator[tuple[str, Path, Path]]:
    """Name of the page, its truth, and where its result should be."""
    if not truth.is_dir():
        yield truth.stem, truth, predicted / truth.name if predicted.is_dir() else predicted
        return
    if not predicted.is_dir():
        raise UsageError("TRUTH is a folder and PREDICTED is not", advice="give two folders or two files")
    for file in sorted(truth.rglob("*.json")):
        inner = file.relative_to(truth)
        yield str(inner.with_suffix("")), file, predicted / inner


def _load(file: Path) -> PageText | None:
    """The page in the file; None if it holds JSON of another kind (a recording, a list of an issue)."""
    try:
        document = json_module.loads(file.read_bytes())
    except OSError as error:
        raise UnreadableInput(
            f"cannot be read ({error.strerror or error})", file=file, advice="check the path"
        ) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"not JSON ({error})", file=file, advice=_MISSING_ADVICE) from error
    try:
        return page_text(document)
    except ValueError:
        return None


def _result(file: Path, failures: Failures) -> PageText | None:
    """The result; None if there is none, which is a failure and is measured as an empty page."""
    if not file.exists():
        failures.add(PageFailed("there is no result for this page", file=file, advice="it counts as an empty page"))
        return None
    try:
        page = _load(file)
    except UnreadableInput as error:
        failures.add(error)
        return None
    if page is None:
        failures.add(UnreadableInput("no article JSON", file=file, advice=_MISSING_ADVICE))
    return page


def _show(pages: tuple[PageScores, ...]) -> None:
    """Tables on standard output: figures a page with the worst first, then the roles."""
    console = Console(width=None if Console().is_terminal else 160, highlight=False)
    summary = summarize(pages)
    console.print(_page_table(pages, summary))
    console.print(_role_table(summary))


def _page_table(pages: tuple[PageScores, ...], summary: Summary) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_footer=len(pages) > 1)
    table.add_column("page", footer="mean", overflow="fold")
    for key, heading in COLUMNS.items():
        table.add_column(heading, footer=cell(summary.figures[key]), justify="right", no_wrap=True)
    found, printed = (sum(getattr(c, part) for c in summary.fields.values()) for part in ("found", "truth"))
    table.add_column("fields", footer=f"{found}/{printed}", justify="right", no_wrap=True)
    table.add_column("masthead", footer=cell(summary.figures["masthead"]), justify="right", no_wrap=True)
    for p in worst_first(pages):
        figures = p.figures
        name = f"{printable(p.page)} (no result)" if p.missing else printable(p.page)
        masthead = f"{p.masthead.exact}/{p.masthead.truth}"
        table.add_row(name, *(cell(figures[key]) for key in COLUMNS), fields_cell(p), masthead)
    return table


def _role_table(summary: Summary) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("role")
    for heading in ("found", "accuracy", "right", "precision"):
        table.add_column(heading, justify="right")
    for role, c in summary.fields.items():
        table.add_row(role, f"{c.found}/{c.truth}", cell(c.accuracy), f"{c.right}/{c.given}", cell(c.precision))
    return table
