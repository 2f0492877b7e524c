"""The commands, and the one place where an error becomes a line on standard error and an exit code."""

from __future__ import annotations

import os
import sys
import traceback

import cyclopts

from pipeline import __version__
from pipeline.cli.messages import say
from pipeline.errors import BroadsheetError, ModelMissing, UnwritableOutput, UsageError

_HELP = """Scanned newspaper pages in, structured articles out.

Exit codes: 0 all done, 2 bad usage, 3 some pages failed (the others are written), 4 an input could not be read,
5 a model is missing, 6 output could not be written, 130 interrupted.
"""
INTERRUPTED = 130
FAULT = 1  # an error that the program does not know: a bug

app = cyclopts.App(
    name="broadsheet",
    help=_HELP,
    help_format="markdown",
    version=__version__,
    suppress_keyboard_interrupt=False,  # it is told like every other error, below
)


def _command(name: str, arguments: str, what: str, example: str) -> None:
    """A command of that name, in the module of that name, which is loaded when it is called."""
    usage = f"Usage: broadsheet {name} {arguments}".rstrip()
    app.command(f"pipeline.cli.{name}:{name}", help=what, usage=usage, help_epilogue=f"Example: `broadsheet {example}`")


_command(
    "read",
    "SCAN... -o DIR [OPTIONS]",
    "Read page images (JPEG, PNG, WebP, JPEG 2000, TIFF, PDF): one article JSON a page, DIR/STEM.json or, of a file with "
    "several pages, DIR/STEM-p0002.json.",
    "read front.jpg inside.tif -o out --overlay --format json,markdown",
)
_command(
    "clean",
    "DUMP... -o DIR [OPTIONS]",
    "Take in text that another OCR produced (plain text, Markdown, ALTO, PAGE, hOCR): the same article JSON.",
    "clean front.alto.xml -o out",
)
_command(
    "batch",
    "FOLDER -o DIR [OPTIONS]",
    "Read a whole folder of back issues, several pages at once, and put the pages together into issues. Stopped at any "
    "moment, the same command goes on where it was.",
    "batch scans -o out --issue-pattern '{title}_{date}_{page}'",
)
_command(
    "export",
    "OUT --format FORMAT -o DIR [OPTIONS]",
    "Write other formats from article JSON that read, clean or batch wrote; a folder of it is an issue.",
    "export out --format alto,mets,sqlite -o archive",
)
_command(
    "search",
    "DB QUERY [OPTIONS]",
    "Find articles by their words in a database that --format sqlite made.",
    'search out/articles.sqlite "stone bridge" --from 1898 --to 1899-05',
)
_command(
    "evaluate",
    "TRUTH PREDICTED [OPTIONS]",
    "Measure article JSON against truth, one page or a folder of them.",
    "evaluate samples/truth out --markdown report.md",
)
_command(
    "doctor",
    "",
    "Say what is installed, which models were found with which checksums, and what is missing.",
    "doctor",
)


def run(arguments: list[str]) -> int:
    """Runs a command. Every error of ours ends here, as one line and its exit code; ``--debug`` adds the traceback."""
    debug = "--debug" in arguments
    try:
        code = app(arguments, exit_on_error=False, print_error=False, result_action="return_value")
        sys.stdout.flush()
    except KeyboardInterrupt:
        say("interrupted; what was finished is written")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last handler
        known = _as_ours(error)
        say(f"error: {known or _fault(error)}")
        if debug:
            traceback.print_exc()
        return known.exit_code if known else FAULT
    return code if isinstance(code, int) else 0


def _as_ours(error: Exception) -> BroadsheetError | None:
    """The error in our own terms; None if it is a fault of the program."""
    match error:
        case BroadsheetError():
            return error
        case cyclopts.CycloptsError():
            return UsageError(_what(error), advice="see broadsheet --help")
        case BrokenPipeError():
            _forget_stdout()
            return UnwritableOutput("cannot be written (the reader has gone)", file="standard output")
        case ImportError() if not (error.name or "").startswith("pipeline"):
            advice = "run broadsheet doctor"
            return ModelMissing(f"package {error.name or 'unknown'} cannot be loaded ({error})", advice=advice)
        case _:
            return None


def _what(error: cyclopts.CycloptsError) -> str:
    """To suggest a command like the one that was given, all of them are loaded, and one may lack its package."""
    try:
        return str(error).strip().rstrip(".")
    except (ImportError, AttributeError):
        return "there is no such command"


def _fault(error: Exception) -> str:
    text = " ".join(f"{type(error).__name__}: {error}".split())
    return f"{text[:300]}; this is a fault in broadsheet, run again with --debug and report it"


def _forget_stdout() -> None:
    """Keeps Python from complaining once more, at exit, that nobody reads."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
