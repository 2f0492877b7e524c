"""``broadsheet read``: page images in, one article JSON a page out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

from cyclopts import Parameter

from pipeline.cli.messages import Failures, contained, say, say_done
from pipeline.cli.options import AsPrinted, Debug, Formats, Inputs, Megapixels, Output, Quiet, Stamp, Threads
from pipeline.cli.results import STANDARD, Results, open_results, stems
from pipeline.engines.recorded import encode
from pipeline.errors import (
    BroadsheetError,
    ModelMissing,
    UnwritableOutput,
    UsageError,
    printable,
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
    stamp: Stamp = None,
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
    kept = _Kept(open_results(output, format, stamp), overlay, save_spans, quiet)
    failures = Failures(debug)
    for scan, stem in names.items():
        source = _source(scan, again=bool(kept.results.chosen.holding_scans))
        for outcome in _outcomes(scan, source, settings):
            try:
                kept.keep(outcome, stem, source)
            except (ModelMissing, UnwritableOutput, BrokenPipeError, ImportError):
                raise
            except Exception as error:  # noqa: BLE001 - the other pages shall still be read
                failures.add(contained(error, scan))
    for path in kept.results.finish(failures):
        if not quiet:
            say(f"-> {printable(str(path))}")
    return failures.exit_code


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is written of each page."""

    results: Results
    overlay: bool
    save_spans: bool
    quiet: bool

    def keep(self, outcome: Read | BroadsheetError, stem: str, source: Path | BinaryIO | bytes) -> None:
        if isinstance(outcome, BroadsheetError):
            raise outcome
        page = outcome.page
        number = page.source.page if outcome.scan.pages > 1 else None
        scan = source if isinstance(source, Path | bytes) else None
        path = self.results.write(page, stem, number, scan=scan)
        if self.save_spans:
            self.results.put(encode(outcome.sheet, page.source), stem, number, ".spans.json")
        if self.overlay:
            from pipeline.export.overlay import page_overlay  # noqa: PLC0415 - drawing is loaded when it is asked for

            self.results.put(page_overlay(page, outcome.scan), stem, number, ".overlay.jpg")
        if not self.quiet:
            say_done(page, number, path)


def _source(scan: str, *, again: bool) -> Path | BinaryIO | bytes:
    """Where the scan is read from; standard input is kept in memory if it is needed again."""
    if scan != STANDARD:
        return Path(scan)
    return sys.stdin.buffer.read() if again else sys.stdin.buffer


def _outcomes(scan: str, source: Path | BinaryIO | bytes, settings: ReadSettings) -> Iterator[Read | BroadsheetError]:
    """The pages of a scan; whatever goes wrong with it costs this scan alone, except what would stop all of them."""
    from pipeline.reconstruct import read_pages  # noqa: PLC0415 - so that --help need not load the engines

    try:
        yield from read_pages(io.BytesIO(source) if isinstance(source, bytes) else source, settings)
    except (ModelMissing, UnwritableOutput, ImportError):
        raise
    except Exception as error:  # noqa: BLE001 - the other scans shall still be read
        yield contained(error, scan)
