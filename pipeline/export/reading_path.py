"""The way that the eye takes through an article: its runs of lines, column by column."""

from __future__ import annotations

from pipeline.document import Article, Line, Page
from pipeline.geometry import Box


def column_runs(article: Article, page: Page) -> tuple[tuple[Line, ...], ...]:
    """The body lines in reading order, cut wherever the next line does not follow directly in the same column.

    Lines without a box are left out.
    """
    by_id = {line.id: line for line in page.lines}
    lines = [by_id[name] for paragraph in article.paragraphs for name in paragraph.lines if name in by_id]
    runs: list[list[Line]] = []
    for line in lines:
        if line.box is None:
            continue
        if runs and (before := runs[-1][-1].box) is not None and follows(before, line.box, vertical=line.vertical):
            runs[-1].append(line)
        else:
            runs.append([line])
    return tuple(map(tuple, runs))


def follows(before: Box, box: Box, *, vertical: bool) -> bool:
    """Directly under (vertical type: directly to the left of) the line before it, nearer than two lines of type."""
    if vertical:
        return before.y_overlap(box) > 0 and box.x < before.x and -before.x_overlap(box) < 2 * box.width
    return before.x_overlap(box) > 0 and box.y > before.y and -before.y_overlap(box) < 2 * box.height
