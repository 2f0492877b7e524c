"""``broadsheet batch``: a folder tree of back issues in, a tree of article JSON out; it goes on where it was stopped."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeVar

from cyclopts import Parameter, validators

from pipeline.cli.messages import say
from pipeline.cli.options import Debug, Quiet, ScansAt, ServedAt
from pipeline.cli.progress import shown
from pipeline.cli.results import refuse_empty
from pipeline.errors import PageFailed, printable
from pipeline.settings import EngineName

if TYPE_CHECKING:
    from pipeline.batch.tally import Tally

_T = TypeVar("_T")
_POSITIVE = validators.Number(gt=0)
_ONE_OR_MORE = validators.Number(gte=1)
_Formats = Annotated[str | None, Parameter(name=["--format", "-f"], help="Formats besides json, with commas between.")]
_Pattern = Annotated[
    str | None,
    Parameter(help="What names tell, such as `{title}_{date}_{page}`; scans alike but for page are one issue."),
]
_Engine = Annotated[
    EngineName | Literal["ray"] | None,
    Parameter(help="Who recognises the text; ray: the usual one, on the nodes of a Ray cluster."),
]
_Address = Annotated[
    str | None, Parameter(help="Address of the Ray cluster, for any engine; auto finds or starts one.")
]
_Recordings = Annotated[
    str | None,
    Parameter(help="Folder, laid out as FOLDER, of recordings (STEM.spans.json) to use instead of recognising."),
]
_Stamp = Annotated[
    str | None, Parameter(help="Write this time (ISO 8601) into formats that hold one; else there is none.")
]


def batch(
    folder: Annotated[str, Parameter(help="Folder of scans; they may lie in folders within it.")],
    /,
    *,
    output: Annotated[str, Parameter(name=["--output", "-o"], help="Folder for the results.")],
    format: _Formats = None,  # noqa: A002 - the option is called --format
    overlay: Annotated[bool | None, Parameter(help="Also write a picture of the result over each page.")] = None,
    issue_pattern: _Pattern = None,
    engine: _Engine = None,
    address: _Address = None,
    spans_from: _Recordings = None,
    as_printed: Annotated[bool | None, Parameter(help="Leave punctuation and width of characters as read.")] = None,
    max_megapixels: Annotated[float | None, Parameter(validator=_POSITIVE, help="Refuse larger pages.")] = None,
    stamp: _Stamp = None,
    served_at: ServedAt = None,
    scans_at: ScansAt = None,
    image_service: Annotated[bool | None, Parameter(help="A IIIF image server answers at --scans-at.")] = None,
    workers: Annotated[int | None, Parameter(validator=_ONE_OR_MORE, help="Processes; by default one a core.")] = None,
    threads: Annotated[int | None, Parameter(validator=_ONE_OR_MORE, help="Threads of each worker.")] = None,
    page_timeout: Annotated[
        float | None, Parameter(validator=_POSITIVE, help="Seconds that a page may take; 900 by default.")
    ] = None,
    worker_memory: Annotated[
        float | None, Parameter(validator=_POSITIVE, help="Gigabytes that a worker may take; 90 % of all by default.")
    ] = None,
    renew_after: Annotated[
        int | None, Parameter(validator=_ONE_OR_MORE, help="Pages after which a worker is renewed; 200 by default.")
    ] = None,
    settings: Annotated[Path | None, Parameter(help="TOML file of these options; the command line wins.")] = None,
    quiet: Quiet = False,
    debug: Debug = False,
) -> int:
    """Reads what is not finished yet; returns the exit code."""
    from pipeline.batch.run import Batch, run_batch  # noqa: PLC0415 - so that --help need not load the engines
    from pipeline.batch.settings import Shape, Work  # noqa: PLC0415
    from pipeline.settings_file import read_settings  # noqa: PLC0415

    given = {
        "format": format,
        "overlay": overlay,
        "issue_pattern": issue_pattern,
        "engine": None if engine == "ray" else engine,
        "address": address or ("auto" if engine == "ray" else None),
        "spans_from": spans_from,
        "as_printed": as_printed,
        "max_megapixels": max_megapixels,
        "stamp": stamp,
        "served_at": served_at,
        "scans_at": scans_at,
        "image_service": image_service,
        "workers": workers,
        "threads": threads,
        "page_timeout": page_timeout,
        "worker_memory": worker_memory,
        "renew_after": renew_after,
    }
    values = read_settings(settings, Shape, Work) if settings else {}
    values |= {name: value for name, value in given.items() if value is not None}
    refuse_empty(output)
    job = Batch(folder, output, _chosen(Shape, values), _chosen(Work, values))
    tally = shown(run_batch(job), quiet=quiet, debug=debug)
    if not quiet:
        say(_outcome(tally, output))
    return PageFailed.exit_code if tally.failures else 0


def _chosen(kind: type[_T], values: dict[str, Any]) -> _T:
    """The settings of this kind, of those that were given."""
    names = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in values.items() if name in names})


def _outcome(tally: Tally, output: str) -> str:
    before = f" ({tally.before} finished before)" if tally.before else ""
    issues = _count(len(tally.finished_issues), "issue")
    counts = (
        f"{tally.read + tally.before} of {_count(tally.pages, 'page')}{before} in {issues}",
        _count(tally.articles, "article"),
        _count(len(tally.failures), "failure"),
    )
    return f"{', '.join(counts)} -> {printable(output)}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
