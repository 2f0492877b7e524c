"""Number and section of a front page, where it has them: A1 要闻 in one line, or the number and under or beside it the section."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.cues.folding import fold
from pipeline.cues.labels import column_label
from pipeline.masthead.clusters import FIRST_PAGES, Cluster
from pipeline.masthead.facts import Fact
from pipeline.masthead.folios import lone_page, numbered_section
from pipeline.masthead.surroundings import section_of
from pipeline.textline import TextLine


def first_label(lines: Sequence[TextLine], cluster: Cluster) -> tuple[TextLine, ...]:
    """Lines of section and number (01 要闻) on a row of the head, however far away."""
    return tuple(
        x
        for x in lines
        if _first_of(x) and any(p.box.y_overlap(x.box) > 0.5 * min(p.box.height, x.box.height) for p in cluster.pieces)
    )


def first_page(around: Sequence[TextLine], cluster: Cluster) -> tuple[str | None, str | None]:
    """Number and section by the lines ``around``; the number is None where a piece of the head claims it."""
    labelled = next((x for x in around if _first_of(x)), None)
    if labelled is not None:
        return _first_of(labelled), section_of([labelled])
    claimed = [(None, p.box.grown(p.size, p.size)) for p in cluster.pieces if p.facts == {Fact.PAGE}]
    alone = [
        (page, x.box.grown(x.box.height, x.box.height))
        for x in around
        if (page := lone_page(fold(x.text))) in FIRST_PAGES
    ]
    for page, near in (*claimed, *alone):
        beside = [x for x in around if column_label(x.text) and near.holds(x.box.x, x.box.y)]
        if beside:
            return page, section_of(beside)
    return None, None


def _first_of(line: TextLine) -> str | None:
    named = numbered_section(line.text)
    return named[1] if named is not None and named[1] in FIRST_PAGES else None
