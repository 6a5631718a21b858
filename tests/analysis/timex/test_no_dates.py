"""Names, titles and numbers that look like dates, beside the dates they look like."""

import pytest
from tests.analysis.timex.reading import read

GERMAN = [
    "Die Straße des 17. Juni und der Platz des 18. März.",
    "Die Bewegung 2. Juni verübte Anschläge.",
    "Er wohnt in der 1.-Mai-Straße 20.",
    "Der Roman hieß „Der lange Sommer“, das Stück „Montag ist Ruhetag“, das niemand kennt.",
    "Die Ausstellung heißt „Ein Sommer in Wien“ und ist gut.",
    "Theater: „Der Sommer der Diebe“, Kammerspiele.",
    "Sein Buch heißt „Heute ist auch ein Tag“.",
    "Der Pfarrer Johannes Freitag schrieb ein Buch. Johannes Sommer sagte nichts.",
    "Nikolaus kommt ins Haus.",
    "Im „Freitag“ und im Freitag stand es.",
    "Der Airbus A320, Windows 95, die Agenda 2010, Stuttgart 21, die Expo 2000, Horizon 2020.",
    "Nach § 12 Abs. 3 und Art. 20 GG sowie § 1990 BGB.",
    "Er arbeitet 24/7, in der Formel 1, beim 1. FC Köln, in der 2. Bundesliga.",
    "Das Urteil (Az. 1 U 2020/21) und das andere (5 StR 2013/12).",
    "Ursula Mai und Theresa May kamen; Mai sagte, sie komme.",
]
ENGLISH = [
    "The Sunday Times said so.",
    "She may march in the sun on a second march, and he sat on Sat TV.",
    "The city counted 1984 thefts.",
    'His novel "The Last Day of Summer" sold well.',
    "The Sun, 24/7, Formula 1, Area 51, Windows 95 and Flight 2010.",
]
DATES = [
    ("Am 17. Juni war Aufstand, am Platz war es still.", [("17. Juni", "2025-06-17")]),
    ("„Am Montag komme ich“, sagte er.", [("Montag", "2025-08-18")]),
    ("Sie sagte: „Seit Montag warte ich“.", [("Montag", "2025-08-18")]),
    ("Der „Salon Mondial 2013“ war gut.", [("2013", "2013")]),
    ("Der Sturm hatte am Neujahrstag 2000 Haushalte getrennt.", [("Neujahrstag", "2025-01-01")]),
    ("Am Neujahrstag 2000 war es still.", [("Neujahrstag 2000", "2000-01-01")]),
    ("Am Nikolaus gibt es Nüsse.", [("Nikolaus", "2025-12-06")]),
    ("Es war ein Sonntag.", [("ein Sonntag", "XXXX-WXX-7")]),
    ("Seit Beginn der Messungen 1881 war es nie so warm.", [("1881", "1881")]),
    ("Seit ihrer Gründung 1848.", [("1848", "1848")]),
    ("Im gesamten Jahr 2023 waren es 61.", [("gesamten Jahr 2023", "2023")]),
    ("Es hält zwei volle Tage.", [("zwei volle Tage", "P2D")]),
    (
        "Zwischen dem 10. und 14. März des vergangenen Jahres.",
        [("10.", "2024-03-10"), ("14. März des vergangenen Jahres", "2024-03-14")],
    ),
    ("Die Ermittler wollen das Haus am Freitag betreten.", [("Freitag", "2025-08-22")]),
    ("Zur Feier am Samstag sind alle eingeladen.", [("Samstag", "2025-08-23")]),
    ("Am Samstag ist Tanzen angesagt.", [("Samstag", "2025-08-23")]),
    ("Der Chef kündigte für Mitte September Pläne an.", [("Mitte September", "2025-09")]),
    (
        "Kommenden Donnerstag, nächsten Donnerstag.",
        [("Kommenden Donnerstag", "2025-08-21"), ("nächsten Donnerstag", "2025-08-28")],
    ),
]
ENGLISH_DATES = [
    ("In over half a century.", [("half a century", "P50Y")]),
    ("Next Thursday, next Friday.", [("Next Thursday", "2025-08-28"), ("next Friday", "2025-08-22")]),
    ("They are to appear in court on Friday.", [("Friday", "2025-08-22")]),
    ("In those days it was cold.", [("those days", "PAST_REF")]),
    ("The congress, to be held from 6 to 8 December.", [("6", "2025-12-06"), ("8 December", "2025-12-08")]),
    ('"On Monday we win," he said.', [("Monday", "2025-08-18")]),
]


@pytest.mark.parametrize("sentence", GERMAN)
def test_german_names_stay_out(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize("sentence", ENGLISH)
def test_english_names_stay_out(sentence: str) -> None:
    assert read(sentence, "en") == []


@pytest.mark.parametrize(("sentence", "expected"), DATES)
def test_german_dates_beside_them_are_found(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(("sentence", "expected"), ENGLISH_DATES)
def test_english_dates_beside_them_are_found(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence, "en") == expected
