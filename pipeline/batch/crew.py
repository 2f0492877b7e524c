"""Who does the work: a crew takes jobs one by one and reports how each ended. Processes of this machine, or a cluster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from pipeline.errors import BroadsheetError


@dataclass(frozen=True, slots=True)
class Job:
    """A call of a function of a module, with one argument; both can be pickled.

    ``seconds`` is how long it may take; ``last_try``: it failed once before.
    """

    function: Callable[[Any], Any]
    argument: Any
    seconds: float
    last_try: bool = False


@dataclass(frozen=True, slots=True)
class Broken:
    """A job that gave no value. ``error`` is set where a known error was raised, else the worker was lost."""

    reason: str
    trace: str = ""
    error: BroadsheetError | ImportError | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    job: Job
    value: Any | Broken


class Crew(Protocol):
    """Takes a new job only while ``free``, so that no more than what is in work has to be kept in memory."""

    @property
    def free(self) -> bool:
        """Whether one more job can be taken now."""

    @property
    def busy(self) -> bool:
        """Whether any job is in work."""

    def start(self, job: Job) -> None:
        """Takes a job; the crew must be free."""

    def wait(self, seconds: float) -> tuple[Ended, ...]:
        """The jobs that have ended since the last call; after so many seconds without one, none."""

    def close(self) -> None:
        """Ends all workers at once, whatever they are doing."""
