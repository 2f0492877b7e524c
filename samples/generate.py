"""Writes generated pages: truth and recorded sheets, and images when asked for.

    python -m samples.generate DIR --pages 60 --seed 1 --level normal

gives DIR/truth/<name>.json (for scoring) and DIR/sheets/<name>.json (see pipeline.engines.recorded.load_sheet). With
``--images`` also DIR/images/<name>.jpg, degraded as the level says; the boxes of the truth are then in its pixels. With
``--issues`` whole back issues of four pages, and DIR/truth/<issue>.links.json: which story goes on where.
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from pipeline.engines.recorded import save_sheet
from pipeline.errors import BroadsheetError
from pipeline.geometry import Affine
from samples.degrade import degrade
from samples.issue import generate_issue
from samples.pages import KINDS, generate
from samples.record import LEVELS, record
from samples.render import render
from samples.truth import truth
from samples.values import Composition


def write_page(page: Composition, folder: Path, name: str, level: str, *, images: bool) -> None:
    """Truth, sheet and, if wanted, image of one page."""
    mapping = Affine()
    if images:
        scan = degrade(render(page), page.seed, level)
        mapping = scan.from_page
        target = folder / "images" / f"{name}.jpg"
        target.parent.mkdir(exist_ok=True)
        scan.image.save(target, quality=85)
    write_json(truth(page, level, mapping), folder / "truth" / f"{name}.json")
    save_sheet(record(page, page.seed, level), folder / "sheets" / f"{name}.json")


def write_json(value: object, path: Path) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m samples.generate",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--pages", type=int, default=60, help="how many pages, or issues with --issues")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the others follow")
    parser.add_argument("--kind", choices=KINDS, default=None)
    parser.add_argument("--level", choices=[*LEVELS, "mixed"], default="normal")
    parser.add_argument("--images", action="store_true", help="print and degrade the pages too")
    parser.add_argument("--issues", action="store_true", help="back issues of four pages")
    parser.add_argument("--language", choices=["zh", "en"], default="zh", help="of the back issues")
    return parser.parse_args(arguments)


def main(arguments: list[str] | None = None) -> int:
    """Command line; the exit code."""
    options = _options(arguments)
    folder: Path = options.directory
    for name in ("truth", "sheets"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    try:
        for seed in range(options.seed, options.seed + options.pages):
            level = list(LEVELS)[seed % len(LEVELS)] if options.level == "mixed" else options.level
            if not options.issues:
                page = generate(seed, options.kind)
                write_page(page, folder, f"{page.kind}-{seed:04d}", level, images=options.images)
                continue
            issue = generate_issue(seed, options.language)
            for number, page in enumerate(issue.pages, 1):
                write_page(page, folder, f"issue-{seed:04d}-{number}", level, images=options.images)
            write_json([asdict(link) for link in issue.links], folder / "truth" / f"issue-{seed:04d}.links.json")
    except BroadsheetError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


if __name__ == "__main__":
    sys.exit(main())
