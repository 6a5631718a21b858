"""Clock times: which half of the day they mean, and which day."""

import pytest
from tests.analysis.timex.reading import read

GERMAN = [
    (
        "Gestern Abend, gegen halb neun, kam er.",
        [("Gestern Abend", "2025-08-19TEV"), ("halb neun", "2025-08-19T20:30")],
    ),
    (
        "Am Montagabend kam er um 8.30 Uhr.",
        [("Montagabend", "2025-08-18TEV"), ("8.30 Uhr", "2025-08-18T20:30")],
    ),
    (
        "Um acht Uhr abends, abends um 8.",
        [("acht Uhr abends", "2025-08-20T20:00"), ("abends", "XXXX-XX-XXTEV")],
    ),
    (
        "Nachts um zwei, nachts um 2.30 Uhr.",
        [("Nachts um zwei", "2025-08-20T02:00"), ("nachts um 2.30 Uhr", "2025-08-20T02:30")],
    ),
    (
        "Abends um halb acht, abends um 20 Uhr.",
        [("Abends um halb acht", "2025-08-20T19:30"), ("abends um 20 Uhr", "2025-08-20T20:00")],
    ),
    ("Am Nachmittag um drei ging er.", [("Nachmittag", "2025-08-20TAF"), ("drei", "2025-08-20T15:00")]),
    ("Er kommt morgen um acht.", [("morgen", "2025-08-21"), ("acht", "2025-08-21T08:00")]),
    (
        "Die Zahl stieg morgen um acht Prozent, gestern um drei auf vier.",
        [("morgen", "2025-08-21"), ("gestern", "2025-08-19")],
    ),
    ("Vom Montagabend bis 6 Uhr war zu.", [("Montagabend", "2025-08-18TEV"), ("6 Uhr", "2025-08-18T06:00")]),
    (
        "In der Nacht zum Sonntag brannte es gegen 3 Uhr. Am Morgen war es aus.",
        [
            ("der Nacht zum Sonntag", "2025-08-16TNI"),
            ("3 Uhr", "2025-08-17T03:00"),
            ("Morgen", "2025-08-17TMO"),
        ],
    ),
    ("In der Nacht zum 3. Februar 2017 brannte es.", [("der Nacht zum 3. Februar 2017", "2017-02-02TNI")]),
    (
        "Am Sonntagabend fiel der Strom aus, um 0.20 Uhr war er da.",
        [("Sonntagabend", "2025-08-17TEV"), ("0.20 Uhr", "2025-08-18T00:20")],
    ),
    ("Am Abend des 14. März 2013 kam er.", [("Abend des 14. März 2013", "2013-03-14TEV")]),
    (
        "Jeden Donnerstag um 20 Uhr, täglich von 8 bis 16 Uhr.",
        [
            ("Jeden Donnerstag", "XXXX-WXX-4"),
            ("20 Uhr", "XXXX-WXX-4T20:00"),
            ("täglich", "P1D"),
            ("8", "XXXX-XX-XXT08:00"),
            ("16 Uhr", "XXXX-XX-XXT16:00"),
        ],
    ),
    (
        "Am Samstag wird gefeiert. Bis Sonntagabend kommen viele. Um 20 Uhr spielt die Kapelle.",
        [("Samstag", "2025-08-23"), ("Sonntagabend", "2025-08-24TEV"), ("20 Uhr", "2025-08-23T20:00")],
    ),
    (
        "Am Montag brannte es, wie die Polizei am Dienstag mitteilte. Gegen 20 Uhr kam die Feuerwehr.",
        [("Montag", "2025-08-18"), ("Dienstag", "2025-08-19"), ("20 Uhr", "2025-08-18T20:00")],
    ),
    (
        "Ab dem 1. September führt sie das Haus. Die Aktie fiel bis zum Mittag.",
        [("1. September", "2025-09-01"), ("Mittag", "2025-08-20TMI")],
    ),
    ("Ab dem Nachmittag schneit es.", [("dem Nachmittag", "2025-08-20TAF")]),
    ("Um 20h, ab 20.15 h.", [("20h", "2025-08-20T20:00"), ("20.15 h", "2025-08-20T20:15")]),
    (
        "Er kam gestern Abend um halb neun und heute früh um halb neun.",
        [
            ("gestern Abend", "2025-08-19TEV"),
            ("halb neun", "2025-08-19T20:30"),
            ("heute früh", "2025-08-20TMO"),
            ("halb neun", "2025-08-20T08:30"),
        ],
    ),
    (
        "Seit Montagabend, 22 Uhr, bis Dienstagmorgen, 5 Uhr, war zu.",
        [
            ("Montagabend", "2025-08-18TEV"),
            ("22 Uhr", "2025-08-18T22:00"),
            ("Dienstagmorgen", "2025-08-19TMO"),
            ("5 Uhr", "2025-08-19T05:00"),
        ],
    ),
    (
        "An Sonntagen um 10 Uhr, werktags um 8 Uhr.",
        [("Sonntagen", "XXXX-WXX-7"), ("10 Uhr", "XXXX-WXX-7T10:00"), ("8 Uhr", "2025-08-20T08:00")],
    ),
    ("Freitagabends kochte sie.", [("Freitagabends", "XXXX-WXX-5TEV")]),
]
ENGLISH = [
    ("At eight in the evening.", [("eight in the evening", "2025-08-20T20:00")]),
    (
        "At 10 at night, at 2 in the afternoon.",
        [("10 at night", "2025-08-20T22:00"), ("2 in the afternoon", "2025-08-20T14:00")],
    ),
    ("At four o'clock in the morning.", [("four o'clock in the morning", "2025-08-20T04:00")]),
    ("At half past eight in the evening.", [("half past eight in the evening", "2025-08-20T20:30")]),
    ("At 4.24 pm on Monday.", [("4.24 pm", "2025-08-18T16:24"), ("Monday", "2025-08-18")]),
    ("The early hours of Sunday.", [("The early hours of Sunday", "2025-08-17TMO")]),
    ("He gets up every day at 4 a.m.", [("every day", "P1D"), ("4 a.m.", "XXXX-XX-XXT04:00")]),
    ("It ends at midnight on Friday.", [("midnight", "2025-08-15T24:00"), ("Friday", "2025-08-15")]),
]


@pytest.mark.parametrize(("sentence", "expected"), GERMAN)
def test_german_hours(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH)
def test_english_hours(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence, "en") == expected
