"""What others built into the bundled libraries is named with its licence, by table and in a bundle."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import pytest

from bundling import environment, licences, licences_crates, licences_inside, licences_parts

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "dist" / "randnotiz"
INDEX = BUNDLE / "_internal" / "randnotiz" / "resources" / "licences" / "index.json"
in_a_bundle = pytest.mark.skipif(
    sys.platform != "linux" or not INDEX.is_file(), reason="no bundle: python3 packaging/build.py bundle"
)
ALL_PARTS = [
    *(part for parts in licences_inside.INSIDE.values() for part in parts),
    *licences_inside.PYTHONS,
]


def bill(tmp_path: Path, *components: dict[str, Any]) -> Path:
    path = tmp_path / "bill.json"
    path.write_text(json.dumps({"bomFormat": "CycloneDX", "components": components}), "utf-8")
    return path


@pytest.mark.parametrize("part", ALL_PARTS, ids=lambda part: part.name)
def test_every_part_has_a_text_that_is_there(part: licences_parts.Part) -> None:
    assert all(len(text.read_text("utf-8")) > 100 for text in licences_parts.texts_of([part]))


@pytest.mark.parametrize("data", licences_inside.DATA, ids=lambda data: data.name)
def test_every_work_of_data_has_a_text_that_is_there(data: licences_inside.Data) -> None:
    assert data.texts
    assert all((licences_parts.TEXTS / f"{text}.txt").is_file() for text in data.texts)


@pytest.mark.parametrize(
    ("expression", "texts"),
    [
        ("MIT", ("MIT",)),
        ("MIT OR Apache-2.0", ("MIT", "Apache-2.0")),
        ("MIT/Apache-2.0", ("MIT", "Apache-2.0")),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", ("MIT", "Apache-2.0", "Unicode-3.0")),
        ("Apache-2.0 WITH LLVM-exception", ("Apache-2.0", "LLVM-exception")),
        ("MIT OR Secret-1.0", ("MIT",)),
    ],
)
def test_an_expression_is_answered_with_its_texts(expression: str, texts: tuple[str, ...]) -> None:
    assert licences_parts.texts_for(expression) == texts


@pytest.mark.parametrize("expression", ["", "Secret-1.0", "MIT AND Secret-1.0", "MIT WITH Secret-exception"])
def test_an_expression_without_a_text_stops_the_build(expression: str) -> None:
    with pytest.raises(ValueError, match="no licence text"):
        licences_parts.texts_for(expression)


def test_a_bill_of_materials_names_each_crate_once_with_its_authors(tmp_path: Path) -> None:
    crate = {"name": "memchr", "version": "2.7", "author": "Andrew Gallant"}
    said = {**crate, "licenses": [{"expression": "Unlicense OR MIT"}]}
    listed = {
        "name": "two",
        "version": "1",
        "licenses": [{"license": {"id": "MIT"}}, {"license": {"id": "ISC"}}],
    }
    first, second = licences_crates.crates(bill(tmp_path, listed, said, said))
    assert (first.name, first.version, first.holder) == ("memchr", "2.7", "Andrew Gallant")
    assert (second.licence, second.texts) == ("MIT AND ISC", ("MIT", "ISC"))


def test_a_crate_that_says_no_licence_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="nameless says no licence"):
        licences_crates.crates(bill(tmp_path, {"name": "nameless", "version": "1"}))


def test_a_part_is_named_where_a_library_shows_it(tmp_path: Path) -> None:
    library = tmp_path / "libQt6Gui.so.6"
    library.write_bytes(b"\x7fELF\0 libpng version 1.6.59\0")
    parts = [
        licences_parts.Part("libpng", "Libpng", sign=rb"libpng version (\d[\d.]*\d)"),
        licences_parts.Part("FreeType", "FTL", sign=rb"autofitter"),
        licences_parts.Part("MD5", "public domain"),
        licences_parts.Part("elsewhere", "MIT", system="another system"),
    ]
    found = licences_parts.present(parts, [library])
    assert [(part.name, part.version) for part in found] == [("libpng", "1.6.59"), ("MD5", "")]


def test_a_compiled_library_of_nobody_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    inside = tmp_path / "bundle" / "_internal" / "strange"
    inside.mkdir(parents=True)
    (inside / "module.cpython-311-x86_64-linux-gnu.so").write_bytes(b"\x7fELF")
    if sys.platform != "linux":
        pytest.skip("elsewhere the run-time's own files are not known by name")
    with pytest.raises(ValueError, match="strange"):
        licences.collect(tmp_path / "site", frozenset(), tmp_path / "bundle", tmp_path / "licences")


def index() -> dict[str, dict[str, Any]]:
    return {entry["name"]: entry for entry in json.loads(INDEX.read_text("utf-8"))}


@in_a_bundle
def test_every_compiled_library_in_the_bundle_has_a_row() -> None:
    compiled = licences.compiled_libraries(BUNDLE)
    assert len(compiled) > 50
    accounted = {top for entry in index().values() for top in entry["libraries"]}
    inside = BUNDLE / "_internal"
    unknown = [path for path in compiled if licences.top_of(path.relative_to(inside)) not in accounted]
    assert unknown == []


def bills() -> Iterator[tuple[str, Path]]:
    site = environment.WORK / "venv" / "lib"
    for folder in site.glob("python*/site-packages"):
        for distribution in distributions(path=[str(folder)]):
            for file in distribution.files or []:
                if ".dist-info/sboms/" in file.as_posix():
                    yield distribution.name, Path(str(distribution.locate_file(file)))


@in_a_bundle
def test_every_component_in_a_bill_of_materials_has_a_line() -> None:
    listed = index()
    found = {name: path for name, path in bills() if name in listed}
    if not found:
        pytest.skip("what the bundle was made of is not here")
    assert {"typst", "pydantic_core"} <= set(found)
    for name, path in found.items():
        components = {entry["name"] for entry in json.loads(path.read_text("utf-8")).get("components", [])}
        assert components <= set(listed[name]["parts"]), name


@in_a_bundle
def test_qts_parts_are_those_that_its_libraries_show() -> None:
    shown = set(index()["PySide6 and Qt"]["parts"])
    assert {"HarfBuzz", "libpng", "MD4C", "PCRE2", "Public Suffix List", "Wayland protocols"} <= shown
    assert not {"FreeType", "zlib", "Wintab API"} & shown, "of the system here, or of another one"


@in_a_bundle
def test_each_text_lies_in_the_bundle_once() -> None:
    folder = INDEX.parent
    files = {file for entry in index().values() for file in entry["files"]}
    assert all((folder / file).stat().st_size for file in files)
    texts = [(folder / file).read_bytes().strip() for file in files]
    assert len(set(texts)) == len(texts)
    assert {"GeoNames", "Unicode CLDR", "Libertinus Serif", "SQLite", "ICU"} <= set(index())
    assert INDEX.stat().st_size < 60_000, "the About window reads it when it opens"
