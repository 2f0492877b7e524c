"""What another OCR wrote: ALTO, PAGE, hOCR, and plain text or Markdown in any encoding."""

from __future__ import annotations

import io
import json

from fuzz.choices import edited, in_bytes, words
from fuzz.pages import PAGE
from fuzz.trees import edited_tree
from pipeline.errors import UnreadableInput
from pipeline.export.alto import page_to_alto
from pipeline.export.hocr import page_to_hocr
from pipeline.export.json_page import page_to_json
from pipeline.export.page_xml import page_to_page_xml
from pipeline.ingest import SheetDump, page_in_order, read_dump
from pipeline.layout import layout

_ALTO, _PAGE_XML, _HOCR = page_to_alto(PAGE), page_to_page_xml(PAGE), page_to_hocr(PAGE)
_XML_WORDS = in_bytes((
    *words("&b; &#0; &#x10ffff; <![CDATA[ ]]> <!-- --> </a> <a> NaN inf -1 1e999 99999999999999999999 0 bbox x_wconf title="),
    *words("HPOS VPOS WIDTH HEIGHT CONTENT SUBS_CONTENT SUBS_TYPE HypPart1 WC ID TAGREFS <HYP/> points custom regionRef index"),
    *words("conf readingDirection top-to-bottom ocr_line ocrx_word ocr_carea ocr_photo ocr_page"),
    *('<!DOCTYPE a [<!ENTITY b "c">]>', "<?x ?>", '""', " ", "0,0 1,1", "0,0 0,0 0,0 0,0", "2000,10 1,2 3,4", "bbox 9 9 1 1"),
))  # fmt: skip
_TEXT = """# 河湾日报
2026年11月23日 星期一 农历丙午年十月十五 第1版 总第3561期 国内统一刊号:CN21-0999

## 历时两年、分三期推进的河岸工程昨日验收
# 老码头改造完工

本报讯 记者吴青荷报道 首日运送乘客两千多人,
新的渡船今年上午在石桥开放。（下转第二版）

![photo](x.png)
记者江临风 摄

THE HARBOUR BELL.
LONDON, August 26.—The harbour council said that a new bridge will be open-
ed before winter. (Continued on Page 2)
\f# 第二版
（上接第一版）许多新的灯塔已经修建。
"""
_TEXTS = (
    _TEXT.encode(), _TEXT.encode("gb18030"), _TEXT.encode("utf-16"), _TEXT.encode("utf-32"), _TEXT.encode("utf-16-le"),
    "Große Brücke für Fußgänger geöffnet. Straße gesperrt.".encode("cp1252"), "碼頭改造完工，渡船恢復通航。".encode("big5"),
)  # fmt: skip
_TEXT_WORDS = (
    *in_bytes(
        words(
            "# ## | --- *** <br> <table> </td> ![ ]( - > ``` $ \\ 第二版 （下转 记者 摄 本报讯 年 月 日 农历 闰 〇 CN33-0016 邮发代号"
        )
    ),
    *in_bytes(("\0", "\f", "\n\n", "\n", "\r", "-\n", "\u2028", "\u200b", "\u00ad", " ")),
    *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff", b"\x80", b"\xed\xa0\x80", b"\x81\x30\x81\x30"),
)


def alto(data: bytes) -> None:
    _clean(_marked(data, _ALTO))


def page_xml(data: bytes) -> None:
    _clean(_marked(data, _PAGE_XML))


def hocr(data: bytes) -> None:
    _clean(_marked(data, _HOCR))


def text(data: bytes) -> None:
    _clean(edited(data, _TEXTS, _TEXT_WORDS))


def _marked(data: bytes, example: bytes) -> bytes:
    """Mostly well-formed: the layout gets what it has never seen."""
    return edited_tree(data[1:], example) if data[:1] > b"\x40" else edited(data[1:], (example,), _XML_WORDS)


def _clean(data: bytes) -> None:
    """Each page is one that ``broadsheet clean`` can write, in the order of the file and in that of the places."""
    try:
        for item in read_dump(io.BytesIO(data)):
            json.loads(page_to_json(page_in_order(item)))
            if isinstance(item, SheetDump):
                json.loads(page_to_json(layout(item.sheet, item.source)))
    except UnreadableInput as error:
        assert str(error).isprintable()
        assert error.advice
