"""Reports of an evaluation: a JSON value, and Markdown with the worst pages first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.evaluate.scores import PageScores, Summary, summarize, worst_first

COLUMNS = {
    "article_distance": "distance",
    "cer": "CER",
    "wer": "WER",
    "text_flow": "flow",
    "order_distance": "order",
    "kendall_tau": "tau",
    "grouping_f1": "pair F1",
    "adjusted_rand": "ARI",
    "exact_articles": "exact",
    "doubled": "doubled",
}
"""The figures that a table has room for, and their headings."""

_DIGITS = 6  # enough for any figure, and the same bytes on every machine


def as_json(pages: Sequence[PageScores]) -> dict[str, Any]:
    """The whole evaluation as a JSON value, worst pages first."""
    summary = summarize(pages)
    return {
        "summary": {"pages": summary.pages, "missing": list(summary.missing), "figures": _rounded(summary.figures)},
        "pages": [
            {
                "page": p.page,
                "missing": p.missing,
                "figures": _rounded(p.figures),
                "fields": {role: asdict(count) for role, count in p.fields.items()},
                "masthead": {"exact": p.masthead.exact, "truth": p.masthead.truth, "wrong": list(p.masthead.wrong)},
            }
            for p in worst_first(pages)
        ],
    }


def as_markdown(pages: Sequence[PageScores]) -> str:
    """A report to read: means, fields by role, then a row a page, the worst first."""
    summary = summarize(pages)
    return "\n".join((*_overview(summary), "", *_roles(summary), "", *_rows(pages), ""))


def cell(value: float | None) -> str:
    """A figure as tables show it; a dash where there was nothing to measure."""
    return "–" if value is None else f"{value:.4f}"


def fields_cell(page: PageScores) -> str:
    """Strings found of those printed, over all roles."""
    return f"{sum(c.found for c in page.fields.values())}/{sum(c.truth for c in page.fields.values())}"


def _overview(summary: Summary) -> Iterator[str]:
    missing = f", {len(summary.missing)} without a result" if summary.missing else ""
    yield "# Evaluation"
    yield ""
    yield f"{summary.pages} page{'s' if summary.pages != 1 else ''}{missing}. Definitions: docs/metrics.md."
    yield ""
    yield "| figure | mean |"
    yield "|---|---|"
    roles = {name for role in summary.fields for name in (role, f"{role}_precision")}
    yield from (f"| {name} | {cell(value)} |" for name, value in summary.figures.items() if name not in roles)


def _roles(summary: Summary) -> Iterator[str]:
    yield "| role | found | of | accuracy | right | given | precision |"
    yield "|---|---|---|---|---|---|---|"
    for role, c in summary.fields.items():
        yield f"| {role} | {c.found} | {c.truth} | {cell(c.accuracy)} | {c.right} | {c.given} | {cell(c.precision)} |"


def _rows(pages: Sequence[PageScores]) -> Iterator[str]:
    yield f"| page | {' | '.join(COLUMNS.values())} | fields | masthead |"
    yield "|---" * (len(COLUMNS) + 3) + "|"
    for p in worst_first(pages):
        figures = p.figures
        name = f"{p.page} (no result)" if p.missing else p.page
        cells = (name.replace("|", "\\|"), *(cell(figures[key]) for key in COLUMNS), fields_cell(p), _masthead(p))
        yield f"| {' | '.join(cells)} |"


def _masthead(page: PageScores) -> str:
    wrong = f" ({', '.join(page.masthead.wrong)} wrong)" if page.masthead.wrong else ""
    return f"{page.masthead.exact}/{page.masthead.truth}{wrong}"


def _rounded(figures: Mapping[str, float | None]) -> dict[str, float | None]:
    return {name: None if value is None else round(value, _DIGITS) for name, value in figures.items()}
