"""Fonts for each face, from the packages of Debian; nothing is downloaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

from pipeline.errors import UsageError

FOLDERS = (
    Path("/usr/share/fonts"),
    Path("/usr/local/share/fonts"),
    Path.home() / ".fonts",
    Path.home() / ".local/share/fonts",
)
PACKAGES = "fonts-noto-cjk fonts-arphic-ukai fonts-arphic-uming fonts-liberation fonts-gamaliel fonts-aoyagi-kouzan-t"


@dataclass(frozen=True, slots=True)
class Face:
    """A font file; ``index`` in a collection for simplified and traditional script; ``rise`` is the baseline in em below the top."""

    file: str
    simplified: int = 0
    traditional: int = 0
    rise: float = 0.88
    stroke: float = 0.0


FACES = {
    "song": Face("NotoSerifCJK-Regular.ttc", 2, 4),
    "song-bold": Face("NotoSerifCJK-Bold.ttc", 2, 4),
    "ming": Face("uming.ttc", 0, 1, 0.86),
    "hei": Face("NotoSansCJK-Regular.ttc", 2, 4),
    "bold": Face("NotoSansCJK-Bold.ttc", 2, 4),
    "heavy": Face("NotoSansCJK-Bold.ttc", 2, 4, stroke=0.014),
    "kai": Face("ukai.ttc", 0, 1, 0.86),
    "brush": Face("ukai.ttc", 0, 1, 0.86, stroke=0.035),
    "cursive": Face("AoyagiKouzanT.ttf", rise=0.88),
    "serif": Face("LiberationSerif-Regular.ttf", rise=0.8),
    "serif-bold": Face("LiberationSerif-Bold.ttf", rise=0.8),
    "serif-italic": Face("LiberationSerif-Italic.ttf", rise=0.8),
    "sans": Face("LiberationSans-Regular.ttf", rise=0.8),
    "sans-bold": Face("LiberationSans-Bold.ttf", rise=0.8),
    "display": Face("LiberationSansNarrow-Bold.ttf", rise=0.84),
    "black": Face("Gamaliel.ttf", rise=0.8),
}


@cache
def _files() -> dict[str, Path]:
    return {
        path.name: path for folder in FOLDERS if folder.is_dir() for path in folder.rglob("*.tt?") if path.is_file()
    }


def check_fonts() -> None:
    """UsageError that names the packages if a font file is missing."""
    missing = sorted({face.file for face in FACES.values()} - _files().keys())
    if missing:
        raise UsageError(f"fonts are missing: {', '.join(missing)}", advice=f"apt-get install {PACKAGES}")


@cache
def font(name: str, size: int, *, traditional: bool = False) -> ImageFont.FreeTypeFont:
    """The font of a face at a size in whole pixels; UsageError if it is not installed."""
    face = FACES[name]
    if face.file not in _files():
        check_fonts()
    return ImageFont.truetype(_files()[face.file], size, index=face.traditional if traditional else face.simplified)


@cache
def has_glyph(name: str, char: str, *, traditional: bool = False) -> bool:
    """Whether the face can draw the character: with ink, and not as it draws one that no font has."""
    type_ = font(name, 40, traditional=traditional)
    mask = bytes(type_.getmask(char))
    return any(mask) and mask != bytes(type_.getmask("\U000effff"))
