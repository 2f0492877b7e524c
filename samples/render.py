"""A typeset page drawn with real type: rules, grounds, pictures, and every line fitted to its box."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.breaking import is_wide
from samples.fonts import FACES, check_fonts, font, has_glyph
from samples.newsroom import traditional
from samples.photos import photograph
from samples.values import Composition, Ground, Photo, Piece

INK = 26
PAPER = 252


def render(page: Composition) -> Image.Image:
    """The page as an RGB picture of its own size, on clean paper; UsageError if fonts are missing."""
    check_fonts()
    sheet = Image.new("RGB", (page.width, page.height), (PAPER, PAPER, PAPER))
    pen = ImageDraw.Draw(sheet)
    colourful = page.kind in ("page_hk", "modern_en")
    for ground in page.grounds:
        _ground(pen, ground)
    for photo in page.photos:
        _photo(sheet, photo, page.body.size, colourful=colourful)
    for frame in page.frames:
        if not frame.tinted:
            pen.rectangle(frame.box.as_tuple(), outline=(INK, INK, INK), width=max(1, round(page.body.size * 0.08)))
    for rule in page.rules:
        b = rule.box
        pen.rectangle((b.left, b.top, max(b.left, b.right - 1), max(b.top, b.bottom - 1)), fill=(INK, INK, INK))
    for piece in page.pieces:
        _piece(sheet, pen, piece, hant=page.kind == "page_hk")
    return sheet


def _ground(pen: ImageDraw.ImageDraw, ground: Ground) -> None:
    tone = round(255 * ground.tone)
    pen.rectangle(ground.box.as_tuple(), fill=ground.colour or (tone, tone, tone))


def _photo(sheet: Image.Image, photo: Photo, em: float, *, colourful: bool) -> None:
    width, height = round(photo.box.width), round(photo.box.height)
    if width < 8 or height < 8:
        return
    grey = photograph(photo.scene, width, height)
    dots = _halftone(grey, max(3.0, em * 0.13)) if not colourful else grey
    tint = np.array([1.0, 1.0, 1.0] if not colourful else np.random.default_rng(photo.scene).uniform(0.82, 1.0, 3))
    curve = np.stack([dots ** (1.0 / t) for t in tint], axis=-1)
    picture = Image.fromarray((INK + (PAPER - INK) * curve).astype(np.uint8))
    mask = None
    if photo.oval:
        mask = Image.new("L", picture.size, 0)
        ImageDraw.Draw(mask).ellipse((0, 0, width - 1, height - 1), fill=255)
    sheet.paste(picture, (round(photo.box.left), round(photo.box.top)), mask)


def _halftone(grey: NDArray[np.float32], pitch: float) -> NDArray[np.float32]:
    """The picture in dots of a screen at 45 degrees, softened as print is."""
    height, width = grey.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    a, b = (x + y) * np.pi / pitch / 1.414, (x - y) * np.pi / pitch / 1.414
    screen = 0.5 + 0.25 * (np.cos(a) + np.cos(b))
    dots = np.clip((grey - screen) * 3.0 + 0.5, 0.0, 1.0)
    return np.asarray(cv2.GaussianBlur(dots.astype(np.float32), (0, 0), 0.6), dtype=np.float32)


def _piece(sheet: Image.Image, pen: ImageDraw.ImageDraw, piece: Piece, *, hant: bool) -> None:
    colour = (PAPER, PAPER, PAPER) if piece.reverse else (INK, INK, INK)
    face, text = piece.type.face, piece.text
    if piece.illegible and face == "brush":
        face, text = "cursive", traditional(text)
    if face == "cursive" and not all(has_glyph(face, c) for c in text):
        face = "brush"
    letters = _han(text)
    if piece.vertical:
        _column(sheet, text, piece, face, colour, hant=hant)
    elif letters and piece.type.condense > 0.97:
        _row(pen, text, piece, face, colour, hant=hant)
    elif (
        not letters
        and piece.type.condense > 0.97
        and not piece.tracked
        and face in ("serif", "sans", "serif-bold", "serif-italic")
    ):
        _words(pen, sheet, text, piece, face, colour)
    else:
        _stretched(sheet, text, piece, face, colour, hant=hant)


def _han(text: str) -> bool:
    return any(ord(c) >= 0x2E80 for c in text)


def _row(
    pen: ImageDraw.ImageDraw, text: str, piece: Piece, face: str, colour: tuple[int, int, int], *, hant: bool
) -> None:
    """Chinese type: character by character, the slack shared out between them."""
    size, looks = round(piece.type.size), FACES[face]
    type_ = font(face, size, traditional=hant)
    units = _units(text)
    widths = [piece.type.size * len(u) if is_wide(u[0]) else type_.getlength(u) for u in units]
    slack = (piece.box.width - sum(widths)) / max(1, len(units) - 1)
    x, y = piece.box.left, piece.box.top + looks.rise * piece.type.size
    for unit, width in zip(units, widths, strict=True):
        known = not is_wide(unit[0]) or has_glyph(face, unit[0], traditional=hant)
        pen.text(
            (x, y), unit, fill=colour, font=type_ if known else font("song", size, traditional=hant), anchor="ls",
            stroke_width=round(looks.stroke * size), stroke_fill=colour,
        )  # fmt: skip
        x += width + slack


def _units(text: str) -> list[str]:
    """Characters that are set one by one; runs of Latin letters and digits stay together."""
    units: list[str] = []
    for char in text:
        if units and not is_wide(char) and not is_wide(units[-1][-1]) and char != " " and units[-1] != " ":
            units[-1] += char
        else:
            units.append(char)
    return units


def _words(
    pen: ImageDraw.ImageDraw, sheet: Image.Image, text: str, piece: Piece, face: str, colour: tuple[int, int, int]
) -> None:
    """Latin type: word by word, the slack in the spaces; the whole is narrowed where it is too wide for that."""
    type_ = font(face, round(piece.type.size))
    words = text.split(" ")
    widths = [type_.getlength(w) for w in words]
    space = (piece.box.width - sum(widths)) / max(1, len(words) - 1) if len(words) > 1 else 0.0
    if space < 0.14 * piece.type.size if len(words) > 1 else widths[0] > piece.box.width * 1.02:
        _stretched(sheet, text, piece, face, colour, hant=False)
        return
    x, y = piece.box.left, piece.box.top + FACES[face].rise * piece.type.size
    for word, width in zip(words, widths, strict=True):
        pen.text((x, y), word, fill=colour, font=type_, anchor="ls")
        x += width + space


def _stretched(
    sheet: Image.Image, text: str, piece: Piece, face: str, colour: tuple[int, int, int], *, hant: bool
) -> None:
    """Type drawn at its natural width and then squeezed or spread to the box."""
    size, looks = round(piece.type.size), FACES[face]
    type_ = font(face, size, traditional=hant)
    spread = piece.tracked and len(text) > 1
    natural = max(1, int(type_.getlength(text)) + 2)
    if spread and natural < piece.box.width:
        _row(ImageDraw.Draw(sheet), " ".join(text) if not _han(text) else text, piece, face, colour, hant=hant)
        return
    mask = Image.new("L", (natural + size // 4, int(size * 1.5)), 0)
    ImageDraw.Draw(mask).text(
        (0, size * (looks.rise + 0.15)),
        text,
        fill=255,
        font=type_,
        anchor="ls",
        stroke_width=round(looks.stroke * size),
    )
    width = max(1, round(mask.width * piece.box.width / natural))
    mask = mask.resize((width, mask.height), Image.Resampling.LANCZOS)
    sheet.paste(colour, (round(piece.box.left), round(piece.box.top - 0.15 * size)), mask)


def _column(
    sheet: Image.Image, text: str, piece: Piece, face: str, colour: tuple[int, int, int], *, hant: bool
) -> None:
    """Characters one below the other; numbers stay upright in one cell; brackets and dashes turn."""
    pen, size, looks = ImageDraw.Draw(sheet), round(piece.type.size), FACES[face]
    type_ = font(face, size, traditional=hant)
    step = piece.box.height / max(1, len(text))
    y = piece.box.top
    for char in text:
        if char in "（）《》“”「」——…-~～":
            cell = Image.new("L", (size, size), 0)
            ImageDraw.Draw(cell).text((0, size * looks.rise), char, fill=255, font=type_, anchor="ls")
            sheet.paste(colour, (round(piece.box.left), round(y)), cell.rotate(-90))
        else:
            x = piece.box.left + (piece.box.width - type_.getlength(char)) / 2
            pen.text(
                (x, y + size * looks.rise),
                char,
                fill=colour,
                font=type_,
                anchor="ls",
                stroke_width=round(looks.stroke * size),
            )
        y += step
