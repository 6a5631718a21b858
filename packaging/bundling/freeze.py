"""From the environment to the one-folder bundle, trimmed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from bundling import icu
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
    command: list[str | Path] = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
    command += ["--distpath", DIST, "--workpath", WORK / "pyinstaller", PACKAGING / "randnotiz.spec"]
    environment = {**os.environ, "RANDNOTIZ_STAGE": str(STAGE)}
    # Not from the checkout's root: its folders would be taken for packages.
    subprocess.run([str(part) for part in command], cwd=WORK, env=environment, check=True)
    if sys.platform == "linux":
        strip(BUNDLE)
        icu.shorten(BUNDLE)
    return BUNDLE


def strip(folder: Path) -> None:
    """Take the symbols that only a debugger reads out of every library (spaCy's are nine tenths of theirs)."""
    tool = shutil.which("strip")
    if tool is None:
        say("There is no strip here: the libraries keep their symbols")
        return
    say("Stripping")
    for path in sorted(folder.rglob("*.so*")):
        if path.is_file() and not path.is_symlink():
            _strip(tool, path)


def _strip(tool: str, path: Path) -> None:
    """Strip a copy and keep it if it is still laid out as the loader demands.

    Wheels repaired by patchelf have segments that strip moves off their alignment; the loader refuses those.
    """
    copy = path.with_name(path.name + ".stripped")
    done = subprocess.run([tool, "--strip-unneeded", "-o", copy, path], capture_output=True, check=False)
    if done.returncode == 0 and copy.stat().st_size < path.stat().st_size and _loads(copy):
        copy.chmod(path.stat().st_mode)
        copy.replace(path)
    else:
        copy.unlink(missing_ok=True)


def _loads(path: Path) -> bool:
    """Whether the loader takes the file's segments: it may miss other libraries, which is no fault of it."""
    test = "import ctypes, sys\ntry: ctypes.CDLL(sys.argv[1], 1)\nexcept OSError as error: print(error)"
    done = subprocess.run([sys.executable, "-c", test, path], capture_output=True, text=True, check=False)
    return done.returncode == 0 and "ELF" not in done.stdout and "align" not in done.stdout
