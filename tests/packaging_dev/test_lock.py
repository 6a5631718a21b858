"""The locks hold everything that is needed, hashed, and nothing that is not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ["requirements.txt", "requirements-test.txt", "requirements-bundle.txt"]
NEVER = {"torch", "transformers", "nvidia-cublas", "pymupdf", "ebooklib"}


def canonical(requirement: str) -> str:
    name = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert name, requirement
    return re.sub(r"[-_.]+", "-", name[0]).lower()


def entries(checkout: Path, lock: str) -> dict[str, str]:
    text = (checkout / "packaging" / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return {canonical(line): line for line in text.splitlines() if line[:1].isalnum()}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_pinned_and_hashed(checkout: Path, lock: str) -> None:
    loose = [
        line for line in entries(checkout, lock).values() if "==" not in line or "--hash=sha256:" not in line
    ]
    assert loose == []


@pytest.mark.parametrize("lock", LOCKS)
def test_no_address_and_no_index_is_named(checkout: Path, lock: str) -> None:
    text = (checkout / "packaging" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|-e)\b", text, re.MULTILINE)


def test_locks_cover_what_pyproject_asks_for(checkout: Path) -> None:
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    run_time = {canonical(name) for name in [*project["dependencies"], *extras["build"]]}
    tests = {canonical(name) for name in extras["test"]}
    hint = "run `python3 packaging/dev.py lock`"
    assert run_time - set(entries(checkout, "requirements.txt")) == set(), hint
    assert (run_time | tests) - set(entries(checkout, "requirements-test.txt")) == set(), hint
    bundle = {canonical(name) for name in extras["bundle"]}
    assert (run_time | bundle) - set(entries(checkout, "requirements-bundle.txt")) == set(), hint


@pytest.mark.parametrize("larger", LOCKS[1:])
def test_the_other_locks_hold_the_run_time_lock(checkout: Path, larger: str) -> None:
    run_time, all_of_it = (entries(checkout, lock) for lock in (LOCKS[0], larger))
    assert {name: line for name, line in run_time.items() if all_of_it.get(name) != line} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_no_training_tool_and_no_copyleft_library_is_locked(checkout: Path, lock: str) -> None:
    assert NEVER & set(entries(checkout, lock)) == set()
