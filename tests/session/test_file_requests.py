"""The system asks for files to be opened, perhaps before the program can."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent

from randnotiz.session.file_requests import FileRequests


@pytest.fixture
def application(qapp: QCoreApplication) -> QCoreApplication:
    return qapp


@pytest.fixture
def requests(application: QCoreApplication) -> Iterator[FileRequests]:
    made = FileRequests(application)
    yield made
    application.removeEventFilter(made)
    made.deleteLater()


def ask(application: QCoreApplication, url: str) -> None:
    application.sendEvent(application, QFileOpenEvent(QUrl(url)))


def test_early_requests_wait_and_later_ones_do_not(
    application: QCoreApplication, requests: FileRequests
) -> None:
    wanted: list[list[Path]] = []
    requests.files_wanted.connect(wanted.append)
    ask(application, "file:///tmp/Der%20Fluss.md")
    ask(application, "file:///tmp/b.html")
    assert wanted == []
    requests.answer()
    assert wanted == [[Path("/tmp/Der Fluss.md"), Path("/tmp/b.html")]]
    ask(application, "file:///tmp/c.txt")
    assert wanted[1:] == [[Path("/tmp/c.txt")]]


def test_addresses_that_are_no_files_are_left_alone(
    application: QCoreApplication, requests: FileRequests
) -> None:
    wanted: list[list[Path]] = []
    requests.files_wanted.connect(wanted.append)
    requests.answer()
    ask(application, "https://example.org/a.html")
    assert wanted == []
