"""A program killed in the middle of writing loses nothing that it said was kept."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.store.kill_many import kill_many

KINDS = Path(__file__).with_name("kill_kinds.py")


def test_no_acknowledged_note_is_lost_when_the_program_is_killed(path: Path) -> None:
    assert kill_many(path, times=6, seed=11) > 0


@pytest.mark.skipif(sys.platform == "win32", reason="nothing forks there")
def test_every_kind_of_write_may_be_killed_at_any_moment() -> None:
    """Each kind twice; a thousand are the same with a larger number."""
    done = subprocess.run(
        [sys.executable, str(KINDS), "36"], capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "36 kills of 18 kinds" in done.stdout
