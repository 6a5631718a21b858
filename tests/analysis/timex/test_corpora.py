"""The measured targets, where the corpora lie beside the checkout."""

import json
from datetime import date
from pathlib import Path

import pytest

from timex.evaluate import read_timeml, recognised
from timex.scoring import Tally, Timex, iso

SHARED = Path(__file__).parents[4] / "shared"
CORPORA = SHARED / "corpora"
SEEDS = SHARED / "seeds"


def judged_articles() -> Tally:
    tally = Tally()
    for path in sorted((CORPORA / "krauts-dolomiten-42").glob("*.tml")):
        text, created, reference = read_timeml(path)
        tally.add(path.name, text, reference, recognised(text, "de", created))
    return tally


@pytest.mark.skipif(
    not (CORPORA / "krauts-dolomiten-42").is_dir(), reason="the corpora are not beside the checkout"
)
def test_german_news_reach_their_targets() -> None:
    tally = judged_articles()

    assert tally.f1(tally.strict) >= 93
    assert tally.f1(tally.relaxed) >= 97
    assert tally.f1(tally.value) >= 86
    assert tally.f1(tally.iso_value) >= 88


@pytest.mark.skipif(not (CORPORA / "gum-en").is_dir(), reason="the corpora are not beside the checkout")
@pytest.mark.parametrize("part", ["train", "dev"])
def test_english_news_and_interviews_reach_their_targets(part: str) -> None:
    tally = Tally()
    for line in (CORPORA / "gum-en" / f"{part}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["source"].startswith(("gum:news", "gum:interview")):
            reference = [Timex(s, e, label, None) for s, e, label in row["ents"] if label == "DATE"]
            tally.add(row["source"], row["text"], reference, recognised(row["text"], "en", None))

    assert tally.relaxed / tally.system >= 0.80
    assert tally.relaxed / tally.reference >= 0.90


@pytest.mark.skipif(not any(SEEDS.glob("*.txt")), reason="the seed article is not beside the checkout")
def test_the_seed_article_knows_which_days_it_means() -> None:
    text = next(SEEDS.glob("*.txt")).read_text(encoding="utf-8")

    values = [(found.text, found.value) for found in recognised(text, "de", date(2025, 8, 20))]

    assert [pair for pair in values if pair[1] != "PRESENT_REF"] == [
        ("Dienstag", "2025-08-19"),
        ("Montag", "2025-08-18"),
        ("Dienstag", "2025-08-19"),
        ("Jahr 2022", "2022"),
        ("Februar", "2025-02"),
        ("Juli", "2025-07"),
        ("Mittwoch", "2025-08-20"),
        ("der vergangenen Woche", "2025-W33"),
        ("Dienstagabend", "2025-08-19TEV"),
        ("80 Jahren", "P80Y"),
        ("der vergangenen Woche", "2025-W33"),
    ]


def test_the_judge_counts_as_tempeval_did() -> None:
    text = "am Montag und im Mai 2020"
    reference = [Timex(3, 9, "DATE", "2020-05-04"), Timex(17, 25, "DATE", "2020-05")]
    system = [
        Timex(3, 9, "DATE", "2020-05-11"),
        Timex(17, 20, "TIME", "2020-05"),
        Timex(0, 2, "DATE", "2020"),
    ]
    tally = Tally()

    tally.add("one", text, reference, system)

    assert (tally.relaxed, tally.strict, tally.value, tally.type) == (2, 1, 1, 1)
    assert tally.f1(tally.relaxed) == pytest.approx(80.0)
    assert len([note for note in tally.notes if " EXTRA " in note]) == 1


@pytest.mark.parametrize("value", ["2010-02-25T8.30", "2010-02-25T8:30", "2010-02-25T08:30"])
def test_clock_times_compare_as_iso(value: str) -> None:
    assert iso(value) == "2010-02-25T08:30"
