"""The bundle as one file to unpack: a zip on Windows, a disk image's content or a tarball elsewhere."""

from __future__ import annotations

import platform
import subprocess
import sys
import zipfile
from pathlib import Path

from bundling.freeze import DIST
from bundling.release import NAME, VERSION


def build(bundle: Path) -> Path:
    """Pack the bundle (the .app on macOS) beside itself; returns the archive."""
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        made = DIST / f"Randnotiz-{VERSION}-macos-{machine}.zip"
        # ditto keeps the links and the signature that a zip of Python's would lose.
        app = bundle.with_name("Randnotiz.app")
        subprocess.run(["ditto", "-c", "-k", "--keepParent", app, made], check=True)
        return made
    made = DIST / f"{NAME}-{VERSION}-{'windows' if sys.platform == 'win32' else sys.platform}-{machine}.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(bundle.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(bundle.parent))
    return made
