"""Plain text and Markdown dumps: blank lines, headings, bold lines and image placeholders become pieces.

Only what OCR programs write is known: ATX and underlined headings, emphasis, images, comments, rules, line breaks, list
marks and HTML tags. A form feed ends a page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from pipeline.ingest.dump import Passage, PictureMark, Printed
from pipeline.joining import is_seen

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s*(.+?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_SEPARATOR = re.compile(r"\s{0,3}([-*_])(?:\s*\1){2,}\s*$")
_BOLD = re.compile(r"\s*(\*\*|__)(?=\S)(.+?)(?<=\S)\1[:：]?\s*$")
_PICTURE = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|!\[\[[^\]]*\]\]|<img\b[^>]*>|<!--\s*(?:image|figure|picture|photo)\b[^>]*-->"
    r"|[\[(【<](?:图片|照片|插图|图像|image|figure|picture|photo|illustration|Abbildung|Bild)(?:[\s_:：#-]*\d*)?[\])】>]",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?(?:b|i|u|em|strong|p|div|span|br|center|sup|sub|figure|figcaption|table|tr|td|th|tbody|thead|font|page|h[1-6])\b[^>]*>", re.IGNORECASE)  # fmt: skip
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_INDENT = re.compile(r"(?:\u3000+|\t| {2,})")
_BOLD_LEVEL = 4  # a line that is bold ranks below every marked heading


def pages_of(text: str) -> Iterator[tuple[Passage | PictureMark, ...]]:
    """The pieces of each page; pages without any are left out."""
    for page in _COMMENT.sub(_kept_comment, text).split("\f"):
        pieces = tuple(_pieces(page.splitlines()))
        if pieces:
            yield pieces


def _kept_comment(comment: re.Match[str]) -> str:
    return comment[0] if _PICTURE.match(comment[0]) else ""


def _pieces(rows: list[str]) -> Iterator[Passage | PictureMark]:
    gathered: list[tuple[str, bool]] = []
    for row in rows:
        heading, bold = _HEADING.match(row), _BOLD.match(row)
        picture = _PICTURE.search(row)
        level = len(heading[1]) if heading else _BOLD_LEVEL if bold else 0
        rest = _PICTURE.sub(" ", heading[2] if heading else bold[2] if bold else row)
        plain = _plain(rest)
        if gathered and (underline := _UNDERLINE.match(row)) and len(gathered) == 1:
            yield _passage(gathered, 1 if underline[1][0] == "=" else 2)
            gathered = []
            continue
        if level or picture or not plain or _SEPARATOR.match(row):
            if gathered:
                yield _passage(gathered)
            gathered = []
        if picture:
            yield PictureMark()
        if plain and level:
            yield _passage([(plain, False)], level)
        elif plain and not _SEPARATOR.match(row) and not _FENCE.match(row):
            gathered.append((plain, bool(_INDENT.match(row))))
    if gathered:
        yield _passage(gathered)


def _passage(rows: list[tuple[str, bool]], level: int = 0) -> Passage:
    lines = tuple(Printed(text) for text, _ in rows)
    return Passage(lines, level, tuple(number for number, (_, indented) in enumerate(rows) if indented))


def _plain(row: str) -> str:
    """The row without marks of Markdown and HTML."""
    text = html.unescape(_TAG.sub(" ", row)) if "<" in row or "&" in row else row
    text = _ESCAPE.sub(r"\1", _EMPHASIS.sub(r"\2", text))
    if text.lstrip().startswith("|"):
        text = " ".join(cell.strip() for cell in text.strip().strip("|").split("|"))
        text = "" if not text.strip(" :-") else text
    text = re.sub(r"^\s*(?:>\s?)+", "", text)
    text = " ".join(text.rstrip("\\").split())
    return text if is_seen(text) else ""
