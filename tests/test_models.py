"""Weights are taken only from where they should be, and only if they are what they should be."""

import re
from pathlib import Path

import pytest

from pipeline.errors import ModelMissing
from pipeline.models import FOLDER_VARIABLE, ModelFile, find_model, manifest, model_file

DETECTION = "PP-OCRv6_det_small"


@pytest.mark.parametrize("model", manifest(), ids=lambda m: m.name)
def test_every_entry_says_where_it_comes_from_and_what_it_must_be(model: ModelFile) -> None:
    assert re.fullmatch(r"[0-9a-f]{64}", model.sha256)
    assert model.licence == "Apache-2.0"
    assert all([model.task, model.file, model.package, model.version, model.origin])


@pytest.mark.parametrize("model", manifest(), ids=lambda m: m.name)
def test_every_model_is_in_its_installed_package(model: ModelFile, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    assert find_model(model.name).name == Path(model.file).name


def test_a_name_that_is_not_in_the_manifest() -> None:
    with pytest.raises(KeyError):
        model_file("PP-OCRv6_det_enormous")


def test_an_altered_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / "PP-OCRv6_det_small.onnx").write_bytes(b"no weights")
    with pytest.raises(ModelMissing, match=r"PP-OCRv6_det_small\.onnx: .*altered.*; install rapidocr==3\.10\.0 again"):
        find_model(DETECTION)


def test_the_folder_comes_first_and_may_lack_a_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = find_model(DETECTION)
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert find_model(DETECTION) == installed
    (tmp_path / installed.name).symlink_to(installed)
    assert find_model(DETECTION) == tmp_path / installed.name


def test_a_model_that_is_altered_later_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    weights = tmp_path / "PP-OCRv6_det_small.onnx"
    weights.write_bytes(find_model(DETECTION).read_bytes())
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert find_model(DETECTION) == weights
    weights.write_bytes(b"no weights any more")
    with pytest.raises(ModelMissing, match="altered"):
        find_model(DETECTION)


def test_a_missing_model_names_the_package_and_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    gone = ModelFile("gone", "reads", "no_such_package/gone.onnx", "no-such-package", "1.0", "0" * 64, "MIT", "nowhere")
    monkeypatch.setattr("pipeline.models.manifest", lambda: (gone,))
    with pytest.raises(ModelMissing, match=r"gone is missing; install no-such-package==1\.0.*BROADSHEET_MODELS"):
        find_model("gone")


def test_a_model_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    (tmp_path / "PP-OCRv6_det_small.onnx").mkdir()
    with pytest.raises(ModelMissing, match="cannot be read"):
        find_model(DETECTION)
