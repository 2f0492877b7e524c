"""layoutparser at the edge: its models and saved layouts as sources of region hints, and a page as one of its layouts.

The package is loaded when it is used, and not before: it takes a second, and most runs have no need of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

import cv2
import numpy as np

from pipeline.document import Line, Page
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


def page_to_layout(page: Page) -> Any:
    """A ``layoutparser.Layout`` of the lines and pictures of a page, in reading order, in pixels of the source image.

    Of a line, ``id`` is its identifier, ``type`` its role, ``parent`` its place (an article such as ``a2``), ``next`` the
    line of the same place that is read after it, ``score`` its confidence. Pictures have the type ``image``. What has no
    box (lines of a text dump) is left out.
    """
    import layoutparser  # noqa: PLC0415 - see the head of this file

    lines = [line for line in page.lines if line.box is not None]
    after = _after(lines)
    blocks = [
        layoutparser.TextBlock(
            _rectangle(layoutparser, line.box),
            text=line.text,
            id=line.id,
            type=str(line.role),
            parent=_place(line),
            next=after.get(line.id),
            score=line.confidence,
        )
        for line in lines
    ]
    blocks += [
        layoutparser.TextBlock(
            _rectangle(layoutparser, image.box),
            text=image.caption,
            id=f"{article.id}-image{number}",
            type="image",
            parent=article.id,
        )
        for article in page.articles
        for number, image in enumerate(article.images, 1)
        if image.box is not None
    ]
    data = {"width": page.source.width, "height": page.source.height, "path": page.source.path}
    return layoutparser.Layout(blocks, page_data=data)


def _place(line: Line) -> str:
    return line.id.rpartition("-")[0]


def _after(lines: list[Line]) -> dict[str, str]:
    """Of each line the one that follows it in its place."""
    last: dict[str, str] = {}
    after = {}
    for line in lines:
        place = _place(line)
        if place in last:
            after[last[place]] = line.id
        last[place] = line.id
    return after


def _rectangle(layoutparser: Any, box: Box | None) -> Any:
    assert box is not None
    return layoutparser.Rectangle(*(float(value) for value in box.as_tuple()))  # plain floats: JSON takes no others
