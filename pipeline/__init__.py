"""broadsheet: scanned newspaper pages in, structured articles out."""

__version__ = "0.1.0"
