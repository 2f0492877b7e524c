"""Bytes become text: byte order marks first, then UTF-8, then what charset-normalizer believes."""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

from pipeline.errors import UnreadableInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins as the mark of UTF-16 does, so it comes first
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What dumps of newspapers are written in; a closed list keeps a short text from being taken for something exotic.
_ENCODINGS = ["utf_16_le", "utf_16_be", "gb18030", "big5", "cp1252", "latin_1"]
_BY_ZEROS = ("utf_16_le", "utf_16_be")  # told from nothing but the side that zero bytes stand on
_SAMPLE = 100_000  # bytes that the guess is made from


def decoded(data: bytes, file: object) -> str:
    """The text of a file; UnreadableInput if it is binary or in no known encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding, file)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, _guess(data, file), file)
    if "\0" not in text:
        return text
    return _decode(data, _guess(data, file), file)


def _guess(data: bytes, file: object) -> str:
    zeros = data[:_SAMPLE].count(0)
    if zeros:
        # Text has no zero bytes, but for UTF-16, where every Latin letter brings one on the same side.
        even = data[:_SAMPLE:2].count(0)
        if max(even, zeros - even) < 0.9 * zeros:
            raise _binary(file)
        return _BY_ZEROS[even > zeros - even]
    best = from_bytes(data[:_SAMPLE], cp_isolation=_ENCODINGS).best()
    if best is None:
        raise UnreadableInput("the encoding of the text is not known", file=file, advice="save it as UTF-8")
    return best.encoding


def _decode(data: bytes, encoding: str, file: object) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding in _BY_ZEROS:
            raise _binary(file) from error
        raise UnreadableInput(f"the text is damaged ({encoding})", file=file, advice="save it as UTF-8") from error
    if "\0" in text:
        raise _binary(file)
    return text


def _binary(file: object) -> UnreadableInput:
    return UnreadableInput("the file is binary, not text", file=file, advice="give plain text, Markdown or XML")
