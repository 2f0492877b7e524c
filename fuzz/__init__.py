"""Fuzzing of the readers and parsers: whatever comes in, a good result or an error of the project comes out."""
