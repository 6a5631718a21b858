"""The promise that nothing is ever sent anywhere."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = ROOT / "seeds" / "wattenmeer.html"

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc"),
]

WATCH = """
import sys
import socket

NETWORK = {socket.AF_INET, socket.AF_INET6}

def watch(event, arguments):
    if event == "socket.__new__" and arguments[1] in NETWORK:
        raise SystemExit("a network socket was made")
    if event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.connect") and not isinstance(
        arguments[1] if event == "socket.connect" else None, (str, bytes)
    ):
        raise SystemExit(f"the network was asked: {event} {arguments}")
    if event == "urllib.Request":
        raise SystemExit("an address was requested")

sys.addaudithook(watch)
from randnotiz.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def network_sockets(process: int) -> set[str]:
    """The sockets of a process and its children that belong to the network: TCP, UDP, raw."""
    inodes = set()
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        lines = Path(f"/proc/{process}/net/{table}").read_text().splitlines()[1:]
        inodes |= {line.split()[9] for line in lines}
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    held = set()
    for owner in (str(process), *children):
        for file in Path(f"/proc/{owner}/fd").iterdir():
            target = str(file.readlink()) if file.is_symlink() else ""
            if target.startswith("socket:["):
                held.add(target[len("socket:[") : -1])
    return held & inodes


def test_neither_the_window_nor_the_worker_opens_a_network_socket(
    program_environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop"), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.Popen(
        [sys.executable, "-m", "randnotiz", "--picture", str(tmp_path / "bild"), str(SEED)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    looked = 0
    try:
        while process.poll() is None:
            try:
                assert network_sockets(process.pid) == set()
                looked += 1
            except (FileNotFoundError, ProcessLookupError):  # it, or its worker, ended while being looked at
                continue
    finally:
        _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    assert looked > 10


@pytest.mark.parametrize("command", [["analyse"], ["import"]])
def test_the_command_line_asks_the_network_for_nothing(
    program_environment: dict[str, str], tmp_path: Path, command: list[str]
) -> None:
    library = ["--library", str(tmp_path / "library.sqlite")] if command == ["import"] else []
    done = subprocess.run(
        [sys.executable, "-c", WATCH, *command, str(SEED), *library],
        env={**program_environment, "PYTHONPATH": str(ROOT / "desktop")},
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(shutil.which("unshare") is None, reason="needs unshare")
def test_everything_works_without_any_network(program_environment: dict[str, str], tmp_path: Path) -> None:
    inside = ["unshare", "--map-root-user", "--net"]
    if subprocess.run([*inside, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("may not make a network namespace here")
    environment = {**program_environment, "PYTHONPATH": str(ROOT / "desktop"), "QT_QPA_PLATFORM": "offscreen"}
    folder = tmp_path / "bild"
    done = subprocess.run(
        [*inside, sys.executable, "-m", "randnotiz", "--picture", str(folder), str(SEED)],
        env=environment,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert (folder / "window.png").stat().st_size > 10_000


def test_no_library_gives_the_machine_a_number_or_keeps_anything_to_report(
    program_environment: dict[str, str], tmp_path: Path
) -> None:
    # Compiled libraries escape the audit hook. onnxruntime's makers build a reporter into it, which on its
    # first start writes a number for the machine and a database of events to send.
    home = tmp_path / "somebody"
    home.mkdir()
    environment = {**program_environment, "HOME": str(home), "PYTHONPATH": str(ROOT / "desktop")}
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        environment[f"XDG_{name}_HOME"] = str(home / name.lower())
    environment.pop("ORT_DISABLE_TELEMETRY", None)
    done = subprocess.run(
        [sys.executable, "-m", "randnotiz", "analyse", str(SEED)],
        env=environment,
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert b'"label": "PER"' in done.stdout
    assert [path for path in home.rglob("*") if path.is_file()] == []
