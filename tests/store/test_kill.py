"""A program killed in the middle of writing loses no note that was said to be kept."""

from __future__ import annotations

from pathlib import Path

from tests.store.kill_many import kill_many


def test_no_acknowledged_note_is_lost_when_the_program_is_killed(path: Path) -> None:
    assert kill_many(path, times=6, seed=11) > 0
