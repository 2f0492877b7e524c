"""Pictures that show nothing real: hills, water, bridges, halls and crowds, drawn from a seed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.float32]  # height x width, 0 black to 1 white


def _grey(tone: float) -> tuple[float, float, float]:
    """A tone as OpenCV wants colours."""
    return tone, tone, tone


def noise(rng: np.random.Generator, height: int, width: int, grain: float) -> Grey:
    """Smooth noise with features of ``grain`` pixels, mean 0, about -1..1."""
    rows, columns = max(2, int(height / grain) + 2), max(2, int(width / grain) + 2)
    coarse = rng.normal(size=(rows, columns)).astype(np.float32)
    return np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), dtype=np.float32) * 0.6


def photograph(seed: int, width: int, height: int) -> Grey:
    """A picture of the given size in pixels."""
    rng = np.random.default_rng(seed)
    scene = (_landscape, _street, _crowd, _hall, _bridge)[int(rng.integers(5))]
    picture = cv2.GaussianBlur(scene(rng, height, width), (0, 0), max(0.8, width / 700))
    shade = 1 + 0.25 * noise(rng, height, width, width / 2.2)
    picture = np.asarray(picture * shade, dtype=np.float32)
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
        size = tall * height * float(rng.uniform(0.85, 1.2))
        x, y = float(rng.uniform(0.02, 0.98) * width), height * ground * float(rng.uniform(0.97, 1.03))
        _figure(rng, picture, x, y, size)


def _figure(rng: np.random.Generator, picture: Grey, x: float, y: float, size: float) -> None:
    """One figure with feet at (x, y): legs, coat with arms, head with hair; light from one side."""
    coat, skin = float(rng.uniform(0.08, 0.6)), float(rng.uniform(0.55, 0.75))
    lean = float(rng.uniform(-0.03, 0.03))

    def at(dx: float, up: float) -> tuple[int, int]:
        return int(x + (dx + lean * up) * size), int(y - up * size)

    def shape(points: list[tuple[float, float]], tone: float) -> None:
        cv2.fillPoly(picture, [np.array([at(dx, up) for dx, up in points], dtype=np.int32)], _grey(tone))

    legs = float(rng.uniform(0.05, 0.35))
    shape([(-0.1, 0.5), (-0.1, 0.0), (-0.02, 0.0), (0.0, 0.4), (0.03, 0.0), (0.11, 0.0), (0.1, 0.5)], legs)
    shape([(-0.11, 0.4), (-0.16, 0.8), (-0.05, 0.86), (0.05, 0.86), (0.16, 0.8), (0.11, 0.4)], coat)
    shape([(0.02, 0.4), (0.03, 0.86), (0.05, 0.86), (0.16, 0.8), (0.11, 0.4)], coat * 0.75)
    for side in (-1.0, 1.0):
        elbow = (side * float(rng.uniform(0.16, 0.24)), float(rng.uniform(0.55, 0.66)))
        hand = (side * float(rng.uniform(0.05, 0.25)), float(rng.uniform(0.42, 0.75)))
        thick = max(2, int(0.065 * size))
        cv2.line(picture, at(side * 0.14, 0.79), at(*elbow), _grey(coat * 0.85), thick)
        cv2.line(picture, at(*elbow), at(*hand), _grey(coat * 0.85), thick)
        cv2.circle(picture, at(*hand), max(1, int(0.03 * size)), _grey(skin), -1)
    head = (max(2, int(0.068 * size)), max(2, int(0.085 * size)))
    cv2.ellipse(picture, at(0.0, 0.955), (head[0], int(head[1] * 1.1)), 0, 0, 360, _grey(0.1), -1)
    cv2.ellipse(
        picture,
        at(float(rng.uniform(-0.015, 0.015)), 0.935),
        (int(head[0] * 0.86), int(head[1] * 0.9)),
        0,
        0,
        360,
        _grey(skin),
        -1,
    )
    cv2.ellipse(picture, at(0.03, 0.93), (int(head[0] * 0.5), int(head[1] * 0.8)), 0, 0, 360, _grey(skin * 0.8), -1)


def _crowd(rng: np.random.Generator, height: int, width: int) -> Grey:
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    picture = np.ascontiguousarray(0.85 - 0.3 * y + 0.1 * noise(rng, height, width, width / 12), dtype=np.float32)
    for row in range(4):
        _people(rng, picture, int(rng.integers(7, 13)), 0.62 + 0.17 * row, 0.34 + 0.08 * row)
    return picture


def _hall(rng: np.random.Generator, height: int, width: int) -> Grey:
    picture = np.full((height, width), 0.6, dtype=np.float32)
    vanish = (int(width * rng.uniform(0.35, 0.65)), int(height * rng.uniform(0.3, 0.45)))
    for i in range(18):
        tone = float(0.48 + 0.1 * (i % 2) + rng.uniform(-0.04, 0.04))
        edge = [(int(width * (i - 4) / 9), height), (int(width * (i - 3) / 9), height), vanish]
        cv2.fillPoly(picture, [np.array(edge, dtype=np.int32)], _grey(tone))
    for i in range(7):
        x, wide = int(width * i / 7), int(width * 0.05)
        cv2.rectangle(
            picture,
            (x, int(height * 0.12)),
            (x + wide, int(height * rng.uniform(0.6, 0.9))),
            _grey(rng.uniform(0.1, 0.4)),
            -1,
        )
    cv2.rectangle(picture, (0, 0), (width, int(height * 0.1)), _grey(0.25), -1)
    _people(rng, picture, int(rng.integers(3, 9)), 0.95, 0.33)
    return picture


def _bridge(rng: np.random.Generator, height: int, width: int) -> Grey:
    picture = np.ascontiguousarray(_landscape(rng, height, width), dtype=np.float32)
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    ripples = 0.6 + 0.2 * np.sin(y * rng.uniform(150, 240)) * noise(rng, height, width, width / 30)
    picture = np.ascontiguousarray(np.where(y > 0.74, ripples, picture), dtype=np.float32)
    deck, steel = float(rng.uniform(0.5, 0.6)) * height, _grey(rng.uniform(0.08, 0.22))
    thin, thick = max(1, width // 260), max(2, width // 70)
    towers = sorted(rng.uniform(0.15, 0.45, 1).tolist() + rng.uniform(0.6, 0.88, 1).tolist())
    for tower in towers:
        x, top = int(tower * width), int(deck - height * 0.34)
        cv2.line(picture, (x, top), (x, int(0.8 * height)), steel, thick)
        for k in range(1, 9):
            for side in (-1, 1):
                reach = int(side * k * width * 0.026)
                cv2.line(picture, (x, top + k), (x + reach, int(deck)), steel, thin)
    cv2.line(picture, (0, int(deck)), (width, int(deck * rng.uniform(0.97, 1.03))), steel, thick)
    return picture
