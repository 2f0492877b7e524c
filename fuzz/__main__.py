"""``python -m fuzz --runs N [TARGET...]``: each target in a process of its own under atheris, which looks for new paths."""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_TARGETS = (
    *("image", "tiff", "pdf", "alto", "page_xml", "hocr", "text"),
    *("recording", "page_json", "settings", "names", "cue"),
)
_SEEDS = 200
_SECONDS = 60
_MEGABYTES = 3000


def main() -> int:
    """Runs the targets that are named, or all; 1 if one of them found something."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=" ".join(_TARGETS))
    parser.add_argument("--runs", type=int, default=2000, help="inputs of each target")
    parser.add_argument("--found", type=Path, default=Path("out/fuzz"), help="folder for inputs that break something")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.alone:
        return _fuzz(asked.targets[0], asked.runs, asked.found)
    asked.found.mkdir(parents=True, exist_ok=True)
    broken = [name for name in asked.targets or _TARGETS if not _started(name, asked.runs, asked.found)]
    print(f"found something: {' '.join(broken)}" if broken else "found nothing")
    return 1 if broken else 0


def _started(name: str, runs: int, found: Path) -> bool:
    begun = time.monotonic()
    log = found / f"{name}.log"
    with log.open("wb") as file:
        call = [sys.executable, "-m", "fuzz", "--alone", "--runs", str(runs), "--found", str(found), name]
        code = subprocess.run(call, stdout=file, stderr=file, check=False).returncode
    tried = [line for line in log.read_text(errors="replace").splitlines() if "Done " in line]
    told = tried[-1] if code == 0 and tried else f"stopped with {code}, see {log}"
    print(f"{name:<10} {told} ({time.monotonic() - begun:.0f} s)", flush=True)
    return code == 0


def _fuzz(name: str, runs: int, found: Path) -> int:
    """Does not come back: libFuzzer ends the process."""
    import atheris  # noqa: PLC0415 - only the child needs it

    with atheris.instrument_imports(include=["pipeline"]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - imported so that its paths are seen
    target = TARGETS[name]
    dice = random.Random(0)
    with tempfile.TemporaryDirectory() as seeds:
        for number in range(_SEEDS):
            data = dice.randbytes(dice.choice((2, 8, 24, 60, 120, 400)))
            (Path(seeds) / str(number)).write_bytes(data)
        options = [f"-runs={runs}", "-seed=1", "-max_len=2048", "-len_control=0", f"-timeout={_SECONDS}",
                   f"-rss_limit_mb={_MEGABYTES}", f"-artifact_prefix={found / name}-", "-print_final_stats=1"]  # fmt: skip
        atheris.Setup([name, *options, seeds], target)
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
