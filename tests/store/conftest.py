"""A library of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from randnotiz.store import Library, open_library


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the test's library lies, or is to lie."""
    return tmp_path / "library.sqlite"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    """A new, empty library."""
    opened = open_library(path)
    assert opened.recovery is None
    yield opened.library
    opened.library.close()
