"""Writes generated pages: truth and recorded sheets, and images when asked for.

    python -m samples.generate DIR --pages 60 --seed 1 --level normal

gives DIR/truth/<name>.json (for scoring) and DIR/sheets/<name>.json (see pipeline.engines.recorded.load_sheet).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from pipeline.engines.recorded import save_sheet
from samples.pages import KINDS, generate
from samples.record import LEVELS, record
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
    options = parser.parse_args(arguments)
    for folder in ("truth", "sheets"):
        (options.directory / folder).mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.pages):
        level = list(LEVELS)[seed % len(LEVELS)] if options.level == "mixed" else options.level
        page = generate(seed, options.kind)
        name = f"{page.kind}-{seed:04d}"
        text = json.dumps(truth(page, level), ensure_ascii=False, indent=1)
        (options.directory / "truth" / f"{name}.json").write_text(text, encoding="utf-8")
        save_sheet(record(page, seed, level), options.directory / "sheets" / f"{name}.json")


if __name__ == "__main__":
    main()
