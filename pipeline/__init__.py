"""broadsheet: scanned newspaper pages in, structured articles out.

``read_page`` gives the page of a scan; the other names are the types of what it holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.document import Advertisement, Article, Furniture, Image, Jump, Line, Masthead, Page, Paragraph, Role

if TYPE_CHECKING:
    from pipeline.reconstruct import read_page as read_page

__version__ = "0.1.0"
__all__ = [
    "Advertisement",
    "Article",
    "Furniture",
    "Image",
    "Jump",
    "Line",
    "Masthead",
    "Page",
    "Paragraph",
    "Role",
    "read_page",
]


def __getattr__(name: str) -> Any:
    if name == "read_page":  # the engines load when they are first asked for
        from pipeline.reconstruct import read_page  # noqa: PLC0415

        return read_page
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
