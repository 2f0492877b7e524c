"""A page as a ``Layout`` of layoutparser, for those who draw, filter and compare layouts with it.

The package is loaded when it is used, and not before: it takes a second, and most runs have no need of it.
"""

from __future__ import annotations

from typing import Any

from pipeline.document import Line, Page
from pipeline.geometry import Box


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
