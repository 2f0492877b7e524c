"""Other people's OCR: plain text, Markdown, ALTO, PAGE and hOCR come in as pages of passages.

`read_dump` opens a file; `page_in_order` makes articles of the passages as they follow one another in the file, which is
all that plain text has. The layout stages do it from the places instead, where a `SheetDump` has them.
"""

from pipeline.ingest.articles import page_from_text, page_in_order
from pipeline.ingest.dump import Dump, Passage, PictureMark, Printed, SheetDump, TextDump
from pipeline.ingest.reading import read_dump

__all__ = [
    "Dump",
    "Passage",
    "PictureMark",
    "Printed",
    "SheetDump",
    "TextDump",
    "page_from_text",
    "page_in_order",
    "read_dump",
]
