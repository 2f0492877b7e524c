"""Mastheads, folios and imprints: what paper, which issue, which page; and the lines that say so."""

from __future__ import annotations

from pipeline.masthead.dumps import read_masthead_texts
from pipeline.masthead.reading import read_masthead
from pipeline.masthead.values import FurnitureLine, MastheadReading

__all__ = ["FurnitureLine", "MastheadReading", "read_masthead", "read_masthead_texts"]
