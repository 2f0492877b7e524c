"""PaddleOCR on ONNX Runtime: the PP-OCRv6 small weights in PaddleOCR's own predictors, without PaddlePaddle.

PaddleOCR wants each model in a folder of its own, with a description. Both are made for the moment of loading, from the
weights that were verified and from what they say of themselves.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import cv2
import numpy as np
from onnxruntime import InferenceSession
from paddleocr import TextDetection, TextRecognition

from pipeline.document import Model
from pipeline.engines.protocols import Image, Reading
from pipeline.engines.text_map import BOX_THRESHOLD, THRESHOLD, UNCLIP, Blob, text_boxes, text_map
from pipeline.geometry import Quad
from pipeline.models import find_model, model_file

DETECTION, RECOGNITION = "PP-OCRv6_det_small", "PP-OCRv6_rec_small"
_PADDLE_NAMES = {DETECTION: "PP-OCRv6_small_det", RECOGNITION: "PP-OCRv6_small_rec"}
_BATCH = 8  # lines; more are not faster and need more memory


class PaddleOcr:
    """``threads``: how many cores a call may use; None: all."""

    name = "paddle"

    def __init__(self, threads: int | None = None) -> None:
        logging.getLogger("ppocr").setLevel(logging.ERROR)
        logging.getLogger("paddlex").setLevel(logging.ERROR)
        self._detection = _predictor(TextDetection, DETECTION, threads)
        self._recognition = _predictor(TextRecognition, RECOGNITION, threads)
        self.models = tuple(Model(m, model_file(m).sha256) for m in (DETECTION, RECOGNITION))

    def detect(self, image: Image) -> tuple[Quad, ...]:
        return text_boxes(text_map(image, self._map))

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        order = sorted(range(len(crops)), key=lambda number: crops[number].shape[1] / crops[number].shape[0])
        readings = [Reading("", 0.0)] * len(crops)
        lines = [_in_colour(crops[number]) for number in order]
        results = self._recognition.predict(lines, batch_size=_BATCH) if lines else []
        for number, result in zip(order, results, strict=True):
            readings[number] = Reading(result["rec_text"], float(result["rec_score"]))
        return tuple(readings)

    def _map(self, blob: Blob) -> Blob:
        drawn: Blob = np.asarray(self._detection.paddlex_predictor.runner(x=[blob])[0])
        return drawn


@contextmanager
def model_folder(model: str) -> Iterator[tuple[str, str]]:
    """PaddleOCR's name for a model of the manifest, and a folder that holds it as PaddleOCR wants it, while it loads.

    Raises:
        ModelMissing: the weights are missing or altered.
    """
    weights, name = find_model(model), _PADDLE_NAMES[model]
    facts = _detection_facts() if model == DETECTION else _recognition_facts(weights)
    with TemporaryDirectory(prefix="broadsheet-") as folder:
        _link(weights, Path(folder) / "inference.onnx")
        description = json.dumps({"Global": {"model_name": name}, **facts})
        (Path(folder) / "inference.yml").write_text(description, encoding="utf-8")  # JSON is YAML
        yield name, folder


def _predictor(kind: Any, model: str, threads: int | None) -> Any:
    config = None if threads is None else {"intra_op_num_threads": threads}
    with model_folder(model) as (name, folder):
        return kind(model_name=name, model_dir=folder, device="cpu", engine="onnxruntime", engine_config=config)


def _link(weights: Path, name: Path) -> None:
    """Windows lets few users link."""
    try:
        name.symlink_to(weights.resolve())
    except OSError:
        shutil.copyfile(weights, name)


def _detection_facts() -> dict[str, Any]:
    """As PP-OCRv6 was published."""
    normalise = {"mean": [0.485, 0.456, 0.406], "std": [0.229, 0.224, 0.225], "scale": "1./255.", "order": "hwc"}
    return {
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"DetResizeForTest": None},
                {"NormalizeImage": normalise},
                {"ToCHWImage": None},
            ]
        },
        "PostProcess": {
            "name": "DBPostProcess",
            "thresh": THRESHOLD,
            "box_thresh": BOX_THRESHOLD,
            "unclip_ratio": UNCLIP,
            "max_candidates": 3000,
        },
    }


def _recognition_facts(weights: Path) -> dict[str, Any]:
    """The characters are in the weights' own description."""
    session = InferenceSession(str(weights), providers=["CPUExecutionProvider"])
    characters = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return {
        "PreProcess": {
            "transform_ops": [
                {"DecodeImage": {"channel_first": False, "img_mode": "BGR"}},
                {"RecResizeImg": {"image_shape": [3, 48, 320]}},
            ]
        },
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": characters},
    }


def _in_colour(crop: Image) -> Image:
    return (
        np.asarray(cv2.cvtColor(crop, cv2.COLOR_GRAY2BGR), np.uint8) if crop.ndim == 2 else np.ascontiguousarray(crop)
    )
