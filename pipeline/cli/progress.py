"""How a batch is shown while it runs: a bar on a terminal, now and then a plain line elsewhere, errors always."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bar

from pipeline.cli.messages import say

if TYPE_CHECKING:
    from pipeline.batch.run import Progress
    from pipeline.batch.tally import Tally

_PAUSE = 10.0  # seconds between plain lines


def shown(steps: Iterator[Progress], *, quiet: bool, debug: bool) -> Tally:
    """Goes through the batch to its end and gives what was counted."""
    bar = None if quiet or not sys.stderr.isatty() else _bar()
    task, told, spoken, tally = None, 0, time.monotonic(), None
    with bar or nullcontext():
        for step in steps:
            tally = step.tally
            for failure in tally.failures[told:]:
                _say(f"error: {failure.reason}", bar)
                if debug and failure.trace:
                    _say(failure.trace.rstrip(), bar)
            told = len(tally.failures)
            if bar is not None:
                task = _moved(bar, task, tally)
            elif not quiet and time.monotonic() - spoken >= _PAUSE:
                spoken = time.monotonic()
                say(f"{tally.ended} of {tally.pages} pages, {_rate(tally)}")
    assert tally is not None  # a batch always tells how it began
    return tally


def _bar() -> Bar:
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("pages, {task.fields[rate]}"))
    return Bar(*columns, console=Console(stderr=True))


def _moved(bar: Bar, task: TaskID | None, tally: Tally) -> TaskID:
    task = bar.add_task("", total=tally.pages, rate="") if task is None else task
    bar.update(task, completed=tally.ended, rate=_rate(tally))
    return task


def _rate(tally: Tally) -> str:
    """Pages a minute, time left, failures: as far as they are known."""
    speed = "" if tally.speed is None else f"{tally.speed:.1f} a minute, "
    left = "" if tally.seconds_left is None else f"{_clock(tally.seconds_left)} left, "
    return f"{speed}{left}{tally.lost} failed"


def _clock(seconds: float) -> str:
    hours, rest = divmod(round(seconds), 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}"


def _say(line: str, bar: Bar | None) -> None:
    """A line above the bar."""
    if bar is None:
        say(line)
    else:
        bar.console.print(line, markup=False, highlight=False, soft_wrap=True)
