"""Where results go: a folder with files of pages, issues and of the whole run, or standard output. Shared by the commands."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.cli.messages import Failures, contained
from pipeline.document import Page, Source
from pipeline.errors import ModelMissing, UnwritableOutput, UsageError
from pipeline.export import BOUND_WRITERS, SCAN_WRITERS, BoundWriter, Chosen, IssueWriter, choose_writers
from pipeline.export.files import make_folder, result_name, unwritable, write_whole
from pipeline.issue import IssuePage

if TYPE_CHECKING:
    from pipeline.export.iiif import Addresses
    from pipeline.issue import Issue

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Results:
    """``folder`` is None for standard output.

    ``pages`` are kept, by the issue that they belong to, if the end needs them; so are their ``scans``, by checksum.
    """

    folder: Path | None
    chosen: Chosen
    stamp: datetime | None = None
    pages: dict[str, list[IssuePage]] = field(default_factory=dict)
    scans: dict[str, Path | bytes] = field(default_factory=dict)

    def write(
        self, page: Page, stem: str, number: int | None = None, *, scan: Path | bytes | None = None
    ) -> Path | None:
        """Writes the page in every format and returns the path of the first file, None if there is none to name.

        ``number`` is the page's in a file of several pages, else None. ``scan`` is the file that it was read from.
        """
        files = [(writer.write(page, self.stamp), writer.suffix) for writer in self.chosen.pages]
        if scan is not None:
            files += [(writer.write(page, scan, self.stamp), writer.suffix) for writer in self.chosen.scans]
        paths = [self.put(data, stem, number, suffix) for data, suffix in files]
        if self.chosen.at_the_end:
            self.pages.setdefault(stem, []).append(IssuePage(result_name(stem, number, ""), page))
            if scan is not None:
                self.scans[page.source.sha256] = scan
        return paths[0] if paths else None

    def finish(self, failures: Failures) -> tuple[Path, ...]:
        """Writes the formats of issues and of the whole run; an input is an issue. Returns the paths of the latter."""
        if self.folder is None or not self.pages:
            return ()
        return write_issues(
            self.folder, self.chosen, self._issues, lambda one: self.scans[one.sha256], failures, self.stamp
        )

    def _issues(self) -> Iterator[Issue]:
        from pipeline.issues import assemble, date_in_path  # noqa: PLC0415 - only where issues are asked for

        for name, pages in self.pages.items():
            yield assemble(name, pages, dated=date_in_path(name))

    def put(self, data: bytes, stem: str, number: int | None, suffix: str) -> Path | None:
        """Writes one file of a page, whole or not at all."""
        if self.folder is None:
            _write_out(data)
            return None
        path = self.folder / result_name(stem, number, suffix)
        write_whole(path, data)
        return path


def write_issues(
    folder: Path,
    chosen: Chosen,
    issues: Callable[[], Iterable[Issue]],
    scan_of: Callable[[Source], Path | bytes],
    failures: Failures,
    stamp: datetime | None = None,
) -> tuple[Path, ...]:
    """Writes the formats of issues, then those of everything; ``issues`` starts afresh at each call.

    Returns the paths of the latter. An issue that a format cannot hold is a failure, and the others are written.
    """
    writers: tuple[IssueWriter | BoundWriter, ...] = (*chosen.issues, *chosen.bound)
    for issue in issues() if writers else ():
        for writer in writers:
            try:
                _write_issue(folder, _issue_files(writer, issue, scan_of, stamp), issue.name)
            except (ModelMissing, UnwritableOutput, ImportError):
                raise
            except Exception as error:  # noqa: BLE001 - the other issues shall still be written
                failures.add(contained(error, issue.name))
    paths = []
    for collection in chosen.collections:
        collection.write(issues(), folder / collection.name, stamp)
        paths.append(folder / collection.name)
    return tuple(paths)


def _issue_files(
    writer: IssueWriter | BoundWriter,
    issue: Issue,
    scan_of: Callable[[Source], Path | bytes],
    stamp: datetime | None,
) -> Iterable[tuple[str, bytes]]:
    if isinstance(writer, IssueWriter):
        return writer.write(issue, stamp)
    return [(writer.name, writer.write(issue, [scan_of(one.page.source) for one in issue.pages], stamp))]


def _write_issue(folder: Path, made: Iterable[tuple[str, bytes]], issue: str) -> None:
    for name, data in tuple(made):  # all of them are made before one is written
        path = folder / issue / name
        make_folder(path.parent)
        write_whole(path, data)


def open_results(
    output: str,
    formats: str,
    stamp: datetime | None = None,
    *,
    scans: bool = True,
    addresses: Addresses | None = None,
) -> Results:
    """Makes the folder if need be; ``scans``: there will be scans for formats that need them.

    Raises:
        UsageError: a format is unknown, or standard output is to take several of them.
        ModelMissing: a package that a format needs is not installed.
    """
    chosen = choose_writers(formats, stamp=stamp, addresses=addresses)
    if chosen.holding_scans and not scans:
        held = {**SCAN_WRITERS, **BOUND_WRITERS}
        names = ", ".join(name for name, writer in held.items() if writer in chosen.holding_scans)
        raise UsageError(f"{names} needs the scan, and a dump has none", advice="use broadsheet read")
    if output == STANDARD:
        if chosen.at_the_end:
            raise UsageError("standard output takes a format of pages", advice="name a folder with -o")
        if len(chosen.functions) > 1:
            raise UsageError("standard output takes one format", advice="name a folder with -o")
        return Results(None, chosen, stamp)
    refuse_empty(output)
    if output.startswith("-"):
        raise UsageError(
            f"-o needs a folder, not the option {output}", advice=f"./{output} names a folder of that name"
        )
    folder = Path(output)
    make_folder(folder)
    return Results(folder, chosen, stamp)


def refuse_empty(output: str) -> None:
    """UsageError for ``-o ""``, which paths take for the current folder."""
    if not output:
        raise UsageError("-o needs a folder, not an empty name", advice="-o . names this folder")


def stems(inputs: Iterable[str]) -> dict[str, str]:
    """The name of the results of each input. UsageError if two of them would write the same file, or for an option."""
    inputs = tuple(inputs)
    option = next((item for item in inputs if item.startswith("-") and item != STANDARD), None)
    if option is not None:
        raise UsageError(f"unknown option {option}", advice=f"./{option} names a file of that name")
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for item in inputs:
        by_stem["stdin" if item == STANDARD else Path(os.path.abspath(item)).stem].append(item)  # noqa: PTH100 - keeps links
    for stem, items in by_stem.items():
        if len(items) > 1:
            raise UsageError(
                f"{items[0]} and {items[1]} would write the same file {stem}.json",
                advice="read them in separate calls into separate folders",
            )
    return {items[0]: stem for stem, items in by_stem.items()}


def _write_out(data: bytes) -> None:
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise unwritable(error, "standard output") from error
