"""All formats from one batch, stamped and addressed; the bag holds what the run says of itself."""

from __future__ import annotations

import json
from pathlib import Path

import bagit
import pypdfium2
import pytest
from back_issues import AtOnce, add_page, add_pages, ran, steps, tree

from pipeline.batch.run import Batch, run_batch
from pipeline.batch.settings import Shape, Work
from pipeline.cli import main
from pipeline.errors import UsageError
from pipeline.export import FORMATS

EVERYTHING = ",".join(name for name in FORMATS if name not in {"pdf", "issue-pdf"})


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    add_pages(tmp_path / "scans" / "1916-05-02", 2)
    return tmp_path / "scans"


def call(scans: Path, out: Path, *options: str) -> int:
    return main(["batch", str(scans), "-o", str(out), "--spans-from", str(scans), "--workers", "1", "-q", *options])


def test_a_batch_writes_every_format(scans: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    options = ["--format", EVERYTHING, "--stamp", "2026-11-24T08:00:00", "--served-at", "https://herald.example/1916"]
    options += ["--scans-at", "https://images.example", "--image-service"]
    assert call(scans, out, *options) == 0
    files = tree(out)
    pages = ("alto.xml", "annotations.json", "hocr", "json", "md", "page.xml", "pdf", "tei.xml", "txt")
    assert {f"1916-05-02/p{n}.{suffix}" for n in (1, 2) for suffix in pages} <= files.keys()
    assert {"1916-05-02/issue.json", "1916-05-02/manifest.json", "collection.json"} <= files.keys()
    assert {f"articles.{suffix}" for suffix in ("jsonl", "parquet", "sqlite")} <= files.keys()
    assert any(name.startswith("1916-05-02/") and name.endswith("mets.xml") for name in files)
    assert b"2026-11-24T08:00:00" in files["1916-05-02/p1.alto.xml"]
    manifest = json.loads(files["1916-05-02/manifest.json"])
    assert manifest["id"] == "https://herald.example/1916/1916-05-02/manifest.json"
    assert "https://images.example/" in json.dumps(manifest["items"])
    assert b"ImageService3" in files["1916-05-02/manifest.json"]
    assert files["1916-05-02/p2.pdf"].startswith(b"%PDF-")
    assert len(pypdfium2.PdfDocument(files["1916-05-02/issue.pdf"])) == 2

    bag = bagit.Bag(str(out / "bag"))
    assert bag.is_valid()
    assert bag.info["Bagging-Date"] == "2026-11-24"
    outside = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    inside = {name.removeprefix("data/"): (out / "bag" / name).read_bytes() for name in bag.payload_files()}
    assert inside == {n: data for n, data in outside.items() if not n.startswith(("bag/", ".broadsheet/"))}
    assert {"report.json", "report.html", "articles.jsonl"} <= inside.keys()

    assert call(scans, out, *options) == 0
    assert json.loads((out / "bag/data/report.json").read_bytes())["totals"]["pages_finished_before"] == 2
    assert {n: data for n, data in tree(out).items() if not n.startswith("bag/")} == {
        n: data for n, data in files.items() if not n.startswith("bag/")
    }


def test_a_stamp_or_an_address_that_changes_is_written_anew(scans: Path, tmp_path: Path) -> None:
    plain = {"spans_from": str(scans), "format": "alto,iiif"}
    first = ran(scans, tmp_path / "out", Shape(**plain, stamp="2026-11-24"))
    again = ran(scans, tmp_path / "out", Shape(**plain, stamp="2026-11-25"))
    assert (first.read, again.read, again.before) == (2, 2, 0)
    before = tree(tmp_path / "out")
    moved = ran(scans, tmp_path / "out", Shape(**plain, stamp="2026-11-25", served_at="https://herald.example"))
    assert (moved.read, moved.before) == (0, 2)
    after = tree(tmp_path / "out")
    changed = {name for name in after if after[name] != before[name]} - {"settings.toml"}
    annotations = {f"1916-05-02/p{n}.annotations.json" for n in (1, 2)}
    assert changed == {"1916-05-02/manifest.json", "collection.json"} | annotations


def test_the_pdf_of_an_issue_is_made_again_when_a_page_changes(scans: Path, tmp_path: Path) -> None:
    shape = Shape(spans_from=str(scans), format="issue-pdf")
    out = tmp_path / "out"
    ran(scans, out, shape)
    before = (out / "1916-05-02/issue.pdf").read_bytes()
    add_page(scans / "1916-05-02/p2.png", shade=9)
    tally = ran(scans, out, shape)
    assert (tally.read, tally.before) == (1, 1)
    assert (out / "1916-05-02/issue.pdf").read_bytes() != before
    (out / "1916-05-02/issue.pdf").unlink()
    tally = ran(scans, out, shape)
    assert (tally.read, tally.before) == (0, 2)
    assert (out / "1916-05-02/issue.pdf").exists()


def test_a_scan_that_changes_while_an_issue_is_bound_costs_that_issue(scans: Path, tmp_path: Path) -> None:
    shape = Shape(spans_from=str(scans), format="issue-pdf")
    course = steps(scans, tmp_path / "out", shape)
    for progress in course:
        if progress.tally.read == 2:
            break
    add_page(scans / "1916-05-02/p2.png", shade=9)
    (failure,) = list(course)[-1].tally.failures
    assert "p2.png: was changed meanwhile; run the same command again" in failure.reason


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--stamp", "now", "-f", "alto"], "cannot be now"),
        (["--stamp", "noon", "-f", "alto"], "no time in ISO 8601"),
        (["--stamp", "2026-11-24"], "json holds no time"),
        (["--served-at", "https://herald.example"], "json holds no addresses"),
        (["--image-service", "-f", "iiif"], "needs --scans-at"),
    ],
)
def test_what_no_format_takes_is_refused_before_anything_is_read(
    scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    assert call(scans, tmp_path / "out", *options) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert words in line
    assert not (tmp_path / "out").exists()


def test_a_bag_elsewhere_is_refused_before_anything_is_read(scans: Path) -> None:
    batch = Batch(str(scans), "memory://bags/out", Shape(spans_from=str(scans), format="bagit"), Work())
    with pytest.raises(UsageError, match="bag can only be made in a folder of this machine"):
        next(run_batch(batch, AtOnce))


def test_results_without_a_scan_are_told_of_and_left(scans: Path, tmp_path: Path) -> None:
    add_pages(scans / "1916-05-03", 1)
    out = tmp_path / "out"
    ran(scans, out)
    assert json.loads((out / "report.json").read_bytes())["results_without_a_scan"] == []
    before = tree(out)
    (scans / "1916-05-02/p2.png").unlink()
    (scans / "1916-05-03/p1.png").unlink()
    ran(scans, out)
    left = ["1916-05-02/p2.json", "1916-05-03/issue.json", "1916-05-03/p1.json"]
    assert json.loads((out / "report.json").read_bytes())["results_without_a_scan"] == left
    html = (out / "report.html").read_text(encoding="utf-8")
    assert all(f"{name}</td>" in html for name in left)
    assert html.count("without a scan") == 3
    assert all(tree(out)[name] == before[name] for name in left)
    issue = json.loads((out / "1916-05-02/issue.json").read_bytes())
    assert [page["stem"] for page in issue["pages"]] == ["p1"]
    folders = {json.loads(line)["folder"] for line in (out / "articles.jsonl").read_bytes().splitlines()}
    assert folders == {"1916-05-02"}
    for name in left[1:]:
        (out / name).unlink()
    ran(scans, out)
    assert json.loads((out / "report.json").read_bytes())["results_without_a_scan"] == left[:1]
