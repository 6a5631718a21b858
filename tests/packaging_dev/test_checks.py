"""The exit status of the test command is honest."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import checks
import virtual_display


class Calls:
    """Answers commands with the statuses set, by a word that occurs in the command."""

    def __init__(self, **statuses: int) -> None:
        self.statuses = statuses
        self.made: list[tuple[str, str]] = []

    def __call__(self, command: list[object], environment: dict[str, str]) -> int:
        words = " ".join(map(str, command))
        self.made.append((words, environment["QT_QPA_PLATFORM"] if "pytest" in words else ""))
        return next((status for word, status in self.statuses.items() if word in words), 0)


@pytest.fixture
def with_display(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def display() -> Iterator[str]:
        yield ":99"

    monkeypatch.setattr(virtual_display, "available", lambda: True)
    monkeypatch.setattr(virtual_display, "virtual_display", display)


def run(monkeypatch: pytest.MonkeyPatch, calls: Calls) -> int:
    monkeypatch.setattr(checks, "call", calls)
    return checks.every(Path("bin/python"))


@pytest.mark.usefixtures("with_display")
def test_everything_is_run_and_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Calls()
    assert run(monkeypatch, calls) == 0
    words = [words for words, _ in calls.made]
    assert ["ruff check" in words[0], "ruff format" in words[1], "mypy" in words[2], "lint" in words[3]] == [
        True
    ] * 4
    assert [platform for _, platform in calls.made[4:]] == ["offscreen", "xcb"]


@pytest.mark.usefixtures("with_display")
@pytest.mark.parametrize("failing", ["ruff check", "ruff format", "mypy", "lint-imports"])
def test_a_failed_check_stops_before_the_tests(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], failing: str
) -> None:
    calls = Calls(**{failing: 1})
    assert run(monkeypatch, calls) == 1
    assert failing in capsys.readouterr().out
    assert not [words for words, _ in calls.made if "pytest" in words]


@pytest.mark.usefixtures("with_display")
@pytest.mark.parametrize("expression", [checks.OTHER_TESTS, f"-m {checks.DISPLAY_TESTS}"])
def test_failed_tests_are_a_failure_wherever_they_are(
    monkeypatch: pytest.MonkeyPatch, expression: str
) -> None:
    calls = Calls(**{expression: 1})
    assert run(monkeypatch, calls) == 1
    assert len(calls.made) == 6, "the other tests are run all the same"


def test_without_a_display_no_test_under_it_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual_display, "available", lambda: False)
    calls = Calls(**{f"-m {checks.DISPLAY_TESTS}": checks.NOTHING_COLLECTED})
    assert run(monkeypatch, calls) == 0
    assert [platform for _, platform in calls.made[4:]] == ["offscreen", "offscreen"]
