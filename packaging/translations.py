"""Renew and build the program's translations: `python packaging/translations.py`.

`update` reads every text out of the code into resources/translations/*.ts, `release` builds the .qm files the
program loads; without an argument both. A text that has no translation fails the release.
"""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "en")


def tool(name: str) -> str:
    """Qt's translation tool that came with PySide6."""
    return str(Path(sys.executable).with_name(f"pyside6-{name}"))


def update() -> None:
    """Read the texts out of the code. Translations that exist stay; texts that are gone go."""
    sources = sorted(str(path) for path in (ROOT / "desktop").rglob("*.py") if path.parent.name != "cli")
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        target = FOLDER / f"randnotiz_{language}.ts"
        plurals = _plurals(target)
        subprocess.run(
            [
                tool("lupdate"),
                *("-tr-function-alias", "translate+=say,translate+=_translate"),
                *("-locations", "none", "-no-obsolete"),
                *("-source-language", "en", "-target-language", language),
                *sources,
                *("-ts", str(target)),
            ],
            check=True,
        )
        _mark_plurals(target, plurals, only_plurals=language == "en")


Plurals = dict[tuple[str, str], list[str]]


def _plurals(path: Path) -> Plurals:
    """The plural forms translated so far, by context and text: lupdate drops them."""
    if not path.is_file():
        return {}
    return {
        (context.findtext("name", ""), message.findtext("source", "")): [
            form.text or "" for form in message.findall("translation/numerusform")
        ]
        for context in ElementTree.parse(path).getroot().findall("context")
        for message in context.findall("message")
        if message.get("numerus")
    }


def _mark_plurals(path: Path, plurals: Plurals, only_plurals: bool) -> None:
    # lupdate sees a plural in Python code only where the number is a literal (6.11).
    tree = ElementTree.parse(path)
    for context in list(tree.getroot().findall("context")):
        for message in list(context.findall("message")):
            source, translation = message.find("source"), message.find("translation")
            assert source is not None
            assert translation is not None
            if "%n" in (source.text or "") or "%Ln" in (source.text or ""):
                message.set("numerus", "yes")
                _set_forms(translation, plurals.get((context.findtext("name", ""), source.text or ""), []))
            elif only_plurals:
                context.remove(message)
        if not context.findall("message"):
            tree.getroot().remove(context)
    ElementTree.indent(tree, "    ")
    text = ElementTree.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', "utf-8")


def _set_forms(translation: ElementTree.Element, forms: list[str]) -> None:
    for old in translation.findall("numerusform"):
        translation.remove(old)
    translation.text = None
    for form in forms or ["", ""]:
        ElementTree.SubElement(translation, "numerusform").text = form
    if all(forms) and forms:
        translation.attrib.pop("type", None)
    else:
        translation.set("type", "unfinished")


def release(folder: Path = FOLDER) -> None:
    """Build the .qm files into `folder`. Raises CalledProcessError where a translation is missing."""
    for language in LANGUAGES:
        source = FOLDER / f"randnotiz_{language}.ts"
        target = folder / f"randnotiz_{language}.qm"
        subprocess.run(
            [tool("lrelease"), "-fail-on-unfinished", str(source), "-qm", str(target)],
            check=True,
            stdout=subprocess.DEVNULL,
        )


if __name__ == "__main__":
    wanted = sys.argv[1:] or ["update", "release"]
    if "update" in wanted:
        update()
    if "release" in wanted:
        release()
