"""Options that several commands share, each declared once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated

from cyclopts import Parameter, Token, validators

from pipeline.export import FORMATS


def _time(_: object, tokens: Sequence[Token]) -> datetime:
    """A time without a zone is taken for UTC."""
    text = tokens[0].value
    made = datetime.now(UTC) if text == "now" else datetime.fromisoformat(text)
    return (made if made.tzinfo else made.replace(tzinfo=UTC)).replace(microsecond=0)


Inputs = Annotated[
    str,
    Parameter(
        allow_leading_hyphen=True,  # for "-" alone; an unknown option is told by stems
        help="Files of the formats named above; - reads standard input.",
    ),
]
Output = Annotated[
    str,
    Parameter(
        name=["--output", "-o"],
        allow_leading_hyphen=True,  # for "-" alone; a forgotten folder is told by open_results
        help="Folder for the results; - writes to standard output.",
    ),
]
Formats = Annotated[
    str, Parameter(name=["--format", "-f"], help=f"One or several with commas between: {', '.join(FORMATS)}.")
]
Stamp = Annotated[
    datetime | None,
    Parameter(
        converter=_time, help="Write this time (ISO 8601, or now) into formats that hold one; else there is none."
    ),
]
ServedAt = Annotated[
    str | None,
    Parameter(help="Address at which the output will be served, for IIIF; http://localhost:8000 if not given."),
]
ScansAt = Annotated[str | None, Parameter(help="Address of the scans, for IIIF; that of the output if not given.")]
AsPrinted = Annotated[bool, Parameter(negative="", help="Leave punctuation and width of characters as they were read.")]
Quiet = Annotated[bool, Parameter(name=["--quiet", "-q"], negative="", help="Say nothing but errors.")]
Debug = Annotated[bool, Parameter(negative="", help="Show the traceback of an error.")]
Megapixels = Annotated[
    float,
    Parameter(validator=validators.Number(gt=0, lte=100_000), help="Refuse larger pages; bounds the memory used."),
]
Threads = Annotated[
    int | None,
    Parameter(validator=validators.Number(gte=1), help="Processor threads for recognition; all of them if not given."),
]
