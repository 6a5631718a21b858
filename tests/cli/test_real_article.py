"""The program with its own model on a real article: everybody in it once, nobody twice."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from randnotiz import locations

pytestmark = pytest.mark.end_to_end

_WANTED = {
    "PER": {"Donald Trump", "Wolodymyr Selenskyj", "Wladimir Putin", "Alexus Grynkewich", "Dan Caine"},
    "ORG": {"NATO", "Pentagon", "Reuters"},
    "LOC": {"Ukraine", "Kiew", "USA", "Washington", "Alaska", "Russland"},
}


@pytest.fixture(scope="module")
def row(shared: Path) -> dict[str, Any]:
    """What the program says about the article."""
    if not (locations.model() / "config.cfg").is_file():
        pytest.skip("needs the trained model")
    (article,) = (shared / "seeds").glob("*.txt")
    command = [sys.executable, "-m", "randnotiz", "analyse", "--published", "2025-08-20", str(article)]
    done = subprocess.run(command, capture_output=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_everybody_is_found_once(row: dict[str, Any]) -> None:
    for label, wanted in _WANTED.items():
        names = [entity["name"] for entity in row["entities"] if entity["label"] == label]
        assert wanted <= set(names)
        assert len(names) == len(set(names))


def test_mentions_of_one_thing_share_its_row(row: dict[str, Any]) -> None:
    found = {entity["name"]: entity["mentions"] for entity in row["entities"]}
    words = {name: {row["mentions"][at]["text"] for at in mentions} for name, mentions in found.items()}
    assert words["Donald Trump"] == {"Donald Trump", "Trump", "Trumps"}
    assert words["USA"] == {"USA", "Vereinigten Staaten"}
    assert words["Russland"] == {"Russland", "Russlands"}
    assert words["Wladimir Putin"] == {"Wladimir Putin", "Putin"}
    assert words["Dan Caine"] == {"Dan Caine", "Caine"}


def test_dates_are_counted_from_the_day_given(row: dict[str, Any]) -> None:
    days = {mention["text"]: mention["value"] for mention in row["mentions"] if mention["label"] == "DATE"}
    assert days["Montag"] == "2025-08-18"
    assert days["Mittwoch"] == "2025-08-20"
    assert days["Februar"] == "2025-02"
