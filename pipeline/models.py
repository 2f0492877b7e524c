"""Finds model weights on this machine and verifies them against the manifest; nothing is ever fetched."""

from __future__ import annotations

import hashlib
import os
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path, PurePosixPath

from pipeline.errors import ModelMissing

FOLDER_VARIABLE = "BROADSHEET_MODELS"
"""Names a folder that is searched for the model files before the installed packages are."""


@dataclass(frozen=True, slots=True)
class ModelFile:
    """An entry of the manifest. ``file`` is its path inside the package that carries it."""

    name: str
    task: str
    file: str
    package: str
    version: str
    sha256: str
    licence: str
    origin: str


@lru_cache(maxsize=1)
def manifest() -> tuple[ModelFile, ...]:
    """All models of the manifest, in its order."""
    here = Path(__file__).parent
    packed, checkout = here / "_models" / "manifest.toml", here.parent / "models" / "manifest.toml"
    entries = tomllib.loads((packed if packed.exists() else checkout).read_text(encoding="utf-8"))
    return tuple(ModelFile(name=name, **entry) for name, entry in entries.items())


def model_file(name: str) -> ModelFile:
    """The manifest's entry; KeyError if there is none of that name."""
    return {model.name: model for model in manifest()}[name]


def find_model(name: str) -> Path:
    """The model's file, verified.

    Raises:
        ModelMissing: neither the folder of BROADSHEET_MODELS nor the package holds it, or it is not the file it should be.
    """
    model = model_file(name)
    path = _locate(model)
    try:
        facts = path.stat()
        digest = _sha256(path, facts.st_mtime_ns, facts.st_size)
    except OSError as error:
        raise ModelMissing(f"model {name} cannot be read ({error.strerror})", file=path) from error
    if digest != model.sha256:
        raise ModelMissing(
            f"model {name} has been altered (SHA-256 {digest[:12]}…, not {model.sha256[:12]}…)",
            file=path,
            advice=f"install {model.package}=={model.version} again",
        )
    return path


def _locate(model: ModelFile) -> Path:
    own = os.environ.get(FOLDER_VARIABLE)
    if own and (path := Path(own) / PurePosixPath(model.file).name).exists():
        return path
    try:
        path = Path(str(distribution(model.package).locate_file(model.file)))
        if path.exists():
            return path
    except PackageNotFoundError:
        pass
    raise ModelMissing(
        f"model {model.name} is missing",
        advice=f"install {model.package}=={model.version}, or put {PurePosixPath(model.file).name} "
        f"into a folder and name that in {FOLDER_VARIABLE}",
    )


@lru_cache(maxsize=64)
def _sha256(path: Path, _modified: int, _size: int) -> str:
    """Computed once a process for a file that does not change."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
