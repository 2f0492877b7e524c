"""Reads the text of an upright page: where its lines stand, and what they say."""

from pipeline.recognition.reading import Seen, look, recognize

__all__ = ["Seen", "look", "recognize"]
