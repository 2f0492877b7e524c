"""Takes the engine that was asked for, and only then loads it."""

from __future__ import annotations

import os
from functools import lru_cache
from importlib import import_module
from typing import cast

from pipeline.engines.protocols import TextRecognizer
from pipeline.errors import ModelMissing
from pipeline.settings import EngineName

_ENGINES = {
    EngineName.RAPID: ("rapid_ocr", "RapidOcr", "openvino and rapidocr"),
    EngineName.PADDLE: ("paddle_ocr", "PaddleOcr", "onnxruntime and paddleocr"),
    EngineName.TESSERACT: ("tesseract", "Tesseract", "tesseract"),
}
_QUIET = {
    "PADDLE_PDX_DISABLE_MODEL_SOURCE_CHECK": "True",  # PaddleX looks for model hosts on import
    "ORT_DISABLE_TELEMETRY": "1",
    "OPENVINO_TELEMETRY": "0",
}


def choose_engine(name: EngineName, threads: int | None = None) -> TextRecognizer:
    """The engine of that name, ready; AUTO: the first of RapidOCR and PaddleOCR that is installed, which read the same.

    The same call gives the same engine, which keeps its weights and the kernels that it has built.

    Args:
        name: which engine.
        threads: how many cores it may use; None: all.

    Raises:
        ModelMissing: the engine's package or its weights are missing.
    """
    for variable, value in _QUIET.items():
        os.environ.setdefault(variable, value)
    if name is not EngineName.AUTO:
        return _load(name, threads)
    try:
        return _load(EngineName.RAPID, threads)
    except ModelMissing:
        return _load(EngineName.PADDLE, threads)


@lru_cache(maxsize=1)
def _load(name: EngineName, threads: int | None) -> TextRecognizer:
    module, kind, packages = _ENGINES[name]
    try:
        engine = getattr(import_module(f"pipeline.engines.{module}"), kind)
    except ImportError as error:
        raise ModelMissing(f"engine {name} cannot be loaded ({error})", advice=f"install {packages}") from error
    return cast("TextRecognizer", engine(threads))
