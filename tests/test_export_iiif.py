"""IIIF: read by iiif-prezi3, boxes over ink, articles as ranges, the same bytes each time."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from drawing import draw
from made_issues import joined, made_issue, told_page
from made_pages import FRONT, made_image, made_page

from pipeline.errors import PageFailed
from pipeline.export.identity import article_keys
from pipeline.export.iiif import MANIFEST, Addresses, collection_to_iiif, issue_to_iiif, write_collection
from pipeline.issue import Issue

_THERE = "https://archive.test/papers"


def _issue() -> Issue:
    """Two pages; the second article of the first page goes on on the second page."""
    first, second = made_page(), made_page()
    second = replace(second, source=replace(second.source, path="scans/page 2.png", sha256="2" * 64))
    return joined(made_issue("heron/1987-06-12", first, second), 1, 4)


def _files(issue: Issue, addresses: Addresses | None = None) -> dict[str, Any]:
    return {name: json.loads(data) for name, data in issue_to_iiif(issue, addresses)}


def _box(address: str) -> tuple[int, int, int, int]:
    found = re.search(r"#xywh=(\d+),(\d+),(\d+),(\d+)$", address)
    assert found
    left, top, width, height = map(int, found.groups())
    return left, top, left + width, top + height


def test_iiif_prezi3_loads_all_of_it() -> None:
    prezi = pytest.importorskip("iiif_prezi3")
    issue = _issue()
    for name, data in issue_to_iiif(issue):
        kind = prezi.Manifest if name == MANIFEST else prezi.AnnotationPage
        loaded = kind.model_validate_json(data)
        assert len(loaded.items) > 1
    collection = prezi.Collection.model_validate_json(collection_to_iiif([issue, issue]))
    assert [item.type for item in collection.items] == ["Manifest", "Manifest"]


def test_canvases_are_the_scans() -> None:
    issue = _issue()
    manifest = _files(issue, Addresses(_THERE, f"{_THERE}/scans/"))[MANIFEST]
    assert manifest["id"] == f"{_THERE}/heron/1987-06-12/manifest.json"
    assert manifest["navDate"] == "2026-11-23T00:00:00Z"
    for canvas, one in zip(manifest["items"], issue.pages, strict=True):
        size = one.page.source.width, one.page.source.height
        (painting,) = canvas["items"][0]["items"]
        assert (canvas["width"], canvas["height"]) == size
        assert (painting["body"]["width"], painting["body"]["height"]) == size
        assert painting["target"] == canvas["id"]
    bodies = [canvas["items"][0]["items"][0]["body"] for canvas in manifest["items"]]
    assert [body["id"] for body in bodies] == [f"{_THERE}/scans/drawing.png", f"{_THERE}/scans/scans/page%202.png"]
    assert {body["format"] for body in bodies} == {"image/png"}


def test_scans_may_come_from_an_image_server() -> None:
    manifest = _files(_issue(), Addresses(_THERE, "https://images.test/iiif/3", image_service=True))[MANIFEST]
    body = manifest["items"][1]["items"][0]["items"][0]["body"]
    (service,) = body["service"]
    assert service == {
        "id": "https://images.test/iiif/3/scans%2Fpage%202.png",
        "type": "ImageService3",
        "profile": "level1",
    }
    assert body["id"] == f"{service['id']}/full/max/0/default.jpg"


def test_paths_that_lead_out_stay_below_the_address() -> None:
    assert Addresses(_THERE).of_scan("../../etc/../scan.jpg") == f"{_THERE}/etc/scan.jpg"
    assert Addresses(_THERE).of_scan("/data/scan.jpg") == f"{_THERE}/data/scan.jpg"


def test_lines_are_annotated_in_reading_order_over_their_ink() -> None:
    files = _files(_issue())
    page = made_page()
    texts = files["heron/1987-06-12-1.annotations.json"]
    canvas = files[MANIFEST]["items"][0]
    assert canvas["annotations"][0]["id"] == texts["id"]
    lines = [line for line in page.lines if not line.id.startswith("r-")]
    assert {a["body"]["value"] for a in texts["items"]} == {line.text for line in lines}
    assert len(texts["items"]) == len(lines)
    first = [a["body"]["value"] for a in texts["items"]][: len(page.lines_of("a1"))]
    assert first == [line.text for line in page.lines_of("a1")]
    ink = made_image(draw(FRONT))[:, :, 0] < 100
    covered = np.zeros_like(ink)
    for annotation in texts["items"]:
        assert annotation["target"].startswith(canvas["id"] + "#")
        left, top, right, bottom = _box(annotation["target"])
        assert ink[top:bottom, left:right].mean() > 0.3
        covered[top:bottom, left:right] = True
    type_alone = ink.copy()
    for rule in draw(FRONT).rules:
        box = rule.box.grown(1, 1)
        type_alone[round(box.top) : round(box.bottom), round(box.left) : round(box.right)] = False
    (removed,) = [line.box for line in page.lines if line.id.startswith("r-")]
    assert removed
    type_alone[round(removed.top) : round(removed.bottom), round(removed.left) : round(removed.right)] = False
    assert (type_alone & ~covered).sum() / type_alone.sum() < 0.01


def test_a_range_an_article_with_its_places_on_all_pages() -> None:
    issue = _issue()
    manifest = _files(issue)[MANIFEST]
    ranges = manifest["structures"][0]["items"]
    assert [next(iter(r["label"].values()))[0] for r in ranges] == [a.headline or a.text for a in issue.articles]
    spread = ranges[1]
    assert spread["id"].endswith("/range/" + article_keys(made_page())["a2"])
    canvases = [canvas["id"] for canvas in manifest["items"]]
    assert [item["id"].partition("#")[0] for item in spread["items"]] == canvases
    region = made_page().articles[1].regions[0]
    assert _box(spread["items"][0]["id"]) == tuple(round(x) for x in region.as_tuple())


def test_the_same_bytes_each_time() -> None:
    assert list(issue_to_iiif(_issue())) == list(issue_to_iiif(_issue()))


def test_the_same_scan_twice_gives_two_canvases() -> None:
    page = made_page()
    manifest = _files(made_issue("twice", page, page))[MANIFEST]
    assert len({canvas["id"] for canvas in manifest["items"]}) == 2


def test_lines_without_places_have_no_annotation() -> None:
    page = told_page(("A headline", "Some text."))
    page = replace(page, lines=tuple(replace(line, box=None, polygon=None) for line in page.lines))
    files = _files(made_issue("dump", page))
    assert files["dump-1.annotations.json"]["items"] == []
    sizeless = replace(page, source=replace(page.source, width=None))
    with pytest.raises(PageFailed, match="no size"):
        _files(made_issue("dump", sizeless))


def test_an_issue_without_pages_or_name(tmp_path: Path) -> None:
    none = replace(_issue(), pages=(), articles=())
    assert list(issue_to_iiif(none)) == []
    assert json.loads(collection_to_iiif([none]))["items"] == []
    assert _files(replace(_issue(), name=""))[MANIFEST]["id"] == "http://localhost:8000/manifest.json"
    write_collection([_issue()], tmp_path / "collection.json", Addresses(_THERE))
    assert json.loads((tmp_path / "collection.json").read_bytes())["id"] == f"{_THERE}/collection.json"
