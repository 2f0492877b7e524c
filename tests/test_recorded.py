"""A recording gives back the sheet that was saved, and refuses what is none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Source
from pipeline.engines.recorded import decode, encode, load_recording, load_sheet, save_sheet
from pipeline.errors import UnreadableInput, UnwritableOutput
from pipeline.geometry import Affine, Box
from pipeline.sheet import Frame, Hint, Picture, Rule, Sheet, Span

numbers = st.floats(-1e6, 1e6) | st.integers(-1000, 1000).map(float)
points = st.tuples(numbers, numbers)
boxes = st.builds(lambda a, b: Box.around((a, b)), points, points)
chance = st.floats(0, 1)
spans = st.builds(Span, st.tuples(points, points, points, points), st.text(), chance, st.booleans(), st.booleans())
sheets = st.builds(
    Sheet,
    width=numbers.map(abs).map(lambda size: size or 1.0),
    height=numbers.map(abs).map(lambda size: size or 1.0),
    spans=st.lists(spans, max_size=4).map(tuple),
    rules=st.lists(st.builds(Rule, boxes), max_size=3).map(tuple),
    frames=st.lists(st.builds(Frame, boxes, st.booleans()), max_size=3).map(tuple),
    pictures=st.lists(st.builds(Picture, boxes), max_size=3).map(tuple),
    hints=st.lists(st.builds(Hint, boxes, st.text(), chance), max_size=3).map(tuple),
    to_source=st.builds(Affine, numbers, numbers, numbers, numbers, numbers, numbers),
)
SOURCE = Source("old/Der Bote.tif", "ab" * 32, 2, 3000, 4000, 300.0, 90, -1.25)
SHEET = Sheet(90.0, 120.0, (Span(Box(1, 2, 30, 9).quad(), "LÖWEN 狮子", 0.93, vertical=True, reverse=True),))


@given(sheets, st.none() | st.just(SOURCE))
def test_a_sheet_comes_back_as_it_was(sheet: Sheet, source: Source | None) -> None:
    back = decode(encode(sheet, source))
    assert (back.sheet, back.source) == (sheet, source)


@pytest.mark.parametrize("name", ["page.json", "page.json.gz"])
def test_files_are_the_same_bytes_each_time(tmp_path: Path, name: str) -> None:
    first, second = tmp_path / "a" / name, tmp_path / "b" / name
    for path in (first, second):
        path.parent.mkdir()
        save_sheet(SHEET, path, SOURCE)
    assert first.read_bytes() == second.read_bytes()
    assert [p.name for p in first.parent.iterdir()] == [name]
    assert load_sheet(first) == SHEET
    assert load_recording(first).source == SOURCE


def test_compression_is_recognised_whatever_the_name(tmp_path: Path) -> None:
    save_sheet(SHEET, tmp_path / "page.json.gz")
    (tmp_path / "page.json.gz").rename(tmp_path / "page.json")
    assert load_sheet(tmp_path / "page.json") == SHEET


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "damaged recording"),
        (b"LONDON, August 26.", "damaged recording"),
        (b"\x1f\x8b\x08damaged", "damaged recording"),
        (b"[]", "no recording of spans"),
        (b'{"format": "something else"}', "no recording of spans"),
        (encode(SHEET).replace(b'"version":1', b'"version":99'), "version 99"),
        (encode(SHEET)[:-20], "damaged recording"),
        (encode(SHEET).replace(b'"spans"', b'"spams"'), "damaged recording"),
        (encode(SHEET).replace(b"[[1,", b'[["1",'), "damaged recording"),
        (encode(SHEET).replace("LÖWEN 狮子".encode(), b"\xff\xfe"), "damaged recording"),
        (encode(SHEET).replace(b'"rules":[', b'"rules":[[5,5,1,1]'), "damaged recording"),
        (encode(SHEET).replace(b'"rules":[', b'"rules":[[5,5,6]'), "damaged recording"),
    ],
)
def test_what_is_no_recording_is_refused_in_one_line(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "page.json"
    path.write_bytes(data)
    with pytest.raises(UnreadableInput, match=what) as caught:
        load_sheet(path)
    assert "page.json" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_recording_and_a_folder_are_unreadable(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "nothing.json"):
        with pytest.raises(UnreadableInput, match="cannot be read"):
            load_sheet(path)


def test_a_recording_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        save_sheet(SHEET, tmp_path / "no" / "folder.json")
    (tmp_path / "taken.json").mkdir()
    with pytest.raises(UnwritableOutput, match="cannot be written"):
        save_sheet(SHEET, tmp_path / "taken.json")
    assert [p.name for p in tmp_path.iterdir()] == ["taken.json"]
