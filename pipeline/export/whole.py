"""A large result file that appears whole or not at all, for writers that need a path to write to."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.export.files import unwritable


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """A path beside the file for writing; it takes the place of the file if the block ends well, and is removed if not.

    An OSError of the block becomes UnwritableOutput.
    """
    unfinished = path.parent / f".broadsheet-{os.getpid()}-{secrets.token_hex(6)}.tmp"
    try:
        try:
            yield unfinished
            with unfinished.open("rb") as file:
                os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise
    except OSError as error:
        raise unwritable(error, path) from error
