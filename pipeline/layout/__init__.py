"""From a sheet of spans to a page of articles: one stage a file, all of them functions over values."""

from pipeline.layout.page import layout

__all__ = ["layout"]
