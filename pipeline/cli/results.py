"""Where results go: a folder with a file a page and format, or standard output. Shared by the commands."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Page
from pipeline.errors import UsageError
from pipeline.export import Chosen, choose_writers
from pipeline.export.files import make_folder, result_name, unwritable, write_whole

STANDARD = "-"


@dataclass(frozen=True, slots=True)
class Results:
    """``folder`` is None for standard output."""

    folder: Path | None
    chosen: Chosen

    def write(self, page: Page, stem: str, number: int | None = None) -> Path | None:
        """Writes the page in every format and returns the path of the first one; None for standard output.

        ``number`` is the page's in a file of several pages, else None.
        """
        paths = [self.put(writer.write(page), stem, number, writer.suffix) for writer in self.chosen.pages]
        return paths[0]

    def put(self, data: bytes, stem: str, number: int | None, suffix: str) -> Path | None:
        """Writes one file of a page, whole or not at all."""
        if self.folder is None:
            _write_out(data)
            return None
        path = self.folder / result_name(stem, number, suffix)
        write_whole(path, data)
        return path


def open_results(output: str, formats: str) -> Results:
    """Makes the folder if need be.

    Raises:
        UsageError: a format is unknown, or standard output is to take several of them.
        ModelMissing: a package that a format needs is not installed.
    """
    chosen = choose_writers(formats)
    if output == STANDARD:
        if len(chosen.pages) > 1:
            raise UsageError("standard output takes one format", advice="name a folder with -o")
        return Results(None, chosen)
    if output.startswith("-"):
        raise UsageError(
            f"-o needs a folder, not the option {output}", advice=f"./{output} names a folder of that name"
        )
    folder = Path(output)
    make_folder(folder)
    return Results(folder, chosen)


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
