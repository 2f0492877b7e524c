"""Seconds a page that each writer of a format takes, after the page is there.

python -m bench.formats          # the sample pages, read with the engine first
python -m bench.formats OUT      # article JSON that read or batch wrote; its scans are where they were
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.stopwatch import seconds
from pipeline.cli import main as broadsheet
from pipeline.export import COLLECTION_WRITERS, ISSUE_WRITERS, PAGE_WRITERS, SCAN_WRITERS
from pipeline.export.stored import find_scan, stored_issues, stored_page
from pipeline.issue import Issue, IssuePage
from pipeline.issues import assemble

_SAMPLES = Path(__file__).parent.parent / "samples"
_ROUNDS = 5
"""Each time is the median of so many, after one that is not counted: the first loads packages."""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.formats", description=__doc__.splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path)
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as folder:
        out = options.out or _read_samples(Path(folder))
        issues = tuple(_issues(out))
        pages = [one for issue in issues for one in issue.pages]
        lines = sum(len(one.page.lines) for one in pages)
        print(f"{len(pages)} pages, {lines / len(pages):.0f} lines a page; milliseconds a page")
        for name, write in _writers(issues, pages, Path(folder)):
            write()
            taken = median(seconds(write) for _ in range(_ROUNDS)) / len(pages)
            print(f"  {name:10} {1000 * taken:8.1f} ms", flush=True)


def _read_samples(folder: Path) -> Path:
    scans = map(str, sorted(_SAMPLES.glob("*.jpg")))
    broadsheet(["read", *scans, "-o", str(folder / "out"), "--quiet"])
    return folder / "out"


def _issues(out: Path) -> Iterator[Issue]:
    for stored in stored_issues(out):
        pages = tuple(IssuePage(file.stem, page) for file in stored.files if (page := stored_page(file)))
        if pages:
            yield assemble(stored.name, pages)


def _writers(
    issues: tuple[Issue, ...], pages: list[IssuePage], folder: Path
) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each format with what writes all the pages in it."""
    for name, page_writer in PAGE_WRITERS.items():
        yield name, lambda write=page_writer.write: [write(one.page) for one in pages]  # type: ignore[misc]
    for name, scan_writer in SCAN_WRITERS.items():
        scans = [find_scan(one.page.source, None) for one in pages]
        yield (
            name,
            lambda write=scan_writer.write, scans=scans: [  # type: ignore[misc]
                write(one.page, scan) for one, scan in zip(pages, scans, strict=True)
            ],
        )
    for name, issue_writer in ISSUE_WRITERS.items():
        yield name, lambda write=issue_writer.write: [list(write(issue)) for issue in issues]  # type: ignore[misc]
    for name, writer in COLLECTION_WRITERS.items():
        yield name, partial(writer.write, issues, folder / Path(writer.name).name)


if __name__ == "__main__":
    main()
