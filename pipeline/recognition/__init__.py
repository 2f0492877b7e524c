"""Reads the text of an upright page: where its lines stand, and what they say."""

from pipeline.recognition.reading import recognize

__all__ = ["recognize"]
