"""Decks of many short lines, set on the axis of a narrow Western column."""

from __future__ import annotations

import pytest

from pipeline.geometry import Box
from pipeline.layout import layout
from pipeline.layout.blocks import Block
from pipeline.sheet import Sheet, Span
from pipeline.textline import TextLine

HEADLINE = ("NEW FERRY", "LEAVES DOCK")
DECKS = (
    "Pilots and Ow-",
    "ners to Meet",
    "Again at Port",
    "Elder.",
    "Schooner Towed",
    "After a Night",
    "of Heavy Seas.",
)
INSETS = (0, 14, 4, 60)
STORY = (
    "HOLM, April 1.—All the",
    "mechanics measured the",
    "height of the old bridge",
    "on the road to the mill,",
    "as each traveller does.",
)


def at(text: str, left: float, right: float, top: float, height: float) -> Span:
    return Span(Box(left, top, right, top + height).quad(), text, 0.99)


def test_more_lines_than_a_deck_has_are_decks_if_they_are_centred() -> None:
    spans = [at(text, 120, 380, 40 + 60 * n, 50) for n, text in enumerate(HEADLINE)]
    spans += [at(text, 120 + INSETS[n % 4], 380 - INSETS[n % 4], 170 + 40 * n, 27) for n, text in enumerate(DECKS)]
    spans += [at(text, 100 + 10 * (n == 0), 400, 470 + 26 * n, 21) for n, text in enumerate(STORY * 3)]
    (article,) = layout(Sheet(500, 900, tuple(spans))).articles
    assert article.headline == " ".join(HEADLINE)
    assert article.subtitle == " ".join(DECKS).replace("- ", "")
    assert article.text.startswith("HOLM")


@pytest.mark.parametrize(
    ("edges", "centred"),
    [
        (((0, 300), (40, 262), (3, 297)), True),
        (((20, 300), (0, 300), (0, 150)), False),  # a paragraph
        (((0, 300), (0, 240), (0, 280)), False),  # flush left
        (((0, 300), (2, 299), (1, 298)), False),  # justified
    ],
)
def test_lines_on_one_axis_are_centred(edges: tuple[tuple[float, float], ...], *, centred: bool) -> None:
    boxes = [Box(left, 30.0 * n, right, 30.0 * n + 20) for n, (left, right) in enumerate(edges)]
    lines = tuple(TextLine(n, "by the old mill road", box, box.quad(), 0.98) for n, box in enumerate(boxes))
    assert Block(lines).centred is centred
