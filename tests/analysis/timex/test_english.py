"""English time expressions, subject by subject."""

import pytest
from tests.analysis.timex.reading import read

SENTENCES = [
    ("Friday, July 21, 2017", [("Friday, July 21, 2017", "2017-07-21")]),
    (
        "It opened on 3 April 1978 and closed on the third of May.",
        [("3 April 1978", "1978-04-03"), ("the third of May", "1978-05-03")],
    ),
    (
        "The show ran January 23 - March 9, 2014.",
        [("January 23", "2014-01-23"), ("March 9, 2014", "2014-03-09")],
    ),
    ("It ran July 3-5, 2017.", [("July 3", "2017-07-03"), ("5, 2017", "2017-07-05")]),
    ("In late September and mid-August.", [("late September", "2025-09"), ("mid-August", "2025-08")]),
    ("The summer of 2012, last winter.", [("The summer of 2012", "2012-SU"), ("last winter", "2024-WI")]),
    (
        "In the 1960s, in the sixties, in the 19th century.",
        [("the 1960s", "196"), ("the sixties", "196"), ("the 19th century", "18")],
    ),
    ("From 1939 to 1945 and since 2007.", [("1939", "1939"), ("1945", "1945"), ("2007", "2007")]),
    ("It was built in 508 BC.", [("508 BC", "BC0508")]),
    ("Yesterday it rained; tomorrow it will not.", [("Yesterday", "2025-08-19"), ("tomorrow", "2025-08-21")]),
    ("The council met on Monday.", [("Monday", "2025-08-18")]),
    ("The council will meet on Monday.", [("Monday", "2025-08-25")]),
    (
        "Last week, this year, next month.",
        [("Last week", "2025-W33"), ("this year", "2025"), ("next month", "2025-09")],
    ),
    (
        "Two years ago it closed; a decade ago it opened.",
        [("Two years ago", "2023"), ("a decade ago", "201")],
    ),
    ("He left 24 hours ago.", [("24 hours ago", "2025-08-19")]),
    (
        "On 5 May 2011 it began. The following day it ended.",
        [("5 May 2011", "2011-05-05"), ("The following day", "2011-05-06")],
    ),
    ("Over the past 30 days, for ten years.", [("the past 30 days", "P30D"), ("ten years", "P10Y")]),
    ("Every Monday and each year.", [("Every Monday", "XXXX-WXX-1"), ("each year", "P1Y")]),
    ("At 7 p.m. on Friday he left.", [("7 p.m.", "2025-08-15T19:00"), ("Friday", "2025-08-15")]),
    ("Polls closed at 22:30.", [("22:30", "2025-08-20T22:30")]),
    (
        "On Good Friday and Christmas Day 2023.",
        [("Good Friday", "2025-04-18"), ("Christmas Day 2023", "2023-12-25")],
    ),
    ("The second Sunday in May 2024.", [("The second Sunday in May 2024", "2024-05-12")]),
    ("Today's game and this year's theme.", [("Today", "2025-08-20"), ("this year", "2025")]),
    ("During 9/11 and in 1873 – 74, and so on.", [("9/11", "2001-09-11"), ("1873", "1873"), ("74", "1874")]),
    ("Nowadays, or in the near future.", [("Nowadays", "PRESENT_REF"), ("the near future", "FUTURE_REF")]),
    ("By the end of the year.", [("the end of the year", "2025")]),
    ("Monday to Friday.", [("Monday", "2025-08-18"), ("Friday", "2025-08-22")]),
    ("The first half of the year.", [("The first half of the year", "2025-H1")]),
    ("The third quarter of last year.", [("The third quarter of last year", "2024-Q3")]),
    ("In the 18th and 19th centuries.", [("the 18th", "17"), ("19th centuries", "18")]),
    ("At half past eight.", [("half past eight", "2025-08-20T08:30")]),
    ("Twice a week, every other month.", [("Twice a week", "P1W"), ("every other month", "P2M")]),
    ("The day before yesterday it rained.", [("The day before yesterday", "2025-08-18")]),
    (
        "He said on Tuesday that he would resign on Friday.",
        [("Tuesday", "2025-08-19"), ("Friday", "2025-08-22")],
    ),
    ("It came on a Monday.", [("a Monday", "XXXX-WXX-1")]),
    ("By 2050 it will be warmer.", [("2050", "2050")]),
    ("It rained on the 20th of\nAugust 2025.", [("20th of\nAugust 2025", "2025-08-20")]),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_extent_and_value(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert read(sentence, "en") == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "He may march in august company.",
        "About 2000 people and 1709 pupils came.",
        "It cost $2010, or 1990 euros.",
        "Section 1999 of the Act, Room 2014, Flight 1815.",
        "A 14-year-old and a man aged 44 years.",
        "First Corinthians 9:25 was read.",
        "May Smith and April Jones met Johnnie Christmas.",
        "The Winter Olympics, a second chance, a minute part.",
        "The annual fair is held on a daily basis.",
        "Over the last five months of her life and in his every day life.",
        "Mr. Friday met Ms Summer in room 2010.",
    ],
)
def test_what_is_no_date_stays_out(sentence: str) -> None:
    assert read(sentence, "en") == []
