"""Raises the quality floors to what is reached now, and refuses to lower any.

python tests/quality/raise_floors.py
"""

from __future__ import annotations

import sys

from quality_floors import load_floors, raised, save_floors
from quality_pages import PAGES, measure

from pipeline.evaluate import summarize


def main() -> str | None:
    """None: floors are raised or stand; else the complaint, and nothing was written."""
    figures = summarize(tuple(measure())).figures
    floors = load_floors()
    try:
        risen = raised(figures, floors)
    except ValueError as error:
        return str(error)
    save_floors(risen)
    changed = [f"{k} {floors.get(k, '-')} -> {v}" for k, v in risen.items() if floors.get(k) != v]
    sys.stdout.write(f"{len(PAGES)} pages; {', '.join(changed) or 'all floors stand as they were'}\n")
    return None


if __name__ == "__main__":
    sys.exit(main())
