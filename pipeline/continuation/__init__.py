"""Does a text go on where another breaks off? A score for linking columns and for finding gaps."""

from pipeline.continuation.score import break_between, continuation_score
from pipeline.continuation.usage import continuation_on

__all__ = ["break_between", "continuation_on", "continuation_score"]
