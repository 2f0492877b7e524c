"""The program as a whole: help, usage, and how every kind of error ends."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from pipeline import __version__
from pipeline.cli import main
from pipeline.cli.messages import contained, exit_code
from pipeline.errors import BroadsheetError, ModelMissing, PageFailed, UnreadableInput, UnwritableOutput, UsageError

COMMANDS = ["read", "clean", "batch", "export", "search", "evaluate", "doctor"]


def test_help_names_every_command_and_every_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr().out
    assert [name for name in COMMANDS if f" {name} " not in said] == []
    assert [code for code in ["0", "2", "3", "4", "5", "6", "130"] if f" {code} " not in said] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    assert f"Example: broadsheet {command}" in capsys.readouterr().out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["--no-such-option"],
        ["read"],
        ["read", "a.jpg"],
        ["read", "-o", "out"],
        ["read", "a.jpg", "-o"],
        ["read", "a.jpg", "-o", "--overlay"],
        ["read", "a.jpg", "-o", "out", "--engine", "goose-quill"],
        ["read", "a.jpg", "-o", "out", "--format", "papyrus"],
        ["read", "a.jpg", "-o", "out", "--format", ""],
        ["read", "a.jpg", "-o", "out", "--threads", "0"],
        ["read", "a.jpg", "-o", "out", "--threads", "two"],
        ["read", "a.jpg", "-o", "out", "--max-megapixels", "0"],
        ["read", "a.jpg", "-o", "out", "--max-megapixels", "nan"],
        ["read", "a.jpg", "-o", "out", "--max-megapixels", "inf"],
        ["read", "a.jpg", "-o", "-", "--format", "json,markdown"],
        ["read", "a.jpg", "-o", "-", "--overlay"],
        ["read", "a.jpg", "-o", "-", "--save-spans"],
        ["read", "a.jpg", "b.jpg", "-o", "out", "--spans", "c.json"],
        ["read", "a.jpg", "older/a.png", "-o", "out"],
        ["read", "-", "-", "-o", "out"],
        ["read", "a.jpg", "-o", ""],
        ["batch", ".", "-o", ""],
    ],
)
def test_bad_usage_is_one_line_and_touches_nothing(
    arguments: list[str], capfd: pytest.CaptureFixture[str], tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("error: ")
    assert err.count("\n") == 1
    assert os.listdir() == []  # noqa: PTH208


def _raising(error: BaseException) -> Callable[..., int]:
    def app(*_: object, **__: object) -> int:
        raise error

    return app


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UsageError("no"), 2, "error: no"),
        (PageFailed("no", file="a.tif"), 3, "error: a.tif: no"),
        (UnreadableInput("no", advice="scan it again"), 4, "error: no; scan it again"),
        (ModelMissing("no"), 5, "error: no"),
        (UnwritableOutput("no"), 6, "error: no"),
        (ModuleNotFoundError("No module named 'cv2'", name="cv2"), 5, "error: package cv2 cannot be loaded"),
        (ImportError("libGL.so.1: cannot open shared object file"), 5, "run broadsheet doctor"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (ZeroDivisionError("a\nb"), 1, "error: ZeroDivisionError: a b; this is a fault in broadsheet"),
    ],
)
def test_every_error_ends_as_one_line_and_its_code(
    error: BaseException, code: int, said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.app.app", _raising(error))
    assert main(["read"]) == code
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


def test_the_traceback_comes_only_with_debug(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.cli.app.app", _raising(PageFailed("no")))
    assert main(["read", "--debug"]) == 3
    assert "Traceback" in capsys.readouterr().err


def test_of_several_errors_the_gravest_counts() -> None:
    errors: list[BroadsheetError] = [PageFailed("a"), UnreadableInput("b"), PageFailed("c")]
    assert (exit_code(errors), exit_code(errors[::2]), exit_code([])) == (4, 3, 0)


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (UnreadableInput("no", file="x"), 4, "x: no"),
        (MemoryError(), 3, "a.jpg: not enough memory"),
        (ValueError("odd"), 3, "a.jpg: failed (ValueError: odd); run again with --debug and report it"),
        (OSError(errno.EIO, "Input/output error"), 3, "a.jpg: failed"),
    ],
)
def test_an_error_costs_its_own_file(error: Exception, code: int, said: str) -> None:
    ours = contained(error, "a.jpg")
    assert ours.exit_code == code
    assert str(ours).startswith(said)


def _python(program: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", program]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)  # noqa: S603


@pytest.mark.parametrize("statement", ["import pipeline", "from pipeline.cli import main; main(['--help'])"])
def test_nothing_heavy_is_loaded_before_it_is_needed(statement: str) -> None:
    heavy = {"numpy", "cv2", "PIL", "scipy", "openvino", "onnxruntime", "rapidocr", "paddleocr", "jsonschema", "jieba"}
    loaded = _python(f"import sys; {statement}; print('|', *sys.modules, sep=' ')").stdout.rpartition("|")[2].split()
    assert heavy & set(loaded) == set()
