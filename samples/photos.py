"""Pictures that show nothing real: hills, water, halls, crowds and portraits, drawn from a seed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]  # height x width, 0 black to 1 white


def noise(rng: np.random.Generator, height: int, width: int, grain: float) -> Grey:
    """Smooth noise with features of ``grain`` pixels, mean 0, about -1..1."""
    rows, columns = max(2, int(height / grain) + 2), max(2, int(width / grain) + 2)
    coarse = rng.normal(size=(rows, columns)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32) * 0.6


def photograph(seed: int, width: int, height: int) -> Grey:
    """A picture of the given size in pixels."""
    rng = np.random.default_rng(seed)
    scene = (_landscape, _street, _crowd, _hall, _portrait)[int(rng.integers(5))]
    picture = scene(rng, height, width)
    texture = noise(rng, height, width, max(2.0, width / 140)) * 0.05 + noise(rng, height, width, width / 9) * 0.05
    picture = np.clip(picture + texture, 0.0, 1.0)
    low, high = np.percentile(picture, [1, 99])
    return np.asarray(np.clip((picture - low) / max(0.05, high - low), 0.02, 0.97), dtype=np.float32)


def _ridge(rng: np.random.Generator, width: int, level: float, rough: float) -> NDArray[np.float32]:
    """Heights of a skyline over the width, as a share of the picture's height from the top."""
    x = np.linspace(0, 1, width, dtype=np.float32)
    line = np.full(width, level, dtype=np.float32)
    for octave in range(1, 7):
        line += rough / octave**1.3 * np.sin(2 * np.pi * (x * octave * rng.uniform(0.6, 1.6) + rng.uniform()))
    return line


def _landscape(rng: np.random.Generator, height: int, width: int) -> Grey:
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    picture = np.broadcast_to(0.95 - 0.35 * y, (height, width)).copy()
    picture += 0.12 * noise(rng, height, width, width / 5)
    for depth in range(4):
        line = _ridge(rng, width, 0.35 + 0.14 * depth, 0.05)
        tone = 0.62 - 0.14 * depth + 0.08 * noise(rng, height, width, max(3.0, width / (30 + 30 * depth)))
        picture = np.where(y > line[None, :], tone, picture)
    if rng.random() < 0.5:  # water with ripples
        shore = 0.78
        ripples = 0.55 + 0.25 * np.sin(y * rng.uniform(150, 260)) * noise(rng, height, width, width / 40)
        picture = np.where(y > shore, ripples, picture)
    return np.asarray(picture, dtype=np.float32)


def _street(rng: np.random.Generator, height: int, width: int) -> Grey:
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    picture = np.ascontiguousarray(np.broadcast_to(0.9 - 0.2 * y, (height, width)), dtype=np.float32)
    x = 0
    while x < width:
        wide, top = int(width * rng.uniform(0.07, 0.2)), int(height * rng.uniform(0.1, 0.5))
        tone = float(rng.uniform(0.25, 0.7))
        picture[top : int(height * 0.8), x : x + wide] = tone
        step = max(6, int(width * 0.022))
        for wy in range(top + step, int(height * 0.74), int(step * 1.7)):
            for wx in range(x + step // 2, min(x + wide, width) - step, int(step * 1.5)):
                picture[wy : wy + step, wx : wx + step // 2 + 1] = tone + float(rng.uniform(-0.3, 0.35))
        x += wide
    picture[int(height * 0.8) :] = 0.45
    _people(rng, picture, int(rng.integers(4, 14)), 0.93, 0.12)
    return picture


def _people(rng: np.random.Generator, picture: Grey, count: int, ground: float, tall: float) -> None:
    """Figures standing on the ground line; ``tall`` is a share of the picture's height."""
    height, width = picture.shape
    for _ in range(count):
        size = tall * height * float(rng.uniform(0.75, 1.3))
        x, y = int(rng.uniform(0.03, 0.97) * width), int(height * ground * float(rng.uniform(0.95, 1.03)))
        tone, skin = float(rng.uniform(0.08, 0.6)), float(rng.uniform(0.6, 0.8))
        cv2.ellipse(picture, (x, int(y - 0.45 * size)), (int(0.2 * size), int(0.42 * size)), 0, 0, 360, tone, -1)
        for leg in (-1, 1):
            foot = (x + leg * int(0.12 * size), y)
            cv2.line(picture, (x + leg * int(0.08 * size), int(y - 0.3 * size)), foot, tone * 0.7, max(2, int(0.13 * size)))
        cv2.circle(picture, (x, int(y - 0.97 * size)), max(2, int(0.13 * size)), skin, -1)
        cv2.ellipse(picture, (x, int(y - 1.03 * size)), (int(0.13 * size), int(0.09 * size)), 0, 180, 360, 0.1, -1)


def _crowd(rng: np.random.Generator, height: int, width: int) -> Grey:
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    picture = np.ascontiguousarray(0.85 - 0.3 * y + 0.1 * noise(rng, height, width, width / 12), dtype=np.float32)
    for row in range(4):
        _people(rng, picture, int(rng.integers(7, 13)), 0.5 + 0.17 * row, 0.24 + 0.05 * row)
    return picture


def _hall(rng: np.random.Generator, height: int, width: int) -> Grey:
    picture = np.full((height, width), 0.6, dtype=np.float32)
    vanish = (int(width * rng.uniform(0.35, 0.65)), int(height * rng.uniform(0.3, 0.45)))
    for i in range(18):
        tone = float(0.35 + 0.4 * (i % 2) + rng.uniform(-0.05, 0.05))
        edge = [(int(width * (i - 4) / 9), height), (int(width * (i - 3) / 9), height), vanish]
        cv2.fillPoly(picture, [np.array(edge, dtype=np.int32)], tone)
    for i in range(7):
        x, wide = int(width * i / 7), int(width * 0.05)
        cv2.rectangle(picture, (x, int(height * 0.12)), (x + wide, int(height * rng.uniform(0.6, 0.9))), float(rng.uniform(0.1, 0.4)), -1)
    cv2.rectangle(picture, (0, 0), (width, int(height * 0.1)), 0.25, -1)
    _people(rng, picture, int(rng.integers(3, 9)), 0.95, 0.33)
    return picture


def _portrait(rng: np.random.Generator, height: int, width: int) -> Grey:
    picture = np.ascontiguousarray(0.65 + 0.2 * noise(rng, height, width, width / 3), dtype=np.float32)
    x, size = int(width * rng.uniform(0.42, 0.58)), min(height, width)
    cv2.ellipse(picture, (x, height), (int(0.42 * size), int(0.45 * size)), 0, 180, 360, float(rng.uniform(0.08, 0.3)), -1)
    cv2.ellipse(picture, (x, int(height - 0.62 * size)), (int(0.15 * size), int(0.2 * size)), 0, 0, 360, 0.72, -1)
    cv2.ellipse(picture, (x, int(height - 0.72 * size)), (int(0.17 * size), int(0.14 * size)), 0, 180, 360, 0.1, -1)
    for side in (-1, 1):
        eye = (x + side * int(0.06 * size), int(height - 0.65 * size))
        cv2.ellipse(picture, eye, (int(0.02 * size), int(0.01 * size)), 0, 0, 360, 0.15, -1)
    cv2.line(picture, (x - int(0.04 * size), int(height - 0.53 * size)), (x + int(0.04 * size), int(height - 0.53 * size)), 0.4, max(1, size // 90))
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), max(1.0, size / 160)), dtype=np.float32)
