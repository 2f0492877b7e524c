"""A folder in a store of objects, through fsspec. An object appears whole or not at all: that is how such stores work.

Addresses and access are those of the environment (``AWS_ENDPOINT_URL``, ``AWS_ACCESS_KEY_ID``, ...), so that a task that goes
to another machine carries no secret.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
import posixpath
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.batch.folders import Entry
from pipeline.errors import ModelMissing, UnreadableInput, UnwritableOutput
from pipeline.export.files import make_folder, unwritable
from pipeline.remote.fetched import Fetched

STORES = ("s3", "memory")
"""Kinds of addresses whose files appear whole. Others that fsspec knows, such as ``sftp://``, show half a file."""
_RETRY: Any = {"max_retries": 5, "retry_timeout": timedelta(seconds=60)}
"""A store that is busy gets a minute; then the page is lost, and tried once more at the end."""
_PIECE = 1 << 24  # bytes that are fetched at a time
_fetching = threading.Lock()


@dataclass(frozen=True, slots=True)
class StoreFolder:
    """``address`` has no slash at its end; names are added to it as they are."""

    address: str

    def shown(self, name: str) -> str:
        return f"{self.address}/{name}"

    def walk(self) -> Iterator[Entry]:
        files, home = filesystem(self.address)
        try:
            yield from self._entries(files, home)
        except FileNotFoundError:  # no object has such a name: an empty folder
            return
        except OSError as error:
            raise UnreadableInput(f"cannot be listed ({error.strerror or error})", file=self.address) from error

    def _entries(self, files: Any, home: str) -> Iterator[Entry]:
        with _as_os_error(self.address):
            for top, folders, names in files.walk(home, on_error="raise"):
                folders[:] = [name for name in folders if not name.startswith(".")]
                inner = top.removeprefix(home).strip("/")
                for name in names:
                    if name and not name.startswith("."):
                        yield Entry(posixpath.join(inner, name))

    def open(self, name: str) -> BinaryIO:
        """Fetched to this machine first, and kept while the next pages are of the same file."""
        files, path = self._at(name)
        with _as_os_error(path), _fetching:
            return io.BufferedReader(_fetched(self.address, path, files.ukey(path)).view())

    def read(self, name: str) -> bytes:
        files, path = self._at(name)
        with _as_os_error(path):
            return bytes(files.cat_file(path))

    def whole(self, name: str) -> bytes:
        return self.read(name)

    def write(self, name: str, data: bytes) -> None:
        files, path = self._at(name)
        with _told(self.shown(name)), _as_os_error(path):
            files.pipe_file(path, data)

    def adopt(self, made: Path, name: str) -> None:
        """Of a folder each file appears whole; what an older folder of the name had besides is removed at the end."""
        files, path = self._at(name)
        if not made.is_dir():
            with _told(self.shown(name)), _as_os_error(path):
                files.put_file(str(made), path)
            made.unlink()
            return
        inner = sorted(file.relative_to(made).as_posix() for file in made.rglob("*") if file.is_file())
        with _told(self.shown(name)), _as_os_error(path):
            for part in inner:
                files.put_file(str(made / part), f"{path}/{part}")
            for older in set(files.find(path)) - {f"{path}/{part}" for part in inner}:
                files.rm_file(older)
        shutil.rmtree(made)

    def remove(self, name: str) -> None:
        files, path = self._at(name)
        with _told(self.shown(name)), suppress(FileNotFoundError), _as_os_error(path):
            files.rm_file(path)

    def workshop(self) -> Path:
        """Under the user's folder for state, one for each address."""
        state = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
        mark = hashlib.sha256(self.address.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        folder = state / "broadsheet" / mark / "making"
        make_folder(folder)
        return folder

    def _at(self, name: str) -> tuple[Any, str]:
        """The file system, and the path in it."""
        if name.startswith("/") or ".." in name.split("/") or "\0" in name:
            raise UnwritableOutput("leads out of the folder", file=name, advice="rename the scan")
        files, home = filesystem(self.address)
        return files, f"{home}/{name}"


def filesystem(address: str) -> tuple[Any, str]:
    """What fsspec has for the address, and the path in it. ModelMissing if the packages are not installed."""
    try:
        return _filesystem(address)
    except ImportError as error:
        advice = "pip install 'broadsheet[remote]'"
        raise ModelMissing(f"the package {error.name} is not installed", file=address, advice=advice) from error


@lru_cache(maxsize=8)
def _filesystem(address: str) -> tuple[Any, str]:
    import fsspec  # noqa: PLC0415 - an extra

    if address.startswith("s3://"):
        from obstore.fsspec import FsspecStore  # noqa: PLC0415 - an extra

        bucket = address.removeprefix("s3://").split("/", 1)[0]
        plain = os.environ.get("AWS_ENDPOINT_URL", "").startswith("http://")
        make: Any = FsspecStore
        store = make(
            "s3",
            client_options={"allow_http": plain},
            config={"bucket": bucket},
            retry_config=_RETRY,
            skip_instance_cache=True,
        )
        return store, address.removeprefix("s3://")
    files, home = fsspec.core.url_to_fs(address)
    return files, home


@lru_cache(maxsize=1)
def _fetched(address: str, path: str, state: str) -> Fetched:
    """``state`` is what the store says of the file: a changed one is fetched again."""
    del state
    files, _ = filesystem(address)
    size = int(files.info(path)["size"])
    return Fetched(files.cat_file(path, start, min(start + _PIECE, size)) for start in range(0, size, _PIECE))


@contextmanager
def _as_os_error(path: str) -> Iterator[None]:
    """Each client has errors of its own; the callers know those of files."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise OSError(errno.EIO, " ".join(str(error).split())[:300], path) from error


@contextmanager
def _told(shown: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise unwritable(error, shown) from error
