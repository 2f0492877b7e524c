"""Pages become an issue: in order, with one date, and with stories that run over from page to page put together."""

from pipeline.issues.assembly import assemble
from pipeline.issues.dates import date_in_path

__all__ = ["assemble", "date_in_path"]
