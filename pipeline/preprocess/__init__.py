"""Preparation of a scan before anything is read: enlarged if it is small, turned upright, straightened, evenly lit; how large its type is."""

from pipeline.preprocess.enlarging import enlarged
from pipeline.preprocess.light import evened
from pipeline.preprocess.paper import page_area
from pipeline.preprocess.skew import deskewed, find_skew
from pipeline.preprocess.turning import MODEL as TURNING
from pipeline.preprocess.turning import find_turn, upright
from pipeline.preprocess.typesize import ocr_scale, type_height

__all__ = [
    "TURNING",
    "deskewed",
    "enlarged",
    "evened",
    "find_skew",
    "find_turn",
    "ocr_scale",
    "page_area",
    "type_height",
    "upright",
]
