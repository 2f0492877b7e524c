"""RapidOCR's weights (PP-OCRv6 small) and decoder on OpenVINO: the fastest way here to run them on a processor.

RapidOCR's own call scales a page to a fixed longest side, pads batches to whatever width comes, for which OpenVINO builds
new kernels, and waits for each batch. Here the page comes in tiles and the lines in batches of few shapes, one batch is
computed on each core while the last one is decoded, and of the 18,710 likelihoods of a step only the largest is fetched.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import numpy as np
import openvino
from openvino import opset13
from rapidocr.ch_ppocr_rec.utils import CTCLabelDecode

from pipeline.document import Model
from pipeline.engines.line_batches import batches
from pipeline.engines.protocols import Image, Reading
from pipeline.engines.text_map import Blob, text_boxes, text_map
from pipeline.geometry import Quad
from pipeline.models import find_model, model_file

DETECTION, RECOGNITION = "PP-OCRv6_det_small", "PP-OCRv6_rec_small"
_STREAMS = 2  # batches in work at once, each on its share of the cores; more take more memory and gain little


class RapidOcr:
    """``threads``: how many cores a call may use; None: all."""

    name = "rapid"

    def __init__(self, threads: int | None = None) -> None:
        cores = threads or os.cpu_count() or 1
        streams = min(_STREAMS, cores)
        core = openvino.Core()
        detection = core.read_model(find_model(DETECTION))
        self._detection = core.compile_model(detection, "CPU", _options(cores, 1)).create_infer_request()
        recognition = core.read_model(find_model(RECOGNITION))
        characters = recognition.get_rt_info()["framework"]["character"].value.splitlines()
        self._decode = CTCLabelDecode(character=characters).decode
        compiled = core.compile_model(_likeliest_only(recognition), "CPU", _options(cores, streams))
        self._recognition = openvino.AsyncInferQueue(compiled, streams)
        self.models = tuple(Model(m, model_file(m).sha256) for m in (DETECTION, RECOGNITION))

    def detect(self, image: Image) -> tuple[Quad, ...]:
        return text_boxes(text_map(image, self._map))

    def read(self, crops: Sequence[Image]) -> tuple[Reading, ...]:
        readings = [Reading("", 0.0)] * len(crops)

        def take(request: Any, numbers: list[int]) -> None:
            likelihood, character = (request.get_output_tensor(n).data[..., 0] for n in (0, 1))
            lines, _ = self._decode(character, likelihood, remove_duplicate=True)
            for number, (text, confidence) in zip(numbers, lines, strict=True):
                readings[number] = Reading(text, float(confidence))

        self._recognition.set_callback(take)
        for numbers, batch in batches(crops):
            self._recognition.start_async([batch], numbers)
        self._recognition.wait_all()
        return tuple(readings)

    def _map(self, blob: Blob) -> Blob:
        self._detection.infer([blob])
        return np.asarray(self._detection.get_output_tensor().data)


def _options(cores: int, streams: int) -> dict[str, Any]:
    return {"INFERENCE_NUM_THREADS": cores, "NUM_STREAMS": streams}


def _likeliest_only(model: Any) -> Any:
    """The model with, for each step along a line, the largest likelihood and its character in the place of all of them."""
    likelihoods = model.output(0).get_node().input_value(0)
    top = opset13.topk(likelihoods, opset13.constant(1, dtype=np.int32), 2, "max", "none", index_element_type="i32")
    return openvino.Model([top.output(0), top.output(1)], model.get_parameters())
