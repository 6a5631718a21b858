"""The Debian package's papers, the licences, and the AppImage's run-time program."""

from __future__ import annotations

import json
import re
import struct
from pathlib import Path

import pytest

from bundling import appimage, debian, elf, elf_trim, licences

ROOT = Path(__file__).parents[2]
TABLE = """
  NEEDED               libxcb-cursor.so.0
  NEEDED               libglib-2.0.so.0
  NEEDED               libm.so.6
  NEEDED               ld-linux-x86-64.so.2

    0x09691a75 0x00 03 GLIBC_2.2.5
    0x069691b4 0x00 02 GLIBC_2.34
    0x0d696917 0x00 04 GLIBC_2.7
"""


def test_what_a_library_asks_for_becomes_dependencies() -> None:
    needed = frozenset(elf.needed_libraries(TABLE))
    field = debian.depends(elf.Asks(needed, elf.glibc_asked(TABLE)))
    assert field == "libc6 (>= 2.34), libglib2.0-0 | libglib2.0-0t64, libxcb-cursor0"


def test_a_library_of_an_unknown_package_is_not_passed_over() -> None:
    with pytest.raises(KeyError):
        debian.depends(elf.Asks(frozenset({"libnew.so.1"}), (2, 36)))


def test_what_is_in_the_folder_is_not_asked_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("program", "libxcb-cursor.so.0"):
        (tmp_path / name).write_bytes(b"\x7fELF")
    (tmp_path / "notes.so.txt").write_text("no library")
    monkeypatch.setattr(elf, "_table", lambda path: TABLE if path.name == "program" else "")
    assert "libxcb-cursor.so.0" not in elf.asked_of_the_system(tmp_path).libraries
    assert "libglib-2.0.so.0" in elf.asked_of_the_system(tmp_path).libraries


def test_the_control_file_has_every_field_once() -> None:
    text = debian.control_file("libc6 (>= 2.36)", 1234, "amd64")
    fields = re.findall(r"^([A-Z][\w-]*): ", text, re.MULTILINE)
    assert fields[:3] == ["Package", "Version", "Architecture"]
    assert len(fields) == len(set(fields))
    assert {"Maintainer", "Installed-Size", "Depends", "Description"} <= set(fields)
    body = text.split("Description: ")[1].splitlines()
    assert len(body[0]) <= 80
    assert all(line.startswith(" ") for line in body[1:])


def test_the_copyright_file_carries_the_whole_licence() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    text = debian.copyright_file(licence)
    words = " ".join(text.replace("\n .\n", "\n").split())
    assert " ".join(licence.split("\n\n")[-1].split()) in words
    assert re.search(r"^Copyright: \S", text, re.MULTILINE)
    assert "\n\n Permission" not in text, "a paragraph within a field may not begin after an empty line"


def test_checksums_leave_out_links_and_the_papers_themselves(tmp_path: Path) -> None:
    (tmp_path / "usr" / "bin").mkdir(parents=True)
    (tmp_path / "DEBIAN").mkdir()
    (tmp_path / "DEBIAN" / "control").write_text("x")
    (tmp_path / "usr" / "file").write_bytes(b"")
    (tmp_path / "usr" / "bin" / "link").symlink_to("../file")
    assert debian.md5sums(tmp_path) == "d41d8cd98f00b204e9800998ecf8427e  usr/file\n"


def test_no_maintainer_script_touches_the_readers_files() -> None:
    source = Path(debian.__file__).read_text("utf-8")
    assert not re.search(r"\b(?:postinst|postrm|prerm|preinst)\b", source)


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("$ORIGIN:/home/somebody/lib", "$ORIGIN"),
        ("/opt/python/lib", ""),
        ("$ORIGIN/../lib", "$ORIGIN/../lib"),
        ("", ""),
    ],
)
def test_only_search_paths_within_the_bundle_stay(path: str, kept: str) -> None:
    assert elf_trim.kept_search_path(path) == kept


@pytest.mark.parametrize(
    ("fields", "classifiers", "name"),
    [
        ({"License-Expression": "MIT"}, [], "MIT"),
        ({"License": "UNKNOWN"}, ["License :: OSI Approved :: MIT License"], "MIT License"),
        ({"License": "MIT License\n\nCopyright …"}, [], ""),
        ({}, ["Topic :: Text", "License :: OSI Approved"], ""),
    ],
)
def test_the_licence_is_called_as_its_metadata_call_it(
    fields: dict[str, str], classifiers: list[str], name: str
) -> None:
    assert licences.licence_name(fields, classifiers) == name


def library(site: Path, name: str, *files: str) -> None:
    info = site / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\nLicense: MIT\n")
    rows = [f"{name}/__init__.py,,", *(f"{name}-1.0.dist-info/{file},," for file in files)]
    (info / "RECORD").write_text("\n".join(rows))
    for file in files:
        (info / file).write_text(f"words of {name}")


def test_licences_of_what_is_frozen_are_gathered_and_no_others(tmp_path: Path) -> None:
    site, folder = tmp_path / "site", tmp_path / "licences"
    library(site, "frozen", "LICENSE")
    library(site, "elsewhere", "LICENSE")
    works = licences.collect(site, frozenset({"frozen"}), tmp_path / "bundle", folder)
    assert "elsewhere" not in {work.name for work in works}
    index = {entry["name"]: entry for entry in json.loads((folder / "index.json").read_text("utf-8"))}
    assert index["frozen"]["licence"] == "MIT"
    assert (folder / index["frozen"]["files"][0]).read_text() == "words of frozen"
    assert "Python" in index


def test_a_library_without_a_licence_text_stops_the_build(tmp_path: Path) -> None:
    library(tmp_path / "site", "bare")
    with pytest.raises(ValueError, match="bare"):
        licences.collect(tmp_path / "site", frozenset({"bare"}), tmp_path, tmp_path / "licences")


def test_another_program_is_not_taken_for_appimages(tmp_path: Path) -> None:
    head = b"\x7fELF" + struct.pack("<BBBB", 2, 1, 1, 0)
    appimage.check_runtime(head + b"AI\x02")
    for data in (head + b"AI\x01", b"#!/bin/sh", b""):
        with pytest.raises(ValueError, match="type 2"):
            appimage.check_runtime(data)


def test_the_loaders_first_answer_counts() -> None:
    table = (
        "2 libs found in cache\n"
        "\tlibxcb.so.1 (libc6,x86-64) => /lib/x86_64-linux-gnu/libxcb.so.1\n"
        "\tlibxcb.so.1 (libc6) => /lib/i386/libxcb.so.1\n"
    )
    assert appimage.system_libraries(table) == {"libxcb.so.1": Path("/lib/x86_64-linux-gnu/libxcb.so.1")}
