"""One file that runs as it is on most Linux desktops: an AppDir, packed behind AppImage's run-time program.

The run-time program is a small executable that the AppImage project publishes on its own site alone; no
package of a registry carries it. Put its "type 2" at build/bundle/appimage-runtime-ARCH and the file is made.
Without it the AppDir is made all the same: `Randnotiz.AppDir/AppRun` starts the program from any place.
"""

from __future__ import annotations

import platform
import shutil
import subprocess
from pathlib import Path
from typing import Final

from bundling import debian, licences
from bundling.environment import WORK
from bundling.freeze import DIST
from bundling.release import NAME, TITLE, VERSION
from steps import say

# Parts of X11's client side that a desktop may come without; the rest of it belongs to the graphics driver.
CARRIED: Final = (
    *("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-image.so.0", "libxcb-keysyms.so.1"),
    *("libxcb-render-util.so.0", "libxcb-util.so.1", "libxcb-xkb.so.1"),
    *("libxkbcommon.so.0", "libxkbcommon-x11.so.0"),
)
MAGIC: Final = b"AI\x02"
_MAGIC_PLACE: Final = 8
_APP_RUN: Final = """#!/bin/sh
# Where this folder is mounted changes from start to start.
here=$(dirname "$(readlink -f "$0")")
exec "$here/usr/lib/randnotiz/randnotiz" "$@"
"""


def build(bundle: Path) -> Path:
    """Make the AppDir and, where the run-time program and mksquashfs are there, the file; returns the latter.

    Raises ValueError for a run-time program of another kind, subprocess.CalledProcessError.
    """
    folder = DIST / f"{TITLE}.AppDir"
    lay_out(bundle, folder)
    machine = platform.machine()
    runtime = WORK / f"appimage-runtime-{machine}"
    if not runtime.is_file() or not shutil.which("mksquashfs"):
        say(f"No AppImage: {runtime.name} or mksquashfs is missing; {folder.name} starts as it is")
        return folder
    check_runtime(runtime.read_bytes())
    return _pack(folder, runtime, DIST / f"{TITLE}-{VERSION}-{machine}.AppImage")


def lay_out(bundle: Path, folder: Path) -> None:
    """Copy the bundle into an AppDir with what AppImage wants at its top: AppRun, desktop entry, icon."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle, folder / "usr/lib" / NAME, symlinks=True)
    _carry(folder / "usr/lib" / NAME / "_internal")
    debian.desktop_files(folder / "usr/share")
    link = folder / "usr/bin" / NAME
    link.parent.mkdir(parents=True)
    link.symlink_to(f"../lib/{NAME}/{NAME}")
    (folder / "AppRun").write_text(_APP_RUN, encoding="ascii")
    (folder / "AppRun").chmod(0o755)
    (folder / f"{NAME}.desktop").symlink_to(f"usr/share/applications/{NAME}.desktop")
    for name in (f"{NAME}.png", ".DirIcon"):
        (folder / name).symlink_to(f"usr/share/icons/hicolor/256x256/apps/{NAME}.png")


def system_libraries(table: str) -> dict[str, Path]:
    """Where the loader finds each library, from the words of `ldconfig -p`; the first of a name counts."""
    found: dict[str, Path] = {}
    for line in table.splitlines():
        name, _, place = line.partition(" => ")
        if place:
            found.setdefault(name.split()[0], Path(place))
    return found


def _carry(inside: Path) -> None:
    table = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    found = system_libraries(table)
    libraries = [found[name] for name in CARRIED if name in found]
    if len(libraries) < len(CARRIED):
        say(f"The AppDir lacks {', '.join(name for name in CARRIED if name not in found)}")
    for library in libraries:
        shutil.copy(library, inside / library.name)
    licences.add_system_libraries(libraries, inside / NAME / "resources" / "licences")


def check_runtime(data: bytes) -> None:
    """Raises ValueError unless these are the bytes of a type 2 run-time program."""
    if not data.startswith(b"\x7fELF") or data[_MAGIC_PLACE : _MAGIC_PLACE + len(MAGIC)] != MAGIC:
        raise ValueError("this is not AppImage's run-time program of type 2")


def _pack(folder: Path, runtime: Path, made: Path) -> Path:
    image = WORK / "appimage.squashfs"
    image.unlink(missing_ok=True)
    options = ["-root-owned", "-noappend", "-no-progress", "-quiet", "-comp", "zstd"]
    subprocess.run(["mksquashfs", folder, image, *options], check=True)
    made.write_bytes(runtime.read_bytes() + image.read_bytes())
    made.chmod(0o755)
    return made
