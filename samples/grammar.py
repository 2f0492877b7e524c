"""Sentences from a small grammar: symbols expand into phrases, each drawn without replacement while the stock lasts."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

Symbols = Mapping[str, tuple[str, ...]]

_SLOT = re.compile(r"\{([^{}]+)\}")
_WHOLE = re.compile(r"(\d+)-(\d+)")
_DECIMAL = re.compile(r"(\d+\.\d)-(\d+\.\d)")
_BREAK = "/"  # where a headline may go on in the next line


def _entries(name: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(topic, symbol, alternatives) of a word file; lines outside a topic have the topic ""."""
    topic = ""
    for row in files("samples").joinpath("words", name).read_text(encoding="utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        if row.startswith("["):
            topic = row.strip("[]")
            continue
        symbol, _, alternatives = row.partition(": ")
        yield topic, symbol, tuple(alternatives.split("|"))


@cache
def common(name: str) -> Symbols:
    """The symbols of a word file that belong to no topic."""
    return {symbol: alternatives for topic, symbol, alternatives in _entries(name) if not topic}


@cache
def topics(name: str) -> Mapping[str, Symbols]:
    """The symbols of a word file by topic, in the order of the file."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for topic, symbol, alternatives in _entries(name):
        if topic:
            found.setdefault(topic, {})[symbol] = alternatives
    return found


class Speaker:
    """Expands symbols; remembers what it said, so that phrases do not come back before the stock is used up.

    ``{symbol}`` expands afresh, ``{symbol#1}`` stays the same for this speaker, ``{~symbol}`` is looked up in the topic and then
    among the shared symbols too (where it is written with its ``~``), ``{3-90}`` is a whole and ``{1.2-9.8}`` a decimal number. KeyError on an unknown symbol.
    """

    def __init__(self, rng: random.Random, shared: Symbols, topic: Symbols, fixed: Mapping[str, str]) -> None:
        self._rng, self._shared, self._topic = rng, shared, topic
        self._fixed = dict(fixed)
        self._decks: dict[str, list[str]] = {}

    def say(self, symbol: str) -> str:
        """One expansion of the symbol."""
        return self.fill(self._draw(symbol))

    def fill(self, pattern: str) -> str:
        """The pattern with all its slots filled."""
        while _SLOT.search(pattern):
            pattern = _SLOT.sub(lambda m: self._slot(m[1]), pattern)
        return pattern

    def _slot(self, slot: str) -> str:
        if whole := _WHOLE.fullmatch(slot):
            return str(self._rng.randint(int(whole[1]), int(whole[2])))
        if decimal := _DECIMAL.fullmatch(slot):
            return f"{self._rng.uniform(float(decimal[1]), float(decimal[2])):.1f}"
        symbol, same, _ = slot.partition("#")
        if not same:
            return self._draw(symbol)
        if slot not in self._fixed:
            self._fixed[slot] = self.say(symbol)
        return self._fixed[slot]

    def _draw(self, symbol: str) -> str:
        deck = self._decks.get(symbol)
        if not deck:
            own = self._topic.get(symbol[1:], ()) if symbol.startswith("~") else ()
            stock = own + (self._shared.get(symbol, ()) if own else self._shared[symbol])
            deck = self._decks[symbol] = self._rng.sample(stock, len(stock))
        return deck.pop()


def headline_parts(text: str) -> tuple[str, ...]:
    """The parts between which a headline may be broken."""
    return tuple(part for part in text.split(_BREAK) if part)
