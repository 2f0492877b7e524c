"""What the documents say of the program is true: commands, options, links, exit codes, warnings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.export import FORMATS

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_lead_to_files(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)[^)]*\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`broadsheet (\w+) ", README))))
def test_commands_and_their_options_exist(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--help"]) == 0
    shown = capsys.readouterr().out
    row = next(line for line in README.splitlines() if line.startswith(f"| `broadsheet {command}"))
    assert [option for option in re.findall(r"--[a-z-]+", row) if option not in shown] == []


def test_make_knows_what_the_readme_runs() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"\bmake ([a-z]+)\b(?=`|  )", README)) <= targets


def test_formats_are_those_of_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    main(["read", "--help"])
    shown = capsys.readouterr().out
    assert [name for name in FORMATS if name not in shown] == []


def test_the_python_example_runs_as_it_stands() -> None:
    code = README.split("```python\n")[1].split("```")[0]
    assert len(code.strip().splitlines()) <= 5
    compile(code, "README.md", "exec")
    assert "from pipeline import read_page" in code
