"""Every check in the order of how soon it answers: style, types, layers, tests, tests with a display."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import virtual_display
from steps import ROOT, call, say, with_unicode_locale

NOTHING_COLLECTED: Final = 5  # pytest's exit status
DISPLAY_TESTS: Final = "end_to_end and not benchmark"
OTHER_TESTS: Final = "not end_to_end and not benchmark"


def every(python: Path) -> int:
    """Run all checks, then all tests; returns 0 only if everything passed."""
    failed = [name for name, command in _static(python).items() if not _passes(name, command)]
    if failed:
        say(f"Not passed: {', '.join(failed)}. The tests were not started.")
        return 1
    say("Tests, off-screen")
    status = call([python, "-m", "pytest", "-q", "-m", OTHER_TESTS], _environment(None))
    return _tests_with_display(python) or status


def some(python: Path, arguments: list[str]) -> int:
    """Run pytest with these arguments, off-screen, with a virtual display for programs the tests start."""
    command: list[str | Path] = [python, "-m", "pytest", *arguments]
    if not virtual_display.available():
        return call(command, _environment(None))
    with virtual_display.virtual_display() as display:
        return call(command, {**_environment(display), "QT_QPA_PLATFORM": "offscreen"})


def _static(python: Path) -> dict[str, list[str | Path]]:
    return {
        "ruff check": [python, "-m", "ruff", "check", "--quiet"],
        "ruff format": [python, "-m", "ruff", "format", "--check", "--quiet"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [python.parent / "lint-imports", "--no-cache", "--no-logo"],
    }


def _passes(name: str, command: list[str | Path]) -> bool:
    say(name)
    return call(command, with_unicode_locale()) == 0


def _tests_with_display(python: Path) -> int:
    # Only the files that name the mark: collecting all the others takes longer than a test.
    files = [path for path in sorted((ROOT / "tests").rglob("test_*.py")) if _has_display_tests(path)]
    command: list[str | Path] = [python, "-m", "pytest", "-q", "-m", DISPLAY_TESTS, *files]
    if not virtual_display.available():
        say("Tests of the whole program, without a display: those that need one are skipped")
        return _unless_empty(call(command, _environment(None)))
    say("Tests of the whole program, on a virtual display")
    with virtual_display.virtual_display() as display:
        return _unless_empty(call(command, _environment(display)))


def _has_display_tests(path: Path) -> bool:
    return "mark.end_to_end" in path.read_text(encoding="utf-8")


def _unless_empty(status: int) -> int:
    return 0 if status == NOTHING_COLLECTED else status


def _environment(display: str | None) -> dict[str, str]:
    environment = with_unicode_locale()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY"):
        environment.pop(name, None)
    environment["QT_QPA_PLATFORM"] = "xcb" if display else "offscreen"
    if display:
        environment["DISPLAY"] = display
    return environment
