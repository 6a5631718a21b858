"""The desktop entry, the metainfo, the manual and the icons say what the program is."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from bundling import pictures, release
from randnotiz.importers import suffixes

ROOT = Path(__file__).parents[2]
DESKTOP = ROOT / "resources" / "desktop"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


@pytest.fixture(scope="module")
def entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(DESKTOP / "randnotiz.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def listed(value: str) -> list[str]:
    return [part for part in value.split(";") if part]


def test_every_format_the_importers_read_has_a_kind_of_document() -> None:
    assert [kind.key for kind in release.KINDS] == list(suffixes())


def test_the_desktop_entry_offers_the_program_for_exactly_these_kinds(
    entry: configparser.SectionProxy,
) -> None:
    assert listed(entry["MimeType"]) == release.mime_types()


def test_files_are_handed_over_and_the_window_is_recognised(entry: configparser.SectionProxy) -> None:
    assert entry["Exec"] == "randnotiz %F"
    assert entry["TryExec"] == "randnotiz"  # an entry left behind offers nothing that is no longer there
    app = (ROOT / "desktop" / "randnotiz" / "app.py").read_text("utf-8")
    assert f'setDesktopFileName("{release.APPLICATION_ID}")' in app
    assert entry["StartupWMClass"] == release.APPLICATION_ID == "randnotiz"


def test_the_entry_asks_for_no_precedence(entry: configparser.SectionProxy) -> None:
    assert entry["InitialPreference"] == "0"
    assert not list(DESKTOP.glob("*mimeapps*"))


@pytest.mark.parametrize("key", ["GenericName", "Comment", "Keywords"])
def test_the_entry_speaks_german_and_english(entry: configparser.SectionProxy, key: str) -> None:
    assert entry[key]
    assert entry[f"{key}[de]"] not in ("", entry[key])


def test_metainfo_tells_this_version_and_both_languages() -> None:
    root = ElementTree.parse(DESKTOP / "org.randnotiz.Randnotiz.metainfo.xml").getroot()
    newest = root.find("releases/release")
    assert newest is not None
    assert newest.get("version") == VERSION == release.VERSION
    assert root.findtext("launchable") == "randnotiz.desktop"
    assert [kind.text for kind in root.findall("provides/mediatype")] == release.mime_types()
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for place in ("summary", "description/p", "description/ul/li"):
        found = [element.get(language) for element in root.findall(place)]
        assert found.count("de") == found.count(None) > 0, place


def test_the_manual_names_every_option(capsys: pytest.CaptureFixture[str]) -> None:
    from randnotiz.__main__ import SUBCOMMANDS, main

    manual = (DESKTOP / "randnotiz.1").read_text("utf-8")
    options: set[str] = set()
    for subcommand in SUBCOMMANDS:
        with pytest.raises(SystemExit):
            main([subcommand, "--help"])
        options |= set(re.findall(r"--([a-z-]+)", capsys.readouterr().out.partition("\n\n")[0]))
    assert options > {"library", "chapters", "without", "limit"}
    assert [option for option in sorted(options) if f".It Fl -{option}" not in manual] == []


def test_the_manual_names_every_subcommand_and_format() -> None:
    from randnotiz.__main__ import SUBCOMMANDS
    from randnotiz.exporters import FORMATS

    manual = (DESKTOP / "randnotiz.1").read_text("utf-8")
    assert [
        name for name in SUBCOMMANDS if not re.search(rf"^\.(?:It )?Cm {name}\b", manual, re.MULTILINE)
    ] == []
    endings = {format.suffix for format in FORMATS.values()}
    assert [ending for ending in endings if ending not in manual] == []


@pytest.mark.parametrize(
    "command",
    [
        ["desktop-file-validate", "randnotiz.desktop"],
        ["appstreamcli", "validate", "--no-net", "org.randnotiz.Randnotiz.metainfo.xml"],
        ["mandoc", "-T", "lint", "-W", "style", "randnotiz.1"],
    ],
    ids=lambda command: str(command[0]),
)
def test_validators_have_nothing_to_say(command: list[str]) -> None:
    if not shutil.which(command[0]):
        pytest.skip(f"{command[0]} is not installed")
    done = subprocess.run(command, cwd=DESKTOP, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.usefixtures("qapp")
def test_icons_come_in_every_size_and_are_no_blurs(tmp_path: Path) -> None:
    from PySide6.QtGui import QImage

    pictures.write(ROOT / "resources" / "icons", tmp_path)
    for size in pictures.SIZES:
        image = QImage(str(tmp_path / "hicolor" / f"{size}x{size}" / "apps" / "randnotiz.png"))
        assert (image.width(), image.height()) == (size, size)
        assert image.pixelColor(0, 0).alpha() == 0, "rounded corners leave the ground to the desktop"
        middle = {image.pixelColor(x, size // 2).name() for x in range(size // 8 + 1, size // 2)}
        assert middle <= {"#ffc93c", "#4a3a08"}, f"the marked line is not on whole pixels at {size}"


@pytest.mark.usefixtures("qapp")
def test_icon_files_of_other_systems_hold_all_their_sizes(tmp_path: Path) -> None:
    from PySide6.QtGui import QImageReader

    pictures.write(ROOT / "resources" / "icons", tmp_path)
    reader = QImageReader(str(tmp_path / "randnotiz.ico"))
    assert reader.imageCount() == len(pictures.ICO_SIZES)
    data = (tmp_path / "randnotiz.icns").read_bytes()
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8], "big") == len(data)
    place, found = 8, []
    while place < len(data):
        found.append(data[place : place + 4])
        assert data[place + 8 : place + 12] == b"\x89PNG"
        place += int.from_bytes(data[place + 4 : place + 8], "big")
    assert found == list(pictures.ICNS_TYPES)


def test_windows_is_told_the_same_endings_and_no_default() -> None:
    script = (ROOT / "packaging" / "windows" / "randnotiz.iss").read_text("utf-8")
    endings = [ending for group in suffixes().values() for ending in group]
    for key in (r"SupportedTypes\"", r"Capabilities\\FileAssociations\""):
        told = re.findall(rf"{key};.*?ValueName: \"(\.\w+)\"", script)
        assert told == endings, key
    assert re.findall(r'Classes\\(\.\w+)\\OpenWithProgids"', script) == endings
    assert not re.search(r'Classes\\\.\w+";', script), "the key itself would take the kind of file over"


def test_hosted_builds_use_actions_pinned_by_their_commit() -> None:
    workflow = (ROOT / ".github" / "workflows" / "bundles.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)", workflow)
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", action)] == []


def test_macos_offers_the_program_as_one_of_several() -> None:
    offered = release.document_types()
    assert {kind["LSHandlerRank"] for kind in offered} == {"Alternate"}
    assert {kind["CFBundleTypeRole"] for kind in offered} == {"Viewer"}
