"""Article JSON that was written before: found in a folder, read back, and the scans that it was read from."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Any

from pipeline.document import Page, Source
from pipeline.errors import PageFailed, UnreadableInput
from pipeline.export.json_page import page_from_json

_PAGE_KEYS = frozenset({"generator", "source", "masthead", "articles", "lines"})
_RECORDINGS = ".spans.json"
_BAG_MARK = "bagit.txt"  # in each bag, which holds the same results once more


@dataclass(frozen=True, slots=True)
class StoredIssue:
    """The JSON files of a folder by name. ``folder`` is that folder relative to the results, ``.`` for themselves."""

    name: str
    folder: PurePath
    files: tuple[Path, ...]


def stored_issues(results: Path, order: Callable[[str], Any] = str) -> tuple[StoredIssue, ...]:
    """The folders with JSON under the one of the results, or the one file that is named; hidden ones and bags are passed over.

    Folders and files are sorted by what ``order`` makes of their names.

    UnreadableInput if there is none. Not all JSON is a page: ``stored_page`` tells.
    """
    if results.is_file():
        return (StoredIssue(results.stem, PurePath(), (results,)),)
    if not results.is_dir():
        raise UnreadableInput("there is no such folder", file=results, advice="name what read or batch wrote")
    folders: defaultdict[PurePath, list[Path]] = defaultdict(list)
    bags = {mark.parent for mark in results.rglob(_BAG_MARK)} - {results}
    for file in results.rglob("*.json"):
        inner = file.relative_to(results)
        hidden = any(part.startswith(".") for part in inner.parts) or not bags.isdisjoint(file.parents)
        if not hidden and not file.name.endswith(_RECORDINGS):
            folders[inner.parent].append(file)
    if not folders:
        raise UnreadableInput("holds no article JSON", file=results, advice="name what read or batch wrote")
    ordered = sorted(folders, key=lambda folder: order(folder.as_posix()))
    return tuple(
        _issue(results, folder, sorted(folders[folder], key=lambda file: order(file.name))) for folder in ordered
    )


def stored_page(file: Path) -> Page | None:
    """The page in the file; None for JSON of another kind, such as that of an issue.

    UnreadableInput if it cannot be read, is no JSON, or a page that breaks the schema.
    """
    try:
        data = file.read_bytes()
        plain = json.loads(data)
    except OSError as error:
        raise UnreadableInput(f"cannot be read ({error.strerror or error})", file=file) from error
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(f"not JSON ({error})", file=file, advice="read the scan again") from error
    if not (isinstance(plain, dict) and plain.keys() >= _PAGE_KEYS):
        return None
    return page_from_json(data, file=file)


def find_scan(source: Source, images: Path | None) -> Path:
    """The file that the page was read from: where it was, or in ``images`` under as much of its path as is there.

    Raises:
        UnreadableInput: it is not there.
        PageFailed: a file of that name is there, and is another one.
    """
    found = [path for path in _candidates(source.path, images) if path.is_file()]
    if not found:
        advice = "name the folder of the scans with --images" if images is None else f"it is not in {images}"
        raise UnreadableInput("the scan is not there", file=source.path, advice=advice)
    for path in found:
        if _checksum(path, path.stat().st_mtime_ns) == source.sha256:
            return path
    raise PageFailed("is not the scan that the page was read from", file=found[0], advice="name another with --images")


def _issue(results: Path, folder: PurePath, files: list[Path]) -> StoredIssue:
    name = folder.as_posix() if folder.parts else results.resolve().name
    return StoredIssue(name, folder, tuple(files))


def _candidates(path: str, images: Path | None) -> Iterator[Path]:
    if images is None:
        yield Path(path)
        return
    parts = [part for part in PurePath(path).parts if part not in {"/", "..", "."}]
    for start in range(len(parts)):
        yield images.joinpath(*parts[start:])


@lru_cache(maxsize=64)
def _checksum(path: Path, _changed: int) -> str:
    """Computed once for all pages of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
