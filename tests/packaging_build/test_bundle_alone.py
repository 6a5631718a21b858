"""A bundle that lies in dist/ runs whole where no network is: window, worker, reading process and export."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist" / "randnotiz" / "randnotiz"

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's"),
    pytest.mark.skipif(not PROGRAM.is_file(), reason="no bundle: python3 packaging/build.py bundle"),
]


@pytest.fixture
def alone() -> list[str]:
    """The command to put in front of one that is to see no network interface."""
    for command in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"]):
        if (
            shutil.which("unshare")
            and subprocess.run([*command, "true"], capture_output=True).returncode == 0
        ):
            return command
    pytest.skip("this user may not make a network namespace")


def test_window_worker_and_export_need_no_network(
    alone: list[str], program_environment: dict[str, str], tmp_path: Path
) -> None:
    environment = {**program_environment, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path / "home")}
    article = ROOT / "seeds" / "wattenmeer.html"
    command = [*alone, str(PROGRAM), "--picture", str(tmp_path / "out"), str(article)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    pictures = list((tmp_path / "out").glob("*.png"))
    copies = list((tmp_path / "out").glob("*.html"))
    assert pictures
    assert copies
    assert "Inga Thomsen" in copies[0].read_text("utf-8")
    assert "Traceback" not in done.stderr
    assert not list((tmp_path / "home").rglob("deviceid")), "a library means to report to its makers"
