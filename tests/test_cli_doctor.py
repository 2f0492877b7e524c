"""``broadsheet doctor``: says what is there and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.models import FOLDER_VARIABLE, manifest


@pytest.mark.engine
def test_a_full_installation_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    assert [m.name for m in manifest() if m.sha256 not in said] == []
    assert "MISSING" not in said


def test_an_altered_model_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    model = manifest()[0]
    (tmp_path / Path(model.file).name).write_bytes(b"other weights")
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert main(["doctor"]) == 5
    said = capsys.readouterr().out
    assert "has been altered" in said
    assert said.rstrip().endswith("something is missing")


def test_a_package_that_is_not_there_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "pipeline.cli.doctor.requires", lambda _: ["no-such-package-here>=1", "ray; extra == 'ray'", "rich (>=13)"]
    )
    assert main(["doctor"]) == 5
    said = capsys.readouterr().out
    assert "to do: install no-such-package-here" in said
    assert "ray" not in said.split("loading")[0]


def test_extras_are_listed_and_nothing_is_wrong_without_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["rich>=13", "pytest>=8; extra == 'tables'", "no-such-package-here[x]>=1; extra == 'archive'"]
    monkeypatch.setattr("pipeline.cli.doctor.requires", lambda _: wanted)
    assert main(["doctor"]) == 0
    extras = capsys.readouterr().out.split("extras (optional)")[1].splitlines()
    assert extras[1].split() == [
        "no-such-package-here",
        "not",
        "installed",
        "(pip",
        "install",
        "'broadsheet[archive]')",
    ]
    assert extras[2].split() == ["pytest", pytest.__version__]


def test_a_library_that_does_not_load_is_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(name: str) -> None:
        raise ImportError(f"lib{name}.so: cannot open shared object file")

    monkeypatch.setattr("pipeline.cli.doctor.import_module", fail)
    assert main(["doctor"]) == 5
    assert "to do: pip install --force-reinstall --no-deps opencv-python-headless" in capsys.readouterr().out
