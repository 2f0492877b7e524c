"""Writes generated pages: truth and recorded sheets, and images when asked for.

    python -m samples.generate DIR --pages 60 --seed 1 --level normal

gives DIR/truth/<name>.json (for scoring) and DIR/sheets/<name>.json (see pipeline.engines.recorded.load_sheet). With
``--images`` also DIR/images/<name>.jpg, degraded as the level says; the boxes of the truth are then in its pixels.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pipeline.engines.recorded import save_sheet
from pipeline.errors import BroadsheetError
from pipeline.geometry import Affine
from samples.degrade import degrade
from samples.pages import KINDS, generate
from samples.record import LEVELS, record
from samples.render import render
from samples.truth import truth


def main(arguments: list[str] | None = None) -> None:
    """Command line."""
    parser = argparse.ArgumentParser(
        prog="python -m samples.generate", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", choices=KINDS, default=None)
    parser.add_argument("--level", choices=[*LEVELS, "mixed"], default="normal")
    parser.add_argument("--images", action="store_true", help="print and degrade the pages too")
    options = parser.parse_args(arguments)
    for folder in ("truth", "sheets"):
        (options.directory / folder).mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.pages):
        level = list(LEVELS)[seed % len(LEVELS)] if options.level == "mixed" else options.level
        page = generate(seed, options.kind)
        name = f"{page.kind}-{seed:04d}"
        mapping = Affine()
        if options.images:
            (options.directory / "images").mkdir(exist_ok=True)
            scan = degrade(render(page), seed, level)
            scan.image.save(options.directory / "images" / f"{name}.jpg", quality=85)
            mapping = scan.from_page
        text = json.dumps(truth(page, level, mapping), ensure_ascii=False, indent=1)
        (options.directory / "truth" / f"{name}.json").write_text(text, encoding="utf-8")
        save_sheet(record(page, seed, level), options.directory / "sheets" / f"{name}.json")


if __name__ == "__main__":
    main()
