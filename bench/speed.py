"""Seconds of the whole page and of the engines alone, on the same pixels, taken in turns."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

import cv2
from paddleocr import PaddleOCR
from rapidocr import EngineType, RapidOCR

from bench.stopwatch import Timed, first_scan, seconds, whole_page
from pipeline.engines import choose_engine
from pipeline.engines.paddle_ocr import DETECTION, RECOGNITION, model_folder
from pipeline.engines.protocols import Image
from pipeline.engines.text_map import BOX_THRESHOLD, THRESHOLD, UNCLIP
from pipeline.geometry import Box
from pipeline.models import find_model
from pipeline.preprocess import deskewed, enlarged, ocr_scale, type_height, upright
from pipeline.recognition.crops import cut_box
from pipeline.recognition.reading import resized
from pipeline.settings import EngineName

ROUNDS = 3
"""Each time is the median of so many, after one that is not counted: the first builds kernels."""


def speed(page: Path) -> dict[str, float]:
    """``inside`` is what the engine took of ``whole``.

    ``adapter`` is that engine alone, finding lines and reading them once; ``rapid`` and ``paddle`` are what RapidOCR on
    OpenVINO and PaddleOCR on ONNX Runtime take when one calls them as they come.
    """
    engine, rapid, paddle, pixels = Timed(choose_engine(EngineName.AUTO)), _rapid(), _paddle(), _pixels(page)
    facts: dict[str, float] = {}

    def whole() -> None:
        engine.seconds = 0.0
        facts["lines"] = len(whole_page(page, engine).page.lines)
        facts["inside"] = engine.seconds

    def adapter() -> None:
        engine.read([cut_box(pixels, Box.around(quad)) for quad in engine.detect(pixels)])

    runs = {"whole": whole, "adapter": adapter, "rapid": lambda: rapid(pixels), "paddle": lambda: paddle(pixels)}
    rounds = [{name: seconds(run) for name, run in runs.items()} | facts for _ in range(ROUNDS + 1)]
    return {name: median(each[name] for each in rounds[1:]) for name in rounds[0]}


def _pixels(page: Path) -> Image:
    """What the engine gets to see of a page."""
    straight = deskewed(enlarged(upright(first_scan(page)))).image
    return resized(straight, ocr_scale(type_height(straight)))


def _rapid() -> Callable[[Image], Any]:
    """The same weights and thresholds, and no limit to the size of a page."""
    return RapidOCR(
        params={
            "Global.use_cls": False,
            "Global.max_side_len": 100_000,
            "Global.log_level": "error",
            "Det.engine_type": EngineType.OPENVINO,
            "Det.model_path": str(find_model(DETECTION)),
            "Det.limit_type": "max",
            "Det.limit_side_len": 100_000,
            "Det.mean": [0.485, 0.456, 0.406],
            "Det.std": [0.229, 0.224, 0.225],
            "Det.thresh": THRESHOLD,
            "Det.box_thresh": BOX_THRESHOLD,
            "Det.unclip_ratio": UNCLIP,
            "Det.max_candidates": 10_000,
            "Rec.engine_type": EngineType.OPENVINO,
            "Rec.model_path": str(find_model(RECOGNITION)),
        }
    )


def _paddle() -> Callable[[Image], Any]:
    with model_folder(DETECTION) as (detection, there), model_folder(RECOGNITION) as (recognition, here):
        paddle = PaddleOCR(
            text_detection_model_name=detection,
            text_detection_model_dir=there,
            text_recognition_model_name=recognition,
            text_recognition_model_dir=here,
            use_doc_orientation_classify=False,
            use_doc_unwarping=False,
            use_textline_orientation=False,
            device="cpu",
            engine="onnxruntime",
        )

    def predict(image: Image) -> Any:
        colour = cv2.cvtColor(image, cv2.COLOR_GRAY2BGR) if image.ndim == 2 else image
        return paddle.predict(colour, text_det_limit_side_len=max(image.shape), text_det_limit_type="max")

    return predict


if __name__ == "__main__":
    sys.stdout.write(json.dumps(speed(Path(sys.argv[1]))) + "\n")
