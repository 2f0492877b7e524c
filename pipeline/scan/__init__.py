"""Scans: image files in, upright pages of pixels out, one at a time."""

from pipeline.scan.page import Gray, Pixels, Scan, ScanLimits
from pipeline.scan.reading import count_pages, read_scans

__all__ = ["Gray", "Pixels", "Scan", "ScanLimits", "count_pages", "read_scans"]
