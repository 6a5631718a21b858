"""A second start hands its files to the first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from randnotiz.session.single_instance import SingleInstance, hand_over

DESKTOP = Path(__file__).parents[2] / "desktop"


@pytest.fixture
def first(tmp_path: Path, qapp: object) -> Iterator[SingleInstance]:
    """The program that has the library open."""
    instance = SingleInstance(tmp_path / "library.sqlite")
    assert instance.listen()
    yield instance
    instance.close()


def test_files_reach_the_first_as_absolute_paths(first: SingleInstance, tmp_path: Path, qtbot: QtBot) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from randnotiz.session.single_instance import hand_over; QCoreApplication([]);"
        "sys.exit(not hand_over(Path(sys.argv[1]), [Path('ein artikel.txt')]))"
    )
    with qtbot.waitSignal(first.files_wanted, timeout=30_000) as wanted:
        second = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "library.sqlite")],
            cwd=tmp_path,
            env={"PYTHONPATH": str(DESKTOP)},
        )
    assert second.wait(30) == 0
    assert wanted.args == [[tmp_path / "ein artikel.txt"]]


def test_without_a_first_nothing_is_handed_over(tmp_path: Path, qapp: object) -> None:
    assert not hand_over(tmp_path / "another.sqlite", [])


def test_another_library_is_another_program(first: SingleInstance, tmp_path: Path) -> None:
    other = SingleInstance(tmp_path / "other.sqlite")
    assert other.listen()
    other.close()
