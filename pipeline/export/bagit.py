"""BagIt: the whole output folder as a bag with checksums, to be handed to an archive.

The payload is linked where the file system can, so that a bag takes no room of its own; results are never changed in place, a
new version of one replaces its name. The reference implementation is not used for writing, since it dates every bag, lists tag
files in the order of the disk and changes the working directory of the process; it is used to validate. Bags are of version
0.97, which it reads in full: of 1.0 (RFC 8493) it does not know that a percent sign in a name is escaped.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pipeline import __version__
from pipeline.errors import UnwritableOutput
from pipeline.export.files import unwritable
from pipeline.issue import Issue

NAME = "bag"
_OURS = ".broadsheet"  # state of a batch, and files that are not finished
_ESCAPES = {ord("\n"): "%0A", ord("\r"): "%0D"}


def write_bag(
    issues: Iterable[Issue], path: Path, stamp: datetime | None = None, *, folder: Path | None = None
) -> None:
    """A bag at ``path`` of all results in the folder, by default the one around it; it replaces an older one when it is whole.

    The same files give the same bag; ``stamp`` becomes the bagging date. What the bag holds is told from the issues.
    UnwritableOutput if it cannot be written.
    """
    unfinished = path.parent / f"{_OURS}-{os.getpid()}-{secrets.token_hex(6)}.tmp"
    try:
        try:
            folder = folder or path.parent
            entries = [(_linked(folder, name, unfinished), name) for name in list(_payload(folder, path))]
            _tags(unfinished, entries, _description(issues), stamp)
            _put(unfinished, path)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    except OSError as error:
        raise unwritable(error, path) from error


def _payload(folder: Path, bag: Path) -> Iterator[str]:
    """Names of all results below the folder, with ``/`` between their parts, in the order of their bytes."""
    found = []
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = [name for name in folders if not name.startswith(_OURS) and here / name != bag]
        found += [(here / name).relative_to(folder).as_posix() for name in files if not name.startswith(_OURS)]
    for name in sorted(found, key=os.fsencode):
        try:
            name.encode()
        except UnicodeEncodeError as error:
            what = "has a name that is not UTF-8, which no bag can list"
            raise UnwritableOutput(what, file=folder / name, advice="rename it") from error
        yield name


def _linked(folder: Path, name: str, bag: Path) -> tuple[str, int]:
    """Takes a file into the bag; its checksum and size."""
    inside = bag / "data" / name
    inside.parent.mkdir(parents=True, exist_ok=True)
    original = (folder / name).resolve()
    try:
        os.link(original, inside)
    except OSError:  # another file system, or one without links
        shutil.copyfile(original, inside)
    with inside.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), os.fstat(file.fileno()).st_size


def _tags(bag: Path, entries: list[tuple[tuple[str, int], str]], description: str, stamp: datetime | None) -> None:
    (bag / "data").mkdir(parents=True, exist_ok=True)
    manifest = "".join(f"{digest}  data/{name.translate(_ESCAPES)}\n" for (digest, _), name in entries)
    facts = {
        "Bag-Software-Agent": f"broadsheet {__version__}",
        "Bagging-Date": stamp.date().isoformat() if stamp else None,
        "External-Description": description or None,
        "Payload-Oxum": f"{sum(size for (_, size), _ in entries)}.{len(entries)}",
    }
    files = {
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in facts.items() if value),
        "bagit.txt": "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
        "manifest-sha256.txt": manifest,
    }
    listed = "".join(f"{hashlib.sha256(text.encode()).hexdigest()}  {name}\n" for name, text in files.items())
    for name, text in (*files.items(), ("tagmanifest-sha256.txt", listed)):
        with (bag / name).open("xb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())


def _description(issues: Iterable[Issue]) -> str:
    """Papers, days and numbers, in a line."""
    papers: set[str] = set()
    days: set[str] = set()
    count = pages = 0
    for issue in issues:
        papers |= {" ".join(issue.title.split())} if issue.title else set()
        days |= {issue.date} if issue.date else set()
        count, pages = count + 1, pages + len(issue.pages)
    when = " to ".join(dict.fromkeys((min(days), max(days)))) if days else ""
    text = "; ".join(part for part in (", ".join(sorted(papers)), when, f"{count} issues, {pages} pages") if part)
    return text.encode("utf-8", "replace").decode()


def _put(unfinished: Path, path: Path) -> None:
    """Gives the bag its name; an older one is moved away first, since a folder cannot be replaced at once."""
    older = unfinished.with_suffix(".old")
    with suppress(FileNotFoundError):
        path.rename(older)
    unfinished.rename(path)
    shutil.rmtree(older, ignore_errors=True)
