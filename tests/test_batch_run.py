"""A batch from folder to report, in one process: what is read, what is read again, and what a failure costs."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from back_issues import ART, AtOnce, add_page, add_pages, ran, steps, tree
from PIL import Image

from pipeline.batch.crew import Broken, Ended, Job
from pipeline.batch.run import Batch, run_batch
from pipeline.batch.settings import Shape, Work
from pipeline.errors import ModelMissing, UnreadableInput, UnwritableOutput, UsageError
from pipeline.export.files import write_whole
from pipeline.export.json_page import page_from_json, schema_errors
from pipeline.settings import EngineName

OTHER = """
    C=========  D=====
    CCCC  CCC.  DDDDD.
"""


@pytest.fixture
def scans(tmp_path: Path) -> Path:
    folder = tmp_path / "scans"
    add_pages(folder / "1916-05-02", 2)
    add_pages(folder / "1916-05-03", 1)
    return folder


def test_it_writes_pages_issues_articles_and_reports(scans: Path, tmp_path: Path) -> None:
    tally = ran(scans, tmp_path / "out")
    assert (tally.pages, tally.read, tally.before, tally.failures) == (3, 3, 0, [])
    assert list(tree(tmp_path / "out")) == [
        "1916-05-02/issue.json",
        "1916-05-02/p1.json",
        "1916-05-02/p2.json",
        "1916-05-03/issue.json",
        "1916-05-03/p1.json",
        "articles.jsonl",
        "settings.toml",
    ]
    page = page_from_json((tmp_path / "out/1916-05-02/p2.json").read_bytes())
    assert page.source.path == str(scans / "1916-05-02/p2.png")
    lines = (tmp_path / "out/articles.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == tally.articles >= 3
    folders = [json.loads(line)["folder"] for line in lines]
    assert folders == sorted(folders)
    assert set(folders) == {"1916-05-02", "1916-05-03"}
    issue = json.loads((tmp_path / "out/1916-05-02/issue.json").read_bytes())
    assert [page["stem"] for page in issue["pages"]] == ["p1", "p2"]


def test_the_second_run_reads_nothing_and_changes_nothing(scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "out")
    before = {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted((tmp_path / "out").glob("1916*/*"))}
    tally = ran(scans, tmp_path / "out")
    assert (tally.read, tally.before) == (0, 3)
    assert {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in sorted((tmp_path / "out").glob("1916*/*"))} == before


def test_what_was_stopped_goes_on_and_ends_the_same(scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "whole")
    for stop_after in range(1, 6):
        out = tmp_path / f"out{stop_after}"
        going = steps(scans, out)
        for _ in range(stop_after):
            tally = next(going).tally
        done = tally.read
        going.close()
        again = ran(scans, out)
        assert (again.before, again.read) == (done, 3 - done)
        assert tree(out) == tree(tmp_path / "whole")


def test_a_page_is_read_again_if_scan_recording_options_or_result_changed(scans: Path, tmp_path: Path) -> None:
    out, shape = tmp_path / "out", Shape(spans_from=str(scans))
    ran(scans, out)
    Image.fromarray(np.full((24, 16), 3, np.uint8)).save(scans / "1916-05-02/p1.png")
    assert ran(scans, out).read == 1
    add_page(scans / "1916-05-02/p1.png", OTHER, shade=3)
    assert ran(scans, out).read == 1
    (out / "1916-05-03/p1.json").write_bytes(b"{}")
    assert ran(scans, out).read == 1
    (out / "1916-05-03/p1.json").unlink()
    assert ran(scans, out).read == 1
    assert ran(scans, out, Shape(spans_from=str(scans), as_printed=True)).read == 3
    assert ran(scans, out, shape).read == 3
    assert ran(scans, out, shape).read == 0


def test_a_page_that_comes_later_joins_its_issue(scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "out")
    add_page(scans / "1916-05-03/p2.png", OTHER)
    tally = ran(scans, tmp_path / "out")
    assert (tally.read, tally.before) == (1, 3)
    issue = json.loads((tmp_path / "out/1916-05-03/issue.json").read_bytes())
    assert [page["stem"] for page in issue["pages"]] == ["p1", "p2"]
    lines = [json.loads(line) for line in (tmp_path / "out/articles.jsonl").read_bytes().splitlines()]
    assert sum(line["folder"] == "1916-05-03" for line in lines) == len(issue["articles"])
    assert {box["scan"] for line in lines for box in line["boxes"]} == {str(p) for p in scans.glob("*/*.png")}


def test_a_bad_scan_costs_itself_alone_and_is_tried_twice(scans: Path, tmp_path: Path) -> None:
    bad = scans / "1916-05-02/p3.png"
    bad.write_bytes(b"no picture at all")
    (scans / "1916-05-02/p3.spans.json").write_bytes((scans / "1916-05-02/p1.spans.json").read_bytes())
    tally = ran(scans, tmp_path / "out")
    (failure,) = tally.failures
    assert (tally.read, failure.what, failure.tries) == (3, str(bad), 2)
    assert "this is text, not an image" in failure.reason
    issue = json.loads((tmp_path / "out/1916-05-02/issue.json").read_bytes())
    assert len(issue["pages"]) == 2
    assert [c["fact"] for c in issue["conflicts"] if str(bad) in c["other"]] == ["pages"]
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert report["totals"]["pages_failed"] == 1
    assert report["failures"][0]["what"] == str(bad)
    add_page(bad, OTHER)
    assert ran(scans, tmp_path / "out").failures == []
    assert len(json.loads((tmp_path / "out/1916-05-02/issue.json").read_bytes())["pages"]) == 3


def test_a_missing_or_foreign_recording_costs_its_page(scans: Path, tmp_path: Path) -> None:
    (scans / "1916-05-03/p1.spans.json").unlink()
    (scans / "1916-05-02/p1.spans.json").write_text("{}", encoding="utf-8")
    reasons = sorted(failure.reason for failure in ran(scans, tmp_path / "out").failures)
    assert "no recording of spans" in reasons[0]
    assert "No such file" in reasons[1]
    assert not (tmp_path / "out/1916-05-03/issue.json").exists()


def test_a_file_of_several_pages_is_an_issue_page_by_page(tmp_path: Path) -> None:
    pages = [Image.fromarray(np.full((24, 16), shade, np.uint8)) for shade in (10, 90)]
    add_page(tmp_path / "scans/x-p0001.png").unlink()
    add_page(tmp_path / "scans/x-p0002.png", OTHER).unlink()
    pages[0].save(tmp_path / "scans/x.tif", save_all=True, append_images=pages[1:])
    assert ran(tmp_path / "scans", tmp_path / "out").failures == []
    assert [name for name in tree(tmp_path / "out") if "/" in name] == [
        "x/issue.json",
        "x/x-p0001.json",
        "x/x-p0002.json",
    ]
    assert page_from_json((tmp_path / "out/x/x-p0002.json").read_bytes()).source.page == 2


def test_pages_hidden_behind_a_wrong_suffix_are_told(tmp_path: Path) -> None:
    pages = [Image.fromarray(np.full((24, 16), shade, np.uint8)) for shade in (10, 90)]
    add_page(tmp_path / "scans/x.png").unlink()
    pages[0].save(tmp_path / "scans/x.png", "TIFF", save_all=True, append_images=pages[1:])
    (failure,) = ran(tmp_path / "scans", tmp_path / "out").failures
    assert "holds 2 pages, not 1; rename it" in failure.reason


def test_other_formats_and_overlays_stand_beside_the_json(scans: Path, tmp_path: Path) -> None:
    ran(scans, tmp_path / "out", Shape(spans_from=str(scans), format="text,markdown", overlay=True))
    names = [name for name in tree(tmp_path / "out") if name.startswith("1916-05-03")]
    assert names == [f"1916-05-03/{name}" for name in ("issue.json", "p1.json", "p1.md", "p1.overlay.jpg", "p1.txt")]


def test_odd_names_work(tmp_path: Path) -> None:
    names = [b"a\nb.png", b"\"quoted' .png", "📰.png".encode(), b"x" * 251 + b".png", b"\xff\xfe.png", b"-o.png"]
    for number, name in enumerate(names):
        add_page(tmp_path / "scans" / "1916\n\udcff" / os.fsdecode(name), shade=number)
    tally = ran(tmp_path / "scans", tmp_path / "out")
    assert (tally.read, tally.failures) == (len(names), [])
    assert ran(tmp_path / "scans", tmp_path / "out").before == len(names)
    pages = [p for p in (tmp_path / "out").rglob("*.json") if p.name not in ("issue.json", "report.json")]
    assert len(pages) == len(names)
    assert all(schema_errors(json.loads(p.read_bytes())) == () for p in pages)
    assert b"\xff\xfe.json" in {os.fsencode(p.name) for p in pages}


def test_a_suffix_that_cannot_be_read_is_no_scan(tmp_path: Path) -> None:
    (tmp_path / "scans").mkdir()
    with pytest.raises(UnreadableInput, match="holds no scans"):
        ran(tmp_path / "scans", tmp_path / "out")
    with pytest.raises(UnreadableInput, match="no such folder"):
        ran(tmp_path / "absent", tmp_path / "out")
    assert not (tmp_path / "out/report.json").exists()


def test_results_may_lie_in_the_scans_but_not_the_other_way_round(scans: Path) -> None:
    shape = Shape(spans_from=str(scans), overlay=True)
    assert ran(scans, scans / "out", shape).pages == 3
    assert ran(scans, scans / "out", shape).pages == 3
    for results in (scans, scans.parent):
        with pytest.raises(UsageError, match="mix"):
            ran(scans, results)


def test_wrong_settings_are_told_before_anything_is_read(scans: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="unknown format"):
        ran(scans, tmp_path / "out", Shape(format="docx"))
    with pytest.raises(UsageError, match="pattern"):
        ran(scans, tmp_path / "out", Shape(issue_pattern="x"))
    assert not (tmp_path / "out").exists()


def test_two_runs_do_not_write_in_one_folder(scans: Path, tmp_path: Path) -> None:
    first = steps(scans, tmp_path / "out")
    next(first)
    with pytest.raises(UnwritableOutput, match="another run is writing here"):
        ran(scans, tmp_path / "out")
    first.close()
    assert ran(scans, tmp_path / "out").read == 3


def test_a_full_disk_ends_it_and_it_goes_on_when_there_is_room(
    scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran(scans, tmp_path / "whole")
    left = iter(range(3))

    def full(path: Path, data: bytes, *, beside: Path | None = None) -> None:
        if next(left, None) is None:
            raise UnwritableOutput("cannot be written (No space left on device)", file=path, advice="free some space")
        write_whole(path, data, beside=beside)

    with monkeypatch.context() as patched:
        patched.setattr("pipeline.batch.folders.write_whole", full)
        with pytest.raises(UnwritableOutput, match="No space left"):
            ran(scans, tmp_path / "out")
    assert ran(scans, tmp_path / "out").before == 2
    assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_file_where_a_folder_should_be(scans: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match="choose a folder"):
        ran(scans, tmp_path / "out")


def test_what_a_killed_run_left_in_the_making_is_removed(scans: Path, tmp_path: Path) -> None:
    left = tmp_path / "out/.broadsheet/making/.broadsheet-1-abc.tmp"
    left.parent.mkdir(parents=True)
    left.touch()
    ran(scans, tmp_path / "out")
    assert not left.exists()


def test_options_change_the_checksum_of_the_shape_and_how_the_work_is_done_does_not() -> None:
    plain = Shape().mark()
    assert Shape(format="json").mark() == Shape(format=" json,json").mark() == plain
    others = [Shape(format="markdown"), Shape(overlay=True), Shape(as_printed=True), Shape(max_megapixels=3)]
    others += [Shape(engine=EngineName.TESSERACT), Shape(spans_from="x")]
    assert len({plain, *(shape.mark() for shape in others)}) == 7


def test_the_report_shows_what_to_look_at_first(scans: Path, tmp_path: Path) -> None:
    add_page(scans / "1916-05-03/<b>&.png", ART)
    ran(scans, tmp_path / "out")
    page = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert (
        page.count("data:image/jpeg;base64,")
        == len(json.loads((tmp_path / "out/report.json").read_bytes())["look_at_first"])
        > 0
    )
    assert "&lt;b&gt;&amp;" in page
    assert "<b>&" not in page
    assert not [word for word in ("http://", "https://", "<script", "<link", 'src="/') if word in page]


@pytest.mark.parametrize(("breaks", "lost"), [(1, 0), (2, 1)])
def test_a_worker_that_is_lost_is_made_up_for_once(scans: Path, tmp_path: Path, breaks: int, lost: int) -> None:
    """The page comes last then; its issue waits for it."""
    left = iter(range(breaks))

    @dataclass(slots=True)
    class Clumsy(AtOnce):
        def start(self, job: Job) -> None:
            if getattr(job.argument, "target", "") == "1916-05-02/p1" and next(left, None) is not None:
                self.ended.append(Ended(job, Broken("the worker process ended (SIGSEGV)")))
            else:
                AtOnce.start(self, job)

    batch = Batch(str(scans), str(tmp_path / "out"), Shape(spans_from=str(scans)), Work())
    *_, end = run_batch(batch, Clumsy)
    assert (end.tally.read, end.tally.lost) == (3 - lost, lost)
    if lost:
        (failure,) = end.tally.failures
        assert failure.tries == 2
        assert failure.reason.startswith(f"{scans}/1916-05-02/p1.png: the worker process ended (SIGSEGV); look at")
    else:
        ran(scans, tmp_path / "whole")
        assert tree(tmp_path / "out") == tree(tmp_path / "whole")


def test_a_model_that_is_missing_ends_it(scans: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ModelMissing("model x is missing", advice="install it")

    monkeypatch.setattr("pipeline.reconstruct.choose_engine", missing)
    with pytest.raises(ModelMissing, match="model x is missing"):
        ran(scans, tmp_path / "out", Shape())
