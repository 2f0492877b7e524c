"""Every format of the sample pages, or of a folder of scans, put before validators and readers that we did not write.

    python -m bench.proofs                                     # the three sample pages, as the engine read them
    python -m bench.proofs SCANS --spans-from SPANS            # other scans, a folder an issue, with their recordings
    python -m bench.proofs --jury .venv-jury/bin --alto-xsd alto-4-4.xsd

``--jury``: the programs of ``ocrd``, ``dinglehopper`` and ``hocr-spec``, which want an environment of their own (``make proofs`` makes it).
The schema of ALTO is in no package. What is not here is said, and is no failure.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.proofs.other_formats import judge_others
from bench.proofs.verdict import Results, Verdict, results_in
from bench.proofs.xml_formats import judge_xml
from pipeline.cli import main as broadsheet
from pipeline.export import FORMATS

_ROOT = Path(__file__).parents[2]
_ARCHIVAL = ("pdfa", "issue-pdfa")


def main() -> int:
    """Prints the table; 1 if a judge was not content."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.proofs", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("scans", nargs="?", type=Path)
    parser.add_argument("--spans-from", type=Path, help="recordings, laid out as the scans are; else the engine reads")
    parser.add_argument("--jury", type=Path, help="folder of programs")
    parser.add_argument("--alto-xsd", type=Path, help="alto-4-4.xsd")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="broadsheet-bench-") as name:
        folder = Path(name)
        scans, spans = options.scans, options.spans_from
        if scans is None:
            scans = spans = _samples(folder / "scans")
        jury = options.jury.absolute() if options.jury else None
        results = _made(folder, scans, spans, jury, options.alto_xsd)
        print(f"{len(results.pages)} pages\n\n| format | judge | passed | |\n|---|---|---|---|")
        contented = True
        for judge in (judge_xml, judge_others):
            for verdict in judge(results):
                contented &= verdict.passed
                print(_row(verdict), flush=True)
        return int(not contented)


def _samples(folder: Path) -> Path:
    """The sample pages, an issue each, with what the engine read of them."""
    for recording in sorted((_ROOT / "tests" / "recorded").glob("*.spans.json.gz")):
        stem = recording.name.removesuffix(".spans.json.gz")
        (folder / stem).mkdir(parents=True)
        shutil.copy(_ROOT / "samples" / f"{stem}.jpg", folder / stem)
        (folder / stem / f"{stem}.spans.json").write_bytes(gzip.decompress(recording.read_bytes()))
    return folder


def _made(folder: Path, scans: Path, spans: Path | None, jury: Path | None, alto: Path | None) -> Results:
    """All formats from one batch; PDF/A from its JSON."""
    out, archival = folder / "out", folder / "archival"
    formats = ",".join(name for name in FORMATS if name not in _ARCHIVAL)
    options = ["--spans-from", str(spans)] if spans else []
    _called("batch", str(scans), "-o", str(out), "-f", formats, "-q", *options)
    _called("export", str(out), "-o", str(archival), "-f", ",".join(_ARCHIVAL), "-q")
    return results_in(out, archival, jury, alto)


def _called(*words: str) -> None:
    code = broadsheet(list(words))
    assert code == 0, f"broadsheet {words[0]} ended with {code}"


def _row(verdict: Verdict) -> str:
    passed = "—" if verdict.of is None else f"{verdict.good} of {verdict.of}"
    return f"| {verdict.kind} | {verdict.tool} | {passed} | {verdict.note} |"


if __name__ == "__main__":
    sys.exit(main())
