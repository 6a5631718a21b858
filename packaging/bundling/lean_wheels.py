"""NumPy and BLIS built here, from the sources that the lock names, without the algebra nobody calls.

As they come from their makers the two carry 45 MB of matrix products, tuned for every processor of the last
twenty years. The program's network runs in onnxruntime, which brings its own; spaCy and thinc need NumPy and
BLIS to be there, and call neither's products. Where no compiler is, the bundle takes them as they come.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from steps import SetUpFailed, call, must, say

_COMPILERS: Final = ("cc", "c++")
_ENTRIES: Final = "{ global: PyInit_*; local: *; };\n"
"""A compiled module is entered at one place; what cannot be reached from there, the linker leaves out."""


class Recipe(NamedTuple):
    """A library to build: its name, what its build is told, and what surrounds it. {folder} is the cache."""

    name: str
    settings: tuple[str, ...] = ()
    environment: Mapping[str, str] = {}


RECIPES: Final = (
    Recipe(
        "numpy",
        # NumPy's own plain routines in place of OpenBLAS; no variants for processors with AVX-512.
        settings=(
            *("setup-args=-Dblas=none", "setup-args=-Dlapack=none", "setup-args=-Dallow-noblas=true"),
            *("setup-args=-Dcpu-dispatch=X86_V3", "setup-args=-Ddisable-intel-sort=true"),
            "install-args=--tags=runtime,python-runtime",
        ),
    ),
    Recipe(
        "blis",
        environment={
            "BLIS_ARCH": "generic",
            "BLIS_COMPILER": "cc -ffunction-sections -fdata-sections",
            "CFLAGS": "-ffunction-sections -fdata-sections",
            "LDFLAGS": "-Wl,--gc-sections -Wl,--version-script={folder}/entries.map",
        },
    ),
)


def install(python: Path, lock: Path, work: Path) -> bool:
    """Put the lean builds in place of the wheels in the environment of `python`; returns whether it did.

    `lock` is the lock file with hashes, `work` the folder where what was built is kept for the next time.
    """
    if not possible():
        say("NumPy and BLIS stay whole, 45 MB more: they are built lean on x86-64 Linux with a C++ compiler")
        return False
    for recipe in RECIPES:
        try:
            wheel = _built(python, recipe, requirement(recipe.name, lock.read_text(encoding="utf-8")), work)
        except SetUpFailed as error:
            say(f"{error} It stays whole.")
            return False
        must([*_pip(python), "install", "--no-deps", "--force-reinstall", wheel])
    return True


def possible() -> bool:
    """Whether the recipes fit this machine: their options are x86's, and they were tried on Linux alone."""
    machine = os.uname().machine if sys.platform == "linux" else ""
    return machine == "x86_64" and all(map(shutil.which, _COMPILERS))


def requirement(name: str, lock: str) -> str:
    """The lines of the lock that fix a library, one block for each range of Pythons, with their hashes.

    Raises ValueError where the lock has none.
    """
    blocks = re.findall(rf"^{re.escape(name)}==.*(?:\n[ \t]+--hash=.*)+\n?", lock, re.MULTILINE)
    if not blocks:
        raise ValueError(f"the lock has no {name}")
    return "".join(blocks)


def with_settings(wanted: str, settings: Iterable[str]) -> str:
    """The same lines of a lock with the settings of a build, which pip passes by on its own command line."""
    told = "".join(f' \\\n    --config-settings="{setting}"' for setting in settings)
    return re.sub(r"(--hash=\S+)$", lambda last: last[0] + told, wanted, flags=re.MULTILINE)


def _built(python: Path, recipe: Recipe, wanted: str, work: Path) -> Path:
    """The wheel, built unless the same was built before. Raises SetUpFailed where it cannot be."""
    told = json.dumps([wanted, recipe.settings, dict(recipe.environment), sys.version])
    folder = work / "lean" / f"{recipe.name}-{hashlib.sha256(told.encode()).hexdigest()[:12]}"
    if not any(folder.glob("*.whl")):
        say(f"Building a lean {recipe.name} (some minutes the first time)")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "entries.map").write_text(_ENTRIES, encoding="ascii")
        (folder / "requirement.txt").write_text(with_settings(wanted, recipe.settings), encoding="utf-8")
        command = [*_pip(python), "wheel", "--no-cache-dir", "--no-deps", "--no-build-isolation"]
        command += [
            "--no-binary",
            ":all:",
            "--require-hashes",
            "--requirement",
            folder / "requirement.txt",
            "--wheel-dir",
            folder,
        ]
        if call(command, _environment(python, recipe, folder)) != 0:
            raise SetUpFailed(f"{recipe.name} could not be built.")
    return next(folder.glob("*.whl"))


def _environment(python: Path, recipe: Recipe, folder: Path) -> dict[str, str]:
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"  # the builders lie beside Python
    own = {name: value.format(folder=folder) for name, value in recipe.environment.items()}
    return {**os.environ, **own, "PATH": path}


def _pip(python: Path) -> list[str | Path]:
    return [python, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check"]
