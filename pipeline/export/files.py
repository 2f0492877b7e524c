"""Result files appear whole or not at all: written beside, flushed to the disk, then renamed."""

from __future__ import annotations

import errno
import os
import secrets
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from pipeline.errors import UnwritableOutput

_NAME_BYTES = 255  # the longest file name that common file systems take
_ADVICE = {
    errno.ENOSPC: "free some space and run the same command again",
    errno.EDQUOT: "the quota is used up; free some space and run the same command again",
    errno.EACCES: "choose a folder that you may write to",
    errno.EPERM: "choose a folder that you may write to",
    errno.EROFS: "choose a folder that you may write to",
    errno.ENOTDIR: "choose a folder, not a file",
    errno.EEXIST: "choose a folder, not a file",
}


def make_folder(folder: Path) -> None:
    """The folder with all its parents; UnwritableOutput if that cannot be, or if nothing may be written in it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, folder) from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise unwritable(PermissionError(errno.EACCES, os.strerror(errno.EACCES)), folder)


def write_whole(path: Path, data: bytes, *, beside: Path | None = None) -> None:
    """Writes the file so that nobody ever sees a part of it, even if the power fails; UnwritableOutput if it cannot.

    ``beside`` is a folder of the same file system for the file until it is whole; by default that of the file.
    """
    unfinished = (beside or path.parent) / f".broadsheet-{os.getpid()}-{secrets.token_hex(6)}.tmp"
    try:
        try:
            _write_through(unfinished, data)
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink()
            raise
        _flush_folder(path.parent)
    except OSError as error:
        raise unwritable(error, path) from error


def unwritable(error: OSError, path: object) -> UnwritableOutput:
    """The error for the user: what the system said, and what to do."""
    what = f"cannot be written ({error.strerror or error})"
    return UnwritableOutput(what, file=path, advice=_ADVICE.get(error.errno or 0, "check the disk and the folder"))


def result_name(stem: str, page: int | None, suffix: str) -> str:
    """``stem.json``, or ``stem-p0002.json`` for page 2 of a file with several pages; ``suffix`` with its dot.

    A name too long for a file system is cut, and marked with a checksum so that it stays unique.
    """
    tail = ("" if page is None else f"-p{page:04d}") + suffix
    raw = os.fsencode(stem)
    if len(raw) + len(os.fsencode(tail)) <= _NAME_BYTES:
        return stem + tail
    mark = f"~{sha256(raw).hexdigest()[:8]}"
    room = _NAME_BYTES - len(os.fsencode(mark + tail))
    while len(os.fsencode(stem)) > room:
        stem = stem[:-1]
    return stem + mark + tail


def _write_through(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Makes the new name last; some file systems cannot, and then it lasts as long as theirs do."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
