"""PicoDet trained on CDLA (layouts of Chinese documents), from the package rapid-layout: hints for pictures and titles.

Off by default. On six scans of newspapers it took nearly the whole page for one figure each time, and overlapped none of
the pictures that the ink itself shows by more than 0.41 of their union; it found one title.
"""

from __future__ import annotations

import logging
from typing import Any

import cv2
import numpy as np

from pipeline.engines.protocols import Image
from pipeline.geometry import Box
from pipeline.models import find_model
from pipeline.sheet import Hint

MODEL = "layout_cdla"
LEAST_SCORE = 0.4


class PicoDet:
    """A ``LayoutDetector``; ``layout`` gives the same as a model of layoutparser would.

    ``threads``: how many cores a call may use; None: all.

    Raises:
        ModelMissing: the weights are missing or altered.
    """

    def __init__(self, threads: int | None = None) -> None:
        from rapid_layout import RapidLayout  # noqa: PLC0415 - loads onnxruntime; only those who ask for hints need it

        for name in ("rapid_layout.inference_engine.onnxruntime.main", "rapid_layout.utils.typings", "RapidLayout"):
            logging.getLogger(name).setLevel(logging.ERROR)
        self._model: Any = RapidLayout(
            model_dir_or_path=str(find_model(MODEL)),
            engine_cfg={"intra_op_num_threads": -1 if threads is None else threads},
            conf_thresh=LEAST_SCORE,
        )

    def detect(self, image: Image) -> tuple[Hint, ...]:
        """Areas labelled text, title, figure, figure_caption, table, table_caption, header, footer, reference, equation."""
        colour = np.asarray(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), np.uint8) if image.ndim == 2 else image
        found = self._model(colour)
        return tuple(
            Hint(Box.around([(float(b[0]), float(b[1])), (float(b[2]), float(b[3]))]), str(label), float(score))
            for b, label, score in zip(found.boxes or (), found.class_names or (), found.scores or (), strict=True)
        )

    def layout(self, image: Image) -> Any:
        """A ``layoutparser.Layout`` of the hints."""
        import layoutparser  # noqa: PLC0415 - as above

        return layoutparser.Layout(
            [
                layoutparser.TextBlock(layoutparser.Rectangle(*hint.box.as_tuple()), type=hint.label, score=hint.score)
                for hint in self.detect(image)
            ]
        )
