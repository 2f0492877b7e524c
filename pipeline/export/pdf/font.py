"""The font of the text under a scan: every character has its room and its Unicode value; the text is set as invisible.

Made anew for each file and embedded, so that widths, glyphs and the map to Unicode agree as PDF/A wants it. A viewer needs no
font for any script, and what is copied or searched are the characters that were read, rare ones of the upper planes too.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pikepdf
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, Pdf

from pipeline.export.letter_widths import printed_width

EM = 1000
ASCENT, DESCENT = 880, -120
"""Top and foot of a line above and below its baseline, in thousandths of its height."""

_NAME = "BroadsheetInvisible"


def character_width(character: str) -> int:
    """About how wide the character is printed, in thousandths of the height of its line; 0 for combining marks."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return round(EM * printed_width(character))


@dataclass(frozen=True, slots=True)
class InvisibleFont:
    """The number of each character in the font, from 1; number 0 stands for none."""

    numbers: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> InvisibleFont:
        """The font for these texts; the same characters give the same font."""
        characters = sorted({c for text in texts for c in printed(text)})
        return cls(MappingProxyType({c: n for n, c in enumerate(characters, 1)}))

    def encoded(self, text: str) -> bytes:
        """A string of the content stream; KeyError for a character that the font was not made for."""
        return b"<" + b"".join(b"%04X" % self.numbers[c] for c in printed(text)) + b">"

    def put_in(self, pdf: Pdf) -> pikepdf.Object:
        """The font as an object of the file."""
        widths = [EM, *map(character_width, self.numbers)]
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name("/" + _NAME),
            CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(_descriptor(pdf, widths)),
            DW=EM,
            W=Array([0, Array(widths)]),
            CIDToGIDMap=Name.Identity,
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=Name("/" + _NAME),
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(_to_unicode(self.numbers)),
            )
        )


def printed(text: str) -> str:
    """The text without what no page can show: control characters are spaces, lone surrogates U+FFFD."""
    return "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Cs":
            return "\ufffd"
        case _:
            return character


def _descriptor(pdf: Pdf, widths: list[int]) -> Dictionary:
    program = _truetype(widths)
    return Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/" + _NAME),
        Flags=4,  # symbolic: its characters are no standard set
        FontBBox=Array([0, DESCENT, EM, ASCENT]),
        ItalicAngle=0,
        Ascent=ASCENT,
        Descent=DESCENT,
        CapHeight=ASCENT,
        StemV=80,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )


def _truetype(widths: list[int]) -> bytes:
    """A TrueType program; the same widths give the same bytes."""
    names = [".notdef", *(f"g{n}" for n in range(1, len(widths)))]
    build = FontBuilder(EM, isTTF=True)
    build.setupGlyphOrder(names)
    build.setupCharacterMap({})
    shapes = {width: _block(width) for width in set(widths)}
    build.setupGlyf({name: shapes[width] for name, width in zip(names, widths, strict=True)})
    build.setupHorizontalMetrics({name: (width, 0) for name, width in zip(names, widths, strict=True)})
    build.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    build.setupNameTable({"familyName": _NAME, "styleName": "Regular", "psName": _NAME})
    build.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    build.setupPost(keepGlyphNames=False)
    build.updateHead(created=_EPOCH, modified=_EPOCH)
    build.font.recalcTimestamp = False
    out = io.BytesIO()
    build.save(out)
    return out.getvalue()


def _block(width: int) -> Glyph:
    """The room of a character, filled: viewers that mark what was found measure the glyph, not its width."""
    pen = TTGlyphPen(None)
    if width:
        for draw, corner in zip(
            (pen.moveTo, pen.lineTo, pen.lineTo, pen.lineTo),
            ((0, DESCENT), (0, ASCENT), (width, ASCENT), (width, DESCENT)),
            strict=True,
        ):
            draw(corner)
        pen.closePath()
    return pen.glyph()


_EPOCH = 2_082_844_800  # 1970 in seconds since 1904, as fonts count; a date has to stand there, and no other is the same every time


def _to_unicode(numbers: Mapping[str, int]) -> bytes:
    """The map from numbers to UTF-16; a block holds at most a hundred entries (PDF 32000, 9.10.3; Adobe note 5411)."""
    entries = [b"<%04X> <%s>\n" % (n, c.encode("utf-16-be").hex().upper().encode()) for c, n in numbers.items()]
    blocks = [entries[i : i + 100] for i in range(0, len(entries), 100)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(block), b"".join(block)) for block in blocks)
    return _CMAP_HEAD + body + _CMAP_FOOT


_CMAP_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
