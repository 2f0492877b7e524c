"""What stands on a page besides type: rules, frames, tinted grounds, pictures."""

from __future__ import annotations

from pipeline.regions.bridges import without_bridges
from pipeline.regions.frames import find_frames
from pipeline.regions.pictures import find_pictures
from pipeline.regions.rules import find_rules
from pipeline.regions.settling import settled
from pipeline.regions.unread import boxes_of_type

__all__ = ["boxes_of_type", "find_frames", "find_pictures", "find_rules", "settled", "without_bridges"]
