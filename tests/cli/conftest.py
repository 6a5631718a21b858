"""The command line in this process, with a recogniser of the tests' own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from randnotiz.__main__ import main
from randnotiz.analysis import pipeline
from randnotiz.analysis.entities import Name
from randnotiz.analysis.timex import find_times
from randnotiz.domain.mention import Label

Run = Callable[..., tuple[int, str, str]]
_PEOPLE = re.compile(r"\b(?:Donald Trump|Trumps?|Merkel)\b(?!-)")


@pytest.fixture(autouse=True)
def recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Knows three names."""

    def recognise(text: str, language: str) -> list[Name]:
        return [Name(match.start(), match.end(), Label.PER, 0.9) for match in _PEOPLE.finditer(text)]

    monkeypatch.setattr(
        pipeline, "load", lambda detect: pipeline.Pipeline(recognise, find_times, "test-1", detect)
    )


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program: exit status, stdout, stderr. `german` sets the reader's language."""

    def run(*arguments: str | Path, german: bool = False) -> tuple[int, str, str]:
        monkeypatch.setenv("LC_ALL", "de_AT.UTF-8" if german else "en_GB.UTF-8")
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as end:
            status = int(end.code or 0)
        out, err = capfdbinary.readouterr()
        return status, out.decode("utf-8"), err.decode("utf-8")

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of three sentences."""
    path = tmp_path / "Gipfel.txt"
    path.write_text(
        "Gipfel endet ohne Ergebnis\n\nAm Dienstag sprach Donald Trump mit Merkel. Über Trumps Vorschlag, "
        "mit dem niemand gerechnet hatte, wurde danach nicht mehr geredet.\n",
        encoding="utf-8",
    )
    return path
