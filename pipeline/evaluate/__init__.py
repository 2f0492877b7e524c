"""Measures results against truth. Definitions of all figures: docs/metrics.md."""

from pipeline.evaluate.reading import page_text
from pipeline.evaluate.scores import PageScores, Summary, score_page, summarize, worst_first
from pipeline.evaluate.stories import BodyLine, PageText, Story

__all__ = [
    "BodyLine",
    "PageScores",
    "PageText",
    "Story",
    "Summary",
    "page_text",
    "score_page",
    "summarize",
    "worst_first",
]
