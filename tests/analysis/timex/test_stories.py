"""What texts count from: the year a story tells, the year a figure is set beside, our time."""

import pytest
from tests.analysis.timex.reading import read

COUNTED_FROM_THE_STORY: list[tuple[str, list[tuple[str, str | None]]]] = [
    (
        "Im August 1992 begann es. Am zweiten Tag, einem Sonntag, brannte es. Zwei Jahre später ging sie.",
        [("August 1992", "1992-08"), ("einem Sonntag", "XXXX-WXX-7"), ("Zwei Jahre später", "1994")],
    ),
    (
        "Am 9. November 1938 brannte sie. Am Donnerstag war Gedenken. Drei Jahre später wurde er deportiert.",
        [("9. November 1938", "1938-11-09"), ("Donnerstag", "2025-08-14"), ("Drei Jahre später", "1941")],
    ),
    (
        "Im März 2011 bebte die Erde, wie er am Montag sagte. Zwei Monate später kehrte er heim.",
        [("März 2011", "2011-03"), ("Montag", "2025-08-18"), ("Zwei Monate später", "2011-05")],
    ),
    (
        "Am Freitag stürzte er. Ein Jahr später ging er.",
        [("Freitag", "2025-08-15"), ("Ein Jahr später", None)],
    ),
    (
        "1560 war alles erschöpft, ein halbes Jahrhundert später lebte dort niemand.",
        [("1560", "1560"), ("ein halbes Jahrhundert später", "1610")],
    ),
    (
        "In den 1970er Jahren waren es sechzig, ein Jahrzehnt später dreißig.",
        [("den 1970er Jahren", "197"), ("ein Jahrzehnt später", "198")],
    ),
    (
        "Am 14. März 2013 fielen Schüsse. Am nächsten Morgen war er tot, am selben Abend fand man ihn.",
        [
            ("14. März 2013", "2013-03-14"),
            ("nächsten Morgen", "2013-03-15TMO"),
            ("selben Abend", "2013-03-15TEV"),
        ],
    ),
    (
        "Am 3. Mai 2011 kam er. 2013 wurde er berühmt. Im Juli heiratete er.",
        [("3. Mai 2011", "2011-05-03"), ("2013", "2013"), ("Juli", "2013-07")],
    ),
]
COUNTED_FROM_THE_STORY += [
    (
        "Er wurde im Juni 1991 entlassen. Am selben Tag ging er. Drei Monate später fand er Arbeit.",
        [("Juni 1991", "1991-06"), ("selben Tag", None), ("Drei Monate später", "1991-09")],
    ),
    (
        "1971 brannte es. Im Frühjahr darauf begann er neu.",
        [("1971", "1971"), ("Frühjahr darauf", "1972-SP")],
    ),
    ("Die WM 2027 findet im Februar statt.", [("2027", "2027"), ("Februar", "2027-02")]),
    ("Bis 2027 wird jeder Februar wärmer.", [("2027", "2027"), ("jeder Februar", "XXXX-02")]),
    ("1977 fiel sie, dreissig Jahre später auch.", [("1977", "1977"), ("dreissig Jahre später", "2007")]),
]
SET_BESIDE: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("2023 lag das Defizit bei 3,1 Prozent, im Vorjahr bei 4,2.", [("2023", "2023"), ("Vorjahr", "2022")]),
    (
        "2024 stieg der Umsatz. Im Vorjahr war er gefallen, im Vorjahr auch der Gewinn.",
        [("2024", "2024"), ("Vorjahr", "2023"), ("Vorjahr", "2023")],
    ),
    ("2030 wird gewählt, im Jahr zuvor nicht.", [("2030", "2030"), ("Jahr zuvor", "2029")]),
    ("Er gewann wie schon 2022 und im Vorjahr.", [("2022", "2022"), ("Vorjahr", "2024")]),
    ("1950 geboren, hatte er im Vorjahr ein Buch verfasst.", [("1950", "1950"), ("Vorjahr", "2024")]),
    (
        "So warm war es seit 2018 nicht. Im Vorjahr regnete es.",
        [("2018", "2018"), ("Vorjahr", "2024")],
    ),
    (
        "Im Januar stieg er auf den höchsten Stand seit Juni 2011. Im gleichen Monat des Vorjahres sank er.",
        [("Januar", "2025-01"), ("Juni 2011", "2011-06"), ("gleichen Monat des Vorjahres", "2024-01")],
    ),
    (
        "Im vierten Quartal legte er zu, nach 0,1 Prozent im Vorquartal und 0,2 im Vorjahresquartal.",
        [("vierten Quartal", "2024-Q4"), ("Vorquartal", "2024-Q3"), ("Vorjahresquartal", "2023-Q3")],
    ),
    (
        "Im Dezember 2012 waren es 300, im Vorjahresmonat 250.",
        [("Dezember 2012", "2012-12"), ("Vorjahresmonat", "2011-12")],
    ),
    (
        "Bis 2030 will man sparen. Im Jahr zuvor wuchs er.",
        [("2030", "2030"), ("Jahr zuvor", "2024")],
    ),
    (
        "Im abgelaufenen Geschäftsjahr stieg der Gewinn, im Jahr zuvor nicht.",
        [("abgelaufenen Geschäftsjahr", "2024"), ("Jahr zuvor", "2023")],
    ),
    ("Das laufende Geschäftsjahr 2025/26.", [("Das laufende Geschäftsjahr 2025/26", "2025/2026")]),
]
OUR_TIME: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("Er wurde 1914 geboren. Heute ist er fast vergessen.", [("1914", "1914"), ("Heute", "PRESENT_REF")]),
    ("1990 zog er um; das Haus ist heute ein Museum.", [("1990", "1990"), ("heute", "PRESENT_REF")]),
    ("Er starb 1920. Heute erinnert nichts an ihn.", [("1920", "1920"), ("Heute", "PRESENT_REF")]),
    ("Er starb 1920. Heute wird das Denkmal enthüllt.", [("1920", "1920"), ("Heute", "2025-08-20")]),
    ("Er starb 1920. Heute wurde er geehrt.", [("1920", "1920"), ("Heute", "2025-08-20")]),
    (
        "Er starb 1920. Heute, Mittwoch, ist Feier.",
        [("1920", "1920"), ("Heute", "2025-08-20"), ("Mittwoch", "2025-08-20")],
    ),
    (
        "Das Insolvenzverfahren, 2015 beantragt, ist heute eröffnet worden.",
        [("2015", "2015"), ("heute", "2025-08-20")],
    ),
    ("Heute ist der Laden zu.", [("Heute", "2025-08-20")]),
]
ENGLISH = [
    (
        "She came in 1947. On Tuesday she died. Two years later they met.",
        [("1947", "1947"), ("Tuesday", "2025-08-19"), ("Two years later", "1949")],
    ),
    (
        "In the 1970s there were sixty; a decade later there were thirty.",
        [("the 1970s", "197"), ("a decade later", "198")],
    ),
    ("He was born in 1914. Today he is almost forgotten.", [("1914", "1914"), ("Today", "PRESENT_REF")]),
    (
        "In 1971 it burned down. The following spring he began again; that year he won.",
        [("1971", "1971"), ("The following spring", "1972-SP"), ("that year", "1972")],
    ),
    ("In 2012 he won; the next year he lost.", [("2012", "2012"), ("the next year", "2013")]),
    ("In 2012 he won. He will rest over the next year.", [("2012", "2012"), ("the next year", "2026")]),
    ("He died in 1914. Today the mayor will speak.", [("1914", "1914"), ("Today", "2025-08-20")]),
    ("He died in 1914. Today he was honoured.", [("1914", "1914"), ("Today", "2025-08-20")]),
    ("She came in 1982. Forty years on, she stays.", [("1982", "1982"), ("Forty years on", "2022")]),
    (
        "On the evening of April 5, 2017 it rained. The next morning it snowed.",
        [("the evening of April 5, 2017", "2017-04-05TEV"), ("The next morning", "2017-04-06TMO")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED_FROM_THE_STORY + SET_BESIDE + OUR_TIME)
def test_german(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read(text, "en") == expected


def test_a_weekday_deep_in_a_story_of_another_year_stays_open() -> None:
    lead = "Die Siedlung liegt am Rand. Hier wohnt Herta Lorenz. Sie erinnert sich. Niemand half ihr. "
    told = "Am 22. August 1992 flogen Steine. Am 24. August 1992 brannte das Haus. "

    assert read(lead + told + "Am Freitag zog sie fort.")[-1] == ("Freitag", "XXXX-WXX-5")
    assert read(lead + told + "Am Freitag sagte der Bürgermeister nichts.")[-1] == ("Freitag", "2025-08-15")
    assert read(lead + told + "Am Freitag wird gefeiert.")[-1] == ("Freitag", "2025-08-22")


def test_once_a_day_of_ours_is_named_weekdays_are_ours() -> None:
    told = (
        "Am Dienstag begann der Prozess. Er war am 3. Mai 2017 gestellt und am 5. Mai 2017 verhaftet worden. "
    )

    assert read(told + "Er gab es zu. Niemand kam. Am Mittwoch schwieg er.")[-1] == ("Mittwoch", "2025-08-20")
