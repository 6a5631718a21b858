"""A display for tests: Xvfb with a window manager, without which focus and exposure misbehave."""

from __future__ import annotations

import os
import select
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from steps import SetUpFailed

SCREEN: Final = "1600x1000x24"
PATIENCE: Final = 30.0  # seconds; a loaded machine needs two


def available() -> bool:
    """Whether a virtual display can be started here."""
    return sys.platform == "linux" and bool(shutil.which("Xvfb"))


@contextmanager
def virtual_display() -> Iterator[str]:
    """Start Xvfb and, where there is one, openbox; yields the value for DISPLAY. Raises SetUpFailed."""
    with ExitStack() as stack:
        display = _start_server(stack)
        if shutil.which("openbox"):
            _start_window_manager(stack, display)
        yield display


def _start_server(stack: ExitStack) -> str:
    # The server picks a free number and writes it to this pipe once it accepts connections.
    reading, writing = os.pipe()
    stack.callback(os.close, reading)
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    _start(stack, command, dict(os.environ), pass_fds=(writing,))
    os.close(writing)
    return f":{_first_line(reading, 'Xvfb')}"


def _start_window_manager(stack: ExitStack, display: str) -> None:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    signal = folder / "ready"
    os.mkfifo(signal)
    reading = os.open(signal, os.O_RDONLY | os.O_NONBLOCK)
    stack.callback(os.close, reading)
    # openbox runs this only after it manages the screen.
    startup = shlex.join(["sh", "-c", f"echo ready > {shlex.quote(str(signal))}"])
    _start(stack, ["openbox", "--startup", startup], {**os.environ, "DISPLAY": display})
    _first_line(reading, "openbox")


def _start(
    stack: ExitStack, command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()
) -> None:
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, pass_fds=pass_fds, stdout=quiet, stderr=quiet)
    stack.callback(process.wait)
    stack.callback(process.terminate)


def _first_line(pipe: int, program: str) -> str:
    if not select.select([pipe], [], [], PATIENCE)[0]:
        raise SetUpFailed(f"{program} did not start within {PATIENCE:.0f} seconds")
    line = os.read(pipe, 100).decode("ascii").strip()
    if not line:
        raise SetUpFailed(f"{program} ended before it was ready")
    return line
