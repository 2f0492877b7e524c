"""The registry of formats: what may be named, what is loaded for it, and what is said if a package is missing."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from itertools import chain

import pytest

from pipeline.errors import ModelMissing, UsageError
from pipeline.export import (
    BOUND_WRITERS,
    COLLECTION_WRITERS,
    FORMATS,
    ISSUE_WRITERS,
    PAGE_WRITERS,
    SCAN_WRITERS,
    choose_writers,
)
from pipeline.export.late import Extra, Late

FUNCTIONS = {
    name: writer.function
    for name, writer in chain(
        PAGE_WRITERS.items(),
        SCAN_WRITERS.items(),
        ISSUE_WRITERS.items(),
        BOUND_WRITERS.items(),
        COLLECTION_WRITERS.items(),
    )
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_loaded(name: str) -> None:
    assert callable(FUNCTIONS[name].load())


def test_an_unknown_format_is_told_with_those_that_exist() -> None:
    with pytest.raises(UsageError, match="unknown format 'papyrus'; choose from json, markdown, text"):
        choose_writers("json,papyrus")


def test_a_format_named_twice_is_written_once() -> None:
    assert [writer.suffix for writer in choose_writers("text, json,text").pages] == [".txt", ".json"]


def test_a_missing_package_is_one_line_with_the_command_that_brings_it() -> None:
    late = Late("pipeline.export.text", "page_to_text", Extra("tables", ("no_such_package",)))
    with pytest.raises(
        ModelMissing, match=r"package no_such_package is not installed; pip install 'broadsheet\[tables\]'"
    ):
        late.load()
    with pytest.raises(ModelMissing, match="no_such_package"):
        Late("x", "y", Extra("tables", ("no_such_package.inner",))).check()


def test_a_stamp_that_no_format_holds_is_bad_usage() -> None:
    with pytest.raises(UsageError, match="holds no time"):
        choose_writers("json", stamp=datetime(2026, 11, 23, tzinfo=UTC))


def test_naming_formats_loads_no_writer() -> None:
    code = "import sys, pipeline.export; print([m for m in sys.modules if m.startswith('pipeline.export.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "['pipeline.export.late']"
