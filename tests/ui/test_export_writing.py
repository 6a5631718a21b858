"""Copies are written beside the window's own work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from randnotiz.domain.article import Article, Block, BlockKind
from randnotiz.domain.problem import Problem
from randnotiz.exporters import ExportInput, ExportOptions
from randnotiz.session.handing_on import Copier

_WHAT = ExportInput(
    Article("Ein Wort am Kai.", "Titel", (Block(BlockKind.PARAGRAPH, 0, 16),), language="de"),
    (),
    None,
    datetime(2025, 8, 22, tzinfo=UTC),
    "de",
)


@pytest.fixture
def copier() -> Iterator[Copier]:
    owner = QObject()
    made = Copier(owner)
    yield made
    made.wait()


def test_a_copy_is_written_and_told_of(qtbot: QtBot, copier: Copier, tmp_path: Path) -> None:
    target = tmp_path / "kopie.md"
    with qtbot.waitSignal(copier.written) as told:
        copier.write(_WHAT, "md", target, ExportOptions())
        assert copier.busy
    assert told.args == [target]
    assert "Ein Wort am Kai." in target.read_text(encoding="utf-8")
    assert not copier.busy


def test_what_cannot_be_written_is_told_and_the_file_is_as_it_was(
    qtbot: QtBot, copier: Copier, tmp_path: Path
) -> None:
    target = tmp_path / "tage.ics"
    target.write_text("mine")
    with qtbot.waitSignal(copier.failed) as told:
        copier.write(_WHAT, "ics", target, ExportOptions())
    assert isinstance(told.args[0], Problem)
    assert target.read_text() == "mine"


def test_the_end_waits_for_what_is_being_written(copier: Copier, tmp_path: Path) -> None:
    for number in range(3):
        copier.write(_WHAT, "html", tmp_path / f"{number}.html", ExportOptions())
    copier.wait()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.html", "1.html", "2.html"]
