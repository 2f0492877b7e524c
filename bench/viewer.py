"""Shows a generated back issue in a real IIIF viewer, Mirador in headless Chromium, and takes its picture.

    npm install mirador@4
    python -m bench.viewer node_modules/mirador/dist/mirador.min.js -o docs/iiif.jpg

The results of ``broadsheet batch --format iiif`` are served on this machine as they are; what is recognised comes from recorded
sheets. The viewer has to show the title, and the text of every line of the first page as an annotation.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from PIL import Image

from bench.batch_folder import ROOT
from pipeline.engines.recorded import save_sheet
from samples.issue import generate_issue
from samples.record import record
from samples.render import render

_ISSUE = "2023-04-02"
_SIZE = (1200, 800)
_WAIT = "wait.png"
_PATIENCE = 30.0  # seconds
"""Chromium looks at a page when all of it is loaded. One picture of it comes so late that the viewer has drawn everything."""
_PAGE = """<!doctype html><meta charset="utf-8"><div id="viewer"></div><img src="%s" hidden><script src="mirador.js"></script><script>
Mirador.viewer({id: "viewer", windows: [{manifestId: "out/%s/manifest.json"}], window: {sideBarOpen: true,
  defaultSideBarPanel: "annotations", highlightAllAnnotations: true}, workspace: {showZoomControls: true},
  workspaceControlPanel: {enabled: false}, annotations: {filteredMotivations: ["supplementing"]}})
</script>"""


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of what is overridden
        """Requests are not told."""

    def do_GET(self) -> None:
        if self.path.endswith(_WAIT):
            time.sleep(_PATIENCE)
        super().do_GET()


def main() -> int:
    """Says what the viewer shows; 1 if that is not what the results hold."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.viewer", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mirador", type=Path, help="mirador.min.js of version 4")
    parser.add_argument("-o", "--output", type=Path, help="picture to write")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "chromium")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as name, _served(Path(name)) as address:
        folder = Path(name)
        shutil.copy(options.mirador, folder / "mirador.js")
        (folder / "index.html").write_text(_PAGE % (_WAIT, _ISSUE), encoding="utf-8")
        _batch(folder, options.seed, address)
        seen = _seen(options.chromium, address, folder)
        if options.output:
            _picture(options.chromium, address, folder, options.output)
        return _judged(seen, folder / "out" / _ISSUE)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """The address at which the folder is served, on this machine alone."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def _batch(folder: Path, seed: int, address: str) -> None:
    place = folder / "scans" / _ISSUE
    place.mkdir(parents=True)
    for number, page in enumerate(generate_issue(seed).pages, start=1):
        render(page).save(place / f"page{number}.jpg", quality=85)
        save_sheet(record(page, 10 * seed + number, "clean"), place / f"page{number}.spans.json")
    words = [sys.executable, "-m", "pipeline.cli", "batch", "scans", "-o", "out", "--spans-from", "scans", "-f", "iiif"]
    words += ["--served-at", f"{address}/out", "--scans-at", address, "--workers", "1", "--quiet"]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    subprocess.run(words, cwd=folder, check=True, env=os.environ | {"PYTHONPATH": paths})


def _chromium(program: str, folder: Path, *options: str) -> bytes:
    """What it prints."""
    words = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    words += [f"--user-data-dir={folder / 'profile'}", f"--window-size={_SIZE[0]},{_SIZE[1]}", *options]
    return subprocess.run(words, check=True, capture_output=True, timeout=300).stdout


def _seen(program: str, page: str, folder: Path) -> str:
    """The words that the viewer shows."""
    shown = _chromium(program, folder, "--dump-dom", page).decode()
    return " ".join(re.sub(r"<(style|script).*?</\1>|<[^>]*>", " ", shown, flags=re.DOTALL).split())


def _picture(program: str, page: str, folder: Path, output: Path) -> None:
    shot = folder / "shot.png"
    _chromium(program, folder, f"--screenshot={shot}", page)
    with Image.open(io.BytesIO(shot.read_bytes())) as image:
        image.convert("RGB").save(output, quality=70, optimize=True)
    print(f"-> {output}")


def _judged(seen: str, results: Path) -> int:
    issue = json.loads((results / "issue.json").read_bytes())
    page = json.loads((results / "page1.json").read_bytes())
    removed = {one["line"] for one in page["removed"]}
    lines = [line["text"] for line in page["lines"] if line["id"] not in removed]
    told = re.search(r"Showing (\d+) annotations", seen)
    number = int(told[1]) if told else 0
    texts = sum(" ".join(text.split()) in seen for text in lines)
    print(
        f"title shown: {issue['title'] in seen}; {number} annotations for {len(lines)} lines, {texts} texts of them shown"
    )
    return int(not (issue["title"] in seen and number == len(lines) == texts))


if __name__ == "__main__":
    sys.exit(main())
