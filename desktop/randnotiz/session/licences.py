"""Whose works come with the program, and under which licences: read from its own folders."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final, NamedTuple

from randnotiz import locations

# What a bundle says itself about a work, before the texts of its licences.
_NOTE: Final = "NOTE"


class Work(NamedTuple):
    """Somebody's work that ships: what it is called, its version, the licence's name, its texts as files.

    `parts` names the works of others that were built into it.
    """

    name: str
    version: str
    licence: str
    files: tuple[Path, ...]
    parts: tuple[str, ...] = ()

    def text(self) -> str:
        """The texts of its licences, one after the other; of several each under its name."""
        texts = [(file.stem, file.read_text("utf-8", "replace").strip()) for file in self.files]
        named = len(texts) > 1
        return "\n\n\n".join(
            f"\N{EM DASH} {name} \N{EM DASH}\n\n{text}" if named and name != _NOTE else text
            for name, text in texts
        )


def works() -> list[Work]:
    """The program first, what lies in its resources, then every library a bundle brings, by name.

    A checkout or an installed wheel brings no libraries: they stand beside it with licences of their own.
    """
    resources = locations.resources()
    own = [
        Work("Randnotiz", "", "MIT", _present(_beside(resources, "LICENSE"))),
        *_fonts(resources / "fonts"),
        Work("Lucide", "", "ISC, MIT", _present(resources / "icons" / "lucide" / "LICENSE")),
        *_models(resources / "models"),
    ]
    return [*(work for work in own if work.files), *_bundled(resources / "licences")]


def notices() -> str:
    """NOTICES.md, the overview for people; "" where an installation came without it."""
    place = _beside(locations.resources(), "NOTICES.md")
    return place.read_text("utf-8") if place.is_file() else ""


def _beside(resources: Path, name: str) -> Path:
    # A bundle has it among the resources, a checkout at its top.
    inside = resources / name
    return inside if inside.is_file() else resources.parent / name


def _present(*places: Path) -> tuple[Path, ...]:
    return tuple(place for place in places if place.is_file())


def _fonts(folder: Path) -> list[Work]:
    names = {"literata": "Literata", "source-sans-3": "Source Sans 3"}
    return [
        Work(names.get(path.parent.name, path.parent.name), "", "OFL-1.1", (path,))
        for path in sorted(folder.glob("*/OFL.txt"))
    ]


def _models(folder: Path) -> list[Work]:
    return [
        Work(path.name, "", "MIT", _present(path / "LICENSE", path / "MODEL_CARD.md"))
        for path in sorted(folder.glob("*"))
        if path.is_dir()
    ]


def _bundled(folder: Path) -> list[Work]:
    index = folder / "index.json"
    if not index.is_file():
        return []
    return [
        Work(
            entry["name"],
            entry["version"],
            entry["licence"],
            tuple(folder / file for file in entry["files"]),
            tuple(entry.get("parts", ())),
        )
        for entry in json.loads(index.read_text("utf-8"))
    ]
