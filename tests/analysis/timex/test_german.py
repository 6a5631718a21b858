"""German time expressions, subject by subject."""

import pytest
from tests.analysis.timex.reading import read

DATES = [
    ("Am Donnerstag, 25. September, liest sie vor.", [("Donnerstag, 25. September", "2025-09-25")]),
    ("Am Montag, dem 1. September 2025 öffnet es.", [("Montag, dem 1. September 2025", "2025-09-01")]),
    ("Am zwölften März 1938 geschah es.", [("zwölften März 1938", "1938-03-12")]),
    ("Gebaut wurde sie am 30.11.2013.", [("30.11.2013", "2013-11-30")]),
    ("Das Protokoll vom 23. 3. 1976 fehlt.", [("23. 3. 1976", "1976-03-23")]),
    ("Am 5.9. wird gefeiert.", [("5.9.", "2025-09-05")]),
    ("Vom 3. bis 5. Mai 2024 war Markt.", [("3.", "2024-05-03"), ("5. Mai 2024", "2024-05-05")]),
    (
        "Am 3., 4. und 5. Mai 2024 war Markt.",
        [("3.", "2024-05-03"), ("4.", "2024-05-04"), ("5. Mai 2024", "2024-05-05")],
    ),
    (
        "Vom 28. Dezember bis 2. Januar 2024.",
        [("28. Dezember", "2023-12-28"), ("2. Januar 2024", "2024-01-02")],
    ),
    (
        "Im November 1970 gegründet.",
        [("November 1970", "1970-11")],
    ),
    ("Zwischen März und Mai 2021.", [("März", "2021-03"), ("Mai 2021", "2021-05")]),
    ("Anfang Juni wurde gewählt.", [("Anfang Juni", "2025-06")]),
    (
        "Im August/September, von Mai bis Oktober.",
        [("August", "2025-08"), ("September", "2025-09"), ("Mai", "2025-05"), ("Oktober", "2025-10")],
    ),
    ("Die Schau bleibt bis 15.2. offen.", [("15.2.", "2026-02-15")]),
    ("Im Jänner wurde geprobt.", [("Jänner", "2025-01")]),
]

PERIODS = [
    ("Im dritten Quartal 2024 stieg es.", [("dritten Quartal 2024", "2024-Q3")]),
    ("Im 1. Halbjahr 2023 sank es.", [("1. Halbjahr 2023", "2023-H1")]),
    (
        "Im Herbst 2011 und im vergangenen Winter.",
        [("Herbst 2011", "2011-FA"), ("vergangenen Winter", "2024-WI")],
    ),
    ("In der Kalenderwoche 33 wird gesperrt.", [("Kalenderwoche 33", "2025-W33")]),
    ("Im Jahr 2022 und Ende 2015.", [("Jahr 2022", "2022"), ("Ende 2015", "2015")]),
    ("Die Saison 2019/20 fiel aus.", [("2019/20", "2019/2020")]),
    (
        "Der Krieg 1914-1918 und der von 1939 bis 1945.",
        [("1914", "1914"), ("1918", "1918"), ("1939", "1939"), ("1945", "1945")],
    ),
    ("Mitte der achtziger Jahre zog er um.", [("Mitte der achtziger Jahre", "198")]),
    ("In den 1990er-Jahren und den Siebzigern.", [("den 1990er-Jahren", "199"), ("den Siebzigern", "197")]),
    ("Die goldenen Zwanziger waren kurz.", [("Die goldenen Zwanziger", "192")]),
    ("Ende des 19. Jahrhunderts.", [("Ende des 19. Jahrhunderts", "18")]),
    ("Er starb 44 v. Chr. in Rom.", [("44 v. Chr.", "BC0044")]),
    ("Sie kam (2018) und blieb seit 1990.", [("2018", "2018"), ("1990", "1990")]),
]

FEASTS = [
    ("Zu Ostern 2024 schneite es.", [("Ostern 2024", "2024-03-31")]),
    ("Am Karfreitag blieb es still.", [("Karfreitag", "2025-04-18")]),
    ("Am Tag der Deutschen Einheit wird geredet.", [("Tag der Deutschen Einheit", "2025-10-03")]),
    ("Am 1. Sonntag im Oktober 2024 wird gedankt.", [("1. Sonntag im Oktober 2024", "2024-10-06")]),
    ("Am Buß- und Bettag 2024 war frei.", [("Buß- und Bettag 2024", "2024-11-20")]),
    ("Am Herz-Jesu-Sonntag brennen Feuer.", [("Herz-Jesu-Sonntag", "2025-06-29")]),
    ("Am ersten Advent 2022 brannte die Kerze.", [("ersten Advent 2022", "2022-11-27")]),
    ("Am zweiten Weihnachtstag 2023 regnete es.", [("zweiten Weihnachtstag 2023", "2023-12-26")]),
    (
        "Am zweiten Sonntag im Mai 2024 war Muttertag.",
        [("zweiten Sonntag im Mai 2024", "2024-05-12"), ("Muttertag", "2024-05-12")],
    ),
]

RELATIVE = [
    ("Morgen tagt der Rat. Am Morgen regnete es.", [("Morgen", "2025-08-21"), ("Morgen", "2025-08-21TMO")]),
    ("Am Samstagabend, 30. August, wird getanzt.", [("Samstagabend, 30. August", "2025-08-30TEV")]),
    ("Das Heft, das vergangenes Jahr erschien.", [("vergangenes Jahr", "2024")]),
    ("Am 5. November desselben Jahres.", [("5. November desselben Jahres", None)]),
    ("Ein Jahr später war er fort.", [("Ein Jahr später", None)]),
    ("Gestern kam er, morgen geht er.", [("Gestern", "2025-08-19"), ("morgen", "2025-08-21")]),
    ("Heute Abend und gestern früh.", [("Heute Abend", "2025-08-20TEV"), ("gestern früh", "2025-08-19TMO")]),
    ("Der Rat traf sich am Montag.", [("Montag", "2025-08-18")]),
    ("Der Rat wird sich am Montag treffen.", [("Montag", "2025-08-25")]),
    ("Am Montagvormittag wurde gestreikt.", [("Montagvormittag", "2025-08-18TMO")]),
    (
        "Kommenden Freitag, vergangenen Freitag.",
        [("Kommenden Freitag", "2025-08-22"), ("vergangenen Freitag", "2025-08-15")],
    ),
    ("Am heutigen Mittwoch beginnt es.", [("Mittwoch", "2025-08-20")]),
    ("Von Dienstag bis Freitag ist zu.", [("Dienstag", "2025-08-26"), ("Freitag", "2025-08-29")]),
    ("In der vergangenen Woche war er da.", [("der vergangenen Woche", "2025-W33")]),
    ("Montag kommender Woche beginnt es.", [("Montag kommender Woche", "2025-08-25")]),
    (
        "Nächstes Jahr, im Vorjahr, heuer.",
        [("Nächstes Jahr", "2026"), ("Vorjahr", "2024"), ("heuer", "2025")],
    ),
    ("Am Wochenende wurde gefeiert.", [("Wochenende", "2025-W33-WE")]),
    (
        "Im Juli dieses Jahres, Ende vergangenen Jahres.",
        [("Juli dieses Jahres", "2025-07"), ("Ende vergangenen Jahres", "2024")],
    ),
    (
        "Heute, Mittwoch, 18 Uhr.",
        [("Heute", "2025-08-20"), ("Mittwoch", "2025-08-20"), ("18 Uhr", "2025-08-20T18:00")],
    ),
    ("In der Nacht auf gestern brannte es.", [("der Nacht auf gestern", "2025-08-18TNI")]),
    ("In der Nacht auf Sonntag brannte es.", [("der Nacht auf Sonntag", "2025-08-16TNI")]),
    (
        "Am 12. Mai 2008 begann es. Am Tag darauf war es vorbei.",
        [("12. Mai 2008", "2008-05-12"), ("Tag darauf", "2008-05-13")],
    ),
]

LENGTHS = [
    ("Seit 80 Jahren, vor drei Wochen.", [("80 Jahren", "P80Y"), ("drei Wochen", "P3W")]),
    ("In den vergangenen zwei Jahrzehnten.", [("den vergangenen zwei Jahrzehnten", "P2DE")]),
    ("Seit Jahren wartet er einige Tage.", [("Jahren", "PXY"), ("einige Tage", "PXD")]),
    ("Ein halbes Jahr, anderthalb Stunden.", [("Ein halbes Jahr", "P6M"), ("anderthalb Stunden", "PT1.5H")]),
    ("Die 14-Tage-Frist ist um.", [("14-Tage", "P14D")]),
    ("Das 50-jährige Bestehen, eine dreitägige Reise.", [("50-jährige", "P50Y"), ("dreitägige", "P3D")]),
    ("Es sind 50 statt 30 Jahre.", [("50", "P50Y"), ("30 Jahre", "P30Y")]),
]

SETS = [
    (
        "Jeden Montag, montags, täglich.",
        [("Jeden Montag", "XXXX-WXX-1"), ("montags", "XXXX-WXX-1"), ("täglich", "P1D")],
    ),
    ("An Sonntagen ist zu.", [("Sonntagen", "XXXX-WXX-7")]),
    ("Alle zwei Jahre und zweimal pro Woche.", [("Alle zwei Jahre", "P2Y"), ("zweimal pro Woche", "P1W")]),
    (
        "Der jährliche Markt, jeden letzten Samstag im Monat.",
        [("jährliche", "P1Y"), ("jeden letzten Samstag im Monat", "P1M")],
    ),
]

CLOCK = [
    ("Um 20.30 Uhr begann es.", [("20.30 Uhr", "2025-08-20T20:30")]),
    (
        "Am Freitag war von 8.30-12 und 14.30-16 Uhr offen.",
        [
            ("Freitag", "2025-08-15"),
            ("8.30", "2025-08-15T08:30"),
            ("12", "2025-08-15T12:00"),
            ("14.30", "2025-08-15T14:30"),
            ("16 Uhr", "2025-08-15T16:00"),
        ],
    ),
    ("Um 20 Uhr am Freitag kam sie an.", [("20 Uhr", "2025-08-15T20:00"), ("Freitag", "2025-08-15")]),
    (
        "Um halb acht, Viertel nach drei.",
        [("halb acht", "2025-08-20T07:30"), ("Viertel nach drei", "2025-08-20T03:15")],
    ),
    ("In der Hauptstraße 7, 20 Uhr.", [("20 Uhr", "2025-08-20T20:00")]),
    ("Gestern kam er. Am Nachmittag ging er.", [("Gestern", "2025-08-19"), ("Nachmittag", "2025-08-19TAF")]),
    ("In den frühen Morgenstunden knallte es.", [("den frühen Morgenstunden", "2025-08-20TMO")]),
]

VAGUE = [
    (
        "Jetzt und damals, bald und kürzlich.",
        [("Jetzt", "PRESENT_REF"), ("damals", "PAST_REF"), ("bald", "FUTURE_REF"), ("kürzlich", "PAST_REF")],
    ),
    ("Der ehemalige Wirt und Ex-Bürgermeister.", [("ehemalige", "PAST_REF"), ("Ex", "PAST_REF")]),
]


@pytest.mark.parametrize(
    ("sentence", "expected"), DATES + PERIODS + FEASTS + RELATIVE + LENGTHS + SETS + CLOCK + VAGUE
)
def test_extent_and_value(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Es kamen 2000 Menschen und mindestens 1500 Helfer.",
        "Einer von 2000 erkrankt daran.",
        "Er zahlte 2010 Euro, 19,90 Dollar und 1990 €.",
        "Das Spiel endete 3:2, das andere 24:22.",
        "Nach § 2018 und Art. 1999 ist das so.",
        "Die Kompanie 1975 und das Zimmer 2014.",
        "Telefon 0473/27 02 56, Fax 0471 2015 33.",
        "Der Film „Ende“ und die Sendung „heute“.",
        "Im Roman „Freitag, der Dreizehnte“ geht es um Mut.",
        "Er las es in der Zeitung Heute.",
        "Die Dienstag-Ausgabe und die März-Revolution.",
        "Klaus Mai und August Huber kamen mit Juli Berger.",
        "Der 44-Jährige und ein 38-jähriger Mann.",
        "Sie ist 44 Jahre alt, Eintritt ab 16 Jahren.",
        "Männer zwischen 21 und 51 Jahren, Kinder von 6 bis 14 Jahren, im Alter von 3 bis 5 Jahren.",
        "Die KSV1870, der FC 1980 Wien und die Bild am Sonn.",
        "Der Mais wächst, eines Tages erntet er ihn.",
        "Die Pfarre Maria Himmelfahrt lädt ein.",
        "Version 1.2.2024.7 ist da.",
        "Die Beratungen des Bundestags, der Landtag und der Vertrag.",
        "Am letzten Tag der Messe regnete es.",
        "Mit 2:15,26 Minuten wurde er Zweiter.",
        "Ein 1967er Wagen, 1366 m³ Wasser, 12.500 Stück.",
    ],
)
def test_what_is_no_date_stays_out(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Die Feier fand am Freitag statt und war laut.", "2025-08-15"),
        ("Die Feier findet am Freitag statt.", "2025-08-22"),
        ("Sie haben sich am Freitag getroffen.", "2025-08-15"),
        ("Die Straße ist am Freitag gesperrt worden.", "2025-08-15"),
        ("Am Freitag soll entschieden werden.", "2025-08-22"),
        ("Er sagte, er werde am Freitag kommen.", "2025-08-22"),
        ("Ein Sprecher sagte, man werde sich am Dienstag treffen.", "2025-08-19"),
        ("Das Treffen am Freitag war kurz.", "2025-08-15"),
        ("Am Freitag spielt die Kapelle.", "2025-08-22"),
        ("Am Freitag ist ein Konzert.", "2025-08-22"),
        ("Ein Konzert, Freitag, 20 Uhr.", "2025-08-22"),
        ("Ein Mann ist am Freitag gestürzt.", "2025-08-15"),
        ("Die Straße ist seit Freitag zu.", "2025-08-15"),
    ],
)
def test_the_direction_of_a_weekday_follows_the_verbs(sentence: str, expected: str) -> None:
    assert read(sentence)[0][1] == expected


def test_capitals_and_old_spellings() -> None:
    assert read("AM MONTAG IM FEBRUAR") == [("MONTAG", "2025-08-18"), ("FEBRUAR", "2025-02")]
    assert read("Er kam gestern abend.") == [("gestern abend", "2025-08-19TEV")]


def test_each_entry_of_a_listing_begins_with_the_publication_date() -> None:
    text = "Lana: Markt am Sonntag, 10 Uhr. Meran: Konzert im Saal, 20 Uhr."

    assert read("Am Sonntag tanzt der Verein. Beginn: 10 Uhr.")[1] == ("10 Uhr", "2025-08-24T10:00")
    assert read(text) == [
        ("Sonntag", "2025-08-24"),
        ("10 Uhr", "2025-08-24T10:00"),
        ("20 Uhr", "2025-08-20T20:00"),
    ]
