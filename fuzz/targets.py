"""All targets by name. Each takes bytes and raises only if a reader or parser did what it must not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from fuzz.bounds import bounded
from fuzz.cues import cue
from fuzz.dumps import alto, hocr, page_xml, text
from fuzz.json_files import page_json, recording
from fuzz.names import names
from fuzz.scans import image, pdf, tiff
from fuzz.settings import settings

_ALL = (image, tiff, pdf, alto, page_xml, hocr, text, recording, page_json, settings, names, cue)
TARGETS: Mapping[str, Callable[[bytes], None]] = {each.__name__: partial(bounded, each) for each in _ALL}
