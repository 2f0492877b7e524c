"""``broadsheet export``: other formats from article JSON that read, clean or batch wrote; nothing is recognised again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from pipeline.cli.messages import Failures, contained, say
from pipeline.cli.options import Debug, Formats, Output, Quiet, ScansAt, ServedAt, Stamp
from pipeline.cli.results import Results, open_results, write_issues
from pipeline.errors import ModelMissing, UnreadableInput, UnwritableOutput, printable
from pipeline.export.files import make_folder
from pipeline.export.stored import StoredIssue, find_scan, stored_issues, stored_page
from pipeline.issue import Issue, IssuePage


def export(
    results: Annotated[Path, Parameter(help="Folder that read, clean or batch wrote, or one article JSON of it.")],
    *,
    format: Formats,  # noqa: A002 - the option is called --format
    output: Output,
    images: Annotated[Path | None, Parameter(help="Folder of the scans, for formats that hold them.")] = None,
    served_at: ServedAt = None,
    scans_at: ScansAt = None,
    image_service: Annotated[bool, Parameter(negative="", help="A IIIF image server answers at --scans-at.")] = False,
    stamp: Stamp = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Writes the formats; a folder of JSON is an issue. Returns the exit code."""
    from pipeline.batch.natural import natural_key  # noqa: PLC0415 - so that --help need not load it
    from pipeline.batch.output import addresses_of  # noqa: PLC0415

    addresses = addresses_of(served_at, scans_at, image_service=image_service)
    found = stored_issues(results, natural_key)
    written = open_results(output, format, stamp, addresses=addresses)
    chosen, failures = written.chosen, Failures(debug)
    shelf = _Shelf(found, failures)
    if chosen.pages or chosen.scans:
        pages = replace(written, chosen=replace(chosen, issues=(), bound=(), collections=()))
        for issue in found:
            number = _write_pages(shelf, issue, pages, images)
            if not quiet and number:
                say(f"{printable(issue.name)}: {number} pages")
    if written.folder is not None and chosen.at_the_end:
        scan_of = partial(find_scan, images=images)
        for path in write_issues(written.folder, chosen, shelf.issues, scan_of, failures, stamp):
            if not quiet:
                say(f"-> {printable(str(path))}")
    if not shelf.pages_seen and not failures.seen:
        raise UnreadableInput("holds no article JSON", file=results, advice="name what read or batch wrote")
    return failures.exit_code


@dataclass(slots=True)
class _Shelf:
    """The stored pages, an issue in memory at a time; a file that cannot be read is told once, and then left out."""

    stored: tuple[StoredIssue, ...]
    failures: Failures
    bad: set[Path] = field(default_factory=set)
    pages_seen: int = 0

    def pages(self, issue: StoredIssue) -> Iterator[IssuePage]:
        for file in issue.files:
            if file in self.bad:
                continue
            try:
                page = stored_page(file)
            except UnreadableInput as error:
                self.bad.add(file)
                self.failures.add(error)
                continue
            if page is not None:
                self.pages_seen += 1
                yield IssuePage(file.stem, page)

    def issues(self) -> Iterator[Issue]:
        from pipeline.issues import assemble, date_in_path  # noqa: PLC0415 - only where issues are asked for

        for stored in self.stored:
            pages = tuple(self.pages(stored))
            if pages:
                yield assemble(stored.name, pages, dated=date_in_path(stored.name))


def _write_pages(shelf: _Shelf, issue: StoredIssue, results: Results, images: Path | None) -> int:
    """Writes the formats of pages beside one another, in folders like those of the JSON; returns how many pages."""
    number = 0
    for one in shelf.pages(issue):
        place = results
        if results.folder is not None and issue.folder.parts:
            place = replace(results, folder=results.folder / issue.folder)
        try:
            scan = find_scan(one.page.source, images) if results.chosen.scans else None
            if place.folder is not None:
                make_folder(place.folder)
            place.write(one.page, one.stem, scan=scan)
            number += 1
        except (ModelMissing, UnwritableOutput, BrokenPipeError, ImportError):
            raise
        except Exception as error:  # noqa: BLE001 - the other pages shall still be written
            shelf.failures.add(contained(error, f"{issue.name}/{one.stem}.json"))
    return number
