"""What pip cannot bring: the shared libraries Qt needs, and tools for tests with a display."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from typing import Final

from steps import say

# What Qt 6.11's libraries and its xcb platform plugin ask the system for (read with `objdump -p`), by the
# name the loader uses, and the Debian package that brings it. Ubuntu has the same names or provides them.
LIBRARIES: Final = {
    "libstdc++.so.6": "libstdc++6",
    "libgcc_s.so.1": "libgcc-s1",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
    "libbrotlidec.so.1": "libbrotli1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
DISPLAY_TOOLS: Final = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool"}


def libraries() -> None:
    """Install the libraries Qt misses, or name them; the program is started in either case."""
    if sys.platform != "linux":
        return
    absent = [name for name in LIBRARIES if not _loads(name)]
    packages = _packages(LIBRARIES[name] for name in absent)
    if packages and not install(packages, f"Qt misses {len(absent)} system libraries"):
        say(f"Qt misses these system libraries: {', '.join(absent)}")
        say(f"Please install them, on Debian or Ubuntu with: {command_to_type(packages)}")


def display_tools() -> None:
    """Install a virtual display, a window manager and xdotool, or say which tests are skipped without."""
    if sys.platform != "linux":
        return
    packages = _packages(package for tool, package in DISPLAY_TOOLS.items() if not shutil.which(tool))
    if packages and not install(packages, "Tests with a display need more tools"):
        say(f"Tests with a display are skipped until this is done: {command_to_type(packages)}")


def install(packages: list[str], reason: str) -> bool:
    """Install Debian packages where this user may, saying so first. Returns whether it worked."""
    prefix = _permission()
    if prefix is None:
        return False
    say(f"{reason}: installing {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = [*prefix, "apt-get", "install", "--quiet=2", "--yes", "--no-install-recommends", *packages]
    if _quietly(command, environment) == 0:
        return True
    # A bare system has no package lists yet; an old one has outdated ones.
    _quietly([*prefix, "apt-get", "update", "--quiet=2"], environment)
    return subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False).returncode == 0


def command_to_type(packages: list[str]) -> str:
    """The command a person types to install Debian packages."""
    return f"sudo apt-get install {' '.join(packages)}"


def _permission() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks no password; None where neither is."""
    if not shutil.which("apt-get"):
        return None
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return []
    if shutil.which("sudo") and _quietly(["sudo", "-n", "true"], dict(os.environ)) == 0:
        return ["sudo", "-n", "DEBIAN_FRONTEND=noninteractive"]
    return None


def _quietly(command: list[str], environment: dict[str, str]) -> int:
    quiet = subprocess.DEVNULL
    return subprocess.run(command, env=environment, stdout=quiet, stderr=quiet, check=False).returncode


def _packages(names: Iterable[str]) -> list[str]:
    return sorted(set(names))


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True
