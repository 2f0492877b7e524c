"""What is compared of a page: its stories, its masthead, and body lines that are labelled with their story."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """An article as text. What is absent is an empty string or tuple; nothing is normalised yet."""

    kicker: str = ""
    headline: str = ""
    subtitle: str = ""
    byline: str = ""
    jump: str = ""
    body: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The body, a paragraph a line."""
        return "\n".join(self.body)

    @property
    def fields(self) -> tuple[str, ...]:
        """All that is printed with the body: headings, captions, credits and the jump line."""
        return (self.kicker, self.headline, self.subtitle, *self.captions, *self.credits, self.jump)


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A piece of body text; ``story`` is an index into the stories of the page."""

    text: str
    story: int


@dataclass(frozen=True, slots=True)
class PageText:
    """``masthead`` holds pairs of field and value as in the article JSON; ``other`` all text outside of stories."""

    stories: tuple[Story, ...] = ()
    masthead: tuple[tuple[str, str], ...] = ()
    other: tuple[str, ...] = ()
    lines: tuple[BodyLine, ...] = ()
    everything: tuple[str, ...] = ()
