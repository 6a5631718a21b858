"""A bundle that lies in dist/ runs whole where no network is: window, worker, reading process and export."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bundling import contents, lean_wheels, sizes

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "dist" / "randnotiz" / "randnotiz"

pytestmark = [
    pytest.mark.end_to_end,
    pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux's"),
    pytest.mark.skipif(not PROGRAM.is_file(), reason="no bundle: python3 packaging/build.py bundle"),
]


LARGEST = 275_000_000
"""Bytes, some percent above what it is: versions may grow a little, what was trimmed may not come back."""


@pytest.mark.skipif(not lean_wheels.possible(), reason="NumPy and BLIS come whole without a compiler")
def test_the_bundle_stays_small() -> None:
    parts = sizes.by_part(PROGRAM.parent)
    assert sum(size for _, size in parts) < LARGEST, sizes.report(PROGRAM.parent)


def test_nothing_that_is_left_out_lies_in_the_bundle() -> None:
    inside = PROGRAM.parent / "_internal"
    files = [path for path in inside.rglob("*") if path.is_file() and not path.is_symlink()]
    places = [path.relative_to(inside).as_posix() for path in files]
    binaries = [place for place in places if ".so" in place.rsplit("/", 1)[-1]]
    assert [place for place in binaries if not contents.is_wanted_binary(place)] == []
    ours = ("randnotiz/", "typst/")
    unwanted = [
        place for place in places if not place.startswith(ours) and not contents.is_wanted_data(place)
    ]
    assert unwanted == []
    if lean_wheels.possible():
        assert not [place for place in binaries if "openblas" in place or "gfortran" in place]


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
