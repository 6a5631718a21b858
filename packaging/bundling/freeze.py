"""From the environment to the one-folder bundle, trimmed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from bundling import elf_trim, elf_twice, icu, licences
from bundling.environment import WORK
from bundling.release import NAME
from steps import PACKAGING, ROOT, say

DIST: Final = ROOT / "dist"
STAGE: Final = WORK / "stage"
BUNDLE: Final = DIST / NAME


def freeze(python: Path) -> Path:
    """Run PyInstaller in the builder's environment and trim what it made; returns the folder.

    Raises subprocess.CalledProcessError.
    """
    say("Freezing")
    STAGE.mkdir(parents=True, exist_ok=True)
    command: list[str | Path] = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", DIST, "--workpath", WORK / "pyinstaller", PACKAGING / "randnotiz.spec"]
    environment = {**os.environ, "RANDNOTIZ_STAGE": str(STAGE)}
    # Not from the checkout's root: its folders would be taken for packages.
    subprocess.run([str(part) for part in command], cwd=WORK, env=environment, check=True)
    if sys.platform == "linux":
        elf_trim.trim(BUNDLE, python)
        elf_twice.trim(BUNDLE, python)
        icu.shorten(BUNDLE)
    _add_licences(python)
    if sys.platform == "darwin":
        # What was added broke the seal that PyInstaller put on; "-" signs for this machine's own use.
        app = BUNDLE.with_name("Randnotiz.app")
        subprocess.run(["codesign", "--force", "--deep", "--sign", "-", app], check=True)
    return BUNDLE


def contents_of(bundle: Path) -> Path:
    """The folder in the bundle where everything but the executable lies."""
    if sys.platform == "darwin":
        return bundle.with_name("Randnotiz.app") / "Contents" / "Resources"
    return bundle / "_internal"


def _add_licences(python: Path) -> None:
    command = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    modules = frozenset((STAGE / "modules.txt").read_text(encoding="utf-8").split())
    folder = contents_of(BUNDLE) / "randnotiz" / "resources" / "licences"
    works = licences.collect(Path(site), modules, BUNDLE, folder)
    say(f"Added the licences of {len(works)} works")
