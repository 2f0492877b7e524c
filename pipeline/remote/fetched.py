"""A file that was fetched to this machine: any number of readers, each at its own place, and nothing left behind."""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterable
from typing import Any


class Fetched:
    """The file has no name on this machine: it is gone with its last reader."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._file = tempfile.TemporaryFile(prefix="broadsheet-")  # noqa: SIM115 - closed when it is forgotten
        for piece in pieces:
            self._file.write(piece)
        self._file.flush()

    def view(self) -> View:
        """A reader at the beginning of the file."""
        return View(os.dup(self._file.fileno()))

    def __del__(self) -> None:
        self._file.close()


class View(io.RawIOBase):
    """Reads a file of its own handle at its own place: duplicates of a handle would share one."""

    def __init__(self, handle: int) -> None:
        super().__init__()
        self._handle, self._place, self._size = handle, 0, os.fstat(handle).st_size

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._handle

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._size}[whence]
        self._place = max(0, base + offset)
        return self._place

    def readinto(self, buffer: Any, /) -> int:
        data = os.pread(self._handle, len(buffer), self._place)
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            os.close(self._handle)
        super().close()
