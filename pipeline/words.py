"""Word lists of English, German and French, from the dictionaries that pyspellchecker carries."""

from __future__ import annotations

import gzip
import json
from functools import cache
from importlib import resources

LANGUAGES = ("en", "de", "fr")


def is_word(text: str) -> bool:
    """Whether one of the languages knows the word, whatever its capitals; a list loads when it is first asked."""
    lowered = text.lower()
    return any(lowered in _word_list(language) for language in LANGUAGES)


def is_word_of(text: str, language: str) -> bool:
    """Whether the language ("en", "de" or "fr") knows the word, whatever its capitals."""
    return text.lower() in _word_list(language)


@cache
def _word_list(language: str) -> frozenset[str]:
    packed = (resources.files("spellchecker") / "resources" / f"{language}.json.gz").read_bytes()
    return frozenset(word.lower() for word in json.loads(gzip.decompress(packed)))
