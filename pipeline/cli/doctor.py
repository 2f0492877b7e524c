"""``broadsheet doctor``: what is installed, which models were found, and what is missing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement

from pipeline import __version__
from pipeline.cli.options import Debug
from pipeline.errors import ModelMissing, printable
from pipeline.models import FOLDER_VARIABLE, find_model, manifest

_MISSING = "MISSING"
_OPENCV = "pip install --force-reinstall --no-deps opencv-python-headless==4.10.0.84"


def doctor(*, debug: Debug = False) -> int:  # noqa: ARG001 - every command takes --debug; the handler of errors acts on it
    """Prints the report on standard output; returns 5 if a package or a model that reading needs is missing."""
    print(f"broadsheet {__version__} on Python {sys.version.split()[0]}, {os.cpu_count()} processors")
    wrong = [*_packages(), *_libraries(), *_models()]
    _extras()
    _tesseract()
    print()
    for advice in wrong:
        print(f"to do: {advice}")
    print("something is missing" if wrong else "all is there")
    return ModelMissing.exit_code if wrong else 0


def _packages() -> list[str]:
    """The packages that our own metadata ask for."""
    print("\npackages")
    wrong = []
    for name in _required():
        try:
            found = version(name)
        except PackageNotFoundError:
            found = _MISSING
            wrong.append(f"install {name}")
        print(f"  {name:<24} {found}")
    return wrong


def _required() -> list[str]:
    return sorted({item.name for item in _wanted() if not item.marker or "extra ==" not in str(item.marker)})


def _extras() -> None:
    """What further formats and places need; nothing is wrong without it."""
    print("\nextras (optional)")
    for item in sorted(_wanted(), key=lambda item: (str(item.marker), item.name)):
        named = re.search(r"extra == ['\"]([\w-]+)", str(item.marker))
        if named:
            try:
                found = version(item.name)
            except PackageNotFoundError:
                found = f"not installed (pip install 'broadsheet[{named[1]}]')"
            print(f"  {item.name:<24} {found}")


def _wanted() -> list[Requirement]:
    try:
        return [Requirement(item) for item in requires("broadsheet") or []]
    except PackageNotFoundError:  # run from a checkout that was never installed
        return []


def _libraries() -> list[str]:
    """Packages with compiled parts that may be installed and yet not load."""
    print("\nloading")
    wrong = []
    for name, advice in (
        ("cv2", _OPENCV),
        ("onnxruntime", "install onnxruntime again"),
        ("openvino", "install openvino again, or use --engine paddle"),
        ("pypdfium2", "install pypdfium2 again"),
    ):
        try:
            import_module(name)
            state = "loads"
        except ImportError as error:
            state = f"does not load ({printable(str(error))})"
            wrong.append(advice)
        print(f"  {name:<24} {state}")
    return wrong


def _models() -> list[str]:
    print(f"\nmodels ({FOLDER_VARIABLE} is {printable(os.environ.get(FOLDER_VARIABLE, '')) or 'not set'})")
    wrong = []
    for model in manifest():
        try:
            path = find_model(model.name)
            print(f"  {model.name:<24} sha256 {model.sha256}\n    {printable(str(path))} ({model.licence})")
        except ModelMissing as error:
            print(f"  {model.name:<24} {_MISSING}: {error}")
            wrong.append(str(error))
    return wrong


def _tesseract() -> None:
    """Optional: the engine that ``--engine tesseract`` runs."""
    program = shutil.which("tesseract")
    state = "not installed (optional; only for --engine tesseract)"
    if program:
        run = subprocess.run([program, "--version"], capture_output=True, text=True, check=False, timeout=20)  # noqa: S603
        state = f"{(run.stdout or run.stderr).split(chr(10))[0]} at {program}"
    print(f"\ntesseract\n  {state}")
