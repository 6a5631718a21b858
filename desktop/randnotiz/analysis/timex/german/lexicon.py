"""The German lexicon: names of months and days from Babel, numbers from num2words, feasts from holidays."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from num2words import num2words

from randnotiz.analysis.timex.german import words
from randnotiz.analysis.timex.holidays import holiday_rules
from randnotiz.analysis.timex.lexicon import Lexicon

TITLES = tuple(words.TITLES.split())


def build() -> Lexicon:
    """All German words the grammar knows."""
    lexicon = Lexicon()
    _calendar(lexicon)
    _numbers(lexicon)
    _relative(lexicon)
    _adjectives(lexicon)
    _compounds(lexicon)
    _spans(lexicon)
    for name, members in (
        ("MEASURE", words.MEASURES),
        ("LABEL", words.LABELS),
        ("WORK", words.WORKS),
        ("ABBR", words.ABBREVIATIONS),
        ("DETAIL", words.DETAILS),
        ("CHURCH", words.CHURCHES),
    ):
        lexicon.add(members, name)
    lexicon.add(words.PREPOSITIONS, "PREP")
    lexicon.add("der die das den dem des", "ART")
    return lexicon


def _calendar(lexicon: Lexicon) -> None:
    for locale in (Locale("de"), Locale("de", "AT")):
        for number, name in locale.months["format"]["wide"].items():
            lexicon.add((name, f"{name}s") if name != "Mai" else name, "MONTH", number)  # "Mais" is a plant
        for number, name in locale.months["stand-alone"]["abbreviated"].items():
            lexicon.add(name.rstrip("."), "MONTHABBR", number)
    lexicon.add_all("MONTHABBR", {"Mrz": 3, "Sept": 9, "Jän": 1})
    lexicon.add("Feber", "MONTH", 2)
    lexicon.add("Mai August Juli März April", "NAMELIKE")
    for number, name in Locale("de").days["format"]["wide"].items():
        lexicon.add((name, f"{name}s", f"{name}es"), "WD", number)
        lexicon.add(f"{name}s", "WDGEN", number)
        lexicon.add(f"{name.lower()}s", "ADVERBDAY", number)
        lexicon.add(f"{name}en", "WDS", number)
    lexicon.add("Sonnabend Sonnabends", "WD", 5)
    for number, name in Locale("de").days["format"]["abbreviated"].items():
        lexicon.add(name.rstrip("."), "WDABBR", number)
    lexicon.add_all("SEASON", words.SEASONS)
    for name, rule in _feasts().items():
        if name.isalpha():
            lexicon.add((name, f"{name}s"), "HOLIDAY", rule)
    lexicon.add("Weihnachten Weihnacht Weihnachtstage Weihnachtsfeiertage", "HOLIDAY", "12-25")
    lexicon.add("Osterfeiertage", "HOLIDAY", "@easter+0")


def multiword_holidays() -> dict[tuple[str, ...], str]:
    """Feasts of several words, word by word, with their rules."""
    return {
        tuple(name.replace("-", " - ").split()): rule
        for name, rule in _feasts().items()
        if not name.isalpha()
    }


@cache
def _feasts() -> dict[str, str]:
    countries = [("DE", "de"), ("AT", "de"), ("CH", "de")]
    return {**holiday_rules(countries, without=words.NO_HOLIDAYS), **words.HOLIDAYS}


def _numbers(lexicon: Lexicon) -> None:
    for number in range(0, 201):
        word = num2words(number, lang="de")
        forms = {word, word.replace("einhundert", "hundert")} - {"eins"}
        lexicon.add(forms, "NUM", number)
        lexicon.add(forms, "NUMW", number)
        if number <= 24:
            lexicon.add(word, "HOURW", number)
        if 1 <= number <= 100:
            stem = num2words(number, lang="de", to="ordinal")[:-1]
            lexicon.add([stem + ending for ending in words.ENDINGS], "ORD", number)
    for number in (*range(300, 1000, 100), *range(1000, 10_000, 1000)):
        word = num2words(number, lang="de")
        lexicon.add({word, word.removeprefix("ein")}, "NUM", number)
    lexicon.add("zwo", "NUM", 2)
    lexicon.add("ein eine einem einen einer eines", "ONE", 1)
    lexicon.add("siebente siebenten", "ORD", 7)
    lexicon.add("beiden beide", "BOTH", 2)
    lexicon.add("dutzend Dutzend", "NUM", 12)
    for decade in range(20, 100, 10):
        word = num2words(decade, lang="de") + "er"
        lexicon.add((word, word.capitalize()), "DECADE", decade)
        lexicon.add(word.capitalize() + "n", "DECADEN", decade)
        lexicon.add([word.capitalize() + form for form in ("jahre", "jahren")], "DECADEN", decade)
    halves: dict[str, Any] = {"eineinhalb anderthalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5}
    halves |= {"viereinhalb": 4.5, "fünfeinhalb": 5.5, "sechseinhalb": 6.5}
    lexicon.add_all("HALFNUM", halves)
    lexicon.add(words.SOME, "SOME")


def _relative(lexicon: Lexicon) -> None:
    lexicon.add_all("UNIT", words.SINGULAR)
    lexicon.add_all("UNITS", words.PLURAL)
    for stem, (count, anchor) in words.REFERENCE.items():
        lexicon.add([stem + ending for ending in words.ENDINGS], "REF", (count, anchor))
    lexicon.add("desselben demselben derselben denselben", "REF", (0, "told"))
    lexicon.add("heuer", "THISYEAR")
    lexicon.add_all("PLACED", words.PLACED)
    lexicon.add_all("DEICTIC", words.DEICTIC)
    lexicon.add_all("SETWORD", words.SETS)
    for word, value in words.SETS.items():
        for stem in word.split():
            lexicon.add([stem + ending for ending in words.ENDINGS], "SETWORD", value)
    lexicon.add_all("TURN", words.TURNS)
    lexicon.add_all("LENGTH", words.LENGTHS)
    for word in (
        "jahrelang",
        "monatelang",
        "wochenlang",
        "tagelang",
        "stundenlang",
        "jahrzehntelang",
        "ganztägig",
        "halbstündig",
        "halbjährig",
    ):
        lexicon.add([word + ending for ending in words.ENDINGS], "LENGTH", words.LENGTHS[word])
    lexicon.add_all("VAGUE", words.VAGUE)
    for listed in (*words.VAGUE, *words.DEICTIC, *words.SETS, *words.LENGTHS, "heuer"):
        lexicon.add([word for word in listed.split() if word.islower()], "SMALL")
    lexicon.add("Ex", "MODPREFIX")
    lexicon.add_all("PARTOF", {"Anfang Beginn": "START", "Mitte": "MID", "Ende": "END"})
    lexicon.add("jeden jede jedes jedem jeder", "EACH")


def _adjectives(lexicon: Lexicon) -> None:
    for stem, shift in (("heutig", 0), ("gestrig", -1), ("morgig", 1)):
        lexicon.add([stem + ending for ending in words.ENDINGS], "DAYADJ", shift)
    for stem, count in words.YEARLY.items():
        lexicon.add([stem + ending for ending in words.ENDINGS], "YEARLY", count)
    lexicon.add("ehemalig ehemalige ehemaligen ehemaliger ehemaliges ehemaligem", "FORMER")
    for stem in ("früher", "einstig", "damalig"):
        lexicon.add([stem + ending for ending in words.ENDINGS], "FORMERLY")


def _compounds(lexicon: Lexicon) -> None:
    """Parts of the day, and words made of a day and its part."""
    for number, name in Locale("de").days["format"]["wide"].items():
        for part, value in words.PARTS.items():
            lexicon.add((f"{name}{part}", f"{name}{part}s"), "WDPART", (number, value))
            lexicon.add(f"{name.lower()}{part}s", "ADVERBDAYPART", (number, value))
    lexicon.add("Sonnabendabend", "WDPART", (5, "EV"))
    for part, value in words.PARTS.items():
        lexicon.add(part.capitalize(), "PART", value)
        if part != "früh":
            lexicon.add(f"{part}s", "ADVERBPART", value)
            lexicon.add(f"{part.capitalize()}s", "PARTGEN", value)
        if part not in ("früh", "nacht"):
            lexicon.add(f"{part.capitalize()}s", "PART", value)
    lexicon.add_all("EARLY", words.PARTS)  # the old spelling: "gestern abend"
    lexicon.add_all("PART", {"Morgenstunden Morgengrauen Vormittagsstunden": "MO"})
    lexicon.add_all("PART", {"Mittagsstunden Mittagszeit": "MI"})
    lexicon.add_all("PART", {"Nachmittagsstunden": "AF", "Abendstunden": "EV", "Nachtstunden": "NI"})
    lexicon.add("Mitternacht", "MIDNIGHT")


def _spans(lexicon: Lexicon) -> None:
    """ "dreitägig", "14-jährig", "mehrstündig"."""
    suffixes = {"tägig": "D", "wöchig": "W", "monatig": "M", "jährig": "Y", "stündig": "TH", "minütig": "TM"}
    numbers = {"ein": 1} | {num2words(number, lang="de"): number for number in range(2, 101)}
    for suffix, letter in suffixes.items():
        for ending in ("", *words.ENDINGS):
            lexicon.add(suffix + ending, "SPANSUFFIX", letter)
            lexicon.add(f"mehr{suffix}{ending}", "SPANWORD", ("X", letter))
            for word, number in numbers.items():
                lexicon.add(f"{word}{suffix}{ending}", "SPANWORD", (str(number), letter))
