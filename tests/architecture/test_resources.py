"""Faces, icons and licences that come with the program."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QGuiApplication, QRawFont

RESOURCES = Path(__file__).parents[2] / "resources"
FACES = sorted((RESOURCES / "fonts").rglob("*.ttf"))
LETTERS = (
    "äöüÄÖÜßẞ „“‚‘»«›‹–—…’ €§°½ ąćęłńóśźż áčďéěíňřšťúůýž ğışİŞç șțăâî ñõãåøæœ őű đ"
    " абвгдежзийклмнопрстуфхцчшщъыьэюя іїєґ"
)
ICONS = sorted((RESOURCES / "icons" / "lucide").glob("*.svg"))


@pytest.mark.parametrize("path", FACES, ids=lambda path: path.stem)
def test_face_has_the_letters_of_europe(path: Path, qapp: QGuiApplication) -> None:
    face = QRawFont(str(path), 16.0, QFont.HintingPreference.PreferNoHinting)
    assert face.isValid()
    assert [letter for letter in LETTERS if not face.supportsCharacter(ord(letter))] == []


@pytest.mark.parametrize("folder", ["literata", "source-sans-3"])
def test_each_face_has_four_styles_and_its_licence(folder: str) -> None:
    place = RESOURCES / "fonts" / folder
    assert len(list(place.glob("*.ttf"))) == 4
    assert "SIL Open Font License, Version 1.1" in (place / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icon_takes_the_colour_of_its_text(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    assert root.get("stroke") == "currentColor"
    assert root.get("viewBox") == "0 0 24 24"


def test_every_icon_named_in_the_code_is_there() -> None:
    from randnotiz.ui.action_table import SPECS

    asked = {spec.icon for spec in SPECS.values() if spec.icon}
    for path in (RESOURCES.parent / "desktop" / "randnotiz" / "ui").rglob("*.py"):
        asked |= set(re.findall(r"\bicon\(\s*\"([a-z0-9-]+)\"", path.read_text(encoding="utf-8")))
    assert asked - {path.stem for path in ICONS} == set()


def test_icons_and_program_icon_come_with_their_licence() -> None:
    assert "ISC License" in (RESOURCES / "icons" / "lucide" / "LICENSE").read_text(encoding="utf-8")
    assert ElementTree.parse(RESOURCES / "icons" / "randnotiz.svg").getroot().get("viewBox") == "0 0 256 256"


def test_notices_name_everything_that_ships() -> None:
    notices = (RESOURCES.parent / "NOTICES.md").read_text(encoding="utf-8")
    folders = [
        path for parent in ("fonts", "models") for path in (RESOURCES / parent).glob("*") if path.is_dir()
    ]
    assert [path.name for path in folders if f"resources/{path.parent.name}/{path.name}" not in notices] == []
