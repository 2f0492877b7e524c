"""The language of an article: told from a sentence, and None rather than a guess."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from exported import page_called, valid
from lxml import etree

from bench.proofs.schemas import SCHEMAS
from pipeline.document import Page, Paragraph, Role
from pipeline.export.alto import page_to_alto
from pipeline.export.hocr import page_to_hocr
from pipeline.export.language import CODES, language_of_text, languages_of_page
from pipeline.export.page_languages import page_language
from pipeline.export.page_xml import page_to_page_xml
from pipeline.export.tei import page_to_tei

SENTENCES = {
    "石桥长三百米，由当地工匠修建，历时两年完成。": "zh",
    "雲溪工人日報今日起增出副刊，歡迎讀者投稿。": "zh",
    "川辺の町で新しい橋が開通した。": "ja",
    "강변 마을에 새 다리가 개통되었다.": "ko",
    "The council voted on Tuesday to keep the evening school open.": "en",
    "Der Stadtrat beschloß am Dienstag, die Abendschule offen zu halten.": "de",
    "Le conseil a voté mardi pour garder l'école du soir ouverte.": "fr",
    "El consejo votó el martes mantener abierta la escuela nocturna.": "es",
    "Il consiglio ha votato martedì per tenere aperta la scuola serale.": "it",
    "Kommunfullmäktige beslutade på tisdagen att hålla kvällsskolan öppen.": "sv",
    "Городской совет решил оставить вечернюю школу открытой на всю зиму.": "ru",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_is_enough(sentence: str) -> None:
    assert language_of_text(sentence) == SENTENCES[sentence]


@pytest.mark.parametrize("text", ["", " ", "1234 5678", "。。。", "O", "Le", "BERLIN", "\ud800\ud801", "— * —"])
def test_no_guess_where_there_is_too_little(text: str) -> None:
    assert language_of_text(text) is None


def test_wide_letters_and_reading_errors_do_not_matter() -> None:
    assert language_of_text("Ｔｈｅ ｃｏｕｎｃｉｌ ｖｏｔｅｄ ｏｎ Ｔｕｅｓｄａｙ") == "en"
    chance = random.Random(4)
    text = "The council voted on Tuesday to keep the evening school open through the whole of the winter. " * 3
    garbled = "".join(chance.choice("abcdehilnorstu") if chance.random() < 0.1 and c != " " else c for c in text)
    assert language_of_text(garbled) == "en"


def test_the_languages_of_a_page_are_those_of_its_articles_the_fullest_first() -> None:
    assert languages_of_page(page_called("front_zh")) == ("zh",)
    assert languages_of_page(page_called("front_en")) == ("en",)
    mixed = page_called("front_zh")
    english = page_called("front_en").articles[0]
    assert languages_of_page(replace(mixed, articles=(english, *mixed.articles))) == ("zh", "en")
    assert languages_of_page(replace(mixed, articles=())) == ()


@pytest.mark.parametrize(
    ("write", "name", "where", "said"),
    [
        (page_to_alto, "alto", "/*/*/*[local-name()='Page']/@LANG", "zh"),
        (page_to_page_xml, "page", "/*/*[local-name()='Page']/@primaryLanguage", "Chinese"),
        (page_to_page_xml, "page", "//*[local-name()='TextRegion'][@type='paragraph'][1]/@primaryLanguage", "Chinese"),
        (page_to_tei, "tei", "//*[local-name()='langUsage']/*/@ident", "zh"),
        (page_to_tei, "tei", "//*[local-name()='div'][@type='article'][1]/@xml:lang", "zh"),
        (page_to_hocr, None, "/*/@lang", "zh"),
        (page_to_hocr, None, "/*/@xml:lang", "zh"),
    ],
)
def test_formats_say_the_language(write: Callable[[Page], bytes], name: str | None, where: str, said: str) -> None:
    data = write(page_called("front_zh"))
    root = valid(data, name) if name else etree.fromstring(data)
    assert root.xpath(where)[0] == said


def test_alto_says_what_differs_from_the_page() -> None:
    page, other = (
        page_called("front_zh"),
        "The council voted on Tuesday to keep the evening school open through the winter.",
    )
    told = Paragraph(other, Role.BODY, page.articles[0].paragraphs[0].lines)
    lead = replace(page.articles[0], headline=None, paragraphs=(told,))
    root = valid(page_to_alto(replace(page, articles=(lead, *page.articles[1:]))), "alto")
    assert root.xpath("//*[local-name()='Page']/@OTHERLANGS") == ["en"]
    assert set(root.xpath("//*[local-name()='TextBlock']/@LANG")) == {"en"}


def test_every_language_that_can_be_told_has_a_name_in_page() -> None:
    names = {page_language(code) for code in CODES.split()}
    listed = set(
        etree.parse(SCHEMAS / "page-2019-07-15.xsd").xpath(
            "//*[@name='LanguageSimpleType']//*[local-name()='enumeration']/@value"
        )
    )
    assert "other" not in names
    assert names <= listed
    assert page_language(None) is None
    assert page_language("xx") == "other"
