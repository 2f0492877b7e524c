"""Weights of the link features, in log odds, as trained on generated pages (see ``models/train_links.py``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.layout.links import FEATURES, Link


def link_scores(links: Sequence[Link]) -> list[float]:
    """Log odds, one a link."""
    if not links:
        return []
    return [float(x) for x in np.stack([link.features for link in links]) @ _weights()]


@cache
def _weights() -> npt.NDArray[np.float64]:
    packed = files("pipeline") / "_models" / "links.json"
    path = packed if packed.is_file() else Path(__file__).parents[2] / "models" / "links.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    return np.array([table[name] for name in FEATURES])
