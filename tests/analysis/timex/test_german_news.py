"""German as the papers write it: phrases beyond the plain date, and which way a day points."""

import pytest
from tests.analysis.timex.reading import read

SEASONS_AND_TURNS = [
    (
        "Im Spätsommer reifen sie, im Spätherbst 2014 nicht.",
        [("Spätsommer", "2025-SU"), ("Spätherbst 2014", "2014-FA")],
    ),
    ("Im Frühsommer 1968 und im Sommer '69.", [("Frühsommer 1968", "1968-SU"), ("Sommer '69", "1969-SU")]),
    (
        "Zur Jahrtausendwende war das anders, auch in den Nullerjahren.",
        [("Jahrtausendwende", "2000"), ("den Nullerjahren", "200")],
    ),
    ("Ende '89 fiel sie.", [("Ende '89", "1989")]),
    ("In den 68er-Jahren; die 68er-Bewegung.", [("den 68er-Jahren", "196")]),
    ("Im 18. und 19. Jahrhundert blühte der Handel.", [("18.", "17"), ("19. Jahrhundert", "18")]),
    ("In den zwanziger und dreißiger Jahren.", [("den zwanziger", "192"), ("dreißiger Jahren", "193")]),
    (
        "Ende der vierziger, Anfang der fünfziger Jahre.",
        [("Ende der vierziger", "194"), ("Anfang der fünfziger Jahre", "195")],
    ),
    ("Im Revolutionsjahr 1848 und gegen 1850.", [("1848", "1848"), ("1850", "1850")]),
    (
        "Am ersten Adventswochenende und am Pfingstwochenende.",
        [("ersten Adventswochenende", "2025-W48-WE"), ("Pfingstwochenende", "2025-W23-WE")],
    ),
    (
        "In der Karwoche, am Heiligen Abend, am Stefanstag.",
        [("Karwoche", "2025-W16"), ("Heiligen Abend", "2025-12-24"), ("Stefanstag", "2025-12-26")],
    ),
    (
        "Am Jahresende 2015 und seit Jahresanfang 2016.",
        [("Jahresende 2015", "2015"), ("Jahresanfang 2016", "2016")],
    ),
    ("Im neuen Jahr wird gebaut.", [("neuen Jahr", "2026")]),
    ("Anfang Woche tagte der Rat.", [("Anfang Woche", "2025-W34")]),
    (
        "In diesem Sommer dürfen alle hinein, in jenem Sommer durfte keiner.",
        [("diesem Sommer", "2025-SU"), ("jenem Sommer", "2025-SU")],
    ),
    ("Vorvergangene Woche war es kalt.", [("Vorvergangene Woche", "2025-W32")]),
]
DAYS = [
    (
        "Am 24./25.10. und am 7.11. ist Markt.",
        [("24.", "2025-10-24"), ("25.10.", "2025-10-25"), ("7.11.", "2025-11-07")],
    ),
    ("Vom 25.01.-27.01.08 ist Messe.", [("25.01.", "2008-01-25"), ("27.01.08", "2008-01-27")]),
    (
        "Am Samstag, 4., und Sonntag, 5. Oktober, wird gefeiert.",
        [("Samstag, 4.", "2025-10-04"), ("Sonntag, 5. Oktober", "2025-10-05")],
    ),
    ("So, 12. 10., 11 Uhr.", [("So, 12. 10.", "2025-10-12"), ("11 Uhr", "2025-10-12T11:00")]),
    (
        "Am kommenden Montag, den 3. November, um 20 Uhr.",
        [("kommenden Montag, den 3. November", "2025-11-03"), ("20 Uhr", "2025-11-03T20:00")],
    ),
    ("Am heutigen Mittwoch, 20. August, beginnt es.", [("Mittwoch, 20. August", "2025-08-20")]),
    ("Am Dienstag, 31. Dezember, wurde gefeiert.", [("Dienstag, 31. Dezember", "2024-12-31")]),
    ("Am Montag, 02/03/2015.", [("Montag, 02/03/2015", "2015-03-02")]),
]
ADJECTIVES = [
    ("Die gestrige Sitzung, das morgige Spiel.", [("gestrige", "2025-08-19"), ("morgige", "2025-08-21")]),
    (
        "Das heutige Treffen und das heutige Deutschland.",
        [("heutige", "2025-08-20"), ("heutige", "PRESENT_REF")],
    ),
    (
        "Am heutigen Tag und am gestrigen Abend.",
        [("heutigen Tag", "2025-08-20"), ("gestrigen Abend", "2025-08-19TEV")],
    ),
    (
        "Die heurige Saison, im heurigen Jahr, beim Heurigen.",
        [("heurige", "2025"), ("heurigen Jahr", "2025")],
    ),
    (
        "Das diesjährige Fest und der letztjährige Sieger.",
        [("diesjährige", "2025"), ("letztjährige", "2024")],
    ),
    (
        "Den ganzen Tag, ein gutes Jahr, ein guter Tag.",
        [("Den ganzen Tag", "P1D"), ("ein gutes Jahr", "P1Y")],
    ),
]
NOW_AND_THEN = [
    ("Bis heute weiß es niemand.", [("heute", "PRESENT_REF")]),
    ("Bis heute, 12 Uhr, muss er zahlen.", [("heute", "2025-08-20"), ("12 Uhr", "2025-08-20T12:00")]),
    ("Noch heute erinnert man sich daran.", [("heute", "PRESENT_REF")]),
    ("Der Rat soll noch heute entscheiden.", [("heute", "2025-08-20")]),
    ("Die Jugend von heute liest.", [("heute", "PRESENT_REF")]),
    ("Er ist heute 81 Jahre alt.", [("heute", "PRESENT_REF")]),
    (
        "In Kürze, in naher Zukunft, in jüngster Zeit, vor langer Zeit.",
        [
            ("Kürze", "FUTURE_REF"),
            ("naher Zukunft", "FUTURE_REF"),
            ("jüngster Zeit", "PAST_REF"),
            ("langer Zeit", "PAST_REF"),
        ],
    ),
    ("Dieser Tage erscheint sein Buch.", [("Dieser Tage", "PRESENT_REF")]),
    ("Jüngst und ehemals.", [("Jüngst", "PAST_REF"), ("ehemals", "PAST_REF")]),
]
CYCLES = [
    (
        "Jede zweite Woche, zweimal wöchentlich, donnerstagabends.",
        [("Jede zweite Woche", "P2W"), ("zweimal wöchentlich", "P1W"), ("donnerstagabends", "XXXX-WXX-4TEV")],
    ),
    ("Mittwochs ist Markt. Nachts ist es kalt.", [("Mittwochs", "XXXX-WXX-3"), ("Nachts", "XXXX-XX-XXTNI")]),
    ("An Wochenenden ist zu.", [("Wochenenden", "XXXX-WXX-WE")]),
]
FROM_A_DAY = [
    (
        "Im Jahr zuvor waren es mehr, am Tag zuvor auch.",
        [("Jahr zuvor", "2024"), ("Tag zuvor", "2025-08-19")],
    ),
    (
        "Am 12. Mai 2008 kam er. Tags darauf ging er.",
        [("12. Mai 2008", "2008-05-12"), ("Tags darauf", "2008-05-13")],
    ),
    (
        "Im Herbst 1989 fiel die Mauer; im Frühjahr darauf wurde gewählt.",
        [("Herbst 1989", "1989-FA"), ("Frühjahr darauf", "1990-SP")],
    ),
    (
        "Am 12. Mai 2008 kam er. Am Montag darauf ging er.",
        [("12. Mai 2008", "2008-05-12"), ("Montag darauf", "2008-05-19")],
    ),
    (
        "Am 12. Mai 2008 kam er. Am Vorabend hatte es geregnet.",
        [("12. Mai 2008", "2008-05-12"), ("Vorabend", "2008-05-11TEV")],
    ),
    (
        "Im Juni stiegen die Preise; im Vormonat waren sie gefallen.",
        [("Juni", "2025-06"), ("Vormonat", "2025-05")],
    ),
    (
        "In einem Jahr wird gewählt, spätestens dann muss er gehen.",
        [("einem Jahr", "P1Y"), ("dann", "2026-08-20")],
    ),
    (
        "Vor einigen Tagen knallte es in den frühen Morgenstunden.",
        [("einigen Tagen", "PXD"), ("den frühen Morgenstunden", "2025-08-XXTMO")],
    ),
]
CLOCKS = [
    (
        "Um 9 Uhr früh, um die Mittagszeit.",
        [("9 Uhr früh", "2025-08-20T09:00"), ("die Mittagszeit", "2025-08-20TMI")],
    ),
]

TURNS_OF_PHRASE = [
    (
        "An einem Montag kam er, an einem Dienstagabend ging er.",
        [("einem Montag", "XXXX-WXX-1"), ("einem Dienstagabend", "XXXX-WXX-2TEV")],
    ),
    ("Vergangene Woche Mittwoch war er da.", [("Vergangene Woche Mittwoch", "2025-08-13")]),
    (
        "Im Januar und Februar dieses Jahres, im November des Vorjahres.",
        [("Januar", "2025-01"), ("Februar dieses Jahres", "2025-02"), ("November des Vorjahres", "2024-11")],
    ),
    ("Frühjahr und Sommer 2010 waren nass.", [("Frühjahr", "2010-SP"), ("Sommer 2010", "2010-SU")]),
    (
        "Vor tausend Jahren, binnen weniger Tage, eine dreiviertel Stunde.",
        [("tausend Jahren", "P1000Y"), ("weniger Tage", "PXD"), ("eine dreiviertel Stunde", "PT45M")],
    ),
    ("Zwei Mal pro Jahr, 14-täglich.", [("Zwei Mal pro Jahr", "P1Y"), ("14-täglich", "P14D")]),
    ("Am 11. 9. trifft man sich.", [("11. 9.", "2025-09-11")]),
    ("Der heute 70-Jährige ging damals.", [("heute", "PRESENT_REF"), ("damals", "PAST_REF")]),
    (
        "Nachmittags um drei, um zwanzig nach acht, um drei viertel acht.",
        [
            ("Nachmittags um drei", "2025-08-20T15:00"),
            ("zwanzig nach acht", "2025-08-20T08:20"),
            ("drei viertel acht", "2025-08-20T07:45"),
        ],
    ),
    ("Ein halbstündiges Treffen.", [("halbstündiges", "PT30M")]),
    (
        "Am 3. Mai 2024 beginnt es. Am 5. spielt die Kapelle, am 2. ist Schluss.",
        [("3. Mai 2024", "2024-05-03"), ("5.", "2024-05-05"), ("2.", "2024-06-02")],
    ),
    ("Am 5. wird gewählt.", [("5.", "2025-09-05")]),
    (
        "Ende des 18. und zu Beginn des 19. Jahrhunderts.",
        [("Ende des 18.", "17"), ("Beginn des 19. Jahrhunderts", "18")],
    ),
    (
        "Mo-Fr offen; Konzert Sa., 20.30 Uhr.",
        [
            ("Mo", "2025-08-18"),
            ("Fr", "2025-08-22"),
            ("Sa.", "2025-08-23"),
            ("20.30 Uhr", "2025-08-23T20:30"),
        ],
    ),
    ("Am 4. November vor 20 Jahren fiel sie.", [("4. November", "2005-11-04"), ("20 Jahren", "P20Y")]),
    ("Im Sommer vor einem Jahr war es heiß.", [("Sommer", "2024-SU"), ("einem Jahr", "P1Y")]),
    ("Am 5. wurde gewählt.", [("5.", "2025-08-05")]),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    TURNS_OF_PHRASE + SEASONS_AND_TURNS + DAYS + ADJECTIVES + NOW_AND_THEN + CYCLES + FROM_A_DAY + CLOCKS,
)
def test_extent_and_value(sentence: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Bürgermeister hat am Freitag die Schau eröffnet.", "2025-08-15"),
        ("Der Bürgermeister eröffnet am Freitag die Schau.", "2025-08-22"),
        ("Die für Freitag geplante Sitzung wurde abgesagt.", "2025-08-22"),
        ("Das Spiel wurde auf Samstag verschoben.", "2025-08-23"),
        ("Er ging. Seit Freitag gilt das und wird gelten.", "2025-08-15"),
        ("Vom Samstag auf Sonntag wurde eingebrochen.", "2025-08-16"),
        ("Das im September gegründete Unternehmen ist klein.", "2024-09"),
        ("Die am Freitag beginnende Messe wurde eröffnet.", "2025-08-22"),
        ("Die vereinbarte Frist endet am Freitag.", "2025-08-22"),
        ("Die Polizei will am Freitag mitarbeiten und alles vorbereiten.", "2025-08-22"),
        ("Er besuchte am Freitag Rom.", "2025-08-15"),
        ("Am 14. September, 17 Uhr, Konzert.", "2025-09-14"),
        ("Aktualisiert am 16. Juli, 16.41 Uhr.", "2025-07-16"),
        ("Die Zahlen für Oktober wurden berichtigt.", "2024-10"),
        ("Nach dem Sieg vom Samstag fährt das Team nach Rom.", "2025-08-16"),
        ("Schon am Donnerstag könnte es schneien.", "2025-08-21"),
        ("Die Messe ist noch bis Sonntag geöffnet.", "2025-08-24"),
        ("Bis Freitag haben sich 300 gemeldet.", "2025-08-15"),
        ("Am Samstag stellt der Autor sein Buch vor.", "2025-08-23"),
        ("Er sagte am Dienstag, dass der Rat am Freitag entscheiden werde.", "2025-08-19"),
        ("Merkel will am Donnerstag reisen, nachdem sie am Montag in Rom war.", "2025-08-21"),
        ("Seit dem 1. Januar gilt das.", "2025-01-01"),
        ("Am 4. Oktober begann die Schule.", "2024-10-04"),
        ("Die Schule begann am 4. Oktober.", "2024-10-04"),
        ("Die Wahl am 14. September wurde gut vorbereitet.", "2025-09-14"),
        ("Im Oktober hatte das Gericht entschieden.", "2024-10"),
    ],
)
def test_which_way_a_day_points(sentence: str, expected: str) -> None:
    assert read(sentence)[0][1] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Von heute auf morgen änderte es sich.",
        "Zu jeder Tages- und Nachtzeit.",
        "Herr Freitag, Frau Sommer und Innenministerin Montag sprachen.",
        "Robert Habecks Sprecherin Sommer sagte nichts.",
        "Ein acht Monate altes Baby und ein Mann von 80 Jahren.",
        "Er lief eine Zeit von 7:15,63 Minuten.",
        "Im 3. Jahrtausend war es kalt.",
        "Am Vortag der Wahl war es still.",
    ],
)
def test_what_is_no_date_stays_out(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Sitzung am 20.\nAugust 2025 war kurz.", [("20.\nAugust 2025", "2025-08-20")]),
        ("Er wartet seit drei\nWochen.", [("drei\nWochen", "P3W")]),
        ("Das war in der\nvergangenen Woche.", [("der\nvergangenen Woche", "2025-W33")]),
        ("Der Rat tagt im\nMai 2020.", [("Mai 2020", "2020-05")]),
        ("Regen am Freitag\n\n2025 war nass.", [("Freitag", "2025-08-15"), ("2025", "2025")]),
        ("1. Januar\n2. Februar", [("1. Januar", "2026-01-01"), ("2. Februar", "2025-02-02")]),
    ],
)
def test_a_wrapped_line_goes_on_and_a_paragraph_does_not(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


STORY = [
    (
        "Nach dem Sturm im Oktober 2023 war es still. Erst Anfang Januar kamen sie zurück.",
        [("Oktober 2023", "2023-10"), ("Anfang Januar", "2024-01")],
    ),
    (
        "Anfang Juni 2013 regnete es. Man pumpte. Man schrieb Briefe. Dann brach am 10. Juni der Deich.",
        [("Anfang Juni 2013", "2013-06"), ("10. Juni", "2013-06-10")],
    ),
    (
        "Am 3. Juni 2013 brach er. Das ist lange her. In jenem Sommer stand das Wasser überall.",
        [("3. Juni 2013", "2013-06-03"), ("jenem Sommer", "2013-SU")],
    ),
    (
        "Am 3. Juni 2013 brach er. Im März 2014 kam Besuch. Er hatte am nächsten Tag nichts vor.",
        [("3. Juni 2013", "2013-06-03"), ("März 2014", "2014-03"), ("nächsten Tag", None)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), STORY)
def test_a_story_keeps_its_year_until_it_leaves_it(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected
