"""A function that is loaded when it is first called, so that naming a format costs nothing; its packages may be missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from pipeline.errors import ModelMissing

if TYPE_CHECKING:
    from pipeline.export.iiif import Addresses


@dataclass(frozen=True, slots=True)
class Extra:
    """What ``pip install 'broadsheet[name]'`` brings; ``modules`` are what is imported of it."""

    name: str
    modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Late:
    """``function`` of ``module``.

    ``stamped``: it takes the keyword ``stamp``, a time to write into the result. ``addressed``: it takes the keyword
    ``addresses``, where results will be served.
    """

    module: str
    function: str
    extra: Extra | None = None
    stamped: bool = False
    addressed: bool = False

    def check(self) -> None:
        """ModelMissing if a package that the function needs is not installed; loads none of them."""
        for name in self.extra.modules if self.extra else ():
            if not _installed(name):
                assert self.extra is not None
                advice = f"pip install 'broadsheet[{self.extra.name}]'"
                raise ModelMissing(f"package {name} is not installed", advice=advice)

    def load(self) -> Callable[..., Any]:
        """The function itself; ModelMissing as in ``check``."""
        self.check()
        function: Callable[..., Any] = getattr(import_module(self.module), self.function)
        return function

    def call(self, *values: object, stamp: datetime | None = None, addresses: Addresses | None = None) -> Any:
        """Calls it, with the keywords that it takes."""
        keywords: dict[str, object] = {}
        if self.stamped:
            keywords["stamp"] = stamp
        if self.addressed:
            keywords["addresses"] = addresses
        return self.load()(*values, **keywords)


def _installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):  # a parent of the module is missing, or it is blocked
        return False
