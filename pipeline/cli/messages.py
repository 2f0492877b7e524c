"""What the program says while it works: lines on standard error, results elsewhere."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.document import Page
from pipeline.errors import BroadsheetError, PageFailed, UnreadableInput, printable


def say(line: str) -> None:
    """A line on standard error; a terminal that cannot show a character gets it escaped."""
    encoding = sys.stderr.encoding or "utf-8"
    print(line.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr, flush=True)


def say_done(page: Page, number: int | None, path: Path | None) -> None:
    """What became of a page; ``number`` is its own in a file of several, ``path`` None for standard output."""
    which = f" page {number}" if number else ""
    where = f" -> {printable(str(path))}" if path else ""
    say(f"{printable(page.source.path)}{which}: {len(page.lines)} lines, {len(page.articles)} articles{where}")


@dataclass(slots=True)
class Failures:
    """The errors that cost one input each while the others were still read."""

    debug: bool
    seen: list[BroadsheetError] = field(default_factory=list)

    def add(self, error: BroadsheetError) -> None:
        """Says the error now, and remembers it for the exit code."""
        self.seen.append(error)
        say(f"error: {error}")
        if self.debug:
            traceback.print_exception(error)

    @property
    def exit_code(self) -> int:
        return exit_code(self.seen)


def exit_code(errors: Iterable[BroadsheetError]) -> int:
    """Of several errors the gravest counts: an input that could not be read (4) before a page that failed (3)."""
    return max((error.exit_code for error in errors), default=0)


def contained(error: Exception, file: object) -> BroadsheetError:
    """An error that shall cost this file alone, in our own terms."""
    match error:
        case PageFailed() | UnreadableInput():
            return error
        case MemoryError():
            return PageFailed("not enough memory", file=file, advice="give --max-megapixels a lower limit")
        case _:
            text = f"failed ({type(error).__name__}: {str(error)[:200]})"
            return PageFailed(text, file=file, advice="run again with --debug and report it")
