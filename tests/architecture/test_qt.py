"""Traps of the Qt binding that would show only after hours, and the program's translations."""

from __future__ import annotations

import shutil
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

import translations

TRANSLATIONS = sorted(translations.FOLDER.glob("*.ts"))


def texts(source: Path) -> set[tuple[str | None, str | None]]:
    return {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(source).iter("context")
        for message in context.iter("message")
    }


def test_a_void_call_keeps_its_reference_to_none() -> None:
    # PySide6 6.12.0 loses one in every such call on Python 3.10 and 3.11, until the interpreter aborts.
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert sys.getrefcount(None) > before - 900


def test_there_are_german_translations() -> None:
    assert "randnotiz_de" in [path.stem for path in TRANSLATIONS]


@pytest.mark.parametrize("source", TRANSLATIONS, ids=lambda path: path.stem)
def test_translation_is_complete(source: Path) -> None:
    unfinished = []
    for message in ElementTree.parse(source).iter("message"):
        translation = message.find("translation")
        forms = [] if translation is None else list(translation.iter("numerusform")) or [translation]
        state = "missing" if translation is None else translation.get("type")
        if state or not all(form.text for form in forms):
            unfinished.append(message.findtext("source"))
    assert unfinished == []


@pytest.mark.parametrize("source", TRANSLATIONS, ids=lambda path: path.stem)
def test_every_text_in_the_code_is_there(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(source, tmp_path)
    monkeypatch.setattr(translations, "FOLDER", tmp_path)
    monkeypatch.setattr(translations, "LANGUAGES", [source.stem.removeprefix("randnotiz_")])
    translations.update()
    assert texts(tmp_path / source.name) == texts(source), "run `packaging/translations.py update`"


@pytest.mark.parametrize("source", TRANSLATIONS, ids=lambda path: path.stem)
def test_compiled_translation_is_the_source_s(source: Path, tmp_path: Path) -> None:
    translations.release(tmp_path)
    compiled = source.with_suffix(".qm").name
    assert (tmp_path / compiled).read_bytes() == source.with_suffix(".qm").read_bytes()
