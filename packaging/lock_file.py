"""Renewing the locks from pyproject.toml, for every platform at once and with the hash of every file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from steps import PACKAGING, ROOT, SetUpFailed, call, must, say

UV: Final = "uv==0.13.9"
OLDEST_PYTHON: Final = "3.11"


def resolve(python: Path, *, upgrade: bool) -> None:
    """Write `requirements.txt` (run-time), and with the tests' libraries or PyInstaller the two beside it.

    Versions locked before stay unless pyproject.toml excludes them or `upgrade` is given. Raises
    subprocess.CalledProcessError when no set of versions fits.
    """
    if call([python, "-m", "uv", "--version"]) != 0:
        say(f"Installing the resolver {UV}")
        must([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV])
    run_time = PACKAGING / "requirements.txt"
    _compile(python, run_time, ["--extra", "build"], upgrade=upgrade)
    for extra in ("test", "bundle"):
        target = PACKAGING / f"requirements-{extra}.txt"
        options = ["--extra", "build", "--extra", extra, "--constraint", run_time]
        _compile(python, target, options, upgrade=upgrade)
    if any("://" in path.read_text(encoding="utf-8") for path in PACKAGING.glob("requirements*.txt")):
        raise SetUpFailed("The lock names an address. It must not: check the settings of the resolver.")


def _compile(python: Path, target: Path, options: list[str | Path], *, upgrade: bool) -> None:
    say(f"Resolving {target.relative_to(ROOT).as_posix()}")
    command: list[str | Path] = [python, "-m", "uv", "pip", "compile", "--quiet", "--universal"]
    command += ["--python-version", OLDEST_PYTHON, "--generate-hashes"]
    command += ["--no-emit-index-url", "--no-header", "--no-annotate"]
    command += ["--upgrade"] if upgrade else []
    must([*command, *options, ROOT / "pyproject.toml", "--output-file", target])
