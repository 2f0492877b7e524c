"""Recognition alone: the characters of the page as a bag, whatever their order."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from pipeline.evaluate.stories import PageText
from pipeline.evaluate.text import graphemes


@dataclass(frozen=True, slots=True)
class Bag:
    """Characters in both, in the truth, and in the result."""

    shared: int
    truth: int
    predicted: int

    @property
    def recall(self) -> float | None:
        return self.shared / self.truth if self.truth else None

    @property
    def f1(self) -> float | None:
        return 2 * self.shared / (self.truth + self.predicted) if self.truth else None


def bag_of_characters(truth: PageText, predicted: PageText) -> Bag:
    """Multiset intersection of all printed lines with all that the result gives as text of the page.

    Independent of layout, so that it bounds what order and grouping can reach (the bag-of-words idea of Pletschacher,
    Clausner, Antonacopoulos, Europeana Newspapers OCR Workflow Evaluation, HIP 2015, on characters).
    """
    want = Counter(graphemes("".join(truth.everything)))
    stories = "".join("".join((*s.fields, s.text)) for s in predicted.stories)
    masthead = "".join(value for _, value in predicted.masthead)
    got = Counter(graphemes(stories + masthead + "".join(predicted.other)))
    return Bag((want & got).total(), want.total(), got.total())
