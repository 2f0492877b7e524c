"""A clean page made to look scanned: ink spread, bleed-through, paper, light, skew, warp, margins, blur, noise, JPEG.

Three levels: ``clean`` (a good scan of a good print), ``normal``, ``poor`` (an old page from microfilm or a bound volume).
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from pipeline.geometry import Affine
from samples.photos import noise

Pixels = NDArray[np.float32]  # height x width x 3, 0..1


@dataclass(frozen=True, slots=True)
class Wear:
    """How much of each fault, as upper ends of what is thrown. ``skew`` in degrees, ``warp`` and ``blur`` in 1/1000 of the width."""

    skew: float
    warp: float
    blur: float
    bleed: float
    paper: float
    light: float
    noise: float
    margin: float
    spread: float
    quality: tuple[int, int]
    one_bit: float


LEVELS = {
    "clean": Wear(0.15, 0.0, 0.12, 0.02, 0.03, 0.03, 0.01, 0.0, 0.0, (88, 95), 0.0),
    "normal": Wear(0.9, 1.0, 0.25, 0.09, 0.09, 0.12, 0.03, 0.015, 0.3, (70, 88), 0.04),
    "poor": Wear(2.2, 2.2, 0.4, 0.16, 0.16, 0.28, 0.06, 0.05, 0.6, (45, 75), 0.2),
}


@dataclass(frozen=True, slots=True)
class Scan:
    """The degraded picture, and the map from the pixels of the clean page to its own (warp left out)."""

    image: Image.Image
    from_page: Affine


def degrade(image: Image.Image, seed: int, level: str = "normal") -> Scan:
    """A scan of the page; the same seed gives the same picture. KeyError on an unknown level."""
    wear, rng = LEVELS[level], np.random.default_rng(seed)
    page = np.asarray(image.convert("RGB"), dtype=np.float32) / 255.0
    page = _spread(page, rng, wear)
    page = _bleed(page, rng, wear)
    page = _paper(page, rng, wear)
    page, affine = _bend(page, rng, wear)
    page = _light(page, rng, wear)
    page = _blur_and_noise(page, rng, wear)
    scan = Image.fromarray((np.clip(page, 0.0, 1.0) * 255).astype(np.uint8))
    if rng.random() < wear.one_bit:
        grey = np.asarray(scan.convert("L"))
        cut = cv2.adaptiveThreshold(grey, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, 61, 14)
        return Scan(Image.fromarray(cut), affine)
    packed = io.BytesIO()
    scan.save(packed, "JPEG", quality=int(rng.integers(*wear.quality)))
    return Scan(Image.open(packed).convert("RGB"), affine)


def _spread(page: Pixels, rng: np.random.Generator, wear: Wear) -> Pixels:
    """Ink that runs a little into the paper, more here and less there."""
    if not wear.spread:
        return page
    height, width = page.shape[:2]
    amount = rng.uniform(0, wear.spread) * np.clip(0.6 + 0.5 * noise(rng, height, width, width / 6), 0, 1)[..., None]
    fat = np.asarray(cv2.erode(page, np.ones((3, 3), np.uint8)), dtype=np.float32)
    return np.asarray(page * (1 - amount) + fat * amount, dtype=np.float32)


def _bleed(page: Pixels, rng: np.random.Generator, wear: Wear) -> Pixels:
    """The other side of the sheet, seen through it: the page itself, mirrored and moved."""
    strength = rng.uniform(0.2, 1.0) * wear.bleed
    back = cv2.flip(page.mean(axis=2), 1)
    shift = (int(rng.uniform(0.2, 0.8) * page.shape[0]), int(rng.uniform(0.2, 0.8) * page.shape[1]))
    back = np.roll(back, shift, axis=(0, 1))
    back = cv2.GaussianBlur(back, (0, 0), page.shape[1] / 1400)
    return np.asarray(page - strength * (1 - np.asarray(back, dtype=np.float32))[..., None] * page, dtype=np.float32)


def _paper(page: Pixels, rng: np.random.Generator, wear: Wear) -> Pixels:
    """Yellowed, spotted, fibrous paper."""
    height, width = page.shape[:2]
    age = rng.uniform(0.2, 1.0) * wear.paper
    tone = np.array([1 - 0.4 * age, 1 - 0.75 * age, 1 - 1.7 * age], dtype=np.float32)
    if rng.random() < 0.4:
        tone[:] = tone.mean()  # a grey scan
    clouds = 1 + age * 0.25 * noise(rng, height, width, width / 7) + age * 0.1 * noise(rng, height, width, width / 60)
    fibres = 1 + 0.25 * wear.noise * noise(rng, height, width, 2.5)
    return np.asarray(page * tone * (clouds * fibres)[..., None], dtype=np.float32)


def _bend(page: Pixels, rng: np.random.Generator, wear: Wear) -> tuple[Pixels, Affine]:
    """Skew, a gentle wave, and a dark or neighbouring margin around the sheet."""
    height, width = page.shape[:2]
    degrees = float(rng.uniform(-1, 1)) * wear.skew
    margin = float(rng.uniform(0, wear.margin)) * width
    affine = Affine.shift(-width / 2, -height / 2).then(Affine.rotation(degrees))
    affine = affine.then(Affine.shift(width / 2 + margin, height / 2 + margin))
    out_w, out_h = int(width + 2 * margin), int(height + 2 * margin)
    back = affine.inverse()
    y, x = np.mgrid[0:out_h, 0:out_w].astype(np.float32)
    wave = wear.warp * width / 1000 * float(rng.uniform(0.2, 1.0))
    dx = wave * np.sin(2 * np.pi * (y / height * rng.uniform(0.4, 1.1) + rng.uniform()))
    dy = wave * np.sin(2 * np.pi * (x / width * rng.uniform(0.4, 1.1) + rng.uniform()))
    source_x = back.a * x + back.b * y + back.c + dx
    source_y = back.d * x + back.e * y + back.f + dy
    dark = float(rng.uniform(0.02, 0.2)) if wear.margin and rng.random() < 0.5 else float(page[:40].mean())
    bent = cv2.remap(
        page, source_x.astype(np.float32), source_y.astype(np.float32), cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT, borderValue=(dark, dark, dark),
    )  # fmt: skip
    if margin > 0.02 * width and rng.random() < 0.5:  # the edge of the next page of a bound volume
        strip = int(margin * 0.7)
        slices = cv2.resize(page[:, : max(2, strip)], (strip, out_h))
        bent[:, -strip:] = np.minimum(bent[:, -strip:], slices)
        shadow = slice(-strip - max(2, strip // 12), -strip)
        bent[:, shadow] = bent[:, shadow] * 0.35
    return np.asarray(bent, dtype=np.float32), affine


def _light(page: Pixels, rng: np.random.Generator, wear: Wear) -> Pixels:
    """Light that falls off to one side, and a fold across the sheet now and then."""
    height, width = page.shape[:2]
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    turn = rng.uniform(0, 2 * np.pi)
    slope = np.cos(turn) * x + np.sin(turn) * y
    lamp = (
        1
        - wear.light * rng.uniform(0.2, 1.0) * (0.5 + 0.5 * slope)
        - 0.4 * wear.light * (x**2 + y**2) * rng.uniform(0, 0.5)
    )
    if rng.random() < 2.5 * wear.light:
        fold = float(rng.uniform(-0.1, 0.1))
        lamp = lamp - 0.5 * wear.light * np.exp(-(((y - fold) * height / 9) ** 2))
    return np.asarray(page * lamp[..., None], dtype=np.float32)


def _blur_and_noise(page: Pixels, rng: np.random.Generator, wear: Wear) -> Pixels:
    """The lens, the sensor, and specks of dust."""
    height, width = page.shape[:2]
    sigma = wear.blur * width / 1000 * float(rng.uniform(0.3, 1.0))
    page = np.asarray(cv2.GaussianBlur(page, (0, 0), max(0.3, sigma)), dtype=np.float32)
    grain = rng.normal(0.0, wear.noise * float(rng.uniform(0.3, 1.0)), (height, width, 1)).astype(np.float32)
    page = page + grain
    for _ in range(int(wear.noise * 900 * rng.uniform(0, 1))):
        x, y = int(rng.integers(width)), int(rng.integers(height))
        cv2.circle(page, (x, y), int(rng.integers(1, 4)), (0.15, 0.15, 0.15), -1)
    return page
