"""German words of time. Names of months and days come from Babel, numbers from num2words, holidays from
holidays."""

from __future__ import annotations

from functools import cache
from typing import Any

from babel import Locale
from num2words import num2words

from randnotiz.analysis.timex.holidays import holiday_rules
from randnotiz.analysis.timex.lexicon import Lexicon

ENDINGS = ("e", "en", "er", "es", "em")

PARTS = {"morgen": "MO", "vormittag": "MO", "mittag": "MI", "nachmittag": "AF", "abend": "EV", "nacht": "NI"}
PARTS |= {"früh": "MO"}

# word forms: (unit, TIMEX3 letter)
SINGULAR = {
    "Tag Tages Tags": ("day", "D"),
    "Woche": ("week", "W"),
    "Monat Monats Monates": ("month", "M"),
    "Quartal Quartals": ("quarter", "Q"),
    "Halbjahr Halbjahres Halbjahrs": ("half", "H"),
    "Jahr Jahres Jahrs": ("year", "Y"),
    "Jahrzehnt Jahrzehnts Jahrzehntes Dekade": ("decade", "DE"),
    "Jahrhundert Jahrhunderts": ("century", "CE"),
    "Wochenende Wochenendes": ("weekend", "WE"),
    "Stunde": ("hour", "TH"),
    "Minute": ("minute", "TM"),
    "Sekunde": ("second", "TS"),
}
PLURAL = {
    "Tage Tagen": ("day", "D"),
    "Wochen": ("week", "W"),
    "Monate Monaten": ("month", "M"),
    "Quartale Quartalen": ("quarter", "Q"),
    "Jahre Jahren": ("year", "Y"),
    "Jahrzehnte Jahrzehnten Dekaden": ("decade", "DE"),
    "Jahrhunderte Jahrhunderten": ("century", "CE"),
    "Wochenenden": ("weekend", "WE"),
    "Stunden": ("hour", "TH"),
    "Minuten": ("minute", "TM"),
    "Sekunden": ("second", "TS"),
}
# stems of adjectives that place a unit: (count, anchor)
REFERENCE = {
    "letzt": (-1, "published"),
    "vergangen": (-1, "published"),
    "vorig": (-1, "published"),
    "vorletzt": (-2, "published"),
    "dies": (0, "published"),
    "laufend": (0, "published"),
    "nächst": (1, "published"),
    "kommend": (1, "published"),
    "übernächst": (2, "published"),
    "folgend": (1, "told"),
    "darauffolgend": (1, "told"),
    "nachfolgend": (1, "told"),
    "vorangegangen": (-1, "told"),
    "vorhergehend": (-1, "told"),
    "selb": (0, "text"),
    "gleich": (0, "text"),
    "jen": (0, "text"),
}
# one word for a unit in a direction: (unit, count, anchor)
PLACED = {
    "Vorjahr Vorjahres Vorjahrs": ("year", -1, "published"),
    "Vormonat Vormonats": ("month", -1, "published"),
    "Vorwoche": ("week", -1, "published"),
    "Vortag Vortags Vortages": ("day", -1, "text"),
    "Folgejahr Folgejahres": ("year", 1, "told"),
    "Folgemonat": ("month", 1, "told"),
    "Folgewoche": ("week", 1, "told"),
    "Folgetag": ("day", 1, "told"),
    "Jahresende": ("year", 0, "published"),
    "Jahresanfang Jahresbeginn": ("year", 0, "published"),
    "Jahresmitte": ("year", 0, "published"),
    "Monatsende": ("month", 0, "published"),
    "Monatsanfang Monatsbeginn": ("month", 0, "published"),
    "Wochenbeginn Wochenanfang": ("week", 0, "published"),
}
DEICTIC = {
    "vorvorgestern": -3,
    "vorgestern": -2,
    "gestern": -1,
    "heute": 0,
    "heut": 0,
    "morgen": 1,
    "übermorgen": 2,
}
HOLIDAYS = {
    "Rosenmontag": "@easter-48",
    "Faschingsdienstag": "@easter-47",
    "Aschermittwoch": "@easter-46",
    "Palmsonntag": "@easter-7",
    "Gründonnerstag": "@easter-3",
    "Karsamstag": "@easter-1",
    "Ostern": "@easter+0",
    "Pfingsten": "@easter+49",
    "Muttertag": "@nth5.6.2",
    "Nikolaus": "12-06",
    "Nikolaustag": "12-06",
    "Heiligabend": "12-24",
    "Heiliger Abend": "12-24",
    "Weihnachtstag": "12-25",
    "Stefanitag": "12-26",
    "Silvester": "12-31",
    "Silvesterabend": "12-31",
    "Silvesternacht": "12-31",
    "Neujahrsmorgen": "01-01",
    "Weihnachtsabend": "12-24",
    "Dreikönig": "01-06",
    "Dreikönigstag": "01-06",
    "Valentinstag": "02-14",
    "Allerseelen": "11-02",
    "Martinstag": "11-11",
    "Totensonntag": "@advent-28",
    "Volkstrauertag": "@advent-35",
    "Herz-Jesu-Sonntag": "@easter+70",
    "Maria Himmelfahrt": "08-15",
    "Maria Empfängnis": "12-08",
}
# Names of persons, places or things as often as of days.
_NO_HOLIDAYS = {"Bruder Klaus", "Peter und Paul", "Auffahrt", "Staatsfeiertag", "Nationalfeiertag"}
SETS = {
    "täglich alltäglich": "P1D",
    "wöchentlich allwöchentlich": "P1W",
    "monatlich": "P1M",
    "vierteljährlich": "P3M",
    "halbjährlich": "P6M",
    "jährlich alljährlich": "P1Y",
    "stündlich": "PT1H",
}
LENGTHS = {
    "jahrelang": "PXY",
    "monatelang": "PXM",
    "wochenlang": "PXW",
    "tagelang": "PXD",
    "stundenlang": "PTXH",
    "minutenlang": "PTXM",
    "jahrzehntelang": "PXDE",
    "jahrhundertelang": "PXCE",
    "ganztägig": "P1D",
    "Viertelstunde": "PT15M",
    "Dreiviertelstunde": "PT45M",
    "Vierteljahr": "P3M",
    "Vierteljahrhundert": "P25Y",
    "Jahrtausend": "P1000Y",
}
VAGUE = {
    "jetzt derzeit zurzeit momentan gegenwärtig heutzutage": "PRESENT_REF",
    "bald demnächst": "FUTURE_REF",
    "damals kürzlich neulich unlängst seinerzeit einst dereinst vormals": "PAST_REF",
}
SEASONS = {
    "Frühling Frühlings Frühjahr Frühjahrs": "SP",
    "Sommer Sommers": "SU",
    "Herbst Herbstes Herbsts": "FA",
}
SEASONS |= {"Winter Winters": "WI"}
SOME = """viele vielen einige einigen mehrere mehreren wenige wenigen etliche etlichen lange langen zahlreiche
    zahlreichen paar weitere weiteren unzählige"""
PREPOSITIONS = "am im vom zum beim zur in an ab seit bis von nach vor um gegen anno noch erst schon bereits"
MEASURES = """Euro Dollar Franken Pfund Cent Lire Mark Prozent Kilometer Kilometern Meter Metern Zentimeter
    Millimeter Quadratmeter Quadratmetern Quadratkilometer Hektar Kubikmeter Liter Kilogramm Kilo Gramm
    Tonnen Tonne Grad Watt Kilowatt Megawatt Menschen Personen Leute Einwohner Einwohnern Mitglieder
    Mitgliedern Teilnehmer Teilnehmern Besucher Besuchern Zuschauer Zuschauern Soldaten Kinder Kindern
    Frauen Männer Arbeitsplätze Stimmen Seiten Stück Exemplare Exemplaren Punkte Punkten Wohnungen Betten
    Millionen Milliarden Tausend Mal km m m² m³ km² kg ha cm mm PS kW"""
LABELS = """Kompanie Nummer Nr Artikel Art Paragraf Paragraph Absatz Abs Seite S Zimmer Agenda Postfach
    Telefon Tel Fax Handy Info Infos Windows Modell Typ Serie Boeing Airbus Halle Raum Gate Block Haus
    Linie Flug Kapitel Band Platz Rang DIN ISO EN Richtlinie Verordnung Kanal Kategorie Regiment Bataillon
    Division Brigade Staffel Einheit Version Horizont Euro Höhe Konto BLZ IBAN Code Zeile Aktenzeichen Az
    Drucksache Startnummer Asteroid Sektor Objekt Apollo"""
WORKS = """Film Films Roman Romans Buch Buches Album Albums Song Lied Serie Sendung Band Theaterstück Stück
    Oper Musical Gemälde Bild Zeitung Zeitschrift Magazin Blatt Hit Single Thriller Krimi Komödie Titel
    Motto Drama Lustspiel"""
CHURCHES = """Pfarre Pfarrei Pfarrkirche Kirche Kapelle Kloster Stift Gemeinde Pfarrgemeinde Kirchengemeinde
    Krankenhaus Friedhof Spital Bruderschaft"""
ABBREVIATIONS = (
    "Dr Prof Nr St Hl Art Abs bzw ca usw etc vgl Str Tel Mag Ing Hr Fr evtl inkl ggf Mio Mrd Abt geb gest"
)


def build() -> Lexicon:
    """All German words the grammar knows."""
    lexicon = Lexicon()
    _calendar(lexicon)
    _numbers(lexicon)
    _relative(lexicon)
    _compounds(lexicon)
    for name, words in (
        ("MEASURE", MEASURES),
        ("LABEL", LABELS),
        ("WORK", WORKS),
        ("ABBR", ABBREVIATIONS),
        ("CHURCH", CHURCHES),
    ):
        lexicon.add(words, name)
    lexicon.add(PREPOSITIONS, "PREP")
    lexicon.add("der die das den dem des", "ART")
    return lexicon


def _calendar(lexicon: Lexicon) -> None:
    for locale in (Locale("de"), Locale("de", "AT")):
        for number, name in locale.months["format"]["wide"].items():
            lexicon.add((name, f"{name}s"), "MONTH", number)
        for number, name in locale.months["stand-alone"]["abbreviated"].items():
            lexicon.add(name.rstrip("."), "MONTHABBR", number)
    lexicon.add_all("MONTHABBR", {"Mrz": 3, "Sept": 9, "Jän": 1})
    lexicon.add("Feber", "MONTH", 2)
    lexicon.add("Mai August Juli März April", "NAMELIKE")
    for number, name in Locale("de").days["format"]["wide"].items():
        lexicon.add((name, f"{name}s", f"{name}es"), "WD", number)
        lexicon.add(f"{name.lower()}s", "ADVERBDAY", number)
    lexicon.add("Sonnabend Sonnabends", "WD", 5)
    for number, name in Locale("de").days["format"]["abbreviated"].items():
        lexicon.add(name.rstrip("."), "WDABBR", number)
    lexicon.add_all("SEASON", SEASONS)
    for name, rule in _feasts().items():
        if name.isalpha():
            lexicon.add((name, f"{name}s"), "HOLIDAY", rule)
    lexicon.add("Weihnachten Weihnacht Weihnachtstage Weihnachtsfeiertage", "HOLIDAY", "12-25")
    lexicon.add("Osterfeiertage Osterwochenende", "HOLIDAY", "@easter+0")


def multiword_holidays() -> dict[tuple[str, ...], str]:
    """Feasts of several words, word by word, with their rules."""
    return {tuple(name.split()): rule for name, rule in _feasts().items() if " " in name and "-" not in name}


@cache
def _feasts() -> dict[str, str]:
    countries = [("DE", "de"), ("AT", "de"), ("CH", "de")]
    return {**holiday_rules(countries, without=_NO_HOLIDAYS), **HOLIDAYS}


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
            lexicon.add([stem + ending for ending in ENDINGS], "ORD", number)
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
    lexicon.add(SOME, "SOME")


def _relative(lexicon: Lexicon) -> None:
    lexicon.add_all("UNIT", SINGULAR)
    lexicon.add_all("UNITS", PLURAL)
    for stem, (count, anchor) in REFERENCE.items():
        lexicon.add([stem + ending for ending in ENDINGS], "REF", (count, anchor))
    for stem, shift in (("heutig", 0), ("gestrig", -1), ("morgig", 1)):
        lexicon.add([stem + ending for ending in ENDINGS], "DAYADJ", shift)
    lexicon.add("heuer", "THISYEAR")
    lexicon.add_all("PLACED", PLACED)
    lexicon.add_all("DEICTIC", DEICTIC)
    lexicon.add_all("SETWORD", SETS)
    for word, value in SETS.items():
        for stem in word.split():
            lexicon.add([stem + ending for ending in ENDINGS], "SETWORD", value)
    lexicon.add_all("LENGTH", LENGTHS)
    for word in (
        "jahrelang",
        "monatelang",
        "wochenlang",
        "tagelang",
        "stundenlang",
        "jahrzehntelang",
        "ganztägig",
    ):
        lexicon.add([word + ending for ending in ENDINGS], "LENGTH", LENGTHS[word])
    lexicon.add_all("VAGUE", VAGUE)
    for words in (*VAGUE, *DEICTIC, *SETS, *LENGTHS, "heuer"):
        lexicon.add([word for word in words.split() if word.islower()], "SMALL")
    lexicon.add("ehemalig ehemalige ehemaligen ehemaliger ehemaliges ehemaligem", "FORMER")
    lexicon.add("Ex", "MODPREFIX")
    lexicon.add_all("PARTOF", {"Anfang Beginn": "START", "Mitte": "MID", "Ende": "END"})
    lexicon.add("jeden jede jedes jedem jeder", "EACH")


def _compounds(lexicon: Lexicon) -> None:
    """Words made of a day and its part, or of a number and a unit."""
    for number, name in Locale("de").days["format"]["wide"].items():
        for part, value in PARTS.items():
            lexicon.add((f"{name}{part}", f"{name}{part}s"), "WDPART", (number, value))
    lexicon.add("Sonnabendabend", "WDPART", (5, "EV"))
    for part, value in PARTS.items():
        lexicon.add((part.capitalize(), f"{part.capitalize()}s"), "PART", value)
        if part != "früh":
            lexicon.add(f"{part}s", "ADVERBPART", value)
    lexicon.add_all("EARLY", PARTS)  # the old spelling: "gestern abend"
    lexicon.add_all("PART", {"Morgenstunden Morgengrauen Vormittagsstunden": "MO", "Mittagsstunden": "MI"})
    lexicon.add_all("PART", {"Nachmittagsstunden": "AF", "Abendstunden": "EV", "Nachtstunden": "NI"})
    lexicon.add("Mitternacht", "MIDNIGHT")
    suffixes = {"tägig": "D", "wöchig": "W", "monatig": "M", "jährig": "Y", "stündig": "TH", "minütig": "TM"}
    for suffix, letter in suffixes.items():
        for ending in ("", *ENDINGS):
            lexicon.add(suffix + ending, "SPANSUFFIX", letter)
            lexicon.add(f"mehr{suffix}{ending}", "SPANWORD", ("X", letter))
            for number in range(1, 101):
                word = num2words(number, lang="de") if number > 1 else "ein"
                lexicon.add(f"{word}{suffix}{ending}", "SPANWORD", (str(number), letter))
