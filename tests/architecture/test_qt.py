"""Traps of the Qt binding that would show only after hours, and the program's translations."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QObject


def translations() -> list[Path]:
    return sorted((Path(__file__).parents[2] / "resources" / "translations").glob("*.ts"))


def test_a_void_call_keeps_its_reference_to_none() -> None:
    # PySide6 6.12.0 loses one in every such call on Python 3.10 and 3.11, until the interpreter aborts.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 900


def test_there_are_german_translations() -> None:
    if not (Path(__file__).parents[2] / "resources" / "translations").is_dir():
        pytest.skip("resources/translations does not exist yet")
    assert any(path.stem.endswith("_de") for path in translations())


@pytest.mark.parametrize("source", translations(), ids=lambda path: path.stem)
def test_translation_is_complete(source: Path) -> None:
    unfinished = []
    for message in ElementTree.parse(source).iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else list(translation.iter("numerusform")) or [translation]
        state = "missing" if translation is None else translation.get("type")
        if state or not all(form.text for form in forms):
            unfinished.append(message.findtext("source"))
    assert unfinished == []


@pytest.mark.parametrize("source", translations(), ids=lambda path: path.stem)
def test_compiled_translation_is_the_source_s(source: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.qm"
    release = Path(sys.executable).parent / "pyside6-lrelease"
    subprocess.run([release, source, "-qm", again, "-silent"], check=True, capture_output=True)
    assert source.with_suffix(".qm").read_bytes() == again.read_bytes()
