"""How likely links are, as trained on generated pages (see ``models/train_links.py``)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.layout.above import NOTHING
from pipeline.layout.links import FEATURES, Link

Floats = npt.NDArray[np.float64]

UNHEADED = 1.0
"""What a story without a heading and without a jump line costs besides. Papers print hardly any; on the pages that the weights
were trained on, headings that were not seen make them look less rare."""
_JUMP = FEATURES.index("start_jump_from")


def link_scores(links: Sequence[Link]) -> list[float]:
    """How likely each link is among all ways into its target, and among all ways out of its source: the sum of both logarithms.

    A start has no source and an end no target: there the other side counts nothing, so that one link weighs as much as the end
    and the start that it replaces.
    """
    if not links:
        return []
    odds = _model().odds(np.stack([link.features for link in links]))
    into = _log_share(odds, [link.target for link in links])
    out = _log_share(odds, [link.source for link in links])
    rare = [UNHEADED if link.source == NOTHING and not link.features[_JUMP] else 0.0 for link in links]
    return [float(x) for x in into + out - rare]


def _log_share(odds: Floats, groups: Sequence[int]) -> Floats:
    """Logarithm of each one's share of its group; 0 for those of no group."""
    keys, group = np.unique(np.array(groups), return_inverse=True)
    total = np.full(len(keys), -np.inf)
    np.logaddexp.at(total, group, odds)
    return np.where(keys[group] == NOTHING, 0.0, odds - total[group])


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model and a hidden layer beside it, for what features say only together.

    Shapes: ``linear`` (features,), ``hidden`` (features, units), ``bias`` and ``out`` (units,).
    """

    linear: Floats
    hidden: Floats
    bias: Floats
    out: Floats

    def odds(self, features: Floats) -> Floats:
        """Log odds (links,), up to a constant, of links (links, features)."""
        return np.asarray(features @ self.linear + np.tanh(features @ self.hidden + self.bias) @ self.out)


@cache
def _model() -> Model:
    packed = files("pipeline") / "_models" / "links.json"
    path = packed if packed.is_file() else Path(__file__).parents[2] / "models" / "links.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    linear, hidden = (np.array([table[part][name] for name in FEATURES]) for part in ("linear", "hidden"))
    return Model(linear, hidden, np.array(table["bias"]), np.array(table["out"]))
