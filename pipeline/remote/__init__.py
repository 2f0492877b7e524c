"""Beyond one machine: scans and results at addresses such as ``s3://bucket/scans``, and batches on a Ray cluster."""

from pipeline.remote.address import open_address

__all__ = ["open_address"]
