"""A crew of processes of this machine. Each has its own pipe: one that hangs, crashes or is killed harms no other.

Pools that share one queue among all workers lose it if the system kills a worker that holds its lock.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
import traceback
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import connection, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any

import psutil

from pipeline.batch.crew import Broken, Ended, Job
from pipeline.batch.settings import Crewing
from pipeline.errors import BroadsheetError

_TICK = 0.5  # seconds between looks at the memory of the workers
_GRACE = 5.0  # seconds for a worker that is replaced to end by itself


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    job: Job | None = None
    until: float = 0.0
    done: int = 0


@dataclass(slots=True)
class Processes:
    """Workers are started when they are needed, and renewed after so many jobs. Ends with ``close``."""

    crewing: Crewing
    workers: list[_Worker] = field(default_factory=list)

    @property
    def free(self) -> bool:
        return sum(w.job is not None for w in self.workers) < self.crewing.workers

    @property
    def busy(self) -> bool:
        return any(w.job is not None for w in self.workers)

    def start(self, job: Job) -> None:
        assert self.free
        worker = next((w for w in self.workers if w.job is None), None) or self._hire()
        worker.job, worker.until = job, time.monotonic() + job.seconds
        try:
            worker.pipe.send((job.function, job.argument))
        except OSError:  # it died while it had nothing to do; wait() sees to it
            return

    def wait(self, seconds: float) -> tuple[Ended, ...]:
        over = time.monotonic() + seconds
        while True:
            working = [w for w in self.workers if w.job is not None]
            now = time.monotonic()
            pause = max(0.0, min(_TICK, over - now, *(w.until - now for w in working)))
            connection.wait([w.pipe for w in working], pause)
            ended = tuple(e for w in working if (e := self._ended(w)) is not None)
            if ended or not working or time.monotonic() >= over:
                return ended

    def close(self) -> None:
        for worker in self.workers:
            worker.process.kill()
        for worker in self.workers:
            worker.process.join(_GRACE)
            worker.pipe.close()
        self.workers.clear()

    def _hire(self) -> _Worker:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self.crewing.threads), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self.workers.append(worker)
        return worker

    def _ended(self, worker: _Worker) -> Ended | None:
        """How the worker's job ended; None if it goes on."""
        job, seconds = worker.job, self.crewing.seconds
        assert job is not None
        value: Any = None
        try:
            if worker.pipe.poll():
                value = worker.pipe.recv()
                worker.job, worker.done = None, worker.done + 1
                if worker.done >= self.crewing.renew_after:
                    self._dismiss(worker)
                return Ended(job, value)
        except (OSError, EOFError):
            worker.process.join(_GRACE)
            value = Broken(f"the worker process ended ({_manner(worker.process.exitcode)})")
        if value is None and time.monotonic() > worker.until:
            value = Broken(f"it took more than {seconds:g} s")
        if value is None and _memory(worker.process) > self.crewing.memory:
            value = Broken(f"it took more than {self.crewing.memory / 1e9:.1f} GB of memory")
        if value is None:
            return None
        worker.process.kill()
        self._dismiss(worker)
        return Ended(job, value)

    def _dismiss(self, worker: _Worker) -> None:
        """Closing its pipe ends a worker that waits for work."""
        worker.pipe.close()
        worker.process.join(_GRACE)
        if worker.process.is_alive():
            worker.process.kill()
        self.workers.remove(worker)


def _memory(process: BaseProcess) -> int:
    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:
        return 0


def _manner(code: int | None) -> str:
    if code is None:
        return "it does not answer"
    if code >= 0:
        return f"exit code {code}"
    with suppress(ValueError):
        return f"{signal.Signals(-code).name}, perhaps for want of memory" if code == -9 else signal.Signals(-code).name
    return f"signal {-code}"


def _serve(pipe: Connection, threads: int) -> None:
    """The life of a worker: jobs come, values go, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the whole group only the main process acts on Ctrl-C
    threading.Thread(target=_end_with_parent, daemon=True).start()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"):
        os.environ[variable] = str(threads)  # read when the libraries are loaded, with the first job
    with suppress(OSError), open("/proc/self/oom_score_adj", "w", encoding="ascii") as file:  # noqa: PTH123
        file.write("1000")  # where memory runs out, the system takes a worker and not the main process
    while True:
        try:
            function, argument = pipe.recv()
        except (EOFError, OSError):
            return
        value = called(function, argument)
        try:
            pipe.send(value)
        except OSError:
            return


def called(function: Any, argument: Any) -> Any:
    """What the function gives, or ``Broken`` if it raises."""
    try:
        return function(argument)
    except (BroadsheetError, ImportError) as error:
        return Broken(str(error), traceback.format_exc(), error)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - a worker goes on with the next job
        return Broken(f"failed ({type(error).__name__}: {str(error)[:200]})", traceback.format_exc())
    finally:
        sys.stdout.flush()


def _end_with_parent() -> None:
    """A worker whose main process was killed stops in the middle of its page."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
