"""What an engine reads of a page whose text is known, how long it takes and how much memory."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from bench.stopwatch import peak_megabytes, seconds, whole_page
from pipeline.engines import choose_engine
from pipeline.settings import EngineName


def engine(name: str, page: Path) -> dict[str, float]:
    """``recall``: share of the printed characters that were read; ``precision``: share of those read that are printed.

    Both whatever their order, which is not the engine's. The second of two readings is timed, but for Tesseract, which
    keeps nothing from the first.
    """
    recognizer = choose_engine(EngineName(name))
    texts: list[str] = []

    def run() -> None:
        texts[:] = [span.text for span in whole_page(page, recognizer).sheet.spans]

    took = seconds(run)
    if name != EngineName.TESSERACT:
        took = seconds(run)
    truth = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    printed, read = (_characters(t) for t in ([line["text"] for line in truth["lines"]], texts))
    right = (printed & read).total()
    return {
        "seconds": took,
        "rss": peak_megabytes(),
        "recall": right / max(1, printed.total()),
        "precision": right / max(1, read.total()),
    }


def _characters(texts: list[str]) -> Counter[str]:
    return Counter("".join("".join(texts).split()))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(engine(sys.argv[1], Path(sys.argv[2]))) + "\n")
