"""All errors that reach a user, each with the exit code of its kind.

    BroadsheetError
    ├── UsageError           2   the call makes no sense
    ├── PageFailed           3   a page could not be processed (the others are)
    ├── UnreadableInput      4   a file is missing, damaged, encrypted, too large or of no known format
    ├── ModelMissing         5   a model, or the package that carries it, is missing or altered
    └── UnwritableOutput     6   no permission, disk full

A message is one line in three parts: what failed, on which file, what to do.
"""

from __future__ import annotations


class BroadsheetError(Exception):
    """``str()`` gives the one line for the user."""

    exit_code = 1

    def __init__(self, what: str, *, file: object = None, advice: str = "") -> None:
        super().__init__(what)
        self.what, self.file, self.advice = what, file, advice

    def __str__(self) -> str:
        where = "" if self.file is None else f"{printable(str(self.file))}: "
        line = f"{where}{self.what}" + (f"; {self.advice}" if self.advice else "")
        return printable(" ".join(line.split()))


class UsageError(BroadsheetError):
    exit_code = 2


class PageFailed(BroadsheetError):
    exit_code = 3


class UnreadableInput(BroadsheetError):
    exit_code = 4


class ModelMissing(BroadsheetError):
    exit_code = 5


class UnwritableOutput(BroadsheetError):
    exit_code = 6


def printable(text: str) -> str:
    """The text on one line: control characters and stray surrogates escaped, everything else as it is."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "surrogatepass").decode() for c in text)
