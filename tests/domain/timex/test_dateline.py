"""The publication date that an article states itself."""

from datetime import date

import pytest

from randnotiz.domain.timex import extract_dateline


@pytest.mark.parametrize(
    ("text", "day", "stated"),
    [
        (
            "Neue Brücke eröffnet\n\nBerlin, 20. August 2025 (dpa) - Die Brücke",
            date(2025, 8, 20),
            "20. August 2025",
        ),
        ("Neue Brücke\nStand: 20.08.2025, 14:05 Uhr\n\nDie Brücke", date(2025, 8, 20), "20.08.2025"),
        ("Neue Brücke\nVeröffentlicht am 3. März 2024 um 10:00 Uhr", date(2024, 3, 3), "3. März 2024"),
        ("Neue Brücke\nDienstag, 19.08.2025\nDie Brücke", date(2025, 8, 19), "19.08.2025"),
        ("Neue Brücke\nvom 19.8.2025\n", date(2025, 8, 19), "19.8.2025"),
        ("WIEN, 1. Jänner 2023 (APA). Die Brücke", date(2023, 1, 1), "1. Jänner 2023"),
        ("A new bridge\n\nLONDON, Aug 20, 2025 (Agency) - The bridge", date(2025, 8, 20), "Aug 20, 2025"),
        ("A new bridge\nPublished on 20 August 2025\n", date(2025, 8, 20), "20 August 2025"),
        ("A new bridge\n\nFriday, July 21, 2017\n\nThe bridge", date(2017, 7, 21), "July 21, 2017"),
        ("A new bridge\n2025-08-20\nThe bridge", date(2025, 8, 20), "2025-08-20"),
        ("20.08.25 | 14:05\nDie Brücke", date(2025, 8, 20), "20.08.25"),
    ],
)
def test_datelines_and_date_lines(text: str, day: date, stated: str) -> None:
    found = extract_dateline(text)

    assert found is not None
    assert found[0] == day
    assert text[slice(*found[1])] == stated


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Am 3. Mai 2024 kam er nach Berlin und blieb.",
        "Die Sitzung vom 20. August 2025 war kurz.",
        "Er zog nach Berlin, 20. August 2025 war es, und blieb dort.",
        "Version 1.2.2024.7\nText",
        "Stand: 31.02.2025",
        "Nichts von alledem.\n" * 200 + "Stand: 20.08.2025\n" + "Nichts von alledem.\n" * 200,
    ],
)
def test_a_date_within_the_story_is_no_dateline(text: str) -> None:
    assert extract_dateline(text) is None


def test_the_first_publication_wins_over_an_update() -> None:
    text = "Titel\nAktualisiert am 21.08.2025 | Veröffentlicht: 20.08.2025\nText"

    found = extract_dateline(text)

    assert found is not None
    assert found[0] == date(2025, 8, 20)


def test_offsets_count_code_points() -> None:
    text = "🌉 Die Brücke\nStand: 20.08.2025"

    found = extract_dateline(text)

    assert found is not None
    assert text[slice(*found[1])] == "20.08.2025"
