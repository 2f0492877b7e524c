"""Tesseract, by its own command, where that is installed: with whatever languages its folder holds.

It finds lines by reading the page once, and reads them again as they were cut: honest, but slow. It is here to compare with.
"""

from __future__ import annotations

import csv
import hashlib
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2

from pipeline.document import Model
from pipeline.engines.protocols import Image, Reading
from pipeline.errors import ModelMissing, PageFailed
from pipeline.geometry import Box, Quad
from pipeline.scripts import is_cjk_mark, is_han

_NO_LANGUAGE = {"osd", "equ", "snum"}  # data for other purposes, in the same folder
_PAGE, _LINE = "3", "7"  # page segmentation modes: a page of columns; a crop that is one line
_LEVEL_LINE, _LEVEL_WORD = "4", "5"
_SECONDS = 600  # for one call; a page of a broadsheet takes about a tenth of that


class Tesseract:
    """``threads``: how many cores a call may use; None: all.

    Raises:
        ModelMissing: there is no ``tesseract`` command, or it has no language.
    """

    name = "tesseract"

    def __init__(self, threads: int | None = None) -> None:
        command = shutil.which("tesseract")
        if command is None:
            raise ModelMissing("engine tesseract is not installed", advice="install tesseract-ocr and its languages")
        self._command = command
        self._environment = {**os.environ, **({} if threads is None else {"OMP_THREAD_LIMIT": str(threads)})}
        listed = self._run(["--list-langs"])
        self._languages = tuple(
            name for name in listed.splitlines()[1:] if name not in _NO_LANGUAGE and not name.endswith("_vert")
        )
        folder = re.search(r'"(.+)"', listed)
        if not self._languages or folder is None:
            raise ModelMissing(
                "engine tesseract has no language", advice="install tesseract-ocr-eng or another language"
            )
        self.models = tuple(_model(Path(folder[1]), name) for name in self._languages)

    def detect(self, image: Image) -> tuple[Quad, ...]:
        with TemporaryDirectory(prefix="broadsheet-") as folder:
            page = Path(folder) / "page.png"
            cv2.imwrite(str(page), image)
            rows = self._read(page, _PAGE)
        return tuple(_box(row).quad() for row in rows if row["level"] == _LEVEL_LINE)

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        if not crops:
            return ()
        with TemporaryDirectory(prefix="broadsheet-") as folder:
            names = [str(Path(folder) / f"{number}.png") for number in range(len(crops))]
            for name, crop in zip(names, crops, strict=True):
                cv2.imwrite(name, crop)
            listed = Path(folder) / "lines.txt"
            listed.write_text("\n".join(names), encoding="utf-8")
            words: list[list[tuple[str, float]]] = [[] for _ in crops]
            for row in self._read(listed, _LINE):
                if row["level"] == _LEVEL_WORD and row["text"].strip():
                    words[int(row["page_num"]) - 1].append((row["text"], float(row["conf"]) / 100))
        return tuple(_joined(line) for line in words)

    def _read(self, file: Path, mode: str) -> list[dict[str, str]]:
        table = self._run([str(file), "stdout", "-l", "+".join(self._languages), "--psm", mode, "tsv"])
        return list(csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))

    def _run(self, arguments: list[str]) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - the arguments are ours, no shell sees them
                [self._command, *arguments], env=self._environment, capture_output=True, check=True, timeout=_SECONDS
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise PageFailed(f"tesseract failed ({error})", advice="try another --engine") from error
        return done.stdout.decode("utf-8", "replace")


def _model(folder: Path, language: str) -> Model:
    weights = folder / f"{language}.traineddata"
    try:
        with weights.open("rb") as file:
            return Model(f"tesseract {language}", hashlib.file_digest(file, "sha256").hexdigest())
    except OSError as error:
        raise ModelMissing(
            f"tesseract's language {language} cannot be read ({error.strerror})", file=weights
        ) from error


def _box(row: dict[str, str]) -> Box:
    left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
    return Box(left, top, left + width, top + height)


def _joined(words: Sequence[tuple[str, float]]) -> Reading:
    """The words of a line, with a space between them but where Chinese stands on one side."""
    if not words:
        return Reading("", 0.0)
    text = words[0][0]
    for (before, _), (word, _) in pairwise(words):
        text += ("" if _chinese(before[-1]) or _chinese(word[0]) else " ") + word
    characters = sum(len(word) for word, _ in words)
    return Reading(text, max(0.0, min(1.0, sum(len(word) * sure for word, sure in words) / characters)))


def _chinese(character: str) -> bool:
    return is_han(character) or is_cjk_mark(character)
