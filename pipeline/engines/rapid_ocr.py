"""RapidOCR on OpenVINO: the PP-OCRv6 small weights, the fastest way here to run them on a processor.

RapidOCR's own call scales a page to a fixed longest side and pads batches to whatever width comes, which OpenVINO
answers by new kernels for each shape. Here its session and its decoder are used, on tiles and batches of few shapes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from omegaconf import OmegaConf
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode
from rapidocr.inference_engine.openvino import OpenVINOInferSession
from rapidocr.utils.log import logger

from pipeline.document import Model
from pipeline.engines.line_batches import batches
from pipeline.engines.protocols import Image, Reading
from pipeline.engines.text_map import Blob, text_boxes, text_map
from pipeline.geometry import Quad
from pipeline.models import find_model, model_file

DETECTION, RECOGNITION = "PP-OCRv6_det_small", "PP-OCRv6_rec_small"


class RapidOcr:
    """``threads``: how many cores a call may use; None: all."""

    name = "rapid"

    def __init__(self, threads: int | None = None) -> None:
        logger.setLevel("ERROR")

        def session(model: str) -> Any:
            engine = {"inference_num_threads": -1 if threads is None else threads}
            return OpenVINOInferSession(OmegaConf.create({"model_path": str(find_model(model)), "engine_cfg": engine}))

        self._detection, self._recognition = session(DETECTION), session(RECOGNITION)
        self._decode = CTCLabelDecode(character=self._recognition.get_character_list())
        self.models = tuple(Model(m, model_file(m).sha256) for m in (DETECTION, RECOGNITION))

    def detect(self, image: Image) -> tuple[Quad, ...]:
        return text_boxes(text_map(image, self._map))

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        readings = [Reading("", 0.0)] * len(crops)
        for numbers, batch in batches(crops):
            lines, _ = self._decode(self._recognition(batch))
            for number, (text, confidence) in zip(numbers, lines, strict=True):
                readings[number] = Reading(text, float(confidence))
        return tuple(readings)

    def _map(self, blob: Blob) -> Blob:
        drawn: Blob = np.asarray(self._detection(blob))
        return drawn
