"""ALTO, PAGE and hOCR: places, units, order, and what a stranger's XML may not do."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from conftest import SHARED

from pipeline.document import Role
from pipeline.errors import UnreadableInput
from pipeline.geometry import Box
from pipeline.ingest import Passage, PictureMark, SheetDump, page_in_order, read_dump
from pipeline.layout import layout

STORY = [
    "The harbor board voted last",
    "night to repair the old co-",
    "lumn at the ferry landing.",
    "Work begins in June.",
]


def alto(
    *, unit: str = "pixel", namespace: str = "http://www.loc.gov/standards/alto/ns-v3#", scale: float = 1.0
) -> str:
    def at(left: float, top: float, width: float, height: float) -> str:
        values = zip(("HPOS", "VPOS", "WIDTH", "HEIGHT"), (left, top, width, height), strict=True)
        return " ".join(f'{name}="{value * scale:g}"' for name, value in values)

    rows = ""
    for number, text in enumerate(STORY):
        words = text.removesuffix("-").split()
        strings = "<SP/>".join(
            f'<String CONTENT="{word}" WC="0.8" {at(100 + 60 * n, 300 + 30 * number, 50, 20)}/>'
            for n, word in enumerate(words)
        )
        hyphen = '<HYP CONTENT="-"/>' if text.endswith("-") else ""
        rows += f"<TextLine {at(100, 300 + 30 * number, 400, 20)}>{strings}{hyphen}</TextLine>"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="{namespace}"><Description><MeasurementUnit>{unit}</MeasurementUnit></Description>
<Styles><TextStyle ID="small" FONTSIZE="8"/><TextStyle ID="large" FONTSIZE="24"/></Styles>
<Layout><Page {at(0, 0, 1000, 1400).split(" ", 2)[2]} PHYSICAL_IMG_NR="1"><PrintSpace>
<TextBlock ID="b1" STYLEREFS="large"><TextLine {at(100, 200, 500, 60)}>
<String CONTENT="BRIDGE REPAIRED" WC="0.5" {at(100, 200, 500, 60)}/></TextLine></TextBlock>
<ComposedBlock><TextBlock ID="b2" STYLEREFS="small">{rows}</TextBlock>
<Illustration ID="i1" {at(600, 300, 300, 200)}/><GraphicalElement ID="g1" {at(550, 200, 2, 900)}/></ComposedBlock>
</PrintSpace></Page></Layout></alto>"""


def read(text: str | bytes) -> list[SheetDump]:
    dumps = list(read_dump(io.BytesIO(text.encode() if isinstance(text, str) else text)))
    assert all(isinstance(dump, SheetDump) for dump in dumps)
    return [dump for dump in dumps if isinstance(dump, SheetDump)]


@pytest.mark.parametrize(
    ("unit", "scale"), [("pixel", 1.0), ("mm10", 254 / 300), ("inch1200", 4.0)], ids=["pixel", "mm10", "inch1200"]
)
@pytest.mark.parametrize("version", ["ns-v2#", "ns-v3#", "ns-v4#"])
def test_alto_units_and_versions(unit: str, scale: float, version: str) -> None:
    (dump,) = read(alto(unit=unit, scale=scale, namespace=f"http://www.loc.gov/standards/alto/{version}"))
    sheet = dump.sheet
    assert (round(sheet.width), round(sheet.height)) == (1000, 1400)
    assert [span.text for span in sheet.spans] == ["BRIDGE REPAIRED", *STORY]
    assert sheet.spans[1].box.as_tuple() == pytest.approx((100, 300, 500, 320), abs=0.01)
    assert sheet.spans[1].confidence == pytest.approx(0.8)
    assert sheet.pictures[0].box.as_tuple() == pytest.approx((600, 300, 900, 500), abs=0.01)
    assert sheet.rules[0].box.as_tuple() == pytest.approx((550, 200, 552, 1100), abs=0.01)
    assert dump.source.dpi == (None if unit == "pixel" else 300)


def test_alto_in_the_order_of_the_file() -> None:
    (dump,) = read(alto())
    assert [type(piece) for piece in dump.pieces] == [Passage, Passage, PictureMark]
    assert [piece.level for piece in dump.pieces if isinstance(piece, Passage)] == [1, 0]
    (article,) = page_in_order(dump).articles
    assert article.headline == "BRIDGE REPAIRED"
    assert article.text == (
        "The harbor board voted last night to repair the old column at the ferry landing. Work begins in June."
    )
    assert article.images[0].box == Box(600, 300, 900, 500)
    assert article.regions[0] == Box(100, 200, 600, 410)


def test_alto_goes_through_the_layout_stages() -> None:
    (dump,) = read(alto())
    page = layout(dump.sheet, dump.source)
    assert "old column at the ferry" in " ".join(article.text for article in page.articles)
    assert page.source.width == 1000


def test_a_line_across_columns_is_parted_where_the_gap_is_wide() -> None:
    words = '<String CONTENT="left" HPOS="0" VPOS="0" WIDTH="50" HEIGHT="20"/><String CONTENT="{}" HPOS="{}" VPOS="0" WIDTH="50" HEIGHT="20"/>'
    line = '<TextLine HPOS="0" VPOS="0" WIDTH="400" HEIGHT="20">{}</TextLine>'
    body = line.format(words.format("right", 300)) + line.format(words.format("near", 60))
    text = (
        f'<alto xmlns="x"><Layout><Page WIDTH="400" HEIGHT="400"><TextBlock>{body}</TextBlock></Page></Layout></alto>'
    )
    (dump,) = read(text)
    assert [span.text for span in dump.sheet.spans] == ["left", "right", "left near"]
    assert [line.text for piece in dump.pieces if isinstance(piece, Passage) for line in piece.lines] == [
        "left right",
        "left near",
    ]


def row(words: str, left: int, top: int, *, gap: int = 10, tall: tuple[int, ...] = (), height: int = 20) -> str:
    """A line of ALTO whose words are 50 wide and 20 high, but for those that reach down over the next line."""
    strings = "".join(
        f'<String CONTENT="{word}" HPOS="{left + n * (50 + gap)}" VPOS="{top}" WIDTH="50" HEIGHT="{44 if n in tall else 20}"/>'
        for n, word in enumerate(words.split())
    )
    width = (50 + gap) * len(words.split()) - gap
    return f'<TextLine HPOS="{left}" VPOS="{top}" WIDTH="{width}" HEIGHT="{height}">{strings}</TextLine>'


def spans_of(*rows: str) -> list[tuple[str, float, float]]:
    """Text, top and bottom of the spans of a block of such lines."""
    body = f"<TextBlock>{''.join(rows)}</TextBlock>"
    (dump,) = read(f'<alto xmlns="x"><Layout><Page WIDTH="900" HEIGHT="400">{body}</Page></Layout></alto>')
    return [(span.text, span.box.top, span.box.bottom) for span in dump.sheet.spans]


def test_a_line_that_is_stated_twice_as_high_is_as_high_as_its_words() -> None:
    assert spans_of(row("the old pier", 100, 100, height=44), row("was mended", 100, 124)) == [
        ("the old pier", 100, 120),
        ("was mended", 124, 144),
    ]


def test_the_last_line_of_a_block_too() -> None:
    assert spans_of(row("and the ferry sails again", 100, 100, height=44)) == [("and the ferry sails again", 100, 120)]


def test_a_word_joined_to_the_one_below_makes_no_large_type() -> None:
    assert spans_of(row("noon.The ferry sailed at dawn", 100, 100, tall=(0,), height=44)) == [
        ("noon.The ferry sailed at dawn", 100, 120)
    ]


def test_a_headline_keeps_its_height() -> None:
    large = row("FERRY SAILS", 100, 100, height=44, tall=(0, 1))
    assert spans_of(large, row("It sailed at dawn", 100, 150)) == [
        ("FERRY SAILS", 100, 144),
        ("It sailed at dawn", 150, 170),
    ]


def test_a_line_driven_out_to_fill_its_column_is_one_line() -> None:
    assert [text for text, _, _ in spans_of(row("four words far apart", 100, 100, gap=55))] == ["four words far apart"]


@pytest.mark.parametrize(
    ("right", "top", "told"),
    [
        (170, 0, ["of the well-known town", "next row"]),
        (171, 2, ["of the well-known town", "next row"]),
        (172, 0, ["of the well-", "known town", "next row"]),
        (170, 8, ["of the well-", "known town", "next row"]),
    ],
    ids=["touching", "nearly", "white", "not level"],
)
def test_pieces_that_touch_are_one_line(right: int, top: int, told: list[str]) -> None:
    found = spans_of(row("of the well-", 0, 0), row("known town", right, top), row("next row", 0, 30))
    assert [text for text, _, _ in found] == told


@pytest.mark.parametrize(("story", "told"), [("s1", ["left side right side"]), ("s2", ["left side", "right side"])])
def test_pieces_of_two_stories_stay_apart(story: str, told: list[str]) -> None:
    tags = '<Tags><StructureTag ID="s1" TYPE="article"/><StructureTag ID="s2" TYPE="article"/></Tags>'
    blocks = (
        f'<TextBlock TAGREFS="s1">{row("left side", 0, 0)}</TextBlock>'
        f'<TextBlock TAGREFS="{story}">{row("right side", 110, 0)}</TextBlock>'
    )
    (dump,) = read(f'<alto xmlns="x">{tags}<Layout><Page WIDTH="400" HEIGHT="400">{blocks}</Page></Layout></alto>')
    assert [span.text for span in dump.sheet.spans] == told


def test_several_pages_come_one_by_one() -> None:
    page = '<Page WIDTH="9" HEIGHT="9"><TextBlock><TextLine HPOS="1" VPOS="1" WIDTH="5" HEIGHT="2"><String CONTENT="{}"/></TextLine></TextBlock></Page>'
    text = f'<alto xmlns="x"><Layout>{page.format("one")}{page.format("two")}</Layout></alto>'
    assert [(d.source.page, d.sheet.spans[0].text) for d in read(text)] == [(1, "one"), (2, "two")]


PAGE = """<?xml version="1.0"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/{year}"><Page imageWidth="800" imageHeight="1000">
<ReadingOrder><OrderedGroup id="o"><RegionRefIndexed index="0" regionRef="r2"/><RegionRefIndexed index="1" regionRef="r1"/>
</OrderedGroup></ReadingOrder>
<TextRegion id="r1" type="paragraph">{coords_r1}<TextLine id="l1">{coords_l1}
<TextEquiv index="1"><Unicode>worse</Unicode></TextEquiv>
<TextEquiv index="0" conf="0.75"><Unicode>河堤昨天修好了。</Unicode></TextEquiv></TextLine>
<TextLine id="l2">{coords_l2}<Word id="w1">{coords_l2}<TextEquiv><Unicode>渡船</Unicode></TextEquiv></Word>
<Word id="w2">{coords_l2}<TextEquiv><Unicode>通航了。</Unicode></TextEquiv></Word></TextLine></TextRegion>
<TextRegion id="r2" type="heading">{coords_r1}<TextEquiv><Unicode>河堤
修好了</Unicode></TextEquiv></TextRegion>
<ImageRegion id="r3">{coords_r1}</ImageRegion><SeparatorRegion id="r4">{coords_l1}</SeparatorRegion>
<TableRegion id="r5">{coords_r1}<TextRegion id="r6">{coords_l1}<TextLine id="l6">{coords_l1}
<TextEquiv><Unicode>表中文字</Unicode></TextEquiv></TextLine></TextRegion></TableRegion>
</Page></PcGts>"""


def corners(left: int, top: int, right: int, bottom: int, *, old: bool) -> str:
    points = [(left, top), (right, top), (right, bottom), (left, bottom)]
    if old:
        return "<Coords>" + "".join(f'<Point x="{x}" y="{y}"/>' for x, y in points) + "</Coords>"
    return '<Coords points="' + " ".join(f"{x},{y}" for x, y in points) + '"/>'


@pytest.mark.parametrize("year", ["2010-03-19", "2013-07-15", "2019-07-15"])
def test_page_xml(year: str) -> None:
    old = year.startswith("2010")
    text = PAGE.format(
        year=year,
        coords_r1=corners(100, 100, 500, 200, old=old),
        coords_l1=corners(100, 300, 500, 330, old=old),
        coords_l2=corners(100, 340, 500, 370, old=old),
    )
    (dump,) = read(text)
    assert [span.text for span in dump.sheet.spans] == [
        "河堤",
        "修好了",
        "河堤昨天修好了。",
        "渡船通航了。",
        "表中文字",
    ]
    assert dump.sheet.spans[0].box == Box(100, 100, 500, 150)
    assert dump.sheet.spans[2].confidence == 0.75
    assert [picture.box for picture in dump.sheet.pictures] == [Box(100, 100, 500, 200)]
    assert [rule.box for rule in dump.sheet.rules] == [Box(100, 300, 500, 330)]
    article = page_in_order(dump).articles[0]
    assert (article.headline, article.paragraphs[0].text) == ("河堤修好了", "河堤昨天修好了。渡船通航了。")


HOCR = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta name="ocr-system" content="x"/></head><body>
<div class="ocr_page" title='image "a.png"; bbox 0 0 900 700; ppageno 0; scan_res 300 300'>
<div class="ocr_photo" title="bbox 500 10 880 300"></div><div class="ocr_separator" title="bbox 480 10 482 600"></div>
<div class="ocr_carea" title="bbox 10 10 470 600"><p class="ocr_par">
<span class="ocr_header" title="bbox 10 10 470 70; x_size 60"><span class="ocrx_word" title="bbox 10 10 470 70; x_wconf 90">BRIDGE&nbsp;DONE</span></span></p>
<p class="ocr_par"><span class="ocr_line" title="bbox 10 100 470 120; x_size 20">
<span class="ocrx_word" title="bbox 10 100 200 120; x_wconf 96">The</span> <span class="ocrx_word" title="bbox 210 100 470 120; x_wconf 80">harbor</span></span>
<span class="ocr_line" title="bbox 10 130 470 150; x_size 20">board met &amp; voted.</span></p></div></div></body></html>"""


def test_hocr() -> None:
    (dump,) = read(HOCR)
    assert [span.text for span in dump.sheet.spans] == ["BRIDGE DONE", "The harbor", "board met & voted."]
    assert dump.sheet.spans[1].confidence == pytest.approx(0.88)
    assert (dump.source.width, dump.source.height, dump.source.dpi) == (900, 700, 300)
    assert dump.sheet.pictures[0].box == Box(500, 10, 880, 300)
    assert dump.sheet.rules[0].box == Box(480, 10, 482, 600)
    (article,) = page_in_order(dump).articles
    assert (article.headline, article.text) == ("BRIDGE DONE", "The harbor board met & voted.")


@pytest.mark.parametrize("cut", [0.3, 0.7, 0.95])
def test_damaged_xml_gives_one_line(cut: float) -> None:
    text = alto()
    with pytest.raises(UnreadableInput) as caught:
        read(text[: int(cut * len(text))])
    assert "\n" not in str(caught.value)
    assert "damaged" in str(caught.value)


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("do not read me")
    head, _, tail = alto().partition("?>")
    for entity in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', '<!ENTITY x "lol">'):
        text = f"{head}?><!DOCTYPE alto [{entity}]>{tail.replace('BRIDGE REPAIRED', '&x;')}"
        with pytest.raises(UnreadableInput, match=r"entit|damaged"):
            read(text)


@pytest.mark.parametrize("text", ["<alto xmlns='x'><Layout/></alto>", "<PcGts xmlns='x'/>"])
def test_a_file_without_a_page(text: str) -> None:
    with pytest.raises(UnreadableInput, match="no page"):
        read(text)


def test_an_empty_page_gives_an_empty_result() -> None:
    (dump,) = read('<alto xmlns="x"><Layout><Page WIDTH="9" HEIGHT="9"/></Layout></alto>')
    assert page_in_order(dump).articles == ()
    assert layout(dump.sheet, dump.source).articles == ()


def test_senseless_places_are_no_places() -> None:
    text = '<alto xmlns="x"><Layout><Page><TextBlock><TextLine HPOS="a" WIDTH="-4"><String CONTENT="alone"/></TextLine></TextBlock></Page></Layout></alto>'
    (dump,) = read(text)
    assert dump.sheet.spans == ()
    page = page_in_order(dump)
    assert [(line.text, line.box, line.role) for line in page.lines] == [("alone", None, Role.UNASSIGNED)]


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "spans", "word"),
    [
        ("evening_star_1916", 1000, "tomor-"),
        ("national_tribune", 770, "Eighth Page"),
        ("nordstern_1878", 580, "Der Nordstern"),
        ("omaha_bee_1887", 1360, "OMAHA"),
    ],
)
def test_real_files(name: str, spans: int, word: str) -> None:
    (dump,) = read_dump(SHARED / "pages" / f"{name}.alto.xml")
    assert isinstance(dump, SheetDump)
    assert len(dump.sheet.spans) >= spans
    assert any(word in span.text for span in dump.sheet.spans)
    boxes = [span.box for span in dump.sheet.spans]
    assert max(box.right for box in boxes) <= dump.sheet.width * 1.01
    assert max(box.bottom for box in boxes) <= dump.sheet.height * 1.01
