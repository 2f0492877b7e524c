"""Settings in TOML: read, or refused in one line; what was read is written so that it is read alike."""

from __future__ import annotations

from pathlib import Path

from fuzz.bounds import SCRATCH
from fuzz.choices import edited, in_bytes, words
from pipeline.batch.settings import Shape, Work
from pipeline.errors import UnreadableInput, UsageError
from pipeline.settings_file import as_toml, read_settings

_EXAMPLE = b"""engine = "rapid"
format = ["json", "alto"]
overlay = true
issue-pattern = "{title}_{date}_{page}"
max-megapixels = 80
spans_from = "scans"
workers = 2
page-timeout = 70.5
"""
_WORDS = (
    *in_bytes(
        words("true 1 -1 1.5 nan inf [] {} [[ ]] = . # as_printed threads worker-memory renew_after 2026-11-23 0x 1_0")
    ),
    *in_bytes(
        ('""', '"x"', '"', "'", "'''", '"""', "\n", "\r", "\0", "\x7f", "\\ud800", "9" * 5000, "[" * 3000, "a." * 3000)
    ),
    b"\xff",
)


def settings(data: bytes) -> None:
    path = SCRATCH / "settings.toml"
    path.write_bytes(edited(data, (_EXAMPLE,), _WORDS))
    _read(path)


def _read(path: Path) -> None:
    try:
        values = read_settings(path, Shape, Work)
    except (UnreadableInput, UsageError) as error:
        assert str(error).isprintable()
        return
    shape = Shape(**{name: value for name, value in values.items() if name in Shape.__dataclass_fields__})
    path.write_bytes(as_toml(shape))
    again = read_settings(path, Shape)
    assert Shape(**again) == shape
