"""Finds the scans in a tree of folders, and says what it left alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.batch.folders import Folder, Problem
from pipeline.batch.natural import natural_key

SUFFIXES = frozenset(
    (".jpg", ".jpeg", ".jpe", ".png", ".webp", ".jp2", ".j2k", ".jpx", ".jpf", ".j2c", ".tif", ".tiff", ".pdf")
)
SEVERAL = frozenset((".tif", ".tiff", ".pdf"))
"""Kinds of files that may hold several pages."""
DRAWN = ".overlay.jpg"
"""The end of the names of pictures that this program drew; they are no scans."""


@dataclass(frozen=True, slots=True)
class Found:
    """Names in natural order. ``others`` counts the files that are no scans by their suffix."""

    scans: tuple[str, ...]
    left_alone: tuple[tuple[str, Problem], ...]
    others: Mapping[str, int]


def find_scans(folder: Folder, but: str | None = None) -> Found:
    """All scans in the folder, told by their suffix; ``but`` names a folder in it that is not searched (the results)."""
    scans, left_alone, others = [], [], Counter[str]()
    for entry in folder.walk():
        if but is not None and entry.name.startswith(f"{but}/"):
            continue
        suffix = PurePosixPath(entry.name).suffix.lower()
        if entry.problem is not None:
            left_alone.append((entry.name, entry.problem))
        elif suffix in SUFFIXES and not entry.name.endswith(DRAWN):
            scans.append(entry.name)
        else:
            others[suffix] += 1
    return Found(
        tuple(sorted(scans, key=path_key)),
        tuple(sorted(left_alone)),
        dict(sorted(others.items())),
    )


def path_key(name: str) -> tuple[object, ...]:
    """Natural order part by part, so that a folder's files stand together."""
    return tuple(natural_key(part) for part in name.split("/"))
