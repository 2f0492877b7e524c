"""The command line: ``main`` is the program. A command is one file here and one line in ``app``."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command that the arguments (by default those of the process) ask for; returns the exit code."""
    from pipeline.cli.app import run  # noqa: PLC0415 - so that importing this package costs nothing

    return run(sys.argv[1:] if arguments is None else list(arguments))
