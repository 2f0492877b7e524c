"""Quality with the real engine: pages are printed, worn like scans, read, and measured against their truth.

python tests/quality --pages 60 --markdown report.md
"""

from __future__ import annotations

import argparse
import io
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from printed import recording
from quality_pages import PAGES, QualityPage, score

from pipeline.engines.recorded import save_sheet
from pipeline.errors import BroadsheetError
from pipeline.evaluate import PageScores, summarize, worst_first
from pipeline.evaluate.report import as_markdown, cell
from pipeline.reconstruct import read_pages
from pipeline.settings import EngineName, ReadSettings
from samples.degrade import degrade
from samples.pages import generate
from samples.render import render
from samples.truth import truth


def main(arguments: Sequence[str] | None = None) -> str | None:
    """Reads the pages, prints a row each and the means; a complaint if there were errors, else None."""
    options = _options(arguments)
    settings = ReadSettings(engine=options.engine)
    pages, failed = [], []
    for page in PAGES[: options.pages]:
        start = time.perf_counter()
        result = _read(page, settings, record=options.record)
        if isinstance(result, BroadsheetError):
            failed.append(f"{page.name}: {result}")
            continue
        pages.append(result)
        _say(f"{page.name}  {time.perf_counter() - start:5.1f} s  {_row(result)}")
    for name, value in summarize(pages).figures.items():
        _say(f"{name:24} {cell(value)}")
    _say("worst first: " + " ".join(p.page for p in worst_first(pages)[:10]))
    if options.markdown is not None:
        options.markdown.write_text(as_markdown(pages), encoding="utf-8")
    return "\n".join(failed) or None


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python tests/quality", description="Quality with the real engine.")
    parser.add_argument("--pages", type=int, default=60, help="how many of the pages with fixed seeds (default 60)")
    parser.add_argument("--engine", type=EngineName, choices=list(EngineName), default=EngineName.AUTO)
    parser.add_argument("--record", action="store_true", help="keep what is read for the floors of the printed pages")
    parser.add_argument("--markdown", type=Path, help="also write a report, worst pages first")
    return parser.parse_args(arguments)


def _read(page: QualityPage, settings: ReadSettings, *, record: bool) -> PageScores | BroadsheetError:
    composition = generate(page.seed)
    file = io.BytesIO()
    degrade(render(composition), page.seed, page.level).image.save(file, "PNG", compress_level=1)
    file.seek(0)
    outcome = next(read_pages(file, settings))
    if isinstance(outcome, BroadsheetError):
        return outcome
    if record:
        save_sheet(outcome.sheet, recording(page))
    return score(page.name, truth(composition, page.level), outcome.page)


def _row(scores: PageScores) -> str:
    names = ("article_distance", "text_flow", "grouping_f1", "headline", "caption", "masthead")
    return "  ".join(f"{name} {cell(scores.figures[name])}" for name in names)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
