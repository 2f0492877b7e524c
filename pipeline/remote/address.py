"""Which folder an address means: ``file://`` one of this machine, ``s3://`` and ``memory://`` a store of objects."""

from __future__ import annotations

from pathlib import Path

from pipeline.batch.folders import Folder, LocalFolder
from pipeline.errors import UsageError
from pipeline.remote.store import STORES, StoreFolder, filesystem

_ADVICE = "give a path, or an address that begins with file://, s3:// or memory://"


def open_address(location: str) -> Folder:
    """The folder at the address; nothing is asked of a server yet.

    Raises:
        UsageError: no such kind of address is known, or it names no bucket.
        ModelMissing: the packages that such addresses need are not installed.
    """
    kind, _, rest = location.partition("://")
    if kind == "file":
        return LocalFolder(Path(rest))
    if kind not in STORES:
        raise UsageError(f"{kind}:// is no kind of address that is known", file=location, advice=_ADVICE)
    address = location.rstrip("/")
    if not rest.strip("/"):
        raise UsageError("names no bucket", file=location, advice=f"write {kind}://BUCKET/FOLDER")
    filesystem(address)
    return StoreFolder(address)
