"""Adapters to what others built: text recognisers and layout detectors, each behind a protocol of ours."""
