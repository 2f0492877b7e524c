"""Letters that print knows and text does not need: ligatures, the long s, soft hyphens."""

from __future__ import annotations

_PLAIN = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "ſ": "s",
        "ꝛ": "r",  # the round r of Fraktur
        "⸗": "-",
        "\u00ad": None,  # soft hyphen
        "\u200b": None,  # zero-width space
        "\ufeff": None,  # byte order mark
    }
)


def is_seen(text: str) -> bool:
    """Whether print would show anything of the text."""
    return bool(plain_letters(text).strip())


def plain_letters(text: str) -> str:
    """The same text in today's letters; æ, œ and ß are letters of their own and stay."""
    return text.translate(_PLAIN)
