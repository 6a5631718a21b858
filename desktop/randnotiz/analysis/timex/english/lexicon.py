"""The English lexicon: names of months and days from Babel, numbers from num2words, feasts from holidays."""

from __future__ import annotations

from functools import cache

from babel import Locale
from num2words import num2words

from randnotiz.analysis.timex.holidays import holiday_rules
from randnotiz.analysis.timex.lexicon import Lexicon

PARTS = {"morning": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI"}

UNIT = {
    "day": ("day", "D"),
    "week": ("week", "W"),
    "weekend": ("weekend", "WE"),
    "month": ("month", "M"),
    "quarter": ("quarter", "Q"),
    "year": ("year", "Y"),
    "decade": ("decade", "DE"),
    "century": ("century", "CE"),
    "hour": ("hour", "TH"),
    "minute": ("minute", "TM"),
    "second": ("second", "TS"),
}
PLURALS = {"century": "centuries"}
# adjectives that place a unit: (count, anchor)
REFERENCE = {
    "last": (-1, "published"),
    "past": (-1, "published"),
    "previous": (-1, "told"),
    "preceding": (-1, "told"),
    "this": (0, "published"),
    "current": (0, "published"),
    "next": (1, "published"),
    "coming": (1, "published"),
    "upcoming": (1, "published"),
    "following": (1, "told"),
    "that": (0, "told"),
    "same": (0, "told"),
}
DEICTIC = {"yesterday": -1, "today": 0, "tomorrow": 1}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
HOLIDAYS = {
    "Christmas": "12-25",
    "Xmas": "12-25",
    "Easter": "@easter+0",
    "Halloween": "10-31",
    "Thanksgiving": "@nth11.3.4",
    "Thanksgiving Day": "@nth11.3.4",
    "Memorial Day": "@nth5.0.-1",
    "Columbus Day": "@nth10.0.2",
    "Ash Wednesday": "@easter-46",
    "Palm Sunday": "@easter-7",
    "Maundy Thursday": "@easter-3",
    "Pentecost": "@easter+49",
    "Whit Sunday": "@easter+49",
    "Whit Monday": "@easter+50",
    "Ascension Day": "@easter+39",
    "Valentine's Day": "02-14",
    "New Year's Eve": "12-31",
    "Christmas Eve": "12-24",
    "Mardi Gras": "@easter-47",
    "Bastille Day": "07-14",
    "May Day": "05-01",
    "Armistice Day": "11-11",
    "Groundhog Day": "02-02",
    "Juneteenth": "06-19",
    "Waitangi Day": "02-06",
    "Halloween night": "10-31",
}
# Days of the same name fall on different dates in different countries, or are names of other things.
_NO_HOLIDAYS = {"Labour Day", "Victory Day", "Inauguration Day", "Constitution Day"}
SETS = {
    "daily": "P1D",
    "weekly": "P1W",
    "biweekly fortnightly": "P2W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "yearly annually annual": "P1Y",
    "hourly": "PT1H",
    "nightly": "P1D",
}
# "now", "recently" and "soon" are so common in English, and say so little, that they are left out.
VAGUE = {
    "nowadays": "PRESENT_REF",
}
PREPOSITIONS = """in on at by since until till from to through during of before after for around about between
    and or early late mid circa c ca throughout versus vs"""
MEASURES = """percent per cent people persons men women children dollars euros pounds meters metres miles km
    kilometers kilometres feet foot inches acres hectares tons tonnes kg pounds lbs soldiers troops jobs
    homes houses students members seats votes points pages copies visitors residents workers employees
    cases deaths fans spectators copies million billion thousand square cubic degrees watts calories words
    yards mph bpm MW GW rpm"""
LABELS = """Article Section Paragraph Page p pp No Number Nos Room Flight Route Highway Interstate Windows
    Office Model Boeing Airbus Chapter Volume Vol Level Unit Platoon Company Regiment Battalion Division
    Brigade Area Phone Tel Fax Agenda Horizon Resolution Rule Title Part Act Bill Platform Gate Suite
    Building Apartment ISO version v Apollo Studio Formula Class Type Series Bus Box Lot Post Zone Channel
    flight room page pages chapter section route highway"""
WORKS = """film films movie novel book album song single series show play opera musical painting newspaper
    magazine game episode track titled called entitled thriller comedy drama"""
TITLES = ("mr", "mrs", "ms", "miss", "dr", "sir", "lady", "professor", "sergeant", "captain", "judge")
# What a sentence goes on with behind a comma after a quoted title.
RELATIVES = "which who whose a an the and or but in on by of with"
SAYING = "said told announced reported confirmed stated tweeted"
DETAILS = "Time Doors Start Begins Tickets Info Note Place Venue Location Update"
ABBREVIATIONS = (
    "Dr Prof Mr Mrs Ms St No vs etc Inc Ltd Co Corp Jr Sr Gen Col Lt Sgt Capt Sen Rep Gov Rev Hon U S Mt"
)


def build() -> Lexicon:
    """All English words the grammar knows."""
    lexicon = Lexicon()
    _calendar(lexicon)
    _numbers(lexicon)
    _relative(lexicon)
    for name, words in (
        ("MEASURE", MEASURES),
        ("LABEL", LABELS),
        ("WORK", WORKS),
        ("ABBR", ABBREVIATIONS),
        ("DETAIL", DETAILS),
    ):
        lexicon.add(words, name)
    lexicon.add(PREPOSITIONS, "PREP")
    return lexicon


def multiword_holidays() -> dict[tuple[str, ...], str]:
    """Feasts of several words, cut as the tokeniser cuts them, with their rules."""
    return {
        tuple(name.replace("'", " ' ").split()): rule
        for name, rule in _feasts().items()
        if not name.isalpha()
    }


@cache
def _feasts() -> dict[str, str]:
    countries = [
        ("US", "en_US"),
        ("GB", "en_GB"),
        ("IE", "en_IE"),
        ("CA", "en_CA"),
        ("AU", "en_AU"),
        ("NZ", "en_NZ"),
    ]
    rules = holiday_rules(countries, regional=False, without=_NO_HOLIDAYS)
    plain = {name: rule for name, rule in rules.items() if all(c.isalpha() or c in " '" for c in name)}
    return {**plain, **HOLIDAYS}


def _calendar(lexicon: Lexicon) -> None:
    names = Locale("en").months["format"]
    for number in range(1, 13):
        lexicon.add(names["wide"][number], "MONTH", number)
        if names["abbreviated"][number] != names["wide"][number]:
            lexicon.add(names["abbreviated"][number], "MONTHABBR", number)
    lexicon.add("Sept", "MONTHABBR", 9)
    lexicon.add("May March August April June", "NAMELIKE")
    days = Locale("en").days["format"]
    for number in range(7):
        lexicon.add(days["wide"][number], "WD", number)
        lexicon.add(days["wide"][number] + "s", "ADVERBDAY", number)
        lexicon.add(days["abbreviated"][number], "WDABBR", number)
    lexicon.add_all("WDABBR", {"Tues": 1, "Thur": 3, "Thurs": 3})
    lexicon.add_all("SEASON", SEASONS)
    lexicon.add("fall", "FALL")
    for name, rule in _feasts().items():
        if name.isalpha():
            lexicon.add(name, "HOLIDAY", rule)


def _numbers(lexicon: Lexicon) -> None:
    for number in range(0, 101):
        word = num2words(number, lang="en")
        if word.isalpha():
            lexicon.add(word, "NUM", number)
            lexicon.add(word, "NUMW", number)
            if 1 <= number <= 12:
                lexicon.add(word, "HOURW", number)
        ordinal = num2words(number, lang="en", to="ordinal")
        if number and ordinal.isalpha():
            lexicon.add(ordinal, "ORD", number)
    lexicon.add("hundred", "NUM", 100)
    lexicon.add("dozen", "NUM", 12)
    lexicon.add("a an one", "ONE", 1)
    lexicon.add("several many few some numerous various couple", "SOME")
    for decade in range(20, 100, 10):
        word = num2words(decade, lang="en")
        lexicon.add((word[:-1] + "ies", (word[:-1] + "ies").capitalize()), "DECADE", decade)


def _relative(lexicon: Lexicon) -> None:
    for word, value in UNIT.items():
        lexicon.add(word, "UNIT", value)
        lexicon.add(PLURALS.get(word, word + "s"), "UNITS", value)
    lexicon.add_all("REF", REFERENCE)
    lexicon.add_all("DEICTIC", DEICTIC)
    lexicon.add("tonight", "TONIGHT")
    lexicon.add_all("PART", PARTS)
    lexicon.add("midnight", "MIDNIGHT")
    lexicon.add_all("SETWORD", SETS)
    lexicon.add_all("VAGUE", VAGUE)
    for words in (*VAGUE, *DEICTIC, *SETS, "tonight"):
        lexicon.add(words, "SMALL")
    lexicon.add_all("PARTOF", {"early beginning start": "START", "mid middle": "MID", "late end": "END"})
    lexicon.add("every each", "EACH")
    lexicon.add("a.m. am pm AM PM", "HALFDAY")
    lexicon.add("GMT UTC EST EDT PST PDT CET CEST BST", "ZONE")
