"""The language of an article: told from a sentence, and None rather than a guess."""

from __future__ import annotations

import random

import pytest

from pipeline.export.language import language_of_text

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
