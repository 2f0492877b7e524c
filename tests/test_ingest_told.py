"""What other people's ALTO and PAGE say of articles, roles and order is believed where the order of the file is."""

from __future__ import annotations

from io import BytesIO

from pipeline.document import Page, Role
from pipeline.ingest import page_in_order, read_dump

FERRY = ("The ferry landing was closed", "by the flood of last week.")
BRIDGE = ("The old bridge will be mended", "before the winter sets in.")


def read(text: str) -> Page:
    (dump,) = read_dump(BytesIO(text.encode()))
    return page_in_order(dump)


def roles(page: Page) -> dict[str, Role]:
    return {line.text: line.role for line in page.lines}


def region(name: str, texts: tuple[str, ...], top: int, attributes: str = "", line: str = "") -> str:
    rows = "".join(
        f'<TextLine id="{name}l{n}" {line}><Coords points="10,{y} 400,{y} 400,{y + 20} 10,{y + 20}"/>'
        f"<TextEquiv><Unicode>{text}</Unicode></TextEquiv></TextLine>"
        for n, text in enumerate(texts)
        for y in (top + 30 * n,)
    )
    bottom = top + 30 * len(texts)
    coords = f'<Coords points="10,{top} 400,{top} 400,{bottom} 10,{bottom}"/>'
    return f'<TextRegion id="{name}" {attributes}>{coords}{rows}</TextRegion>'


def page_xml(body: str) -> str:
    namespace = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
    return f'<PcGts xmlns="{namespace}"><Page imageWidth="800" imageHeight="1000">{body}</Page></PcGts>'


def test_articles_as_transkribus_names_them_in_lines() -> None:
    def mark(article: str) -> str:
        return f"""custom="readingOrder {{index:0;}} structure {{id:{article}; type:article;}}" """

    page = read(
        page_xml(
            region("r1", ("BRIDGE TO BE MENDED",), 100, 'type="heading"', mark("a9"))
            + region("r2", ("FERRY LANDING CLOSED",), 140, 'type="heading"', mark("a2"))
            + region("r3", FERRY, 200, 'type="paragraph"', mark("a2"))
            + region("r4", BRIDGE, 300, 'type="paragraph"', mark("a9"))
        )
    )
    assert [(a.headline, a.text) for a in page.articles] == [
        ("BRIDGE TO BE MENDED", " ".join(BRIDGE)),
        ("FERRY LANDING CLOSED", " ".join(FERRY)),
    ]


def test_articles_as_groups_of_the_reading_order_of_page() -> None:
    order = (
        '<ReadingOrder><OrderedGroup id="o">'
        '<OrderedGroupIndexed id="g1" index="0" type="article"><RegionRefIndexed index="0" regionRef="r2"/>'
        '<RegionRefIndexed index="1" regionRef="r4"/></OrderedGroupIndexed>'
        '<OrderedGroupIndexed id="g2" index="1" type="article"><RegionRefIndexed index="0" regionRef="r1"/>'
        '<RegionRefIndexed index="1" regionRef="r3"/></OrderedGroupIndexed></OrderedGroup></ReadingOrder>'
    )
    page = read(
        page_xml(
            order
            + region("r1", ("FERRY LANDING CLOSED",), 100, 'type="heading"')
            + region("r2", ("BRIDGE TO BE MENDED",), 140, 'type="heading"')
            + region("r3", FERRY, 200)
            + region("r4", BRIDGE, 300)
        )
    )
    assert [(a.headline, a.text) for a in page.articles] == [
        ("BRIDGE TO BE MENDED", " ".join(BRIDGE)),
        ("FERRY LANDING CLOSED", " ".join(FERRY)),
    ]


def test_types_of_page_without_articles() -> None:
    page = read(
        page_xml(
            region("r0", ("17",), 10, 'type="page-number"')
            + region("r1", ("FERRY LANDING CLOSED",), 100, 'type="heading"')
            + region("r2", FERRY, 200)
            + '<ImageRegion id="i"><Coords points="10,300 400,300 400,500 10,500"/></ImageRegion>'
            + region("r3", ("Men at work on the landing",), 510, 'type="caption"')
            + region("r4", ("Otto Linde",), 540, 'type="credit"')
            + '<AdvertRegion id="ad"><Coords points="10,600 400,600 400,700 10,700"/>'
            + region("r5", ("Fresh oysters daily", "at Pringle and Sons"), 600)
            + "</AdvertRegion>"
        )
    )
    found = roles(page)
    assert found["17"] is Role.FOLIO
    assert found["Men at work on the landing"] is Role.CAPTION
    assert found["Otto Linde"] is Role.CREDIT
    (article,) = page.articles
    assert (article.headline, article.text) == ("FERRY LANDING CLOSED", " ".join(FERRY))
    assert (article.images[0].caption, article.images[0].credit) == ("Men at work on the landing", "Otto Linde")
    assert [ad.text for ad in page.advertisements] == ["Fresh oysters daily at Pringle and Sons"]


def block(name: str, texts: tuple[str, ...], top: int, tags: str = "") -> str:
    rows = "".join(
        f'<TextLine HPOS="10" VPOS="{top + 30 * n}" WIDTH="390" HEIGHT="20">'
        + "<SP/>".join(f'<String CONTENT="{word}"/>' for word in text.split())
        + "</TextLine>"
        for n, text in enumerate(texts)
    )
    return f'<TextBlock ID="{name}" TAGREFS="{tags}">{rows}</TextBlock>'


def alto(tags: str, order: str, body: str) -> str:
    namespace = "http://www.loc.gov/standards/alto/ns-v4#"
    return (
        f'<alto xmlns="{namespace}"><Tags>{tags}</Tags>{order}'
        f'<Layout><Page WIDTH="800" HEIGHT="1000"><PrintSpace>{body}</PrintSpace></Page></Layout></alto>'
    )


TAGS = (
    '<LayoutTag ID="T1" LABEL="Headline"/><LayoutTag ID="T2" LABEL="Caption"/><OtherTag ID="T3" LABEL="Advertisement"/>'
    '<OtherTag ID="T4" LABEL="NumberingZone"/><StructureTag ID="S1" TYPE="article" LABEL="first"/>'
    '<StructureTag ID="S2" TYPE="Article" LABEL="second"/>'
)


def test_tags_of_alto() -> None:
    page = read(
        alto(
            TAGS,
            "",
            block("b0", ("17",), 10, "T4")
            + block("b1", ("FERRY LANDING CLOSED",), 100, "T1 S1")
            + block("b2", ("BRIDGE TO BE MENDED",), 130, "T1 S2")
            + block("b3", FERRY, 200, "S1")
            + block("b4", BRIDGE, 300, "S2")
            + '<Illustration ID="i" TAGREFS="S2" HPOS="10" VPOS="400" WIDTH="390" HEIGHT="100"/>'
            + block("b5", ("The bridge as it stands",), 510, "S2 T2")
            + block("b6", ("Fresh oysters daily",), 600, "T3"),
        )
    )
    assert [(a.headline, a.text) for a in page.articles] == [
        ("FERRY LANDING CLOSED", " ".join(FERRY)),
        ("BRIDGE TO BE MENDED", " ".join(BRIDGE)),
    ]
    assert page.articles[1].images[0].caption == "The bridge as it stands"
    assert [ad.text for ad in page.advertisements] == ["Fresh oysters daily"]
    assert roles(page)["17"] is Role.FOLIO


def test_headlines_of_alto_without_articles() -> None:
    blocks = block("b1", ("High water at Kingsport",), 100, "T1") + block("b2", FERRY, 200)
    blocks += block("b3", ("Bridge to be mended",), 300, "T1") + block("b4", BRIDGE, 340)
    assert [(a.headline, a.text) for a in read(alto(TAGS, "", blocks)).articles] == [
        ("High water at Kingsport", " ".join(FERRY)),
        ("Bridge to be mended", " ".join(BRIDGE)),
    ]


def test_the_reading_order_of_alto_goes_before_that_of_the_file() -> None:
    order = (
        '<ReadingOrder><OrderedGroup ID="o"><ElementRef ID="e1" REF="b2"/><ElementRef ID="e2" REF="b1"/>'
        '<ElementRef ID="e3" REF="b3"/></OrderedGroup></ReadingOrder>'
    )
    body = block("b1", FERRY[:1], 200) + block("b2", ("FERRY LANDING CLOSED",), 100) + block("b3", FERRY[1:], 230)
    (article,) = read(alto("", order, body)).articles
    assert (article.headline, article.text) == ("FERRY LANDING CLOSED", " ".join(FERRY))


def test_what_is_told_of_some_blocks_leaves_the_others_to_be_found() -> None:
    page = read(
        alto(
            TAGS,
            "",
            block("b1", ("FERRY LANDING CLOSED",), 100, "T1 S1")
            + block("b2", FERRY, 200, "S1")
            + block("b3", ("BRIDGE TO BE MENDED",), 300)
            + block("b4", BRIDGE, 340),
        )
    )
    assert [(a.headline, a.text) for a in page.articles] == [
        ("FERRY LANDING CLOSED", " ".join(FERRY)),
        ("BRIDGE TO BE MENDED", " ".join(BRIDGE)),
    ]
