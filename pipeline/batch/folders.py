"""Where scans come from and results go: a folder of this machine, or anything else that can do what ``Folder`` says.

Names are relative, with ``/`` between their parts. A name that could lead out of the folder is refused.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from pipeline.errors import UnwritableOutput
from pipeline.export.files import make_folder, unwritable, write_whole

STATE = ".broadsheet"
"""The folder, inside the results, of what the program needs to go on after it was stopped."""


class Problem(StrEnum):
    """Why something in a folder was left alone."""

    LINK = "a link that leaves the folder, or leads to a folder, is not followed"
    UNLISTED = "the folder cannot be listed"


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of a folder, or something that is left alone."""

    name: str
    problem: Problem | None = None


class Folder(Protocol):
    """A tree of files. Small, hashable and picklable: it goes with every task to the process that does it."""

    def shown(self, name: str) -> str:
        """The whole path or address of a file, as results and messages name it."""

    def walk(self) -> Iterator[Entry]:
        """All files, in any order; none whose name, or a folder's in which it lies, begins with a dot."""

    def open(self, name: str) -> BinaryIO:
        """The file for reading; OSError if that cannot be."""

    def read(self, name: str) -> bytes:
        """The whole file; OSError if that cannot be."""

    def whole(self, name: str) -> Path | bytes:
        """The file for those who open it themselves: its path on this machine, or what is in it; OSError as above."""

    def write(self, name: str, data: bytes) -> None:
        """The file whole or not at all, with the folders above it; UnwritableOutput if that cannot be."""

    def adopt(self, made: Path, name: str) -> None:
        """A file or folder that was made in ``workshop()`` appears under its name, in place of an older one."""

    def remove(self, name: str) -> None:
        """No such file any more, whether or not there was one."""

    def workshop(self) -> Path:
        """A folder of this machine for the ledger and for files in the making."""

    def __hash__(self) -> int:
        """Folders that are the same are equal."""


@dataclass(frozen=True, slots=True)
class LocalFolder:
    path: Path

    def shown(self, name: str) -> str:
        return str(self.path / name)

    def walk(self) -> Iterator[Entry]:
        home, unlisted = self.path.resolve(), list[OSError]()
        for top, folders, files in os.walk(self.path, onerror=unlisted.append):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in (*files, *(f for f in folders if (Path(top) / f).is_symlink())):
                path = Path(top) / name
                if name.startswith("."):
                    continue
                if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(home)):
                    yield Entry(self._name(path), Problem.LINK)
                elif path.is_file():
                    yield Entry(self._name(path))
        for error in unlisted:
            yield Entry(self._name(Path(error.filename)), Problem.UNLISTED)

    def open(self, name: str) -> BinaryIO:
        return self._at(name).open("rb")

    def read(self, name: str) -> bytes:
        return self._at(name).read_bytes()

    def whole(self, name: str) -> Path | bytes:
        return self._at(name)

    def write(self, name: str, data: bytes) -> None:
        path = self._at(name)
        make_folder(path.parent)
        write_whole(path, data, beside=self.workshop())

    def adopt(self, made: Path, name: str) -> None:
        path = self._at(name)
        make_folder(path.parent)
        try:
            if path.is_dir():
                shutil.rmtree(path)
            made.replace(path)
        except OSError as error:
            raise unwritable(error, path) from error

    def remove(self, name: str) -> None:
        path = self._at(name)
        try:
            with suppress(FileNotFoundError, NotADirectoryError):
                path.unlink()
        except OSError as error:
            raise unwritable(error, path) from error

    def workshop(self) -> Path:
        folder = self.path / STATE / "making"
        make_folder(folder)
        return folder

    def _name(self, path: Path) -> str:
        return path.relative_to(self.path).as_posix()

    def _at(self, name: str) -> Path:
        if name.startswith("/") or ".." in name.split("/") or "\0" in name:
            raise UnwritableOutput("leads out of the folder", file=name, advice="rename the scan")
        return self.path / name


def open_folder(location: str) -> Folder:
    """The folder at a path, or at an address such as ``s3://bucket/scans``."""
    if "://" in location:
        remote = import_module("pipeline.remote")  # its packages are asked for only here
        return cast("Folder", remote.open_address(location))
    return LocalFolder(Path(location))


def sha256_of(file: BinaryIO) -> str:
    """The checksum of what is left of an open file."""
    digest = hashlib.sha256()
    while chunk := file.read(1 << 20):
        digest.update(chunk)
    return digest.hexdigest()
