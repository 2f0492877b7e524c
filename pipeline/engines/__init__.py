"""Adapters to what others built: text recognisers and layout detectors, each behind a protocol of ours."""

from pipeline.engines.choice import choose_engine
from pipeline.engines.protocols import LayoutDetector, TextRecognizer

__all__ = ["LayoutDetector", "TextRecognizer", "choose_engine"]
