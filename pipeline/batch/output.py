"""Which files a batch is to write: formats, and what some of them are told besides the page."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import UTC, datetime

from pipeline.errors import UsageError
from pipeline.export import Chosen, choose_writers
from pipeline.export.iiif import Addresses


@dataclass(frozen=True, slots=True)
class Output:
    """``formats`` are names with commas between. ``stamp`` and ``addresses`` go to the formats that take them."""

    formats: str
    stamp: datetime | None = None
    addresses: Addresses | None = None

    def writers(self) -> Chosen:
        """UsageError or ModelMissing as in ``choose_writers``."""
        return choose_writers(self.formats, stamp=self.stamp, addresses=self.addresses)

    @property
    def facts(self) -> tuple[object, ...]:
        """All of it in plain values, to be part of a fingerprint."""
        return (
            self.formats,
            self.stamp.isoformat() if self.stamp else None,
            astuple(self.addresses) if self.addresses else None,
        )


def fixed_time(text: str) -> datetime:
    """A time in ISO 8601, of UTC if it names no zone; UsageError if it is none, or ``now``."""
    try:
        made = datetime.fromisoformat(text)
    except ValueError as error:
        what = f"the stamp {text!r} is no time in ISO 8601"
        if text == "now":
            what = "the stamp of a batch cannot be now, or each run would write all pages again"
        raise UsageError(what, advice="give a time, as in 2026-11-24T08:00:00") from error
    return (made if made.tzinfo else made.replace(tzinfo=UTC)).replace(microsecond=0)


def addresses_of(results: str | None, scans: str | None, *, image_service: bool) -> Addresses | None:
    """Where results and scans will be served; None if nothing was said. UsageError if the image server has no address."""
    if image_service and scans is None:
        raise UsageError("--image-service needs --scans-at", advice="give the address of the image server")
    if results is None and scans is None:
        return None
    return Addresses(results or Addresses().results, scans, image_service)
