"""layoutparser at the edge: its models and saved layouts as sources of region hints. ``export`` has the way back.

The package is loaded when it is used, and not before: it takes a second, and most runs have no need of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np

from pipeline.engines.protocols import Image
from pipeline.errors import UnreadableInput
from pipeline.geometry import Box
from pipeline.sheet import Hint


class LayoutParserModel(Protocol):
    """Any model of layoutparser, or what looks like one."""

    def detect(self, image: Image) -> Any:
        """A ``layoutparser.Layout`` for an image height x width x 3 in RGB order."""


class ModelHints:
    """Hints from a model of layoutparser."""

    def __init__(self, model: LayoutParserModel) -> None:
        self._model = model

    def detect(self, image: Image) -> tuple[Hint, ...]:
        code = cv2.COLOR_GRAY2RGB if image.ndim == 2 else cv2.COLOR_BGR2RGB
        return layout_to_hints(self._model.detect(np.asarray(cv2.cvtColor(image, code), np.uint8)))


class SavedHints:
    """Hints from a layout that was saved as JSON, in pixels of the upright page; the image is not looked at.

    Raises:
        UnreadableInput: on construction, if the file cannot be read or is no layout.
    """

    def __init__(self, path: Path) -> None:
        import layoutparser  # noqa: PLC0415 - see the head of this file

        try:
            layout = layoutparser.load_dict(json.loads(path.read_text(encoding="utf-8")))
            self._hints = layout_to_hints(layout)
        except OSError as error:
            raise UnreadableInput(f"cannot be read ({error.strerror})", file=path) from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            advice = "save it with layoutparser: json.dump(layout.to_dict(), file)"
            raise UnreadableInput("is no layout in JSON", file=path, advice=advice) from error

    def detect(self, image: Image) -> tuple[Hint, ...]:  # noqa: ARG002 - the protocol hands it over
        return self._hints


def layout_to_hints(layout: Iterable[Any]) -> tuple[Hint, ...]:
    """Of each block its upright box, its type as a label, and its score (1 where there is none)."""
    return tuple(_hint(block) for block in layout)


def _hint(block: Any) -> Hint:
    left, top, right, bottom = (float(value) for value in block.coordinates)
    label, score = getattr(block, "type", None), getattr(block, "score", None)
    box = Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
    return Hint(box, "" if label is None else str(label), 1.0 if score is None else float(score))
