"""What every step of the set-up shares: the checkout's root, saying what is done, running a command."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
PACKAGING: Final = ROOT / "packaging"
VENV: Final = ROOT / ".venv"


class SetUpFailed(Exception):
    """A step cannot be done here; the message tells the person what to do instead."""


def say(sentence: str) -> None:
    """One line for one step, at once and before the output of the command that carries it out."""
    print(f"· {sentence}", flush=True)


def call(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> int:
    """Run a command in the foreground from the checkout's root; returns its exit status."""
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False).returncode


def must(command: Sequence[str | Path]) -> None:
    """Run a command that has to succeed. Raises subprocess.CalledProcessError."""
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True)


def told(work: Callable[[], int]) -> int:
    """The exit status of `work`; where a step or a command fails, 1 and a sentence that says so."""
    try:
        return work()
    except SetUpFailed as failure:
        print(f"randnotiz: {failure}", file=sys.stderr)
        return 1
    except subprocess.CalledProcessError as failure:
        print(f"randnotiz: this command failed: {' '.join(map(str, failure.cmd))}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def with_unicode_locale() -> dict[str, str]:
    """The environment, with a UTF-8 locale where none is set: Qt warns about any other encoding."""
    environment = dict(os.environ)
    if not any(environment.get(name) for name in ("LC_ALL", "LC_CTYPE", "LANG")):
        environment["LC_CTYPE"] = "C.UTF-8"
    return environment
