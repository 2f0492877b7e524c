"""Quality floors: the worst means that a change may reach. They only rise."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.evaluate.scores import Figures

FILE = Path(__file__).with_name("floors.json")
_DIGITS = 4
_LESS_IS_BETTER = frozenset(
    {"article_distance", "cer", "wer", "page_distance", "order_distance", "page_order_distance", "doubled"}
)
_UNUSED = frozenset({"page_order_distance", "page_kendall_tau"})  # two readers may order articles in two ways


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure that is worse than its floor; ``measured`` is None if it could not be measured any more."""

    figure: str
    floor: float
    measured: float | None

    def __str__(self) -> str:
        measured = "nothing" if self.measured is None else f"{self.measured:.{_DIGITS}f}"
        return f"{self.figure}: {measured}, floor {self.floor:.{_DIGITS}f}"


def load_floors(file: Path = FILE) -> dict[str, float]:
    """The floor (or ceiling, for figures of which less is better) by name of the figure."""
    floors: dict[str, float] = json.loads(file.read_text(encoding="utf-8"))
    return floors


def save_floors(floors: Mapping[str, float], file: Path = FILE) -> None:
    file.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


def shortfalls(figures: Figures, floors: Mapping[str, float]) -> tuple[Shortfall, ...]:
    """The figures that are worse than their floors."""
    pairs = ((name, floor, figures.get(name)) for name, floor in floors.items())
    return tuple(
        Shortfall(name, floor, value) for name, floor, value in pairs if value is None or _worse(name, value, floor)
    )


def raised(figures: Figures, floors: Mapping[str, float]) -> dict[str, float]:
    """Floors at what was measured where that is better, or where there was no floor; ValueError if any would sink."""
    below = shortfalls(figures, floors)
    if below:
        raise ValueError("floors only rise: " + "; ".join(map(str, below)))
    return {
        name: _safe_side(name, value) if name not in floors or _worse(name, floors[name], value) else floors[name]
        for name, value in figures.items()
        if value is not None and name not in _UNUSED
    }


def _worse(name: str, value: float, than: float) -> bool:
    return value > than + 1e-9 if name in _LESS_IS_BETTER else value < than - 1e-9


def _safe_side(name: str, value: float) -> float:
    """Rounded so that the value measured passes."""
    scale = 10**_DIGITS
    return (
        math.ceil(value * scale - 1e-6) / scale if name in _LESS_IS_BETTER else math.floor(value * scale + 1e-6) / scale
    )
