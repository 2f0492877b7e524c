"""Raises the quality floors to what is reached now, and refuses to lower any.

python tests/quality/raise_floors.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from other_hand import SETS, floors_of, measure_others
from printed import FLOORS, measure_printed
from quality_floors import FILE, load_floors, raised, save_floors
from quality_pages import measure

from pipeline.evaluate import PageScores, summarize


def main() -> str | None:
    """None: floors are raised or stand; else the complaints, and nothing was written of the sets that they are about."""
    own = [raise_set(measure(), FILE), raise_set(measure_printed(), FLOORS)]
    complaints = [*own, *(raise_set(measure_others(s), floors_of(s)) for s in SETS)]
    return "\n".join(c for c in complaints if c) or None


def raise_set(measured: Iterable[PageScores], file: Path) -> str | None:
    pages = tuple(measured)
    floors = load_floors(file)
    try:
        risen = raised(summarize(pages).figures, floors)
    except ValueError as error:
        return str(error)
    save_floors(risen, file)
    changed = [f"{k} {floors.get(k, '-')} -> {v}" for k, v in risen.items() if floors.get(k) != v]
    sys.stdout.write(f"{len(pages)} pages; {', '.join(changed) or 'all floors stand as they were'}\n")
    return None


if __name__ == "__main__":
    sys.exit(main())
