"""``broadsheet clean``: text that another OCR produced in, the same article JSON out; no image needed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from pipeline.cli.messages import Failures, contained, say, say_done
from pipeline.cli.options import AsPrinted, Debug, Formats, Inputs, Output, Quiet, Stamp
from pipeline.cli.results import STANDARD, open_results, stems
from pipeline.document import Page
from pipeline.errors import ModelMissing, UnwritableOutput, UsageError, printable


def clean(
    *dumps: Inputs,
    output: Output,
    format: Formats = "json",  # noqa: A002 - the option is called --format
    keep_order: Annotated[
        bool, Parameter(negative="", help="Trust the order of lines in ALTO, PAGE and hOCR.")
    ] = False,
    as_printed: AsPrinted = False,
    stamp: Stamp = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Takes in the dumps one after the other; returns the exit code."""
    names = stems(dumps)
    if not names:
        raise UsageError("no DUMP was given", advice="see broadsheet clean --help")
    results = open_results(output, format, stamp, scans=False)
    failures = Failures(debug)
    for dump, stem in names.items():
        try:
            for page, number in _numbered(_pages(dump, keep_order=keep_order, as_printed=as_printed)):
                path = results.write(page, stem, number)
                if not quiet:
                    say_done(page, number, path)
        except (ModelMissing, UnwritableOutput, BrokenPipeError, ImportError):
            raise
        except Exception as error:  # noqa: BLE001 - the other dumps shall still be read
            failures.add(contained(error, dump))
    for path in results.finish(failures):
        if not quiet:
            say(f"-> {printable(str(path))}")
    return failures.exit_code


def _pages(dump: str, *, keep_order: bool, as_printed: bool) -> Iterator[Page]:
    """Where lines have places the layout stages order them, as those of our own OCR; else the order of the file stands."""
    from pipeline.ingest import SheetDump, page_in_order, read_dump  # noqa: PLC0415 - so that --help need not load them

    for item in read_dump(sys.stdin.buffer if dump == STANDARD else Path(dump)):
        if isinstance(item, SheetDump) and not keep_order:
            from pipeline.layout import layout  # noqa: PLC0415 - so that plain text need not load it

            yield layout(item.sheet, item.source, as_printed=as_printed)
        else:
            yield page_in_order(item, as_printed=as_printed)


def _numbered(pages: Iterator[Page]) -> Iterator[tuple[Page, int | None]]:
    """Each page with its number, or with None if it is the only one of its file."""
    first = next(pages, None)
    if first is None:
        return
    second = next(pages, None)
    yield first, None if second is None else first.source.page
    if second is not None:
        yield second, second.source.page
    for page in pages:
        yield page, page.source.page
