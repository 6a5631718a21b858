"""What the About window lists: the checkout's own works, and a bundle's libraries where there are any."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from randnotiz import locations
from randnotiz.session import licences


def test_a_checkout_lists_its_fonts_icons_and_model_with_their_texts() -> None:
    works = {work.name: work for work in licences.works()}
    assert {"Randnotiz", "Literata", "Source Sans 3", "Lucide"} <= set(works)
    assert "Permission is hereby granted" in works["Randnotiz"].text()
    assert "SIL Open Font License" in works["Literata"].text()
    assert all(work.text() for work in works.values())
    assert "Literata" in licences.notices()


def test_a_bundles_libraries_come_after_the_programs_own_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resources = tmp_path / "resources"
    (resources / "licences" / "library").mkdir(parents=True)
    shutil.copy(locations.resources().parent / "LICENSE", resources)
    for name in ("LICENSE.txt", "NOTICE.txt"):
        (resources / "licences" / "library" / name).write_bytes(f"words of {name} \xe4".encode("latin-1"))
    entry = {"name": "library", "version": "1.2", "licence": "MIT"}
    index = [{**entry, "files": ["library/LICENSE.txt", "library/NOTICE.txt"]}]
    (resources / "licences" / "index.json").write_text(json.dumps(index), "utf-8")
    monkeypatch.setattr(locations, "resources", lambda: resources)
    own, library = licences.works()
    assert (own.name, library.name, library.version, library.licence) == (
        "Randnotiz",
        "library",
        "1.2",
        "MIT",
    )
    assert "words of LICENSE.txt" in library.text()
    assert "words of NOTICE.txt" in library.text(), "text in another encoding is shown, not refused"
    assert licences.notices() == ""
