"""Starting the program from the checkout, in a window or, where no display is, as a picture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from steps import ROOT, say, with_unicode_locale

PICTURES: Final = ROOT / "build"


def program(python: Path, arguments: list[str]) -> int:
    """Start the program with these arguments; returns its exit status.

    Without a display it reads the article named (the sample if none is), writes the window's picture and
    an annotated copy into `build/` and says where. Other arguments, such as `analyse`, need no display.
    """
    environment = with_unicode_locale()
    if has_display() or not all(Path(argument).is_file() for argument in arguments):
        return _start([python, "-m", "randnotiz", *arguments], environment)
    say(f"There is no display: drawing the window off-screen, into {PICTURES}")
    PICTURES.mkdir(exist_ok=True)
    environment["QT_QPA_PLATFORM"] = "offscreen"
    return _start([python, "-m", "randnotiz", "--picture", PICTURES, *arguments], environment)


def has_display() -> bool:
    """Whether a window can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM"):
        return os.environ["QT_QPA_PLATFORM"] not in {"offscreen", "minimal"}
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _start(command: list[str | Path], environment: dict[str, str]) -> int:
    # Not from the checkout's root: a relative FILE means the folder the person is in.
    return subprocess.run([str(part) for part in command], env=environment, check=False).returncode
