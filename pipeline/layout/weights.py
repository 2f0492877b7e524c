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
from pipeline.layout.relations import NOTHING


def link_scores(links: Sequence[Link]) -> list[float]:
    """How likely each link is among all ways into its target, and among all ways out of its source: the sum of both logarithms.

    A start has no source and an end no target: there the other side counts nothing, so that one link weighs as much as the end
    and the start that it replaces.
    """
    if not links:
        return []
    odds = np.stack([link.features for link in links]) @ _weights()
    into = _log_share(odds, [link.target for link in links])
    out = _log_share(odds, [link.source for link in links])
    return [float(x) for x in into + out]


def _log_share(odds: npt.NDArray[np.float64], groups: Sequence[int]) -> npt.NDArray[np.float64]:
    """Logarithm of each one's share of its group; 0 for those of no group."""
    keys, group = np.unique(np.array(groups), return_inverse=True)
    total = np.full(len(keys), -np.inf)
    np.logaddexp.at(total, group, odds)
    return np.where(keys[group] == NOTHING, 0.0, odds - total[group])


@cache
def _weights() -> npt.NDArray[np.float64]:
    packed = files("pipeline") / "_models" / "links.json"
    path = packed if packed.is_file() else Path(__file__).parents[2] / "models" / "links.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    return np.array([table[name] for name in FEATURES])
