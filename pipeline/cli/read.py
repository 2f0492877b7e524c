"""``broadsheet read``: page images in, one article JSON a page out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from pipeline.cli.messages import Failures, contained, say_done
from pipeline.cli.options import AsPrinted, Debug, Formats, Inputs, Megapixels, Output, Quiet, Threads
from pipeline.cli.results import STANDARD, Results, open_results, stems
from pipeline.engines.recorded import encode
from pipeline.errors import (
    BroadsheetError,
    ModelMissing,
    PageFailed,
    UnreadableInput,
    UnwritableOutput,
    UsageError,
)
from pipeline.settings import EngineName, ReadSettings

if TYPE_CHECKING:
    from pipeline.reconstruct import Read

_DEFAULTS = ReadSettings()


def read(
    *scans: Inputs,
    output: Output,
    format: Formats = "json",  # noqa: A002 - the option is called --format
    overlay: Annotated[bool, Parameter(negative="", help="Also write a picture of the result over each page.")] = False,
    engine: Annotated[EngineName, Parameter(help="Who recognises the text.")] = EngineName.AUTO,
    save_spans: Annotated[bool, Parameter(negative="", help="Also write what was recognised, for --spans.")] = False,
    spans: Annotated[Path | None, Parameter(help="Use this recording instead of recognising the one SCAN.")] = None,
    as_printed: AsPrinted = False,
    max_megapixels: Megapixels = _DEFAULTS.max_megapixels,
    threads: Threads = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Reads the scans one after the other; returns the exit code."""
    names = stems(scans)
    if not names:
        raise UsageError("no SCAN was given", advice="see broadsheet read --help")
    if spans is not None and len(names) > 1:
        raise UsageError("--spans replays one scan", advice="give one SCAN")
    if output == STANDARD and (overlay or save_spans):
        raise UsageError("--overlay and --save-spans need a folder", advice="name one with -o")
    settings = ReadSettings(
        engine=engine, spans=spans, as_printed=as_printed, max_megapixels=max_megapixels, threads=threads
    )
    kept = _Kept(open_results(output, format), overlay, save_spans, quiet)
    failures = Failures(debug)
    for scan, stem in names.items():
        for outcome in _outcomes(scan, settings):
            try:
                kept.keep(outcome, stem)
            except (PageFailed, UnreadableInput, MemoryError) as error:
                failures.add(contained(error, scan))
    return failures.exit_code


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is written of each page."""

    results: Results
    overlay: bool
    save_spans: bool
    quiet: bool

    def keep(self, outcome: Read | BroadsheetError, stem: str) -> None:
        if isinstance(outcome, BroadsheetError):
            raise outcome
        page = outcome.page
        number = page.source.page if outcome.scan.pages > 1 else None
        path = self.results.write(page, stem, number)
        if self.save_spans:
            self.results.put(encode(outcome.sheet, page.source), stem, number, ".spans.json")
        if self.overlay:
            from pipeline.export.overlay import page_overlay  # noqa: PLC0415 - drawing is loaded when it is asked for

            self.results.put(page_overlay(page, outcome.scan), stem, number, ".overlay.jpg")
        if not self.quiet:
            say_done(page, number, path)


def _outcomes(scan: str, settings: ReadSettings) -> Iterator[Read | BroadsheetError]:
    """The pages of a scan; whatever goes wrong with it costs this scan alone, except what would stop all of them."""
    from pipeline.reconstruct import read_pages  # noqa: PLC0415 - so that --help need not load the engines

    try:
        yield from read_pages(sys.stdin.buffer if scan == STANDARD else Path(scan), settings)
    except (ModelMissing, UnwritableOutput, ImportError):
        raise
    except Exception as error:  # noqa: BLE001 - the other scans shall still be read
        yield contained(error, scan)
