"""Dates in folder and file names: the one that is meant, or none."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.issues import date_in_path

DATED = [
    ("2026-09-12", "2026-09-12"),
    ("20260912", "2026-09-12"),
    ("herald_20260912_0003.tif", "2026-09-12"),
    ("河湾日报2026年9月12日", "2026-09-12"),
    ("河湾日报/2026年9月12日/A01.jpg", "2026-09-12"),
    ("二〇二六年九月十二日", "2026-09-12"),
    ("1898/05/03", "1898-05-03"),
    ("1898/05/03/page-0002.jpg", "1898-05-03"),
    ("1898/0503/page 2.jpg", "1898-05-03"),
    ("1898/1898-05-03.pdf", "1898-05-03"),
    ("1898/5/3/12.jpg", "1898-05-03"),
    ("1898/05/03.pdf", "1898-05-03"),
    ("1898/1898-05/03/1.tif", "1898-05-03"),
    ("1898\\05\\03", "1898-05-03"),
    ("2026.09.12", "2026-09-12"),
    ("2026_09_12", "2026-09-12"),
    ("Marden Herald 3 May 1898", "1898-05-03"),
    ("May_3_1898_p2.png", "1898-05-03"),
    ("Seeburger Bote 3. Mai 1898", "1898-05-03"),
    ("31-05-1898", "1898-05-31"),
    ("1898050301/0007.jp2", "1898-05-03"),
    ("２０２６年９月１２日", "2026-09-12"),
    ("scanned 2024/1898-05-03/0001.tif", "1898-05-03"),
    ("2026-09-12/2026-09-12 A1.jpg", "2026-09-12"),
]
UNDATED = [
    "",
    "page-0002.jpg",
    "herald",
    "03-05-1898",
    "2026-09-12_2026-09-13",
    "2026-13-40",
    "1898/05/03.jpg",
    "1898/12/0345.jpg",
    "12345678.tif",
    "1898/05",
    "1898/120/0001.jpg",
    "1898/5/3.jpg",
    "IMG_19990231.jpg",
]


@pytest.mark.parametrize(("path", "date"), DATED)
def test_a_date_is_read(path: str, date: str) -> None:
    assert date_in_path(path) == date


@pytest.mark.parametrize("path", UNDATED)
def test_what_is_no_date_or_more_than_one_is_none(path: str) -> None:
    assert date_in_path(path) is None


@given(st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31)))
def test_any_day_is_read_in_any_spelling(day: dt.date) -> None:
    spellings = (
        f"{day:%Y-%m-%d}",
        f"{day:%Y%m%d}",
        f"{day:%Y/%m/%d}/0001.tif",
        f"{day.year}年{day.month}月{day.day}日",
    )
    assert {date_in_path(text) for text in spellings} == {day.isoformat()}


@given(st.text())
def test_any_name_gives_a_date_of_the_calendar_or_none(name: str) -> None:
    found = date_in_path(name)
    assert found is None or dt.date.fromisoformat(found)
