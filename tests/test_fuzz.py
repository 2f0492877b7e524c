"""The targets of ``make fuzz``, with Hypothesis choosing the bytes; and what fuzzing has found, so that it stays mended."""

from __future__ import annotations

import gzip
import io
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fuzz import __main__ as script
from fuzz import bounds
from fuzz.bounds import bounded
from fuzz.pages import PAGE, SHEET, SOURCE
from fuzz.targets import TARGETS
from pipeline.batch.patterns import IssuePattern
from pipeline.batch.settings import Shape
from pipeline.dedup import distinct_texts
from pipeline.document import Jump, Role
from pipeline.engines import recorded
from pipeline.engines.recorded import encode, recording_from
from pipeline.errors import UnreadableInput, UsageError
from pipeline.export.alto import page_to_alto
from pipeline.export.json_page import page_from_json, page_to_json
from pipeline.export.masthead_facts import masthead_of
from pipeline.export.page_xml import page_to_page_xml
from pipeline.geometry import Box
from pipeline.ingest import page_in_order, read_dump
from pipeline.ingest.compose import compose_article
from pipeline.ingest.dump import Printed
from pipeline.ingest.entries import Entries
from pipeline.ingest.flow import Flow
from pipeline.ingest.parts import Item, Part
from pipeline.ingest.stories import Plate, Story, add
from pipeline.ingest.titles import Titles
from pipeline.layout import layout
from pipeline.settings_file import read_settings
from pipeline.sheet import Span


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_comes_in_a_good_result_or_an_error_of_ours_comes_out(name: str) -> None:
    @settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=300))
    def try_one(data: bytes) -> None:
        TARGETS[name](data)  # raises what is no error of ours, and where the result is not good
        tried.append(data)

    tried: list[bytes] = []
    try_one()
    assert len(tried) >= 250


def test_make_fuzz_knows_the_same_targets() -> None:
    assert set(script._TARGETS) == set(TARGETS)


def test_a_target_that_writes_a_file_is_told_of_even_if_it_fails_to(tmp_path: Path) -> None:
    def writes(_: bytes) -> None:
        (tmp_path / "x").mkdir()
        with suppress(OSError):
            (tmp_path / "x").write_bytes(b"")

    with pytest.raises(AssertionError, match=r"os\.mkdir.*open"):
        bounded(writes, b"")


@pytest.mark.parametrize(("bound", "words"), [("SECONDS", "it took 0.0 s"), ("KILOBYTES", "it took 0 MB")])
def test_a_target_that_takes_too_much_is_told_of(monkeypatch: pytest.MonkeyPatch, bound: str, words: str) -> None:
    bounded(len, b"")
    monkeypatch.setattr(bounds, bound, 0)
    with pytest.raises(AssertionError, match=words):
        bounded(len, b"")


def test_a_repeated_line_that_has_no_place_of_its_own_is_still_named() -> None:
    """The line that is kept is unassigned, the other one repeats it."""
    twice = tuple(Span(Box(x, 700, x + 20, 718).quad(), "be", 0.9) for x in (500, 501))
    page = layout(replace(SHEET, spans=(*SHEET.spans, *twice)), SOURCE)
    (removed,) = page.removed
    assert removed.of in page.unassigned
    page_to_json(page)


@pytest.mark.parametrize("mark", ["\ufeff", "\u200b", "\u00ad"])
def test_a_heading_of_nothing_but_invisible_characters_is_none(mark: str) -> None:
    (dump,) = read_dump(io.BytesIO(f"\n# {mark}\n\nThe ferry was late again today.\n".encode()))
    page = page_in_order(dump)
    page_to_json(page)
    assert [article.headline for article in page.articles] == [None]
    seen = layout(replace(SHEET, spans=(*SHEET.spans, Span(Box(20, 300, 60, 340).quad(), mark, 0.9))), SOURCE)
    assert seen == PAGE


def test_an_error_is_one_printable_line_whatever_the_file_says() -> None:
    line = str(UnreadableInput("xmlns: 'http://\U0010ffff\n\x1b[2J' is no URI", file="x.xml"))
    assert line.isprintable()
    assert "\\U0010ffff" in line


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "9" * 5000, "workers = 0x\n"])
def test_settings_that_are_too_deep_or_too_long_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.toml").write_text(text, encoding="utf-8", newline="")
    with pytest.raises(UnreadableInput, match="no TOML"):
        read_settings(tmp_path / "x.toml", Shape)


@pytest.mark.parametrize(
    "change",
    [
        {"sha256": "x"},
        {"page": 0},
        {"page": True},
        {"width": "wide"},
        {"height": 0},
        {"dpi": -1},
        {"rotation": 45},
        {"path": None},
    ],
)
def test_a_recording_says_only_what_a_page_may_say_of_its_source(change: dict[str, object]) -> None:
    plain = json.loads(encode(SHEET, SOURCE))
    plain["source"] |= change
    with pytest.raises(UnreadableInput, match="damaged recording"):
        recording_from(json.dumps(plain).encode(), "x")


@pytest.mark.parametrize("number", ["NaN", "Infinity", "1e300", "-1e10"])
def test_a_recording_has_no_places_far_out(number: str) -> None:
    data = encode(SHEET, SOURCE).replace(b"[300,200,550,390]", f"[{number},200,{number},390]".encode())
    with pytest.raises(UnreadableInput, match="out of bounds"):
        recording_from(data, "x")


@pytest.mark.parametrize("size", ["0", "-600", "1e300"])
def test_a_recording_has_a_size(size: str) -> None:
    data = encode(SHEET, SOURCE).replace(b'"width":600,', f'"width":{size},'.encode(), 1)
    with pytest.raises(UnreadableInput, match="damaged recording"):
        recording_from(data, "x")


@pytest.mark.parametrize("confidence", ["200", "-0.1", "true"])
def test_a_recording_has_shares_for_confidences(confidence: str) -> None:
    data = encode(SHEET, SOURCE).replace(b",0.94,", f",{confidence},".encode(), 1)
    with pytest.raises(UnreadableInput, match="damaged recording"):
        recording_from(data, "x")


def test_a_recording_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recorded, "_LARGEST", 10_000)
    assert recording_from(gzip.compress(encode(SHEET)), "x").sheet == SHEET
    with pytest.raises(UnreadableInput, match="more than 0 megabytes"):
        recording_from(gzip.compress(bytes(11_000)), "x")


def test_a_recording_of_a_scan_with_an_odd_name_comes_back() -> None:
    odd = replace(SOURCE, path="\udcff\n📰.png")
    assert recording_from(encode(SHEET, odd), "x").source == odd


@pytest.mark.parametrize("field", ["unassigned", "lines"])
def test_a_page_whose_lines_have_no_place_or_two_is_refused(field: str) -> None:
    plain = json.loads(page_to_json(PAGE))
    plain[field] = ["a1-1"] if field == "unassigned" else [*plain["lines"], plain["lines"][0]]
    with pytest.raises(UnreadableInput, match="not a consistent page: line"):
        page_from_json(json.dumps(plain).encode(), file="p1.json")


@pytest.mark.parametrize("date", ["600", "Continued", "2026-11-2", "\u0661916-05-02"])
def test_what_a_file_says_of_its_masthead_is_believed_only_if_it_can_be(date: str) -> None:
    page = replace(PAGE, masthead=replace(PAGE.masthead, page_count=4))
    for data in (page_to_alto(page), page_to_page_xml(page)):
        text = data.decode()
        assert str(PAGE.masthead.date) in text
        (told,) = read_dump(io.BytesIO(text.replace(str(PAGE.masthead.date), date).encode()))
        assert (page_in_order(told).masthead.date, page_in_order(told).masthead.page_count) == (None, 4)
        page_to_json(page_in_order(told))
    assert masthead_of({"page_count": "0"}).page_count is None
    assert masthead_of({"page_count": "9" * 5000}).page_count is None


def test_a_size_below_zero_is_not_known() -> None:
    (told,) = read_dump(io.BytesIO(page_to_alto(PAGE).replace(b'WIDTH="600"', b'WIDTH="-600"')))
    assert page_in_order(told).source.width == max(round(line.box.right) for line in PAGE.lines if line.box)
    page_to_json(page_in_order(told))


def test_a_caption_that_is_nothing_but_a_credit_is_one() -> None:
    told = Plate(None, [0], [])
    entries = Entries((Printed("记者吴青荷 摄"),))
    article = compose_article("a1", Story(Titles(), plates=[told]), entries)
    assert (article.images[0].caption, article.images[0].credit) == (None, "记者吴青荷 摄")
    assert [line.role for line in entries.entered] == [Role.CREDIT]


def test_a_pattern_of_many_stars_takes_no_longer_than_another() -> None:
    def match(_: bytes) -> None:
        assert IssuePattern("{title}" + "*" * 40 + "x").match("b" * 200 + ".jpg") is None

    bounded(match, b"")


def test_settings_nested_thousands_deep_take_no_memory(tmp_path: Path) -> None:
    (tmp_path / "x.toml").write_text("a." * 30_000 + "b = 1", encoding="utf-8")
    with pytest.raises(UnreadableInput, match="nested too deep"):
        read_settings(tmp_path / "x.toml", Shape)
    (tmp_path / "x.toml").write_text("a = 1\n" * 20_000, encoding="utf-8")
    with pytest.raises(UnreadableInput, match="too long for settings"):
        read_settings(tmp_path / "x.toml", Shape)


def test_a_jump_line_that_comes_late_is_still_a_jump() -> None:
    story = Story(Titles())
    lines = ("渡船今日恢复通航。", "（上接第一版）")
    flow = Flow(lambda *_: 0.0, 10.0)
    add(story, Item(Part.BODY, (0,), lines[:1]), flow)
    add(story, Item(Part.JUMP, (1,), lines[1:]), flow)
    article = compose_article("a1", story, Entries(tuple(map(Printed, lines))))
    assert (article.continued_from, article.continues_to) == (Jump("（上接第一版）", "1"), None)


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 400, "1e13"])
def test_a_page_has_only_numbers_that_can_be(number: str) -> None:
    data = page_to_json(PAGE).replace(b'"dpi": 300', f'"dpi": {number}'.encode())
    with pytest.raises(UnreadableInput, match="not JSON"):
        page_from_json(data, file="p1.json")


def test_a_page_has_no_box_that_is_inverted() -> None:
    plain = json.loads(page_to_json(PAGE))
    plain["lines"][0]["bbox"] = [9, 9, 1, 1]
    with pytest.raises(UnreadableInput, match="box is inverted"):
        page_from_json(json.dumps(plain).encode(), file="p1.json")


@pytest.mark.parametrize("value", ["[]", "[1]", "{}", "2026-11-24", "1.5"])
def test_an_engine_is_told_by_a_text(tmp_path: Path, value: str) -> None:
    (tmp_path / "x.toml").write_text(f"engine = {value}", encoding="utf-8")
    with pytest.raises(UsageError, match="not one of auto"):
        read_settings(tmp_path / "x.toml", Shape)


def test_a_copy_that_is_cut_down_to_ornaments_is_no_repeat() -> None:
    distinct_texts(["记者江临风摄", "TH久版", "记者江临风摄", "!", "T", "记者江临风"])
    distinct_texts(["!", "---", "!", "---"])
    assert distinct_texts(["***", "记者江临风摄", "***"]) == ()
