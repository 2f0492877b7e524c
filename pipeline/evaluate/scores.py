"""All metrics of a page in one value, and of many pages in one summary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.evaluate.bag import Bag, bag_of_characters
from pipeline.evaluate.characters import Errors, character_errors, page_distance
from pipeline.evaluate.doubled import doubled_text
from pipeline.evaluate.fields import ROLES, FieldCount, count_fields
from pipeline.evaluate.flow import Flow, text_flow
from pipeline.evaluate.grouping import Grouping, grouping
from pipeline.evaluate.masthead_fields import MastheadCount, count_masthead
from pipeline.evaluate.matching import match_stories
from pipeline.evaluate.places import place_lines
from pipeline.evaluate.reading_order import Order, reading_order
from pipeline.evaluate.stories import PageText
from pipeline.evaluate.word_errors import word_errors

Figures = dict[str, float | None]


@dataclass(frozen=True, slots=True)
class PageScores:
    """What was measured on one page; ``missing`` says that there was no result, which scores as an empty one."""

    page: str
    missing: bool
    characters: Errors
    words: Errors
    page_distance: float | None
    bag: Bag
    flow: Flow
    order: Order
    grouping: Grouping
    fields: dict[str, FieldCount]
    masthead: MastheadCount
    doubled: float | None

    @property
    def figures(self) -> Figures:
        """The ratios of the page by name, None where the page has nothing to measure them on."""
        exact = self.grouping.exact / self.grouping.articles if self.grouping.articles else None
        return {
            "article_distance": self.characters.distance,
            "cer": self.characters.rate,
            "wer": self.words.rate,
            "page_distance": self.page_distance,
            "character_recall": self.bag.recall,
            "character_f1": self.bag.f1,
            "text_flow": self.flow.share,
            "order_distance": self.order.distance,
            "kendall_tau": self.order.tau,
            "page_order_distance": self.order.page_distance,
            "page_kendall_tau": self.order.page_tau,
            "grouping_f1": self.grouping.f1,
            "adjusted_rand": self.grouping.adjusted_rand,
            "exact_articles": exact,
            "doubled": self.doubled,
            **field_figures(self.fields),
            "masthead": self.masthead.exact / self.masthead.truth if self.masthead.truth else None,
        }

    @property
    def loss(self) -> float:
        """How bad the page is, to put the worst first: article distance, text flow, grouping and fields, 0 to 4."""
        total = sum(self.fields.values(), FieldCount())
        losses = (
            self.characters.distance,
            _loss(self.flow.share),
            _loss(self.grouping.f1),
            1 - (total.found + total.right) / (total.truth + total.given) if total.truth + total.given else None,
        )
        return sum(loss for loss in losses if loss is not None)


@dataclass(frozen=True, slots=True)
class Summary:
    """``figures``: means over the pages that have them; for fields and masthead the strings of all pages together."""

    pages: int
    missing: tuple[str, ...]
    figures: Figures
    fields: dict[str, FieldCount]


def score_page(page: str, truth: PageText, predicted: PageText | None) -> PageScores:
    """Measures a result against the truth; None for a page without result."""
    result = predicted if predicted is not None else PageText()
    matches = match_stories(truth.stories, result.stories)
    lines = place_lines(truth.lines, truth.stories, result.stories)
    return PageScores(
        page=page,
        missing=predicted is None,
        characters=character_errors(truth.stories, result.stories, matches),
        words=word_errors(truth.stories, result.stories, matches),
        page_distance=page_distance(truth.stories, result.stories, matches),
        bag=bag_of_characters(truth, result),
        flow=text_flow(truth.stories, result.stories),
        order=reading_order(lines),
        grouping=grouping(lines),
        fields=count_fields(truth.stories, result.stories, matches),
        masthead=count_masthead(truth.masthead, result.masthead),
        doubled=doubled_text(truth.stories, result.stories),
    )


def summarize(pages: Sequence[PageScores]) -> Summary:
    """The figures of all pages together."""
    figures = [p.figures for p in pages]
    fields = {role: sum((p.fields[role] for p in pages), FieldCount()) for role in ROLES}
    exact, truth = sum(p.masthead.exact for p in pages), sum(p.masthead.truth for p in pages)
    means = {name: _mean(f[name] for f in figures) for name in (figures[0] if figures else ())}
    means |= field_figures(fields) | {"masthead": exact / truth if truth else None}
    return Summary(len(pages), tuple(p.page for p in pages if p.missing), means, fields)


def worst_first(pages: Iterable[PageScores]) -> tuple[PageScores, ...]:
    return tuple(sorted(pages, key=lambda p: (-p.loss, p.page)))


def field_figures(fields: dict[str, FieldCount]) -> Figures:
    """Accuracy and precision by role."""
    figures: Figures = {}
    for role, count in fields.items():
        figures[role] = count.accuracy
        figures[f"{role}_precision"] = count.precision
    return figures


def _loss(value: float | None) -> float | None:
    return None if value is None else 1 - value


def _mean(values: Iterable[float | None]) -> float | None:
    known = [v for v in values if v is not None]
    return sum(known) / len(known) if known else None
