"""How wide letters are in the type that newspapers are set in: as in Times, whose widths most book and news types share.

Shares of the em. Chinese characters fill it.
"""

from __future__ import annotations

from pipeline.textwidth import width

_EM = 0x2E7F  # above it characters are as wide as high
_WIDTHS = {
    0.25: " .,·",
    0.28: "ijlt:;/'‘’",
    0.33: 'frI-()[]!|`“”"',
    0.39: "sJ",
    0.44: "aceöäz?",
    0.50: "bdghknopquvxyüß0123456789–$*",
    0.56: "FPS",
    0.61: "ELTZ",
    0.67: "BCR",
    0.72: "wADGHKNOQUVXY",
    0.78: "m&",
    0.90: "MW",
    1.0: "—…",
}
_OF = {letter: share for share, letters in _WIDTHS.items() for letter in letters}


def printed_width(text: str) -> float:
    """The width of a text in em, as far as letters tell it."""
    return sum(_OF.get(letter, width(letter)) if ord(letter) <= _EM else 1.0 for letter in text)
