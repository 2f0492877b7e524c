"""Copy for one page: headlines, decks, bylines, paragraphs and captions, in Chinese, English and German.

A desk serves one page. It never lets fifteen characters of body text in a row come back on it, nor eight of them in
another story (Chinese), so that measures of repetition, of text flow and of grouping mean something.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.chinese_script import to_traditional
from samples.grammar import Speaker, Symbols, common, headline_parts, topics

_CAPITAL = re.compile(r"\^([^A-Za-zÄÖÜäöü]*)(.)")
_GRAM = {"zh": 15, "en": 40, "de": 40}  # characters in a row that are said once on a page
_SHARED = {"zh": 8, "en": 18, "de": 20}  # characters in a row that two stories do not share if it can be helped
_TRIES = 30


_QUOTES = str.maketrans("“”‘’", "「」『』")


def traditional(text: str) -> str:
    """The text in traditional characters as written in Hong Kong."""
    return to_traditional(text.translate(_QUOTES))


def as_is(text: str) -> str:
    return text


@dataclass(slots=True)
class Desk:
    """What all stories of a page share: language, what was printed already, topics in turn."""

    rng: random.Random
    language: str
    convert: Callable[[str], str] = as_is
    fixed: dict[str, str] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)
    _owner: dict[str, int] = field(default_factory=dict)
    _heads: set[str] = field(default_factory=set)
    _topics: list[str] = field(default_factory=list)
    _count: int = 0

    def reporter(self) -> Reporter:
        """A reporter with a topic of their own."""
        if not self._topics:
            names = list(topics(self.files[1]))
            self._topics = self.rng.sample(names, len(names))
        topic = topics(self.files[1])[self._topics.pop()]
        self._count += 1
        return Reporter(self, Speaker(self.rng, common(self.files[0]), topic, self.fixed), topic, self._count)

    def take_over(self, reporter: Reporter) -> Reporter:
        """A reporter who goes on on this page with a story begun on another, under the same headline."""
        self._count += 1
        return Reporter(self, reporter.speaker, reporter.topic, self._count, reporter.title)

    @property
    def files(self) -> tuple[str, str]:
        """Names of the word files: shared symbols, topics."""
        return ("zh_common.txt", "zh_topics.txt") if self.language == "zh" else (f"{self.language}.txt",) * 2

    def fresh(self, make: Callable[[], str], before: str = "", owner: int = 0) -> str:
        """What ``make`` gives, tried until it repeats nothing of this page; "" if it cannot be had."""
        size, shared = _GRAM[self.language], _SHARED[self.language]
        for attempt in range(_TRIES):
            text = make()
            said = _grams(before[1 - size :] + text, size)
            if len(set(said)) < len(said) or not self._seen.isdisjoint(said):
                continue
            parts = _grams(text, shared)
            at_last = attempt > _TRIES * 0.6 and self.language != "zh"
            if at_last or all(self._owner.get(part, owner) == owner for part in parts):
                self._seen.update(said)
                self._owner.update(dict.fromkeys(parts, owner))
                return text
        return ""

    def unique_head(self, make: Callable[[], str]) -> str:
        """A headline that the page does not have yet."""
        text = make()
        for _ in range(_TRIES):
            if text not in self._heads:
                break
            text = make()
        self._heads.add(text)
        return text


def _grams(text: str, size: int) -> list[str]:
    return [text[i : i + size] for i in range(max(1, len(text) - size + 1))]


@dataclass(slots=True)
class Reporter:
    """Writes one story. All texts come out in the script of the desk."""

    desk: Desk
    speaker: Speaker
    topic: Symbols
    number: int
    title: tuple[str, ...] = ()

    @property
    def han(self) -> bool:
        return self.desk.language == "zh"

    def say(self, symbol: str) -> str:
        """One phrase; capitals set, in the desk's script."""
        return self.desk.convert(_capitals(self.speaker.say(symbol)))

    def fill(self, pattern: str) -> str:
        return self.desk.convert(_capitals(self.speaker.fill(pattern)))

    def headline(self) -> tuple[str, ...]:
        """Parts between which the headline may be broken."""
        if not self.title:
            head = self.desk.unique_head(lambda: self.say("~标题" if self.han else "~head"))
            self.title = headline_parts(head)
        return self.title

    def kicker(self) -> str:
        return self.desk.unique_head(lambda: self.say("~引题"))

    def subtitle(self) -> str:
        return self.desk.unique_head(lambda: self.say("~副题" if self.han else "~deck"))

    def crosshead(self) -> str:
        return self.desk.unique_head(lambda: self.say("~小标" if self.han else "~sub"))

    def label(self) -> str:
        return self.say("~栏目" if self.han else "~label")

    def caption(self) -> str:
        if not self.han:
            return self.say("caption") + "."
        text = self.desk.fresh(lambda: self.say("照片说明"), owner=self.number)
        return text or self.say("~图景")

    def opening(self) -> str:
        return self.desk.fresh(lambda: self.say("导语事" if self.han else "opening"), owner=self.number)

    def brief(self) -> str:
        return self.desk.fresh(lambda: self.say("短讯" if self.han else "brief"), owner=self.number)

    def sentences(self, before: str = "") -> Iterator[str]:
        """Sentences without end; ``before`` is the text that they follow."""
        kinds = ("叙述", "数据", "引语", "措施", "展望") if self.han else ("telling", "figures", "quoting", "looking")
        weights = (5, 2, 3, 2, 1) if self.han else (6, 2, 3, 1)
        dry = 0
        while dry < _TRIES:
            kind = self.desk.rng.choices(kinds, weights[: len(kinds)])[0]
            text = self.desk.fresh(lambda kind=kind: self.say(kind), before, self.number)  # type: ignore[misc]
            dry = 0 if text else dry + 1
            if text:
                yield text
                before = text

    def paragraph(self, length: int, opening: str = "") -> str:
        """A paragraph of about ``length`` characters that begins with ``opening``."""
        text, joint = opening, "" if self.han else " "
        if not text:
            text = next(self.sentences(), "")
        for sentence in self.sentences(text):
            if len(text) >= length:
                break
            text += joint + sentence
        return text


def _capitals(text: str) -> str:
    """A caret makes the next letter a capital; doubled stops that slots left behind are made single."""
    text = _CAPITAL.sub(lambda m: m[1] + m[2].upper(), text)
    return re.sub(r"^(\W*)([a-zäöü])", lambda m: m[1] + m[2].upper(), text.replace("..", "."))
