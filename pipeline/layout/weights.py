"""Weights of the link features, in log odds."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipeline.layout.links import FEATURES, Link

_BY_HAND = {
    "start": -2.0, "start_owned": -2.5, "start_titled": 2.0, "start_jump_from": 3.0, "start_indented": 0.5, "start_dateline": 1.0,
    "start_mid_sentence": -2.0, "start_ruled": 1.0, "start_pictured": 0.0,
    "head": -1.5, "head_owns": 2.5, "head_ruled": -1.0, "head_covers": 0.5, "head_leftmost": 2.5, "head_gap": -1.0, "head_beside": 2.5,
    "head_indented": 0.5, "head_dateline": 1.5, "head_mid_sentence": -2.0, "head_same_row": 0.5, "head_pictured": -0.5, "head_left_of": 0.3,
    "head_away": -1.0,
    "below": 2.0, "below_ruled": -3.0, "below_pictured": -0.5, "below_gap": -0.7, "below_edges": 1.0, "below_titled": -0.3,
    "beside": -1.0, "beside_next": 1.0, "beside_skips": -1.2, "beside_same_owner": 2.0, "beside_other_owner": -3.0, "beside_unowned": 0.8,
    "beside_tops": 0.8, "beside_bottoms": 0.3, "beside_top_free": 0.8, "beside_bottom_free": 0.8, "beside_walled": -0.5,
    "beside_heading_between": -1.5, "beside_lower": -1.5, "beside_far": -0.7,
    "wrap": -2.5, "wrap_same_owner": 1.5, "wrap_pictured": 1.0, "wrap_leftmost": 0.8,
    "width": -1.0, "size": -1.5, "broken_goes_on": 1.0, "ended_begins": 0.6, "broken_begins": -2.0, "ended_goes_on": -1.0, "text": 1.5,
    "text_known": 0.0, "titled_after_broken": -2.5, "jumps_away": -4.0, "jump_lands": -4.0, "dateline_lands": -1.0,
    "end": -1.5, "end_sentence": 1.0, "end_broken": -1.5, "end_short": 0.5, "end_jump": 3.0, "end_heading": -2.5,
}  # fmt: skip
WEIGHTS = np.array([_BY_HAND.get(name, 0.0) for name in FEATURES])


def link_scores(links: Sequence[Link]) -> list[float]:
    """Log odds, one a link."""
    if not links:
        return []
    return [float(x) for x in np.stack([link.features for link in links]) @ WEIGHTS]
