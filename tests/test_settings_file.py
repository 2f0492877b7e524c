"""Settings in TOML: the right ones come in, the wrong ones are named, and what is written can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.batch.settings import Shape, Work
from pipeline.errors import UnreadableInput, UsageError
from pipeline.settings import EngineName
from pipeline.settings_file import as_toml, read_settings


def settings(path: Path, text: str) -> dict[str, object]:
    path.write_text(text, encoding="utf-8")
    return read_settings(path, Shape, Work)


def test_values_of_every_kind(tmp_path: Path) -> None:
    text = 'engine = "tesseract"\nformat = ["json", "text"]\noverlay = true\nmax-megapixels = 50\nworkers = 3\nissue_pattern = "{page}"'
    assert settings(tmp_path / "s.toml", text) == {
        "engine": EngineName.TESSERACT,
        "format": "json,text",
        "overlay": True,
        "max_megapixels": 50.0,
        "workers": 3,
        "issue_pattern": "{page}",
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("worker = 3", "unknown setting 'worker'; did you mean workers?"),
        ("page_time_out = 3", "did you mean page_timeout?"),
        ("[batch]\nworkers = 3", "unknown setting 'batch'"),
        ('workers = "3"', "workers is '3', not a whole number"),
        ("workers = true", "workers is True, not a whole number"),
        ("workers = 1.5", "workers is 1.5, not a whole number"),
        ("overlay = 1", "overlay is 1, not true or false"),
        ("issue_pattern = 3", "issue_pattern is 3, not a text"),
        ('engine = "fast"', "engine is 'fast', not one of auto, rapid, paddle, tesseract"),
        ("format = [1]", "format is [1], not a text"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        settings(tmp_path / "s.toml", text)
    assert words in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / "s.toml"))


def test_files_that_are_no_settings(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="no TOML"):
        settings(tmp_path / "s.toml", "workers: 3")
    with pytest.raises(UnreadableInput, match="cannot be read"):
        read_settings(tmp_path / "absent.toml", Shape)


@given(
    st.builds(
        Shape,
        engine=st.sampled_from(EngineName),
        overlay=st.booleans(),
        max_megapixels=st.floats(0.1, 1e5),
        issue_pattern=st.none() | st.text(st.characters(codec="utf-8")),
        spans_from=st.none() | st.text(st.characters(codec="utf-8")),
    ),
    st.builds(Work, workers=st.none() | st.integers(1, 99), page_timeout=st.floats(0.1, 1e6)),
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, shape: Shape, work: Work) -> None:
    path = tmp_path_factory.getbasetemp() / "written.toml"
    path.write_bytes(as_toml(shape, work))
    values = read_settings(path, Shape, Work)
    assert Shape(**{k: v for k, v in values.items() if k in Shape.__dataclass_fields__}) == shape
    assert Work(**{k: v for k, v in values.items() if k in Work.__dataclass_fields__}) == work
