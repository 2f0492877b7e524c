"""Measures and prints three tables. Ratios are of times that were taken in turns, in one process.

python -m bench                       # the sample pages
python -m bench scans/*.jpg           # other pages; engines are compared on those that have a truth (.json) beside them
python -m bench --only speed          # one of the tables: speed, growth, engines
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

MEGAPIXELS = (5, 10, 20, 30, 50, 100)
ENGINES = ("rapid", "paddle", "tesseract")


def main() -> int:
    """Print the tables; 0, or 2 if there are no pages."""
    tables = {"speed": _speed, "growth": _growth, "engines": _engines}
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pages", nargs="*", type=Path)
    parser.add_argument("--only", action="append", choices=tables)
    options = parser.parse_args()
    samples = Path(__file__).parent.parent / "samples"
    pages = options.pages or sorted(samples.glob("*.jpg"))
    if not pages:
        print(f"no pages in {samples}", file=sys.stderr)
        return 2
    for table in options.only or tables:
        for row in tables[table](pages):
            print(row, flush=True)
        print()
    return 0


def _apart(module: str, *arguments: object) -> dict[str, float] | None:
    """A measurement in a process of its own, so that none colours another; None if it failed, which it says itself."""
    command = [sys.executable, "-m", f"bench.{module}", *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    return dict(json.loads(done.stdout.splitlines()[-1])) if done.returncode == 0 else None


def _speed(pages: Sequence[Path]) -> Iterator[str]:
    yield "SPEED, seconds on the same pixels: the whole page; its engine alone; RapidOCR on OpenVINO and PaddleOCR on ONNX"
    yield "Runtime, called as they come. Then the ratios of the whole page to each of these, and what is not the engine."
    yield (
        f"{'page':20} {'lines':>5} {'whole':>6} {'engine':>6} {'rapid':>6} {'paddle':>6}   "
        f"{'/engine':>7} {'/rapid':>7} {'/paddle':>7}   {'other':>6}"
    )
    for page in pages:
        got = _apart("speed", page)
        if got is not None:
            whole, other = got["whole"], got["whole"] - got["inside"]
            yield (
                f"{page.stem:20} {got['lines']:5.0f} {whole:6.2f} {got['adapter']:6.2f} {got['rapid']:6.2f} "
                f"{got['paddle']:6.2f}   {whole / got['adapter']:7.2f} {whole / got['rapid']:7.2f} "
                f"{whole / got['paddle']:7.2f}   {other:6.2f} {other / whole:5.1%}"
            )


def _growth(pages: Sequence[Path]) -> Iterator[str]:
    yield "GROWTH: one page at more and more pixels, each in a new process; RSS is the peak, models included"
    yield f"{'page':24} {'Mpx':>5} {'lines':>5} {'first s':>8} {'next s':>7} {'pages/min':>9} {'RSS MB':>7}"
    with Image.open(pages[0]) as opened, TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        for megapixels in MEGAPIXELS:
            scale = (megapixels * 1e6 / (opened.width * opened.height)) ** 0.5
            page = Path(folder) / f"{pages[0].stem}.jpg"
            opened.resize((round(opened.width * scale), round(opened.height * scale))).save(page, quality=85)
            got = _apart("growth", page)
            if got is not None:
                yield (
                    f"{page.stem:24} {megapixels:5} {got['lines']:5.0f} {got['first']:8.1f} {got['again']:7.1f} "
                    f"{60 / got['again']:9.1f} {got['rss_again']:7.0f}"
                )


def _engines(pages: Sequence[Path]) -> Iterator[str]:
    yield "ENGINES: printed characters that were read, and characters read that are printed, whatever their order"
    yield f"{'page':24} {'engine':10} {'seconds':>7} {'RSS MB':>7} {'recall':>7} {'precision':>9}"
    for page in (page for page in pages if page.with_suffix(".json").exists()):
        for name in ENGINES:
            got = _apart("engines", name, page)
            if got is not None:
                yield (
                    f"{page.stem:24} {name:10} {got['seconds']:7.1f} {got['rss']:7.0f} "
                    f"{got['recall']:7.4f} {got['precision']:9.4f}"
                )


if __name__ == "__main__":
    sys.exit(main())
