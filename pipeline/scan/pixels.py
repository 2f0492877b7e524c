"""Pillow images of any mode to grey or BGR arrays, band by band, so that no third copy of a large page is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.scan.page import Gray, Pixels

_BAND_PIXELS = 4_000_000
_WITH_ALPHA = frozenset({"LA", "La", "PA", "RGBA", "RGBa"})


def to_pixels(image: Image.Image) -> Pixels:
    """The decoded image as uint8: grey, or BGR if any pixel has a colour. What is transparent shows white paper."""
    if image.mode in ("F", "I") or image.mode.startswith("I;"):
        return _deep(image)
    if image.mode == "LAB":
        return _gray(image.getchannel(0))
    if image.mode in ("1", "L"):
        return _gray(image)
    return _coloured(image, _flattened if image.mode in _WITH_ALPHA or "transparency" in image.info else _rgb)


def gray_if_colourless(image: Pixels) -> Pixels:
    """A grey page stored in colour costs three times its memory; this gives the one channel that tells all."""
    if image.ndim == 2:
        return image
    rows = max(1, _BAND_PIXELS // max(1, image.shape[1]))
    for top in range(0, image.shape[0], rows):
        if _has_colour(image[top : top + rows]):
            return image
    return np.ascontiguousarray(image[:, :, 0])


def _bands(image: Image.Image) -> Iterator[tuple[int, int, Image.Image]]:
    rows = max(1, _BAND_PIXELS // max(1, image.width))
    for top in range(0, image.height, rows):
        bottom = min(top + rows, image.height)
        yield top, bottom, image.crop((0, top, image.width, bottom))


def _gray(image: Image.Image) -> Gray:
    out = np.empty((image.height, image.width), np.uint8)
    for top, bottom, band in _bands(image):
        out[top:bottom] = np.asarray(band.convert("L"))
    return out


def _rgb(band: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(band.convert("RGB"))


def _flattened(band: Image.Image) -> NDArray[np.uint8]:
    paper = Image.new("RGBA", band.size, "white")
    return np.asarray(Image.alpha_composite(paper, band.convert("RGBA")).convert("RGB"))


def _has_colour(pixels: NDArray[np.uint8]) -> bool:
    first, second, third = cv2.split(pixels)
    return not (np.array_equal(first, second) and np.array_equal(second, third))


def _coloured(image: Image.Image, rgb: Callable[[Image.Image], NDArray[np.uint8]]) -> Pixels:
    """Grey as long as no band has a colour; from then on in colour."""
    out: Pixels = np.empty((image.height, image.width), np.uint8)
    for top, bottom, band in _bands(image):
        pixels = rgb(band)
        if out.ndim == 2 and _has_colour(pixels):
            out = np.asarray(cv2.merge([out] * 3), np.uint8)
        out[top:bottom] = cv2.extractChannel(pixels, 0) if out.ndim == 2 else cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    return out


def _deep(image: Image.Image) -> Gray:
    """More than 8 bits a pixel. 10, 12 or 14 bits in a container of 16 are told by the brightest pixel: the paper."""
    out = np.empty((image.height, image.width), np.uint8)
    if image.mode == "F":
        peak = max(float(_floats(band).max(initial=0)) for _, _, band in _bands(image))
        scale = 255.0 if peak <= 1 else min(1.0, 255.0 / peak)
        for top, bottom, band in _bands(image):
            out[top:bottom] = np.clip(_floats(band) * scale, 0, 255)
        return out
    brightest = max(int(np.asarray(band).max(initial=0)) for _, _, band in _bands(image))
    shift = max(0, brightest.bit_length() - 8)
    for top, bottom, band in _bands(image):
        out[top:bottom] = np.clip(np.asarray(band).astype(np.int32) >> shift, 0, 255)
    return out


def _floats(band: Image.Image) -> NDArray[np.float32]:
    return np.nan_to_num(np.asarray(band, np.float32), nan=0.0, posinf=0.0, neginf=0.0)
