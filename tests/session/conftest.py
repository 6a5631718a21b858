"""A desk with a real library in a temporary folder: the session is tested on what it really writes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from tests.session.sample import NOON, TEXT

from randnotiz.domain.article import Article
from randnotiz.importers import text_article
from randnotiz.session.annotator import Annotator
from randnotiz.session.known_files import KnownFiles
from randnotiz.session.library import Shelf
from randnotiz.session.preferences import Preferences
from randnotiz.session.reading import Reading
from randnotiz.store import Library, open_library


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    opened = open_library(tmp_path / "library.sqlite")
    yield opened.library
    opened.library.close()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences in a file of their own."""
    return Preferences(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def article() -> Article:
    """A short article with an emoji before most of its words."""
    return text_article(TEXT, title="Besuch in Kiel", published=date(2026, 11, 20), language="de")


@pytest.fixture
def reading(library: Library, article: Article, qapp: object) -> Reading:
    """The article, open."""
    reading = Reading(library)
    reading.show(library.articles.add(article, NOON))
    return reading


@pytest.fixture
def annotator(library: Library, article: Article, qapp: object) -> Annotator:
    """An annotator on the open article."""
    reading = Reading(library)
    annotator = Annotator(library, reading)
    annotator.reading = reading  # type: ignore[attr-defined]
    reading.show(library.articles.add(article, NOON))
    return annotator


@pytest.fixture
def shelf(library: Library, preferences: Preferences, qapp: object) -> Iterator[Shelf]:
    """A shelf over an empty library."""
    reading = Reading(library)
    shelf = Shelf(library, reading, Annotator(library, reading), KnownFiles(preferences))
    shelf.reading = reading  # type: ignore[attr-defined]
    yield shelf
    shelf.wait()
