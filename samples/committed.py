"""Makes the pages that are committed beside this file: images, their truth, and a garbled text dump.

python -m samples.committed
"""

from __future__ import annotations

import sys
from pathlib import Path

from PIL import Image

from pipeline.errors import BroadsheetError
from pipeline.geometry import Affine
from samples.degrade import degrade
from samples.dump import garbled_dump
from samples.generate import write_json
from samples.pages import generate
from samples.render import render
from samples.truth import truth

SAMPLES = {"front_zh": 149, "inside_zh": 282, "front_en": 22}
DUMP = 723
HEIGHT = 3000  # pixels: a scan of a broadsheet at about 140 dpi
QUALITY = 72


def main() -> int:
    """Write all; the exit code."""
    folder = Path(__file__).parent
    try:
        for kind, seed in SAMPLES.items():
            page = generate(seed, kind)
            scan = degrade(render(page), seed, "normal")
            scale = HEIGHT / scan.image.height
            small = scan.image.resize((round(scan.image.width * scale), HEIGHT), Image.Resampling.LANCZOS)
            small.save(folder / f"{kind}.jpg", quality=QUALITY, optimize=True)
            write_json(truth(page, "normal", scan.from_page.then(Affine.scaling(scale))), folder / f"{kind}.json")
    except BroadsheetError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    page = generate(DUMP, "front_zh")
    (folder / "garbled_dump.md").write_text(garbled_dump(page, DUMP), encoding="utf-8")
    write_json(truth(page, "dump"), folder / "garbled_dump.json")
    return 0


if __name__ == "__main__":
    sys.exit(main())
